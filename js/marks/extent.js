// Where markers are, in percent of the picture: { x, y } of a point, { x, y, w, h } of a region with its upper left corner
// there. Pure.

/** Decimals that are kept: a hundredth of a pixel on a picture that is 10,000 wide. */
const DECIMALS = 4;

/** The same elsewhere; all of it stays on the picture. */
export function shifted({ x, y, w = 0, h = 0, ...rest }, [across, down]) {
  const size = w ? { w, h } : {};
  return { ...rest, x: within(x + across, 0, 100 - w), y: within(y + down, 0, 100 - h), ...size };
}

/** A region whose sides of these names, such as `ne`, are drawn by this much; none becomes smaller than `least`. */
export function resized({ x, y, w, h }, sides, [across, down], [leastWide, leastHigh]) {
  const [left, right] = drawn([x, x + w], sides.includes("w"), sides.includes("e"), across, leastWide);
  const [top, bottom] = drawn([y, y + h], sides.includes("n"), sides.includes("s"), down, leastHigh);
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** The region between two points, no smaller than `least` and on the picture. */
export function between([x, y], [toX, toY], [leastWide, leastHigh]) {
  const [left, right] = spanned(x, toX, leastWide);
  const [top, bottom] = spanned(y, toY, leastHigh);
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** As the room reads it. */
export function told({ x, y, w, h }) {
  const to = { x: rounded(x), y: rounded(y) };
  // The sum of what was rounded stays on the picture.
  const side = (length, from) => Math.min(rounded(length), rounded(100 - from));
  return w ? { to, size: { w: side(w, to.x), h: side(h, to.y) } } : { to };
}

function drawn([begin, end], isBegin, isEnd, by, least) {
  if (isBegin) return [within(begin + by, 0, Math.max(end - least, 0)), end];
  if (isEnd) return [begin, within(end + by, Math.min(begin + least, 100), 100)];
  return [begin, end];
}

function spanned(from, to, least) {
  const [begin, end] = [Math.min(from, to), Math.max(from, to)].map((at) => within(at, 0, 100));
  if (end - begin >= least) return [begin, end];
  const start = within(begin, 0, 100 - least);
  return [start, start + least];
}

function within(number, least, most) {
  return Math.min(Math.max(number, least), most);
}

function rounded(number) {
  return Number(number.toFixed(DECIMALS));
}
