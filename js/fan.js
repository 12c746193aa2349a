// Spreads markers that cover each other around the one under the pointer or with the focus, so that each can be reached
// by mouse, finger and keyboard. The first tap on such a marker spreads them, the next one opens. Knows no discussion.

/** Markers whose centres are nearer than this, in sides of a marker, cover each other. */
const NEAR = 0.7;
/** Between the centres of spread markers, in sides of a marker. */
const APART = 1.2;
/** How long the pointer rests on a marker before, in milliseconds. */
const REST = 100;
const TURN = 2 * Math.PI;

/** Follows pointer and focus over the markers of a room; `root` is the document, or the shadow root of a widget, which ends
    with `signal`. Before that, the last press was by touch, and a marker was tapped. */
export function spreadMarkers(root, { isTouch = false, tapped, signal } = {}) {
  const layer = root.querySelector(".markers");
  if (!layer) return;
  const fan = new Fan(layer, isTouch);
  fan.follow(root, signal);
  fan.resume(tapped);
}

class Fan {
  #layer;
  #disc = document.createElement("div");
  #spread = [];
  #timer;
  #isTouch;

  constructor(layer, isTouch) {
    this.#layer = layer;
    this.#isTouch = isTouch;
    this.#disc.className = "fan";
  }

  follow(root, signal) {
    const places = this.#layer.parentElement;
    root.addEventListener("pointerdown", ({ pointerType }) => (this.#isTouch = pointerType === "touch"), true);
    root.addEventListener("keydown", () => (this.#isTouch = false), true);
    root.addEventListener("click", (event) => this.#click(event), true);
    places.addEventListener("pointerover", ({ target, pointerType }) => {
      // On the outline of a region the pointer is far from its number.
      const isOnPile = this.#isMarker(target) && !target.matches(".marker[data-w]");
      if (pointerType !== "touch" && isOnPile) this.#openLater(target.closest(".marker"));
    });
    places.addEventListener("pointerout", ({ relatedTarget, pointerType }) => {
      if (pointerType !== "touch" && !this.#has(relatedTarget)) this.#close();
    });
    places.addEventListener("focusin", ({ target }) => {
      if (!this.#isTouch && this.#isMarker(target) && target.matches(":focus-visible")) this.#open(target);
    });
    places.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.#isTouch && !this.#has(relatedTarget)) this.#close();
    });
    // The view has moved, and the markers with it.
    for (const target of [root, document]) target.addEventListener("moved", () => this.#close(), { signal });
  }

  /** Handles a tap, a hover or the focus on a marker from before this module was loaded. */
  resume(tapped) {
    if (tapped && !this.#open(tapped)) tapped.click();
    if (this.#isTouch) return;
    const [hovered, focused] = [":hover", ":focus-visible"].map((state) => this.#layer.querySelector(`.marker${state}`));
    if (focused) this.#open(focused);
    else if (hovered && (!hovered.dataset.w || hovered.firstElementChild.matches(":hover"))) this.#openLater(hovered);
  }

  #openLater(marker) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => marker.isConnected && marker.matches(":hover") && this.#open(marker), REST);
  }

  #isMarker(target) {
    return target instanceof Element && target.closest(".marker") !== null;
  }

  #has(node) {
    return node instanceof Node && [this.#disc, ...this.#spread].some((part) => part.contains(node));
  }

  /** A tap on covered markers spreads them; one beside spread markers puts them together. */
  #click(event) {
    if (!this.#isTouch || event.detail === 0) return;
    const [target] = event.composedPath();
    if (this.#has(target)) return;
    const wasOpen = this.#spread.length > 0;
    this.#close();
    const opens = this.#isMarker(target) && this.#open(target.closest(".marker"));
    if (opens || (wasOpen && !this.#isMarker(target))) {
      event.stopPropagation();
      event.preventDefault();
    }
  }

  #open(marker) {
    if (this.#spread.includes(marker)) return false;
    this.#close();
    const { x, y, side } = spotOf(marker);
    const covered = [...this.#layer.querySelectorAll(".marker:not([hidden])")]
      .filter((other) => other !== marker)
      .map((other) => ({ other, ...spotOf(other) }))
      .filter((spot) => Math.hypot(spot.x - x, spot.y - y) < NEAR * side);
    if (covered.length === 0) return false;
    const step = APART * side;
    const { from, arc } = this.#room(x, y, step * (1 + Math.sqrt(covered.length)));
    // In rings around the marker, filled from the inside.
    let radius = 0;
    for (let rest = covered; rest.length > 0; ) {
      radius += step;
      const ring = rest.slice(0, Math.floor((arc * radius) / step) + (arc < TURN ? 1 : 0));
      rest = rest.slice(ring.length);
      const gap = arc / (arc < TURN ? Math.max(ring.length - 1, 1) : ring.length);
      ring.forEach((spot, at) => {
        const angle = from + gap * at;
        move(spot.other, x + radius * Math.cos(angle) - spot.x, y + radius * Math.sin(angle) - spot.y);
      });
    }
    move(marker, 0, 0);
    this.#spread = [marker, ...covered.map(({ other }) => other)];
    for (const name of ["--x", "--y"]) this.#disc.style.setProperty(name, getComputedStyle(marker).getPropertyValue(name));
    this.#disc.style.setProperty("--size", `${2 * radius + 2 * side}px`);
    this.#layer.before(this.#disc);
    // An open preview is repositioned, so that it covers none of them.
    this.#layer.dispatchEvent(new Event("spread", { bubbles: true }));
    return true;
  }

  /** The directions in which there is room around a place: all, half or a quarter of them. */
  #room(x, y, needed) {
    const seen = this.#layer.getBoundingClientRect();
    const canvas = (this.#layer.closest(".canvas") ?? this.#layer).getBoundingClientRect();
    const [left, top] = [Math.max(seen.left, canvas.left, 0), Math.max(seen.top, canvas.top, 0)];
    const [right, bottom] = [Math.min(seen.right, canvas.right, innerWidth), Math.min(seen.bottom, canvas.bottom, innerHeight)];
    const across = x - left < needed ? 1 : right - x < needed ? -1 : 0;
    const down = y - top < needed ? 1 : bottom - y < needed ? -1 : 0;
    const arc = TURN / 2 ** (Math.abs(across) + Math.abs(down));
    return { from: across || down ? Math.atan2(down, across) - arc / 2 : -Math.PI / 2, arc };
  }

  #close() {
    clearTimeout(this.#timer);
    this.#disc.remove();
    for (const marker of this.#spread) {
      delete marker.dataset.fanned;
      marker.style.removeProperty("--dx");
      marker.style.removeProperty("--dy");
    }
    this.#spread = [];
  }
}

/** The position of a marker when it is not spread, also during the animation. Of a region, its number counts: what
    it covers is no part of the pile. */
function spotOf(marker) {
  const isRegion = marker.dataset.w !== undefined;
  const part = isRegion ? marker.firstElementChild : marker;
  const { left, top, width, height } = part.getBoundingClientRect();
  const [across = 0, down = 0] = getComputedStyle(part).translate.split(" ").map((length) => parseFloat(length) || 0);
  const side = isRegion ? parseFloat(getComputedStyle(marker).fontSize) : width;
  return { x: left + width / 2 - across, y: top + height / 2 - down, side };
}

function move(marker, across, down) {
  marker.style.setProperty("--dx", `${across}px`);
  marker.style.setProperty("--dy", `${down}px`);
  marker.dataset.fanned = "";
}
