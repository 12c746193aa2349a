// Changes the markup of all widgets into that of one, before its room begins.

import { linkAround } from "./picture.js";

const PARTS = [
  ["marker", ".marker"],
  ["window", ".chat-window"],
  ["head", ".window-head"],
  ["comment", ".comment"],
  ["composer", ".composer"],
  ["send", ".send"],
  ["toast", ".toast"],
  ["dialog", ".dialog"],
  ["add", ".place-toggle"],
];

/** The texts of the widget's scripts, which are the server's. */
export function texts(root) {
  return root.querySelector(".widget").dataset;
}

/** Names the parts that a page may style, by `::part`. */
export function partNames(root) {
  for (const scope of scopes(root)) {
    for (const [part, selector] of PARTS) {
      for (const node of scope.querySelectorAll(selector)) node.setAttribute("part", part);
    }
  }
}

/** Takes in the options that are about texts and elements. */
export function fit(root, picture, options, identity, signal) {
  const stage = root.querySelector(".stage");
  stage.toggleAttribute("data-readonly", options.readonly);
  stage.toggleAttribute("data-passive", options.readonly);
  if (linkAround(picture) && !options.readonly) addToggle(stage, texts(root), signal);
  for (const scope of scopes(root)) {
    for (const field of scope.querySelectorAll("[name=name]")) field.setAttribute("value", options.defaultUsername);
    for (const link of scope.querySelectorAll(".no-writing a")) identity.fitSignIn(link);
    for (const actions of scope.querySelectorAll(".window-actions")) identity.addSignOut(actions, texts(root).textSignOut);
  }
}

/** An image that is a link stays one: markers are placed after a press of this button. */
function addToggle(stage, { textAddMarker, textClickImage }, signal) {
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "button small place-toggle";
  toggle.dataset.testid = "place-toggle";
  const place = (isPlacing) => {
    stage.toggleAttribute("data-passive", !isPlacing);
    toggle.setAttribute("aria-pressed", String(isPlacing));
    toggle.textContent = isPlacing ? textClickImage : textAddMarker;
  };
  toggle.addEventListener("click", () => place(stage.hasAttribute("data-passive")), { signal });
  stage.addEventListener("click", (event) => event.target.matches(".picture") && place(false), { signal });
  place(false);
  stage.parentElement.append(toggle);
}

function scopes(root) {
  return [root, ...[...root.querySelectorAll("template")].map((template) => template.content)];
}
