// The mini-map: the picture small, with the part that is shown. Arrow keys scroll the canvas itself, so it is for pointers
// alone. Loaded when the picture is first zoomed.

/** Shows the map while a part of the picture is out of sight. */
export function connectMiniMap(view, map) {
  const [image, shown] = map.children;
  const show = () => {
    const part = view.part;
    const [left, top, right, bottom] = part.map((percent) => Math.min(Math.max(percent, 0), 100));
    map.hidden = !view.isZoomed || (right - left > 99 && bottom - top > 99);
    if (map.hidden) return;
    if (image.src !== view.picture.src) image.src = view.picture.src;
    shown.style.inset = `${top}% ${100 - right}% ${100 - bottom}% ${left}%`;
  };
  view.addEventListener("change", show);
  show();
  const go = ({ clientX, clientY }) => {
    const { left, top, width, height } = image.getBoundingClientRect();
    view.bringToMiddle((clientX - left) / width, (clientY - top) / height);
  };
  map.addEventListener("pointerdown", (event) => {
    map.setPointerCapture(event.pointerId);
    go(event);
  });
  map.addEventListener("pointermove", (event) => map.hasPointerCapture(event.pointerId) && go(event));
}
