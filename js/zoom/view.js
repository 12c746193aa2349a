// The part of the picture that is shown. Zooming makes the stage wider and the canvas a scroll container, so that places
// in percent, clicks and scrolling work as ever. All lengths are CSS pixels, all points are in the viewport.
import { begin, clamp, measureHome } from "./home.js";
import { ScaledMarkers } from "./scaled-markers.js";
import { sharpen } from "./sharpness.js";

/** The largest scale: pixels of CSS for a pixel of the picture. */
const LARGEST = 8;
/** From this scale on the picture's pixels are shown as squares. */
const SQUARES = 3;
/** Widths that differ by less are the same. */
const SAME = 0.5;
/** The relative tolerance for widths computed from an address, whose numbers are rounded. */
const ROUNDED = 0.01;

/** Dispatches `change` when another part is shown. */
export class View extends EventTarget {
  #home;
  /** The picture that was measured. */
  #measured;
  /** What the width follows when the viewport changes: `whole`, `filling` or nothing. */
  #fit;
  /** What is in the middle, as fractions of the picture. */
  #middle = [0.5, 0.5];
  /** The width of the picture when the page was last scrolled within it. A resize of the height alone (the bars of phone
      browsers) is ignored. */
  #scrolledWidth;
  #markers;

  constructor(canvas) {
    super();
    this.canvas = canvas;
    this.stage = canvas.querySelector(".stage");
    this.picture = canvas.querySelector("[data-part=picture]");
    this.#markers = new ScaledMarkers(this.stage);
    canvas.addEventListener("scroll", () => this.#changed());
    addEventListener("resize", () => this.#again());
    addEventListener("scroll", () => this.isZoomed || this.#tell());
    // Another picture, or that of another site, whose size is known now.
    this.picture.addEventListener("load", () => this.#measured !== this.#size && this.#again());
  }

  /** From now on the page is told; first in the next frame: measuring now would lay out the page before the room starts. */
  begin() {
    this.canvas.dataset.zoomable = "";
    requestAnimationFrame(() => this.#changed());
  }

  get isZoomed() {
    return this.canvas.hasAttribute("data-zoomed");
  }

  /** Not a number as long as there is no picture. */
  get scale() {
    return this.picture.getBoundingClientRect().width / this.#actual;
  }

  /** The visible part of the canvas in percent of the picture: left, top, right, bottom. Below 0 and above 100 is the area
      around the picture. */
  get part() {
    const [frame, shown] = this.#rects();
    const across = (x) => ((x - shown.left) / shown.width) * 100;
    const down = (y) => ((y - shown.top) / shown.height) * 100;
    // A high picture that is not zoomed scrolls with the page.
    const [top, bottom] = this.isZoomed ? [frame.top, frame.bottom] : this.#seen;
    return [across(frame.left), down(top), across(frame.right), down(bottom)];
  }

  /** Is the page scrolled within a picture that is higher than the viewport, and not to the list below? */
  get isScrolled() {
    const [, top, , bottom] = this.part;
    return this.#isHigh && top > 0 && top + bottom < 200;
  }

  /** The middle of what is seen of the canvas. */
  get middle() {
    const { left, right } = this.canvas.getBoundingClientRect();
    const [top, bottom] = this.#seen;
    return [(left + right) / 2, (top + bottom) / 2];
  }

  /** The lower edge of the sticky bar. */
  get #barEnd() {
    return Math.max(document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0, 0);
  }

  /** Top and bottom of the visible part of the canvas. */
  get #seen() {
    const { top, bottom } = this.canvas.getBoundingClientRect();
    return [Math.max(top, this.#barEnd), Math.min(bottom, innerHeight)];
  }

  get #isHigh() {
    return this.picture.getBoundingClientRect().height > innerHeight - this.#barEnd;
  }

  /** The middle of what is seen of the picture, which may be smaller than the canvas. */
  get #middleOfPicture() {
    const [frame, shown] = this.#rects();
    const [left, right] = [Math.max(frame.left, shown.left), Math.min(frame.right, shown.right)];
    const [top, bottom] = [Math.max(frame.top, shown.top, 0), Math.min(frame.bottom, shown.bottom, innerHeight)];
    return [(left + right) / 2, (top + bottom) / 2];
  }

  /** Multiplies the scale. The point stays where it is, or goes along with the fingers to another one; without a point,
      what is in the middle goes to the middle of the canvas. */
  zoomBy(factor, point, to) {
    this.#zoomTo(this.#width * factor, point, to);
  }

  /** The same as one of many steps of a gesture. */
  zoomOnBy(factor, point, to) {
    this.#markers.hold(this.picture.getBoundingClientRect());
    this.zoomBy(factor, point, to);
  }

  /** Shows the picture `whole`, `filling` the width, or in its `actual` size. */
  fit(kind, point) {
    this.#prepare();
    this.#zoomTo(kind === "actual" ? this.#actual : this.#home[kind], point);
    this.#fit = kind;
  }

  /** Shows a part, in percent as `part` has it, as large as it fits. */
  show([left, top, right, bottom]) {
    this.#prepare();
    const { frame, width, height } = this.#home;
    const down = (frame.height / (bottom - top)) * (width / height);
    const wanted = 100 * Math.min(frame.width / (right - left), down);
    // A part of a picture that was not zoomed: the address is rounded.
    this.#resize(Math.abs(wanted / width - 1) < ROUNDED ? width : wanted);
    this.bringToMiddle((left + right) / 200, (top + bottom) / 200);
  }

  /** The same, not larger than the picture really is. */
  showAtMost(part) {
    this.show(part);
    if (this.scale > 1) this.#zoomTo(this.#actual);
  }

  /** Scrolls to a place, in fractions of the picture. */
  bringToMiddle(across, down) {
    this.#put([across, down], this.middle);
  }

  /** Scrolls to an element on the picture, unless it is seen. */
  reveal(element) {
    const [frame, shown] = this.#rects();
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isSeen = left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
    if (this.isZoomed && !isSeen) this.bringToMiddle(...this.#placeAt([(left + right) / 2, (top + bottom) / 2], shown));
  }

  #rects() {
    return [this.canvas.getBoundingClientRect(), this.picture.getBoundingClientRect()];
  }

  get #width() {
    return this.picture.getBoundingClientRect().width;
  }

  /** The real width: that of the full file, whichever is loaded. */
  get #actual() {
    return Number(this.picture.getAttribute("width")) || this.picture.naturalWidth;
  }

  get #size() {
    return `${this.#actual} ${this.picture.getAttribute("height")}`;
  }

  #placeAt([x, y], shown) {
    return [(x - shown.left) / shown.width, (y - shown.top) / shown.height];
  }

  #prepare() {
    if (!this.isZoomed) this.#measure();
  }

  #measure() {
    this.#home = measureHome(this.canvas, this.picture);
    this.#measured = this.#size;
  }

  #zoomTo(width, point, to = point) {
    this.#prepare();
    const from = point ?? this.#middleOfPicture;
    const place = this.#placeAt(from, this.picture.getBoundingClientRect());
    this.#fit = undefined;
    this.#resize(width);
    this.#put(place, to ?? (this.isZoomed ? this.middle : from));
  }

  #resize(wanted) {
    const { canvas, stage } = this;
    const home = this.#home;
    const width = clamp(wanted, Math.min(home.whole, this.#actual), Math.max(LARGEST * this.#actual, home.width));
    const isZoomed = Math.abs(width - home.width) > SAME;
    if (isZoomed && !this.isZoomed) this.#alignPage();
    canvas.toggleAttribute("data-zoomed", isZoomed);
    // Its scrolling needs a key, too.
    canvas.tabIndex = isZoomed ? 0 : -1;
    stage.style.setProperty("--shown", `${width}px`);
    stage.toggleAttribute("data-squares", width > SQUARES * this.#actual);
    sharpen(this.picture, isZoomed && width);
  }

  /** On a page with the list below, the canvas fills the space below the bar from now on. */
  #alignPage() {
    this.canvas.setAttribute("data-zoomed", "");
    this.canvas.scrollIntoView({ block: "nearest" });
  }

  /** Brings a place of the picture to a point. */
  #put([across, down], [x, y]) {
    const { style } = this.stage;
    const [frame, shown] = this.#rects();
    this.#markers.scale(shown);
    const [wantedLeft, wantedTop] = [x - across * shown.width, y - down * shown.height];
    if (!this.isZoomed) {
      scrollBy({ top: shown.top - wantedTop, behavior: "instant" });
      return this.#changed();
    }
    const home = this.#home;
    const left = begin(wantedLeft - frame.left, shown.width, frame.width, home.across);
    const top = begin(wantedTop - frame.top, shown.height, frame.height, home.down);
    const margins = [top, frame.width - left - shown.width, frame.height - top - shown.height, left];
    style.setProperty("--around", margins.map((length) => `${Math.max(length, 0)}px`).join(" "));
    const now = this.picture.getBoundingClientRect();
    this.canvas.scrollBy({ left: now.left - frame.left - left, top: now.top - frame.top - top, behavior: "instant" });
    this.#changed();
  }

  /** The viewport is another, or the picture: what is in the middle stays there. */
  #again() {
    const [middle, fit] = [this.#middle, this.#fit];
    if (this.isZoomed) {
      this.#measure();
      this.#resize(this.#home[fit] ?? this.#width);
      this.#fit = fit;
      this.#put(middle, this.middle);
    } else if (this.#scrolledWidth && this.#scrolledWidth !== this.#width) this.#put(middle, [0, (this.#barEnd + innerHeight) / 2]);
    this.#changed();
  }

  /** Tells who shows the view, and the room, whose windows stand beside their markers. */
  #changed() {
    this.#tell();
    document.dispatchEvent(new Event("moved"));
  }

  #tell() {
    const [left, top, right, bottom] = this.part;
    this.#middle = [(left + right) / 200, (top + bottom) / 200];
    this.#scrolledWidth = this.isScrolled && this.#width;
    this.dispatchEvent(new Event("change"));
  }
}
