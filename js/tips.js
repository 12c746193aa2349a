// Three tips about the sample image: one after the other, on the first visit and never again. Loaded for that page alone.
import { fromTemplate } from "./templates.js";

/** Set as soon as the first tip shows. */
const SEEN = "image-chat.tips";
/** Between a tip and what it is about, and between a tip and the edge of the page, in pixels. */
const GAP = 10;

/** Shows the tips, unless this browser has shown them. */
export function startTips() {
  if (hasSeen()) return;
  const layer = fromTemplate(document, "tips");
  const tips = [...layer.children];
  layer.replaceChildren();
  document.body.append(layer);
  const show = () => {
    const tip = tips.shift();
    layer.replaceChildren(...(tip ? [tip] : []));
    if (tip) place(tip);
    else layer.remove();
  };
  const end = () => {
    tips.length = 0;
    show();
  };
  layer.addEventListener("click", (event) => {
    const action = event.target.closest("button")?.dataset.do;
    if (action === "next") show();
    if (action === "skip") end();
    event.stopPropagation();
  });
  layer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end();
  });
  addEventListener("resize", () => layer.firstElementChild && place(layer.firstElementChild));
  // Placing a marker, by pointer or by key, ends the tips.
  document.querySelector(".stage").addEventListener("click", end, { once: true });
  document.addEventListener("focusin", ({ target }) => target.closest(".composer, .crosshair") && end());
  show();
}

/** Below the element, above it, or at the lower end of one that is as high as the page; within the page. */
function place(tip) {
  const about = document.querySelector(tip.dataset.about);
  const [target, own] = [about.getBoundingClientRect(), tip.getBoundingClientRect()];
  const below = Math.min(target.bottom, innerHeight) + GAP;
  const fits = below + own.height + GAP <= innerHeight;
  const top = fits ? below : Math.min(target.bottom, innerHeight) - own.height - 4 * GAP;
  const left = target.left + target.width / 2 - own.width / 2;
  tip.style.top = `${Math.max(top, GAP)}px`;
  tip.style.left = `${Math.min(Math.max(left, GAP), innerWidth - own.width - GAP)}px`;
}

/** Without storage there are none: they would come again with each visit. */
function hasSeen() {
  try {
    if (localStorage.getItem(SEEN)) return true;
    localStorage.setItem(SEEN, "1");
    return false;
  } catch {
    return true;
  }
}
