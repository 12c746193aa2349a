// Dragging and spreading markers, drawing and resizing regions by mouse, pen and finger: docs/decisions/0048-regions.md. Knows
// no discussion: the event `mark` informs the room, which paints. Keys are handled by the room.
import { Hand } from "./marks/hand.js";

export { spreadMarkers } from "./fan.js";

/** Follows the hand on the picture of a room; `root` is the document, or the shadow root of a widget. `press`: the event of one
    that is held already. */
export function handleMarks(root, press) {
  const stage = root.querySelector(".stage");
  if (stage) new Hand(stage).follow(root, press);
}
