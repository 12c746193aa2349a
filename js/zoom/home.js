// The page without zoom: there every zoom begins, and there the whole picture is shown. All lengths are CSS pixels.

/** The size of the picture, the space around it in the canvas, and the widths at which it fits. The canvas is measured as
    it is while zoomed, and left as it was. */
export function measureHome(canvas, picture) {
  const isZoomed = canvas.hasAttribute("data-zoomed");
  canvas.removeAttribute("data-zoomed");
  const page = canvas.getBoundingClientRect();
  const { left: x, top: y, width, height } = picture.getBoundingClientRect();
  const style = getComputedStyle(canvas);
  const [above, below, beside] = [style.paddingTop, style.paddingBottom, style.paddingLeft].map(parseFloat);
  canvas.setAttribute("data-zoomed", "");
  const frame = canvas.getBoundingClientRect();
  canvas.toggleAttribute("data-zoomed", isZoomed);
  const [left, top] = [x - page.left, y - page.top];
  return {
    frame,
    width,
    height,
    across: { before: left, after: frame.width - left - width },
    down: { before: top, after: Math.max(below, frame.height - top - height) },
    // Nothing is enlarged in order to be seen whole.
    whole: Math.min(width, frame.width - 2 * beside, ((frame.height - above - below) * width) / height),
    filling: frame.width - 2 * beside,
  };
}

/** Where the picture begins in the frame, as near as possible to where it is wanted. What is free around it at home may
    stay free: then a point near an edge stays where it is, too, when one zooms in there. */
export function begin(wanted, size, frame, { before, after }) {
  const free = frame - before - after - size;
  return free >= 0 ? before + free / 2 : clamp(wanted, before + free, before);
}

/** The number within these bounds. */
export function clamp(number, least, most) {
  return Math.min(Math.max(number, least), most);
}
