// What Enter does in a form: it sends, or it breaks the line. Ctrl+Enter always sends. An account remembers it on all
// devices; for everyone else this browser does.

const KEY = "image-chat:enter-breaks";

export class EnterSetting {
  sends;
  #ask;
  #isOfAccount;
  #followers = [];

  constructor(root, { ask }) {
    this.#ask = ask;
    const data = root.querySelector("#viewer-data")?.textContent;
    const breaks = data ? JSON.parse(data).enterBreaks : undefined;
    this.#isOfAccount = breaks !== undefined;
    this.sends = this.#isOfAccount ? !breaks : kept() === null;
  }

  toggle() {
    this.sends = !this.sends;
    // A failure is seen with the next page, as the setting of before.
    if (this.#isOfAccount) this.#ask("PATCH", "/api/v1/session", { enterBreaks: !this.sends }).catch(() => {});
    else keep(this.sends ? null : "1");
    for (const follow of this.#followers) follow(this.sends);
  }

  /** Calls back now and whenever it changes. */
  follow(follow) {
    this.#followers.push(follow);
    follow(this.sends);
  }
}

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Without storage it is kept as long as the page.
    return null;
  }
}

function keep(value) {
  try {
    if (value === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // As above.
  }
}
