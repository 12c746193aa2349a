// One hand on the picture: a press that moves becomes a drag of a marker, of a handle of a region, or draws a region. A
// finger has to rest first, since one that moves at once scrolls.
import { between, resized, shifted, told } from "./extent.js";
import { percentAt, percentOf } from "./picture.js";

/** A press that moves less than this is a click; pixels, as all lengths here. */
const CLICK = 5;
/** A finger that rests moves less than this. */
const REST = 8;
/** How long a finger rests before it draws, in milliseconds: shorter than a browser's own long press. */
const HOLD = 380;
/** The smallest side of a region. */
const LEAST = 8;
/** How near to the edge of a zoomed picture a drag scrolls, and how far in each frame. */
const EDGE = 28;
const SCROLL = 12;

export class Hand {
  #stage;
  #picture;
  #canvas;
  #band = document.createElement("div");
  #press;

  constructor(stage) {
    this.#stage = stage;
    this.#picture = stage.querySelector("[data-part=picture]");
    this.#canvas = stage.closest(".canvas");
    this.#band.className = "band";
  }

  follow(root, press) {
    const stage = this.#stage;
    // Ready; what the hand does follows.
    stage.dataset.hand = "";
    const listen = (type, listener) => root.addEventListener(type, listener, true);
    listen("pointerdown", (event) => this.#down(event));
    listen("pointermove", (event) => this.#is(event) && this.#move(event));
    listen("pointerup", (event) => this.#is(event) && this.#up(event));
    listen("pointercancel", (event) => this.#is(event) && this.#cancel());
    listen("keydown", (event) => {
      if (event.key !== "Escape" || !this.#isDragging) return;
      stop(event);
      this.#cancel();
    });
    // From here on the browser neither scrolls nor shows a menu of its own.
    stage.addEventListener("touchmove", (event) => this.#isDragging && event.cancelable && event.preventDefault(), { passive: false });
    stage.addEventListener("contextmenu", (event) => this.#press?.isTouch && event.preventDefault());
    stage.addEventListener("selectstart", (event) => this.#isDragging && event.preventDefault());
    if (press) this.#down(press);
  }

  get #isDragging() {
    return Boolean(this.#press?.isDragging);
  }

  #is({ pointerId }) {
    return this.#press?.id === pointerId;
  }

  #down(event) {
    // A second finger zooms.
    if (this.#press) return this.#cancel();
    // composedPath() is empty once an event was dispatched.
    const [target = event.target] = event.composedPath();
    if (event.button !== 0 || !(target instanceof Element) || !this.#stage.contains(target)) return;
    if (this.#canvas?.hasAttribute("data-grab") || this.#stage.hasAttribute("data-readonly")) return;
    const marker = target.closest(".marker");
    if (!marker && target !== this.#picture) return;
    const handle = target.closest("[data-handle]")?.dataset.handle;
    const isTouch = event.pointerType === "touch";
    const from = [event.clientX, event.clientY];
    this.#press = { id: event.pointerId, marker, handle, isTouch, from, at: from };
    if (isTouch && !handle) this.#press.timer = setTimeout(() => this.#begin(), HOLD - (performance.now() - event.timeStamp));
  }

  #move({ clientX, clientY }) {
    const press = this.#press;
    press.at = [clientX, clientY];
    if (!press.isDragging) {
      const far = Math.hypot(clientX - press.from[0], clientY - press.from[1]);
      const mustRest = press.isTouch && !press.handle;
      if (mustRest && far >= REST) return this.#end();
      if (mustRest || far < CLICK) return;
      this.#begin();
    }
    if (this.#isDragging) this.#show();
  }

  #begin() {
    const press = this.#press;
    const { marker, handle, from } = press;
    press.start = percentAt(this.#picture, from);
    press.origin = marker ? extentOf(marker, this.#picture) : { x: press.start[0], y: press.start[1] };
    if (!this.#tell("grab", press.origin)) return this.#end();
    press.isDragging = true;
    press.extent = press.origin;
    this.#stage.setPointerCapture(press.id);
    this.#stage.dataset.hand = handle ? `size-${handle}` : marker ? "move" : "draw";
    if (press.isTouch) navigator.vibrate?.(10);
    // What stands beside markers goes away.
    this.#stage.getRootNode().dispatchEvent(new Event("moved"));
    this.#scroll();
  }

  /** Where the hand is now. */
  #show() {
    const { marker, handle, origin, start, at } = this.#press;
    const now = percentAt(this.#picture, at);
    const by = [now[0] - start[0], now[1] - start[1]];
    const least = percentOf(this.#picture, LEAST);
    const extent = handle ? resized(origin, handle, by, least) : marker ? shifted(origin, by) : between(start, now, least);
    this.#press.extent = extent;
    if (marker) return this.#tell("move", extent);
    const { x, y, w, h } = extent;
    for (const [name, percent] of Object.entries({ "--x": x, "--y": y, "--width": w, "--height": h })) {
      this.#band.style.setProperty(name, `${percent}%`);
    }
    if (!this.#band.isConnected) this.#stage.querySelector(".places").append(this.#band);
  }

  #up(event) {
    const { isDragging, isTouch, marker, extent } = this.#press;
    if (!isDragging) return this.#end();
    stop(event);
    if (isTouch && marker) setTimeout(() => keep(marker));
    // A finger that rested and did not move has drawn nothing.
    if (marker) this.#tell("drop", extent);
    else if (extent.w) this.#tell("draw", extent);
    this.#end();
  }

  /** Everything is as it was. */
  #cancel() {
    const { isDragging, marker, origin } = this.#press;
    if (isDragging && marker) this.#tell(marker.dataset.chatId === "draft" ? "move" : "cancel", origin);
    this.#end();
  }

  #end() {
    const { timer, isDragging } = this.#press;
    clearTimeout(timer);
    this.#press = undefined;
    this.#band.remove();
    this.#stage.dataset.hand = "";
    if (isDragging) this.#swallowClick();
  }

  /** The click that ends a drag is none; it comes before any other task. */
  #swallowClick() {
    const root = this.#stage.getRootNode();
    root.addEventListener("click", stop, true);
    setTimeout(() => root.removeEventListener("click", stop, true));
  }

  /** Tells the room; true where it takes what it is told. */
  #tell(action, extent) {
    const id = this.#press.marker?.dataset.chatId;
    const chatId = id === "draft" ? undefined : id;
    this.#stage.dataset.mark = JSON.stringify({ do: action, chatId, ...told(extent) });
    return !this.#stage.dispatchEvent(new Event("mark", { cancelable: true }));
  }

  /** At the edge of a picture that is zoomed in, more of it comes into sight. */
  #scroll() {
    if (!this.#isDragging) return;
    const canvas = this.#canvas?.hasAttribute("data-zoomed") ? this.#canvas : undefined;
    if (canvas) {
      const { left, right, top, bottom } = canvas.getBoundingClientRect();
      const [x, y] = this.#press.at;
      const [across, down] = [pull(x, left, right), pull(y, top, bottom)];
      if (across || down) {
        canvas.scrollBy({ left: across, top: down, behavior: "instant" });
        this.#show();
      }
    }
    requestAnimationFrame(() => this.#scroll());
  }
}

/** A finger has no hover: what it held has the focus, and so its handles. Told again where it had that before. */
function keep(marker) {
  marker.blur();
  marker.focus({ preventScroll: true });
}

/** Where the marker is seen: one of a fan is elsewhere than its place. */
function extentOf(marker, picture) {
  const style = getComputedStyle(marker);
  const number = (name) => parseFloat(style.getPropertyValue(name)) || 0;
  const [x, y] = [number("--x"), number("--y")];
  const { w, h } = marker.dataset;
  if (w) return { x, y, w: Number(w), h: Number(h) };
  if (marker.dataset.fanned === undefined) return { x, y };
  const { left, top, width, height } = marker.getBoundingClientRect();
  const [seenX, seenY] = percentAt(picture, [left + width / 2, top + height / 2]);
  return shifted({ x: seenX, y: seenY }, [0, 0]);
}

function pull(at, begin, end) {
  if (at < begin + EDGE) return -SCROLL;
  return at > end - EDGE ? SCROLL : 0;
}

function stop(event) {
  event.stopPropagation();
  event.preventDefault();
}
