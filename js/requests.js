// The requests of uploaders. Each resolves with what the server answered, or throws: a `Refusal` is the
// server's word, anything else a connection that broke.

/** An error that the server states. */
export class Refusal extends Error {}

/** Becomes known to the server, as a guest if need be: only someone with a session may bring an image. */
export async function introduce() {
  await postJson("/rpc/introduce", { name: null });
}

/** Sends a body as JSON. */
export async function postJson(address, body) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return read(response.ok, await response.text());
}

/** Sends a file as a form. `fetch` reports no progress; `XMLHttpRequest` does. */
export async function postFile(address, file, progress, headers = {}) {
  const request = new XMLHttpRequest();
  const answered = new Promise((resolve, reject) => {
    request.onload = resolve;
    request.onerror = request.onabort = () => reject(new Error("no answer"));
  });
  request.upload.onprogress = ({ loaded, total }) => progress.show(loaded, total);
  progress.signal.addEventListener("abort", () => request.abort());
  const form = new FormData();
  form.append("file", file);
  request.open("POST", address);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.send(form);
  await answered;
  return read(request.status < 400, request.responseText);
}

/** The body of an answer. Server functions give an error as it is, the REST API in an envelope. */
function read(isOk, text) {
  const body = JSON.parse(text);
  if (!isOk) throw new Refusal((body.error ?? body).message);
  return body;
}
