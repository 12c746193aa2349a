// Where the picture of an image is on a page that is not ours: the widget's element lies over the image's box in the
// same surroundings, so that whatever moves, scales or turns the image moves the element too; the stage in it lies over
// the picture's own pixels, wherever the page's styles put these.

import { linkAround } from "./picture.js";

/** Pixels that make no difference: less than browsers round to. */
const SAME = 0.01;

/** Keeps the element over the image, until `signal`. `again` is called when the image is another one. */
export function follow({ element, root, picture, signal, again }) {
  const layout = new Layout(element, root, picture);
  const update = () => {
    // An image that leaves the page takes its room along; it begins again when the image is back.
    if (!picture.isConnected) return again();
    // Within a link, a click in the widget would follow it. A page that renders again may take the element away.
    const before = linkAround(picture) ?? picture;
    if (element.parentElement !== before.parentElement) before.after(element);
    if (layout.apply()) root.dispatchEvent(new Event("moved"));
  };
  update();
  let isPlanned = false;
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      if (!signal.aborted) update();
    });
  };
  const sizes = new ResizeObserver(plan);
  for (const watched of [picture, element.parentElement, document.documentElement]) sizes.observe(watched);
  const attributes = new MutationObserver(plan);
  for (let node = picture; node; node = node.parentElement) attributes.observe(node, { attributes: true, childList: node !== picture });
  const before = picture.src;
  const source = new MutationObserver(() => picture.src !== before && again());
  source.observe(picture, { attributes: true, attributeFilter: ["src"] });
  const passive = { signal, passive: true, capture: true };
  for (const type of ["load", "transitionrun", "transitionend", "animationstart", "animationend", "toggle", "scroll"]) {
    document.addEventListener(type, plan, passive);
  }
  for (const type of ["resize", "load"]) window.addEventListener(type, plan, { signal });
  picture.addEventListener("pointerenter", plan, { signal });
  document.fonts?.ready.then(plan);
  const moves = followMoves(picture, plan, signal);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    attributes.disconnect();
    source.disconnect();
    moves();
  }, { once: true });
}

/** Calls `moved` when the image is elsewhere in the viewport although nothing told so: an observer whose root is exactly
    the image's rectangle sees that the image is no longer all of it. */
function followMoves(picture, moved, signal) {
  let observer = null;
  const watch = () => {
    observer?.disconnect();
    if (signal.aborted) return;
    const { top, left, right, bottom, width, height } = picture.getBoundingClientRect();
    if (!width || !height) return;
    const margin = [top, innerWidth - right, innerHeight - bottom, left].map((edge) => `${-Math.floor(edge)}px`).join(" ");
    let isFirst = true;
    observer = new IntersectionObserver(() => {
      if (!isFirst) {
        moved();
        requestAnimationFrame(watch);
      }
      isFirst = false;
    }, { rootMargin: margin, threshold: 1 });
    observer.observe(picture);
  };
  watch();
  const resized = new ResizeObserver(watch);
  resized.observe(picture);
  return () => {
    observer?.disconnect();
    resized.disconnect();
  };
}

class Layout {
  #element;
  #stage;
  #widget;
  #picture;
  #shown = "";

  constructor(element, root, picture) {
    this.#element = element;
    this.#stage = root.querySelector(".stage");
    this.#widget = root.querySelector(".widget");
    this.#picture = picture;
  }

  /** Measures and moves. True when something is elsewhere in the viewport than before. */
  apply() {
    const style = getComputedStyle(this.#picture);
    const box = boxOf(this.#picture, style);
    const isShown = box.width > 0 && box.height > 0 && style.display !== "none";
    this.#element.style.setProperty("display", isShown ? "block" : "none", "important");
    if (!isShown) return false;
    this.#set({
      width: `${box.width}px`,
      height: `${box.height}px`,
      transform: style.transform,
      "transform-origin": style.transformOrigin,
      rotate: style.rotate,
      scale: style.scale,
      translate: style.translate,
      visibility: style.visibility,
    });
    this.#move();
    this.#stageOver(box, style);
    const { x, y, width, height } = this.#element.getBoundingClientRect();
    const shown = [x, y, width, height].map((length) => length.toFixed(2)).join();
    const moved = shown !== this.#shown;
    this.#shown = shown;
    return moved;
  }

  /** Moves the element onto the image: both have the same size and transform, so their centres are the same. */
  #move() {
    const element = this.#element;
    const [left, top] = [parseFloat(element.style.left) || 0, parseFloat(element.style.top) || 0];
    const at = (x, y) => {
      this.#set({ left: `${x}px`, top: `${y}px` });
      return centre(element);
    };
    // Measured from here: before its first move the element is where the page's flow has it.
    const origin = at(left, top);
    const [dx, dy] = between(origin, centre(this.#picture));
    if (Math.hypot(dx, dy) < SAME) return;
    // What a pixel of `left` and one of `top` are in the viewport: surroundings may be scaled and turned.
    const right = between(origin, at(left + 100, top)).map((length) => length / 100);
    const down = between(origin, at(left, top + 100)).map((length) => length / 100);
    const area = right[0] * down[1] - right[1] * down[0];
    if (!area) return;
    at(left + (dx * down[1] - dy * down[0]) / area, top + (right[0] * dy - right[1] * dx) / area);
  }

  /** The stage lies over the picture within the image's content box; what the page crops is cropped. */
  #stageOver(box, style) {
    const { content } = box;
    const natural = { width: this.#picture.naturalWidth || content.width, height: this.#picture.naturalHeight || content.height };
    const shown = fitted(content, natural, style.objectFit);
    const [x, y] = positioned(style.objectPosition, content.width - shown.width, content.height - shown.height);
    const isCropped = shown.width > content.width + SAME || shown.height > content.height + SAME;
    const widget = this.#widget.style;
    widget.left = `${content.left}px`;
    widget.top = `${content.top}px`;
    widget.width = `${content.width}px`;
    widget.height = `${content.height}px`;
    this.#widget.toggleAttribute("data-cropped", isCropped);
    const stage = this.#stage.style;
    stage.left = `${x}px`;
    stage.top = `${y}px`;
    stage.width = `${shown.width}px`;
    stage.height = `${shown.height}px`;
  }

  #set(values) {
    const { style } = this.#element;
    for (const [name, value] of Object.entries(values)) {
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value, "important");
    }
  }
}

/** The border box of an image and its content box in it, in its own pixels: fractions count, transforms do not. */
function boxOf(picture, style) {
  const number = (name) => parseFloat(style[name]) || 0;
  const edge = (side) => number(`border${side}Width`) + number(`padding${side}`);
  const [left, right, top, bottom] = ["Left", "Right", "Top", "Bottom"].map(edge);
  const isBorderBox = style.boxSizing === "border-box";
  // A picture in a line without a size of its own has `auto` only while it is not laid out.
  const inner = (name, edges, fallback) => (Number.isFinite(parseFloat(style[name])) ? number(name) - (isBorderBox ? edges : 0) : fallback - edges);
  const width = inner("width", left + right, picture.offsetWidth);
  const height = inner("height", top + bottom, picture.offsetHeight);
  return {
    width: width + left + right,
    height: height + top + bottom,
    content: { left, top, width, height },
  };
}

/** The size of a picture in a box, by `object-fit`. */
function fitted(box, natural, fit) {
  const scaled = (scale) => ({ width: natural.width * scale, height: natural.height * scale });
  const [across, down] = [box.width / natural.width, box.height / natural.height];
  switch (fit) {
    case "contain":
      return scaled(Math.min(across, down));
    case "cover":
      return scaled(Math.max(across, down));
    case "none":
      return scaled(1);
    case "scale-down":
      return scaled(Math.min(1, across, down));
    default:
      return { width: box.width, height: box.height };
  }
}

/** The offsets of a picture, by the computed `object-position`: lengths, percentages, or a `calc()` of both. */
function positioned(position, freeWidth, freeHeight) {
  const parts = position.match(/calc\([^)]*\)|[^\s]+/g) ?? [];
  return [freeWidth, freeHeight].map((free, axis) => offset(parts[axis] ?? "50%", free));
}

function offset(part, free) {
  let sum = 0;
  for (const [, sign, digits, unit] of part.matchAll(/([+-]?)\s*([\d.]+(?:e-?\d+)?)(%|px)/g)) {
    const length = unit === "%" ? (Number(digits) / 100) * free : Number(digits);
    sum += sign === "-" ? -length : length;
  }
  return sum;
}

function centre(node) {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}

function between([x, y], [toX, toY]) {
  return [toX - x, toY - y];
}
