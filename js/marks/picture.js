// Pixels of the viewport and percent of the picture. The picture of a page around a widget may be turned and skewed: it
// has an element in three of its corners.

/** What is at a point of the viewport, in percent of the picture; outside of it below 0 or above 100. */
export function percentAt(picture, [x, y]) {
  const [origin, right, below] = cornersOf(picture);
  const [along, down] = [minus(right, origin), minus(below, origin)];
  const at = minus([x, y], origin);
  const area = cross(along, down);
  return area ? [(cross(at, down) / area) * 100, (cross(along, at) / area) * 100] : [0, 0];
}

/** A distance in pixels as percent of the picture's width and height. */
export function percentOf(picture, pixels) {
  const [origin, right, below] = cornersOf(picture);
  return [right, below].map((corner) => (100 * pixels) / (Math.hypot(...minus(corner, origin)) || 1));
}

function cornersOf(picture) {
  const corners = [...picture.querySelectorAll("i")].map((corner) => corner.getBoundingClientRect());
  if (corners.length === 3) return corners.map(({ left, top }) => [left, top]);
  const { left, top, right, bottom } = picture.getBoundingClientRect();
  return [[left, top], [right, top], [left, bottom]];
}

function minus([x, y], [fromX, fromY]) {
  return [x - fromX, y - fromY];
}

function cross([x, y], [otherX, otherY]) {
  return x * otherY - y * otherX;
}
