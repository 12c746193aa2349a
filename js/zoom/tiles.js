// The tiles of a large picture, over its display file: those in and near the visible part, as fine as the screen shows. A module
// of its own, loaded on pages with such a picture: docs/decisions/0055-tiles.md. All lengths are CSS pixels unless said.
import { clamp } from "./home.js";

/** The side of a tile, in pixels of its level. */
const SIDE = 512;
/** Tiles are near up to this share of the size of the visible part beyond its edges. */
const NEAR = 0.5;

/** Shows the tiles that the view needs, from now on. */
export function showTiles(view) {
  const layer = document.createElement("div");
  layer.className = "tiles";
  layer.ariaHidden = "true";
  view.picture.after(layer);
  const tiles = new Tiles(view, layer);
  let isDue = false;
  const later = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      tiles.update();
    });
  };
  view.addEventListener("change", later);
  view.picture.addEventListener("load", later);
  // Without zoom the page scrolls, and not the canvas.
  addEventListener("scroll", later, { passive: true });
  later();
}

class Tiles {
  /** The tiles that are there or on their way, by `level/column/row`. */
  #tiles = new Map();
  /** Those that are needed now. */
  #needed = new Set();
  /** The address of the file that they are of. */
  #source;

  constructor(view, layer) {
    this.view = view;
    this.layer = layer;
  }

  /** Requests the tiles that are needed and missing, and removes those that are far. */
  update() {
    const { picture } = this.view;
    // Another picture.
    if (this.#source !== picture.dataset.tiles) this.#keep(() => false);
    this.#source = picture.dataset.tiles;
    const level = this.#levelOf(picture);
    const near = level && this.#near();
    if (!near) return this.#keep(() => false);
    const places = placesIn(level, near);
    this.#needed = new Set(places.map(({ key }) => key));
    this.#keep(({ key, isShown, area }) => this.#needed.has(key) || (isShown && meet(area, near)));
    for (const place of places) if (!this.#tiles.has(place.key)) this.#request(place);
    this.#uncover();
  }

  /** The coarsest level that is as fine as the screen; nothing where the display file is. */
  #levelOf(picture) {
    const [width, height] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
    const shown = picture.getBoundingClientRect().width * devicePixelRatio;
    const least = picture.naturalWidth;
    if (!this.#source || !picture.complete || !least || shown <= least) return undefined;
    const sizeOf = (level) => ({ level, width: Math.ceil(width / 2 ** level), height: Math.ceil(height / 2 ** level) });
    let size = sizeOf(0);
    for (let next = sizeOf(1); next.width >= shown && next.width > least; next = sizeOf(next.level + 1)) size = next;
    return size;
  }

  /** The visible part of the picture with its surroundings, as fractions: left, top, right, bottom; nothing when it is out of
      sight. */
  #near() {
    const [frame, shown] = [this.view.canvas, this.view.picture].map((element) => element.getBoundingClientRect());
    const [left, right] = [Math.max(frame.left, shown.left, 0), Math.min(frame.right, shown.right, innerWidth)];
    const [top, bottom] = [Math.max(frame.top, shown.top, 0), Math.min(frame.bottom, shown.bottom, innerHeight)];
    if (left >= right || top >= bottom) return undefined;
    const [beside, above] = [(right - left) * NEAR, (bottom - top) * NEAR];
    const across = (x) => clamp((x - shown.left) / shown.width, 0, 1);
    const down = (y) => clamp((y - shown.top) / shown.height, 0, 1);
    return [across(left - beside), down(top - above), across(right + beside), down(bottom + above)];
  }

  /** Loads a tile. It is in the document once it can be drawn: until then the coarser ones below are seen. */
  #request({ key, level, area: [left, top, right, bottom] }) {
    const image = new Image();
    const tile = { key, image, area: [left, top, right, bottom], isShown: false };
    this.#tiles.set(key, tile);
    image.alt = "";
    image.draggable = false;
    Object.assign(image.style, {
      // Finer ones are above coarser ones.
      zIndex: -level,
      left: `${left * 100}%`,
      top: `${top * 100}%`,
      width: `${(right - left) * 100}%`,
      height: `${(bottom - top) * 100}%`,
      // The ground of transparent ones goes on from tile to tile.
      backgroundPosition: `${left * -100}cqw ${top * -100}cqh`,
    });
    image.src = `${this.#source}/${key}`;
    const show = () => {
      if (this.#tiles.get(key) !== tile) return;
      this.layer.append(image);
      tile.isShown = true;
      this.#uncover();
    };
    // One that fails leaves the coarser ones, and is requested again once it comes near again.
    image.decode().then(show, () => {});
  }

  /** Removes the tiles of other levels as soon as those that are needed are all there. */
  #uncover() {
    const isThere = [...this.#needed].every((key) => this.#tiles.get(key)?.isShown);
    if (isThere) this.#keep(({ key }) => this.#needed.has(key));
  }

  #keep(isKept) {
    for (const [key, tile] of this.#tiles) {
      if (isKept(tile)) continue;
      this.#tiles.delete(key);
      tile.image.remove();
      // Ends the request.
      if (!tile.isShown) tile.image.removeAttribute("src");
    }
  }
}

/** The places of a level in an area, those in the middle first. */
function placesIn({ level, width, height }, [left, top, right, bottom]) {
  const places = [];
  const range = (from, to, length) => [Math.floor((from * length) / SIDE), Math.ceil((to * length) / SIDE)];
  const [[firstColumn, columns], [firstRow, rows]] = [range(left, right, width), range(top, bottom, height)];
  for (let row = firstRow; row < rows; row++) {
    for (let column = firstColumn; column < columns; column++) {
      const [x, y] = [column * SIDE, row * SIDE];
      const area = [x / width, y / height, Math.min(1, (x + SIDE) / width), Math.min(1, (y + SIDE) / height)];
      places.push({ key: `${level}/${column}/${row}`, level, area });
    }
  }
  const [middleColumn, middleRow] = [(firstColumn + columns - 1) / 2, (firstRow + rows - 1) / 2];
  const distance = ({ key }) => {
    const [, column, row] = key.split("/");
    return Math.hypot(column - middleColumn, row - middleRow);
  };
  return places.sort((one, other) => distance(one) - distance(other));
}

/** Do two areas have a part in common? */
function meet([left, top, right, bottom], [otherLeft, otherTop, otherRight, otherBottom]) {
  return left < otherRight && otherLeft < right && top < otherBottom && otherTop < bottom;
}
