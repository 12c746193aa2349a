// The shown part in the address: `?view=left_top_right_bottom`, in percent of the picture. Not in the fragment, which names
// the open discussion: docs/decisions/0041-zoom-by-layout.md.

const NAME = "view";
/** How long nothing moves before the address is written, in milliseconds: browsers limit how often. */
const CALM = 250;

/** Shows what the address names, and keeps it there. */
export function followAddress(view) {
  const part = (new URLSearchParams(location.search).get(NAME) ?? "").split("_").map(Number);
  const [left, top, right, bottom] = part;
  if (part.length === 4 && part.every(Number.isFinite) && left < right && top < bottom) view.show(part);
  let timer;
  const save = () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(view), CALM);
  };
  view.addEventListener("change", save);
  addEventListener("popstate", save);
}

function write(view) {
  const address = new URL(location.href);
  const { searchParams } = address;
  const isPart = view.isZoomed || view.isScrolled;
  if (isPart) searchParams.set(NAME, view.part.map((percent) => percent.toFixed(2)).join("_"));
  else searchParams.delete(NAME);
  // Either the address or the browser restores the position.
  history.scrollRestoration = isPart ? "manual" : "auto";
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}
