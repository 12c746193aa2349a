// Pictures of comments in a widget. The page around it has no cookie of the server: each is requested with the reader's
// token.

/** The HTML of a comment, whose pictures wait for `fillPictures`. */
export function waiting(html) {
  return html.replaceAll("<img src", "<img data-src");
}

/** Fills in the pictures that come into a root; `host` shows one. */
export function fillPictures(root, host, signal) {
  const fill = (img) => {
    const path = img.dataset.src;
    img.removeAttribute("data-src");
    host.showPicture(img, path);
    const link = img.closest("a.picture");
    // For a tab of its own.
    if (link?.getAttribute("href").startsWith("/")) link.href = host.origin + link.getAttribute("href");
  };
  const changes = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) node.querySelectorAll?.("img[data-src]").forEach(fill);
    }
  });
  changes.observe(root, { subtree: true, childList: true });
  signal.addEventListener("abort", () => changes.disconnect());
}
