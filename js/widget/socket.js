// One socket for all widgets of a page: each has a connection of its own over it, with the interface of a WebSocket.

/** Close codes from here on are about one image; the others of the socket come back. */
const FINAL = 4500;
/** The socket is replaced: connect again. */
const RESTART = 1012;

/** LP16: the images that one socket may follow. */
const MOST = 16;

/** The open sockets, by address, person and number. */
const lines = new Map();

/** Replaces the sockets that were opened before this person was known as they are now. */
export function replaceOlder({ token, version }) {
  for (const line of [...lines.values()]) line.replaceUnless(token, version);
}

/** A connection. `place` is told when it subscribes, `fit` changes what the server allows. */
export function connect(wanted) {
  return new Connection(wanted);
}

class Connection {
  onopen = null;
  onmessage = null;
  onclose = null;
  readyState = WebSocket.CONNECTING;
  image = null;
  wanted;
  #line;

  constructor(wanted) {
    this.wanted = wanted;
    this.#line = Line.of(wanted);
    this.#line.join(this);
  }

  opened() {
    this.readyState = WebSocket.OPEN;
    this.onopen?.(new Event("open"));
  }

  received(messages) {
    const own = messages.filter((message) => !message.imageId || message.imageId === this.image);
    for (const { may } of own) if (may) this.wanted.fit(may);
    if (own.length) this.onmessage?.(new MessageEvent("message", { data: JSON.stringify(own) }));
  }

  closed(code) {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.onclose?.(new CloseEvent("close", { code }));
  }

  send(text) {
    const messages = JSON.parse(text);
    for (const message of messages) {
      if (message.type !== "subscribe") continue;
      this.image = message.imageId;
      message.place = this.wanted.place;
    }
    this.#line.send(JSON.stringify(messages));
  }

  close() {
    this.readyState = WebSocket.CLOSED;
    this.#line.leave(this);
  }
}

class Line {
  #key;
  #socket = null;
  #members = new Set();
  #isOpen = false;
  #isOver = false;
  #token;
  #version;

  static of(wanted) {
    const { address, identity } = wanted;
    const who = `${address} ${identity.token ?? ""} ${identity.version}`;
    // An image that is gone closes its line: from then on it has one of its own, and takes no other with it.
    if (identity.isAlone) return new Line(Symbol(who), wanted);
    for (let number = 0; ; number += 1) {
      const key = `${who} ${number}`;
      const line = lines.get(key) ?? new Line(key, wanted);
      if (line.#members.size < MOST) return line;
    }
  }

  constructor(key, wanted) {
    this.#key = key;
    lines.set(key, this);
    this.#token = wanted.identity.token;
    this.#version = wanted.identity.version;
    this.#open(wanted);
  }

  /** Closes it for another one, if it was opened by this person, or by nobody, under another name. */
  replaceUnless(token, version) {
    const isTheirs = !this.#token || this.#token === token;
    if (isTheirs && (this.#token !== token || this.#version !== version)) this.#end(RESTART);
  }

  async #open({ address, protocol, ticket }) {
    let proof = null;
    try {
      proof = await ticket();
    } catch {
      return this.#end(1006);
    }
    if (this.#isOver) return;
    const socket = new WebSocket(address, proof ? [protocol, `ic.ticket.${proof}`] : [protocol]);
    this.#socket = socket;
    socket.onopen = () => {
      this.#isOpen = true;
      for (const member of this.#members) member.opened();
    };
    socket.onmessage = ({ data }) => {
      const messages = JSON.parse(data);
      for (const member of this.#members) member.received(structuredClone(messages));
    };
    socket.onclose = ({ code }) => this.#end(code);
  }

  join(member) {
    this.#members.add(member);
    // The room sets its callbacks first.
    if (this.#isOpen) queueMicrotask(() => member.readyState === WebSocket.CONNECTING && member.opened());
  }

  leave(member) {
    this.#members.delete(member);
    if (!this.#members.size) return this.#drop();
    const isShared = [...this.#members].some((other) => other.image === member.image);
    if (member.image && !isShared) this.send(JSON.stringify([{ type: "unsubscribe", imageId: member.image }]));
  }

  send(text) {
    if (this.#isOpen) this.#socket.send(text);
  }

  #end(code) {
    const members = [...this.#members];
    this.#drop();
    const isAboutOne = code >= FINAL && members.length > 1;
    for (const member of members) {
      if (isAboutOne) member.wanted.identity.isAlone = true;
      member.closed(isAboutOne ? RESTART : code);
    }
  }

  #drop() {
    this.#isOver = true;
    this.#isOpen = false;
    if (lines.get(this.#key) === this) lines.delete(this.#key);
    this.#members.clear();
    if (!this.#socket) return;
    const socket = this.#socket;
    socket.onmessage = socket.onclose = null;
    // Browsers warn of a socket that is closed while it opens.
    if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
    else socket.close();
  }
}
