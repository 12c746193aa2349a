// The page for an iframe, and the example: mounts a widget on each image that has options beside it.
for (const options of document.querySelectorAll("script[data-widget]")) {
  const picture = document.getElementById(options.dataset.widget);
  window.ImageChat(picture, JSON.parse(options.textContent));
}
document.documentElement.dataset.hydrated = "";
