// What the server is compared with: everyone who connects hears every text that anyone says.
// Knows no image and stores nothing. It is the loop of the documentation of `ws`, as it comes.
import { WebSocketServer } from "ws";

const everyone = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]) });

everyone.on("connection", (socket) => {
  // A broken connection has gone from `clients` already.
  socket.on("error", () => {});
  socket.on("message", (data, isBinary) => {
    for (const client of everyone.clients) client.send(data, { binary: isBinary });
  });
});
