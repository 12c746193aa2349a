// The choices that a reader has on every page, language and theme: made without their buttons, which are for pages without
// script. Knows no language and no colour.

const COOKIE = /(?:^|; )image_chat_theme=(light|dark)(?:;|$)/;

/** Milliseconds until a server that could not be reached is asked again. */
const AGAIN = 2_000;

/** What was sent so far: one after the other, so that the last choice is kept. */
let sent;

/** Follows the forms of the page. */
export function followChoices() {
  for (const select of document.querySelectorAll("[data-sends]")) {
    select.form.querySelector("button").hidden = true;
    select.addEventListener("change", () => choose(select));
  }
  // A page that the browser kept to go back to: another theme was chosen since, perhaps.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) showTheme(COOKIE.exec(document.cookie)?.[1] ?? "system");
  });
}

/** A theme shows at once; another language is another page. */
function choose({ name, value, form }) {
  if (name !== "theme") {
    // The present address: zooming changes it after the page is made.
    form.elements.next.value = location.pathname + location.search + location.hash;
    return form.requestSubmit();
  }
  showTheme(value);
  sent = Promise.resolve(sent).then(() => send(form));
}

function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.querySelector("meta[name=color-scheme]").content = theme === "system" ? "light dark" : theme;
  const select = document.querySelector("select[name=theme]");
  if (select) select.value = theme;
}

/** Sends a form and stays on the page, as soon as the server can be reached. A refusal is shown as without script. */
async function send(form) {
  const again = () => send(form);
  const body = new URLSearchParams(new FormData(form));
  try {
    const { type } = await fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true });
    if (type !== "opaqueredirect") form.submit();
  } catch {
    if (navigator.onLine) setTimeout(again, AGAIN);
    else addEventListener("online", again, { once: true });
  }
}
