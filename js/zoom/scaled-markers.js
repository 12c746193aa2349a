// The layer of markers while a gesture zooms the picture. To place and paint a thousand of them takes longer than a frame, so
// their layer is scaled as one picture, and they have their places and their own size again as soon as the gesture rests.

/** With fewer markers each step places them. */
const MANY = 200;
/** The smallest and the largest factor at which a scaled layer is legible. */
const LEAST = 0.5;
const MOST = 2;
/** How long a gesture rests before the markers are placed, in milliseconds: less than until markers under the pointer spread
    (js/fan.js). */
const REST = 80;

/** A view calls `hold` before a step of a gesture, and `scale` after each step of the zoom. */
export class ScaledMarkers {
  #layer;
  #markers;
  /** The width and height that the markers are placed for, while the layer is scaled. */
  #placed;
  #timer;

  constructor(stage) {
    this.#layer = stage.querySelector(".places");
    this.#markers = this.#layer.querySelector(".markers");
  }

  /** From now on the layer keeps this size. */
  hold({ width, height }) {
    if (this.#markers.childElementCount < MANY) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#place(), REST);
    if (this.#placed) return;
    this.#placed = { width, height };
    // Events wait while this is set (src/app/room/sync/receive.rs).
    document.documentElement.dataset.scaled = "";
    Object.assign(this.#layer.style, { inset: "0 auto auto 0", width: `${width}px`, height: `${height}px` });
  }

  /** The picture has this size now. */
  scale({ width, height }) {
    if (!this.#placed) return;
    const [across, down] = [width / this.#placed.width, height / this.#placed.height];
    if (across < LEAST || across > MOST) this.#place();
    else this.#layer.style.transform = `scale(${across}, ${down})`;
  }

  #place() {
    clearTimeout(this.#timer);
    this.#placed = undefined;
    delete document.documentElement.dataset.scaled;
    this.#layer.removeAttribute("style");
    // What stands beside a marker follows it.
    document.dispatchEvent(new Event("moved"));
  }
}
