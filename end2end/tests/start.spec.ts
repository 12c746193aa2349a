// The start page: every way to upload an image, and the recent images.
import { CLIPBOARD, REQUEST_LOST, expect, hold, type Person, png, refusedLoad, test } from "../fixtures";

const PICTURE = { name: "front-door.png", mimeType: "image/png", buffer: png({ width: 640, height: 400 }) };
/** About 720 KB: enough for visible progress on a slow connection. */
const LARGE = { name: "large.png", mimeType: "image/png", buffer: png({ width: 600, height: 400, noise: true }) };

test("a chosen file becomes an image with an address to share", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  await ada.start.choose(PICTURE);
  const id = await ada.start.arrivedAtImage();
  await ada.room.hydrated();
  await ada.room.imageLoaded();
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("front-door");

  const bob = await person("Bob");
  await bob.page.goto(ada.page.url());
  await bob.room.imageLoaded();
  expect(new URL(bob.page.url()).pathname).toBe(`/i/${id}`);
});

test("a dropped image is uploaded", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  await ada.start.drop(PICTURE);
  await ada.start.arrivedAtImage();
  await ada.room.imageLoaded();
});

test("the drop zone shows that a file is over it", async ({ person }) => {
  const { page, start } = await person("Ada");
  await start.open();
  await start.dropZone.dispatchEvent("dragenter", { dataTransfer: await page.evaluateHandle(() => new DataTransfer()) });
  await expect(start.dropZone).toHaveAttribute("data-drag");
  await start.dropZone.dispatchEvent("dragleave", { dataTransfer: await page.evaluateHandle(() => new DataTransfer()) });
  await expect(start.dropZone).not.toHaveAttribute("data-drag");
});

test("an image is pasted from the clipboard", async ({ person }) => {
  const ada = await person("Ada", { permissions: CLIPBOARD });
  await ada.start.open();
  await ada.start.pasteFromClipboard(PICTURE.buffer);
  await ada.start.arrivedAtImage();
  await ada.room.imageLoaded();
});

test("a pasted file is uploaded", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  await ada.start.paste(PICTURE);
  await ada.start.arrivedAtImage();
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("front-door");
});

test("a pasted text is ignored", async ({ person }) => {
  const ada = await person("Ada", { permissions: CLIPBOARD });
  await ada.start.open();
  await ada.page.evaluate(() => navigator.clipboard.writeText("https://example.com/picture.png"));
  const link = ada.page.getByTestId("link");
  await link.focus();
  await ada.page.keyboard.press("ControlOrMeta+V");
  await expect(link).toHaveValue("https://example.com/picture.png");
  await expect(ada.start.error).toHaveCount(0);
});

test("an upload shows its real progress", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  await ada.slowDown({ uploadBytesPerSecond: 200_000 });
  await ada.start.choose(LARGE);
  const bar = ada.start.uploading.getByRole("progressbar");
  await expect(bar).toBeVisible();
  await expect(ada.start.uploading).toContainText("large.png");
  const seen = new Set<number>();
  await expect
    .poll(async () => {
      const value = await bar.evaluate((element) => (element as HTMLProgressElement).position);
      if (value > 0 && value < 1) seen.add(value);
      return seen.size;
    }, { intervals: [50], message: "values between nothing and all" })
    .toBeGreaterThan(2);
  const steps = [...seen];
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  await expect(ada.start.uploading).toContainText(/\d+ %/);
  await expect(ada.start.uploading).toContainText(/\d\.\d of 0\.7 MB/);
  await ada.slowDown();
  await ada.start.arrivedAtImage();
  await ada.room.imageLoaded();
});

test("an upload can be cancelled, and another one started", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  const before = await ada.start.images.count();
  await ada.slowDown({ uploadBytesPerSecond: 20_000 });
  await ada.start.choose({ ...LARGE, name: "given-up.png" });
  await expect(ada.start.uploading).toContainText(/0\.[1-6] of 0\.7 MB/);
  await ada.start.cancelUpload();
  await expect(ada.start.dropZone).toBeVisible();
  await expect(ada.start.error).toHaveCount(0);
  await ada.slowDown();
  await ada.start.open();
  await expect(ada.start.images).toHaveCount(before);
  await expect(ada.page.getByText("given-up")).toHaveCount(0);
  await ada.start.choose(PICTURE);
  await ada.start.arrivedAtImage();
});

test("an upload cancelled before it starts does not start", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  const before = await ada.start.images.count();
  const gate = await hold(ada.page, "**/rpc/introduce");
  await ada.start.choose(PICTURE);
  await expect.poll(() => gate.waiting).toBe(1);
  await ada.start.cancelUpload();
  await expect(ada.start.dropZone).toBeVisible();
  const answered = ada.page.waitForResponse("**/rpc/introduce");
  gate.open();
  await answered;
  await ada.start.open();
  await expect(ada.start.images).toHaveCount(before);
});

test("the focus goes along with an upload and comes back", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  await hold(ada.page, "**/rpc/introduce");
  await ada.start.upload.focus();
  await ada.start.choose(PICTURE);
  await expect(ada.start.uploading.getByRole("button", { name: "Cancel" })).toBeFocused();
  await ada.page.keyboard.press("Enter");
  await expect(ada.start.dropZone).toBeVisible();
  await expect(ada.start.upload).toBeFocused();
});

for (const [what, file, status] of [
  ["that is no image", { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello") }, undefined],
  ["that only calls itself one", { name: "a.png", mimeType: "image/png", buffer: Buffer.from("Hello") }, undefined],
  ["with a broken picture", { name: "b.png", mimeType: "image/png", buffer: PICTURE.buffer.subarray(0, 300) }, 422],
  ["of a kind that is not taken", { name: "c.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") }, undefined],
] as const) {
  test(`a file ${what} is refused with a reason, and the next one is accepted`, async ({ person }) => {
    const ada = await person("Ada");
    if (status) ada.allowConsole(refusedLoad(status));
    await ada.start.open();
    await ada.start.choose(file);
    await expect(ada.start.error).toHaveText(/image/i);
    await expect(ada.start.error).toHaveRole("alert");
    await expect(ada.start.dropZone).toBeVisible();
    await ada.start.choose(PICTURE);
    await ada.start.arrivedAtImage();
  });
}

test("the same file can be chosen again after it was refused", async ({ person }) => {
  const ada = await person("Ada");
  const broken = { name: "again.png", mimeType: "image/png", buffer: Buffer.from("not yet") };
  await ada.start.open();
  await ada.start.choose(broken);
  await expect(ada.start.error).toBeVisible();
  await ada.start.choose({ ...broken, buffer: PICTURE.buffer });
  await ada.start.arrivedAtImage();
});

test("a file above the limit is refused before anything is sent", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  const sent: string[] = [];
  ada.page.on("request", (request) => sent.push(request.method()));
  // Generated in the page: transferring such a file to the browser takes longer than its refusal.
  const dataTransfer = await ada.page.evaluateHandle((bytes) => {
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(bytes)], "huge.png", { type: "image/png" }));
    return held;
  }, 25 * 1024 * 1024 + 1);
  await ada.start.dropZone.dispatchEvent("drop", { dataTransfer });
  await expect(ada.start.error).toContainText("25 MB");
  expect(sent).not.toContain("POST");
});

for (const address of ["http://127.0.0.1:9/picture.png", "http://10.1.2.3/picture.png", "http://[::1]/picture.png", "http://169.254.169.254/latest"]) {
  test(`the link ${address} is refused: it is not public`, async ({ person }) => {
    const ada = await person("Ada");
    ada.allowConsole(refusedLoad(400));
    await ada.start.open();
    await ada.start.openLink(address);
    await expect(ada.start.error).toContainText("not on the public internet");
    await expect(ada.page.getByTestId("link")).toHaveValue(address);
    await expect(ada.page.getByTestId("open-link")).toBeEnabled();
    expect(new URL(ada.page.url()).pathname).toBe("/");
  });
}

test("an answer that does not come is an error", async ({ person }) => {
  const ada = await person("Ada");
  ada.allowConsole(REQUEST_LOST);
  await ada.page.route("**/api/v1/tenants/demo/images", (route) => route.abort());
  await ada.start.open();
  await ada.start.choose(PICTURE);
  await expect(ada.start.error).toContainText("connection broke");
  await expect(ada.start.dropZone).toBeVisible();
  await ada.start.openLink("https://example.com/picture.png");
  await expect(ada.start.error).toContainText("connection broke");
  await expect(ada.page.getByTestId("open-link")).toBeEnabled();
});

/** The scripts and the wasm that a page has loaded, and their bytes as they were sent. */
async function programOf({ page }: Person): Promise<{ paths: string[]; bytes: number }> {
  const loaded = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize })),
  );
  const files = loaded.filter(({ path }) => /\.(js|wasm)$/.test(path));
  return { paths: files.map(({ path }) => path), bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

test("the start page loads at most 25 KB of script and no wasm", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  const { paths, bytes } = await programOf(ada);
  expect(paths).toContainEqual(expect.stringMatching(/\/page\.js$/));
  expect(paths.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  expect(bytes).toBeLessThan(25_000);
});

test("an image page loads at most 160 KB of script and wasm, including scripts loaded when idle", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.page.waitForLoadState("networkidle");
  const { paths, bytes } = await programOf(ada);
  expect(paths).toContainEqual(expect.stringMatching(/\.wasm$/));
  expect(bytes).toBeGreaterThan(100 * 1024);
  expect(bytes).toBeLessThanOrEqual(160 * 1024);
});

test("without scripts: a chosen file becomes an image", async ({ person }) => {
  const ada = await person("Ada", { javaScriptEnabled: false });
  await ada.start.open();
  await ada.start.choose(PICTURE);
  await ada.start.sendPlainForm();
  await ada.start.arrivedAtImage();
  await ada.room.imageLoaded();
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("front-door");
});

test("without scripts: what is refused comes back with a reason", async ({ person }) => {
  const ada = await person("Ada", { javaScriptEnabled: false });
  ada.allowConsole(refusedLoad(422));
  ada.allowConsole(refusedLoad(400));
  await ada.start.open();
  await ada.start.choose({ ...PICTURE, buffer: Buffer.from("Hello") });
  await ada.start.sendPlainForm();
  await expect(ada.start.error).toHaveText(/image/i);
  await ada.start.openLink("http://127.0.0.1:9/picture.png");
  await expect(ada.start.error).toContainText("not on the public internet");
  await expect(ada.page.getByTestId("link")).toHaveValue("http://127.0.0.1:9/picture.png");
});

test("recent images show a thumbnail, a title and the number of open discussions", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Poster, third version", visibility: "listed" });
  const resolved = await api.openChat(image.id, 10, 10, "Done");
  await api.openChat(image.id, 20, 20, "Open");
  await api.openChat(image.id, 30, 30, "Open, too");
  await api.updateChat(resolved.id, { resolved: true });
  const ada = await person("Ada");
  await ada.start.open();
  const card = ada.start.card(image.id);
  await expect(card).toContainText("Poster, third version");
  await expect(card).toContainText("2 open discussions");
  await expect(ada.start.images.first()).toHaveAttribute("href", `/i/${image.id}`);
  const picture = card.locator("img");
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await card.click();
  expect(await ada.start.arrivedAtImage()).toBe(image.id);
});
