// Who the reader is, without cookies of another site: a token that the page's own storage keeps, or the person that the
// page names (`sso`, `simpleSSO`).

/** For pages without storage, and for people that a page names: as long as the page. */
const remembered = new Map();
/** How often people of the page took another name. */
const versions = new Map();

export class Identity {
  #options;
  #key;
  #token;
  #isNamedByPage = false;
  /** Has its socket to itself. */
  isAlone = false;

  constructor(options) {
    const { apiHost, tenantId } = options();
    this.#options = options;
    this.#key = `image-chat:${apiHost}:${tenantId}:session`;
  }

  /** The identity of this reader. */
  static async of(options) {
    const identity = new Identity(options);
    const { sso, simpleSSO } = options();
    const named = sso?.userDataJSONBase64 ? { sso } : simpleSSO?.username ? { simpleSSO } : null;
    if (named) await identity.#signOn(named);
    return identity;
  }

  /** The session token, if there is one. */
  get token() {
    if (this.#isNamedByPage) return this.#token;
    // Another widget of the page may have got one.
    return read(this.#key);
  }

  /** Another number for each name: a socket that was opened under another one is not used any more. */
  get version() {
    return versions.get(this.#key) ?? 0;
  }

  /** The person has another name. */
  renamed() {
    versions.set(this.#key, this.version + 1);
  }

  /** A new guest's token. */
  keep(token) {
    write(this.#key, token);
    this.#options().call("onAuthenticationChange", "session-id-set", {});
  }

  /** The server does not know the token any more. */
  forget() {
    if (this.#isNamedByPage) this.#token = undefined;
    else write(this.#key, null);
  }

  /** Must the reader be signed in by the page before they write? */
  get asksSignIn() {
    const { sso, simpleSSO, allowAnon } = this.#options();
    const isSite = Boolean(sso) && !this.#token;
    return isSite || (!allowAnon && !this.#token && !simpleSSO?.username);
  }

  /** The link of those who must sign in leads to the page's own sign-in, or is not there. */
  fitSignIn(link) {
    const sso = this.#options().sso ?? this.#options().simpleSSO ?? {};
    if (sso.loginURL) link.dataset.signIn = sso.loginURL;
    else if (typeof sso.loginCallback === "function") link.dataset.signIn = "";
    else link.dataset.nowhere = "";
  }

  /** A button to sign out, where the page has a way. */
  addSignOut(actions, words) {
    const sso = this.#options().sso ?? this.#options().simpleSSO ?? {};
    if (!this.#isNamedByPage || !(sso.logoutURL || typeof sso.logoutCallback === "function")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small quiet sign-out";
    button.dataset.signOut = "";
    button.textContent = words;
    actions.prepend(button);
  }

  /** Connects both. */
  connect(root, signal) {
    root.addEventListener("click", (event) => {
      const sso = this.#options().sso ?? this.#options().simpleSSO ?? {};
      const asked = event.target.closest?.("[data-sign-in], [data-sign-out]");
      if (!asked) return;
      event.preventDefault();
      const isSignIn = asked.dataset.signIn !== undefined;
      const [callback, address] = isSignIn ? [sso.loginCallback, sso.loginURL] : [sso.logoutCallback, sso.logoutURL];
      if (!isSignIn) this.#options().call("onAuthenticationChange", "logout", {});
      if (typeof callback === "function") callback(this.#key);
      else location.assign(address);
    }, { signal, capture: true });
  }

  async #signOn(body) {
    const { apiHost, tenantId, call } = this.#options();
    this.#isNamedByPage = true;
    const key = `${this.#key}:${JSON.stringify(body)}`;
    if (!remembered.has(key)) remembered.set(key, signOn(`${apiHost}/api/v1/tenants/${tenantId}/sso`, body));
    const { token, user, error } = await remembered.get(key);
    this.#token = token;
    if (token) call("onAuthenticationChange", "user-set", user);
    else {
      remembered.delete(key);
      call("onAuthenticationChange", "authentication-failed", error);
      console.error(`ImageChat: ${error.message}`);
    }
  }
}

async function signOn(address, body) {
  try {
    const headers = { "content-type": "application/json" };
    const plain = (value) => (typeof value === "function" ? undefined : value);
    const sent = JSON.stringify(body, (_, value) => plain(value));
    const answer = await fetch(address, { method: "POST", headers, body: sent, credentials: "omit" });
    return await answer.json();
  } catch {
    return { error: { code: "unreachable", message: "the server cannot be reached" } };
  }
}

function read(key) {
  try {
    return localStorage.getItem(key) ?? remembered.get(key);
  } catch {
    return remembered.get(key);
  }
}

function write(key, token) {
  if (token) remembered.set(key, token);
  else remembered.delete(key);
  try {
    if (token) localStorage.setItem(key, token);
    else localStorage.removeItem(key);
  } catch {
    // The page has no storage: the token is good as long as the page.
  }
}
