// The page for an iframe: mounts the widget on its image.
const options = document.getElementById("widget-options");
window.ImageChat(document.querySelector("img"), JSON.parse(options.textContent));
document.documentElement.dataset.hydrated = "";
