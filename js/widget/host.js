// What the room of a widget asks of the page around it: requests, a socket, and to be told what happened. The program's
// side is src/browser/host.rs.
import { answered } from "../talk-loader.js";
import { postFile } from "../requests.js";
import { CLICKED } from "./isolate.js";
import { texts } from "./markup.js";
import { connect, replaceOlder } from "./socket.js";

/** How long a page may think about a comment before it is sent, in milliseconds. */
const THINKING = 30_000;

export class Host {
  /** The shadow root. */
  root = null;
  #server;
  #tenant;
  #place;
  #identity;
  #options;
  #again;
  #connection = null;
  /** Texts of the comments that were seen, for the callbacks that are about one. */
  #comments = new Map();
  /** The id of this reader, once the server knows them. */
  #me = null;

  constructor({ server, tenant, place, identity, options, signal, again }) {
    this.#server = server;
    this.#tenant = tenant;
    this.#place = place;
    this.#identity = identity;
    this.#options = options;
    this.#again = again;
    this.signal = signal;
    signal.addEventListener("abort", () => this.#connection?.close(), { once: true });
  }

  get origin() {
    return this.#server;
  }

  /** The JSON of the image's room, as this reader may use it. */
  async room() {
    const { status, body } = await this.#send("GET", `/room?${new URLSearchParams(this.#place)}`);
    if (status !== 200) throw new Error(`ImageChat: ${reason(body) ?? status}`);
    const data = JSON.parse(body);
    this.fit(data.viewer.may);
    this.#me = data.viewer.me?.id ?? null;
    for (const chat of Object.values(data.room.snapshot?.board.chats ?? {})) for (const comment of chat.comments ?? []) this.#note(comment);
    return JSON.stringify(data);
  }

  get hasEnded() {
    return this.signal.aborted;
  }

  /** Listens at the window or the document; what happens in the widget does not reach the document. */
  listen(target, type, listener) {
    const options = { signal: this.signal, capture: type === "scroll" };
    const targets = target === "window" ? [window] : [document, this.root];
    for (const each of targets) each.addEventListener(type, listener, options);
    // A click in another widget is a click outside this one.
    const isElsewhere = ({ relatedTarget }) => relatedTarget !== this.root.host;
    if (type === "click") document.addEventListener(CLICKED, (event) => isElsewhere(event) && listener(event), options);
  }

  /** A request of the room, with the interface of an XMLHttpRequest as far as the room uses it. */
  request() {
    return new Request((method, path, json) => this.#answer(method, path, json));
  }

  /** A request to the API, with the reader's token; resolves with its status and its JSON. */
  async ask(method, path, body) {
    const { token } = this.#identity;
    const headers = body ? { "content-type": "application/json" } : {};
    if (token) headers.authorization = `Bearer ${token}`;
    const credentials = this.#isOwnSite ? "same-origin" : "omit";
    const sent = { method, headers, body: body && JSON.stringify(body), credentials };
    return answered(await fetch(`${this.#server}${path}`, sent));
  }

  /** The people that a comment can mention, whose name contains `q`. */
  findPeople(image, q) {
    return this.ask("GET", this.#ofImage(`${image}/people`, { q }));
  }

  /** Sends a picture for a comment. */
  sendPicture(image, file, progress) {
    return postFile(this.#server + this.#ofImage(`${image}/comment-pictures`), file, progress, this.#headers());
  }

  /** Shows a picture of a comment, by its path on the server. */
  async showPicture(img, path) {
    const credentials = this.#isOwnSite ? "same-origin" : "omit";
    const address = this.#server + this.#ofImage(path.replace("/media/", ""));
    const answer = await fetch(address, { headers: this.#headers(), credentials }).catch(() => null);
    if (!answer?.ok || this.hasEnded) return;
    const file = URL.createObjectURL(await answer.blob());
    img.addEventListener("load", () => URL.revokeObjectURL(file), { once: true });
    img.src = file;
  }

  /** A path of the server below that of an image, with the image's place on the page: it may not be stored yet. */
  #ofImage(path, query = {}) {
    const { urlId, src } = this.#place;
    return `/embed/${encodeURIComponent(this.#tenant)}/i/${path}?${new URLSearchParams({ urlId, src, ...query })}`;
  }

  #headers() {
    const { token } = this.#identity;
    const headers = { "accept-language": this.#options().locale };
    if (token) headers.authorization = `Bearer ${token}`;
    return headers;
  }

  /** A connection with the interface of a WebSocket; the widgets of a page share one. */
  connect(protocol) {
    const { wsHost } = this.#options();
    this.#connection = connect({
      address: `${wsHost}/live`,
      protocol,
      identity: this.#identity,
      place: { urlId: this.#place.urlId, src: this.#place.src },
      fit: (may) => this.fit(may),
      ticket: () => this.#ticket(),
    });
    return this.#connection;
  }

  reload() {
    this.#again();
  }

  counted(comments) {
    this.#options().call("commentCountUpdated", comments);
    this.#options().call("onRender");
  }

  onShown() {
    this.#identity.connect(this.root, this.signal);
    this.#options().call("onRender");
  }

  /** Takes what the options forbid from what the server allows. */
  fit(may) {
    const { readonly, chatSquarePercentage, maxCommentCharacterLength, maxReplyDepth, given } = this.#options();
    if (given.chatSquarePercentage !== undefined) may.markerSize = chatSquarePercentage;
    if (maxCommentCharacterLength) may.limits.commentLength = Math.min(may.limits.commentLength, maxCommentCharacterLength);
    may.limits.replyDepth = Math.min(may.limits.replyDepth, maxReplyDepth);
    if (readonly) Object.assign(may, { barrier: "view-only", role: "guest" });
    else if (this.#identity.asksSignIn) may.barrier ??= "sign-in";
    return may;
  }

  async #answer(method, path, json) {
    if (path === "/healthz") return get(`${this.#server}/embed/widget`);
    if (path === "/rpc/operate") return this.#operate(JSON.parse(json));
    let query = "";
    if (/^\/i\/[^/]+\/board$/.test(path)) query = `?${new URLSearchParams(this.#place)}`;
    // Within a page of another site, browsers keep only a cookie that is for this site within that one.
    if (path === "/rpc/introduce" && this.#isOwnSite && window.top !== window) query = "?framed";
    const answer = await this.#send(method, path + query, json);
    const isDone = answer.status < 300;
    if (isDone && path.startsWith("/rpc/introduce")) this.#introduced(JSON.parse(answer.body));
    if (isDone && path === "/rpc/flag_comment") this.#tell("onCommentFlagged", this.#known(JSON.parse(json).comment), true);
    return answer;
  }

  async #operate({ image, operation }) {
    const { command } = operation;
    const text = { _id: command.commentId, comment: command.body, ...command.at };
    const refusal = command.do === "open-chat" || command.do === "add-comment" ? await this.#asked(text) : null;
    if (refusal) return { status: 403, body: JSON.stringify({ code: "forbidden", message: refusal }) };
    const answer = await this.#send("POST", "/rpc/operate", JSON.stringify({ image, operation, place: this.#place }));
    if (answer.status < 300) this.#operated(command, JSON.parse(answer.body));
    return answer;
  }

  #operated(command, message) {
    const comment = message.chat?.comment ?? message.change?.comment;
    if (comment) this.#note({ ...comment, by: message.by, at: message.at });
    const shown = this.#known(comment?.id ?? command.commentId);
    const call = (name, ...values) => this.#options().call(name, ...values);
    if (command.do === "open-chat" || command.do === "add-comment") call("onReplySuccess", { ...shown, ...command.at });
    if (command.do === "edit-comment") this.#tell("onCommentEdited", shown);
    if (command.do === "delete-comment") this.#tell("onCommentDeleted", shown);
  }

  #tell(name, ...values) {
    this.#options().call(name, this.#me, ...values);
  }

  /** Why the page does not want a comment to be sent; nothing when it does, or has no say. */
  #asked(comment) {
    if (typeof this.#options().given.onCommentSubmitStart !== "function") return null;
    const { textNotAccepted, textNoAnswer } = texts(this.root);
    return new Promise((resolve) => {
      const cancel = (message) => resolve(message ? String(message) : textNotAccepted);
      setTimeout(() => cancel(textNoAnswer), THINKING);
      this.#options().call("onCommentSubmitStart", comment, () => resolve(null), cancel);
    });
  }

  #introduced({ id, name, token }) {
    this.#me = id;
    if (token) this.#identity.keep(token);
    if (!name) return;
    this.#identity.renamed();
    replaceOlder(this.#identity);
    this.#options().call("onAuthenticationChange", "user-set", { id, username: name });
  }

  async #ticket() {
    if (!this.#identity.token) return null;
    const { status, body } = await this.#send("POST", "/ticket", "{}");
    return status < 300 ? JSON.parse(body).ticket : null;
  }

  /** Sends a request with the reader's token. One that the server does not know any more is forgotten. */
  async #send(method, path, json) {
    const { token } = this.#identity;
    const headers = this.#headers();
    if (json !== undefined && json !== null) headers["content-type"] = "application/json";
    // A page of this server itself has its cookie.
    const credentials = this.#isOwnSite ? "same-origin" : "omit";
    const address = `${this.#server}/embed/${encodeURIComponent(this.#tenant)}${path}`;
    const answer = await fetch(address, { method, headers, body: json ?? undefined, credentials });
    if (answer.status === 401 && token) {
      this.#identity.forget();
      if (path.startsWith("/rpc/introduce") || method === "GET") return this.#send(method, path, json);
    }
    return { status: answer.status, body: await answer.text() };
  }

  get #isOwnSite() {
    return this.#server === location.origin;
  }

  #note({ id, body, html, by, at }) {
    this.#comments.set(id, {
      _id: id,
      comment: body,
      commentHTML: html ?? body,
      commenterName: by?.name,
      userId: by?.id,
      date: new Date(at ?? Date.now()).toISOString(),
      verified: false,
    });
  }

  #known(id) {
    return this.#comments.get(id) ?? { _id: id };
  }
}

/** A request: `status` stays 0 without a complete answer. */
class Request {
  status = 0;
  responseText = "";
  onloadend = null;
  #answer;
  #asked;

  constructor(answer) {
    this.#answer = answer;
  }

  open(...asked) {
    this.#asked = asked;
  }

  setRequestHeader() {}

  async send(json) {
    try {
      const { status, body } = await this.#answer(...this.#asked, json);
      Object.assign(this, { status, responseText: body });
    } catch {
      // As without a network.
    }
    this.onloadend?.();
  }
}

async function get(address) {
  const answer = await fetch(address, { credentials: "omit" });
  return { status: answer.status, body: await answer.text() };
}

function reason(body) {
  try {
    const parsed = JSON.parse(body);
    return (parsed.error ?? parsed).message;
  } catch {
    return null;
  }
}
