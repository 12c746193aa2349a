// The image of a page that a widget is for: found now or later, and waited for until readers come near it.

/** How far outside the viewport an image is near: a screen, so that markers are there before the image is. */
const NEAR = "100% 100%";

/** The image that is the element or in it, as soon as there is one. */
export function pictureIn(element, signal) {
  const found = () => (element instanceof HTMLImageElement ? element : element.querySelector("img"));
  return new Promise((resolve, reject) => {
    if (found()) return resolve(found());
    const observer = new MutationObserver(() => {
      if (!found()) return;
      observer.disconnect();
      resolve(found());
    });
    observer.observe(element, { childList: true, subtree: true });
    signal.addEventListener("abort", () => {
      observer.disconnect();
      reject(signal.reason);
    }, { once: true });
  });
}

/** Waits until the image is near the viewport and has an address. */
export function whenNear(picture, signal) {
  return new Promise((resolve, reject) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting) || !addressOf(picture)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: NEAR },
    );
    observer.observe(picture);
    // An image that gets its address later may not move.
    picture.addEventListener("load", () => {
      observer.unobserve(picture);
      observer.observe(picture);
    }, { signal });
    signal.addEventListener("abort", () => {
      observer.disconnect();
      reject(signal.reason);
    }, { once: true });
  });
}

/** The element around the image that a click on it is for: a link, for example. */
export function linkAround(picture) {
  return picture.closest("a[href], button, label, summary");
}

/** What the image is known by: its `src`, whichever of several sizes a browser takes. */
export function addressOf(picture) {
  return picture.src || picture.currentSrc;
}
