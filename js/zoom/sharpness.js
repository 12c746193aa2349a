// The file that the browser loads follows the zoom: the display file first, the full one as soon as it is needed.

/** What the page says about the width, as long as nobody zooms; and what was set here. */
let told = "";
let set;

/** Tells the browser how wide the picture is shown; `false`: as the page has it. */
export function sharpen(picture, width) {
  // The room writes it again when the picture is another one.
  if (picture.sizes !== set) told = picture.sizes;
  if (!picture.srcset) return;
  set = width ? `${Math.ceil(width)}px` : told;
  if (picture.sizes !== set) picture.sizes = set;
}
