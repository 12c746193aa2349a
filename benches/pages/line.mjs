// A line between browser and server that can be held: what the server sends meanwhile arrives all at once afterwards.
import { once } from "node:events";
import { connect, createServer } from "node:net";

export class Line {
  #ends = new Set();
  #isHeld = false;

  /** A line to the server of this origin; `line.origin` is what the browser opens. */
  static async open(origin) {
    const line = new Line();
    const { hostname, port } = new URL(origin);
    line.server = createServer((client) => line.#join(client, connect(Number(port), hostname)));
    await once(line.server.listen(0, "127.0.0.1"), "listening");
    line.origin = `http://127.0.0.1:${line.server.address().port}`;
    return line;
  }

  /** Nothing reaches the browser from now on. */
  hold() {
    this.#isHeld = true;
    for (const { client, server } of this.#ends) server.unpipe(client).pause();
  }

  /** Everything that was held arrives. */
  release() {
    this.#isHeld = false;
    for (const { client, server } of this.#ends) server.pipe(client);
  }

  close() {
    this.server.close();
    for (const { client, server } of this.#ends) [client, server].forEach((socket) => socket.destroy());
  }

  #join(client, server) {
    const ends = { client, server };
    this.#ends.add(ends);
    const end = () => {
      this.#ends.delete(ends);
      [client, server].forEach((socket) => socket.destroy());
    };
    for (const socket of [client, server]) socket.setNoDelay(true).on("close", end).on("error", end);
    client.pipe(server);
    if (!this.#isHeld) server.pipe(client);
  }
}
