// Light or dark: as the page around the widget is.

/** Keeps `data-theme` of the widget's element in step with the page. */
export function followTheme(element, picture, { hasDarkBackground }, signal) {
  const show = () => {
    const dark = hasDarkBackground ?? (document.body.classList.contains("dark") || isOnDark(picture));
    element.dataset.theme = dark ? "dark" : "light";
    element.style.setProperty("color-scheme", element.dataset.theme, "important");
    element.style.setProperty("--page-font", getComputedStyle(picture.parentElement).fontFamily);
  };
  show();
  const observer = new MutationObserver(show);
  for (const watched of [document.documentElement, document.body]) {
    observer.observe(watched, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
  }
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}

/** Is the nearest background behind the image dark? */
function isOnDark(picture) {
  for (let node = picture.parentElement; node; node = node.parentElement) {
    const [red, green, blue, alpha = 1] = getComputedStyle(node).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
    if (red !== undefined && alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }
  return false;
}
