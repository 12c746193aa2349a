// Pictures in comments: pasted, dropped, chosen; below the text until they are sent, then live for others, and in large.
import type { Locator, Page } from "@playwright/test";
import { CLIPBOARD, EmbeddedRoom, expect, hasNoFindings, hold, nameOf, png, refusedLoad, REQUEST_LOST, test, VIEWS, type Person } from "../fixtures";
import { test as embedding } from "../fixtures/embedding";

interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const SKETCH = { name: "my sketch.png", mimeType: "image/png", buffer: png({ width: 800, height: 600 }) };

/** Gives a file to a field as a hand would. */
async function hand(field: Locator, type: "drop" | "paste", file: File, text?: string): Promise<boolean> {
  const data = { type, text, name: file.name, mimeType: file.mimeType, base64: file.buffer.toString("base64") };
  return field.evaluate((target, { type, text, name, mimeType, base64 }) => {
    const held = new DataTransfer();
    if (text !== undefined) held.setData("text/plain", text);
    held.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type: mimeType }));
    const common = { bubbles: true, cancelable: true, composed: true };
    if (type === "paste") return target.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: held }));
    target.dispatchEvent(new DragEvent("dragover", { ...common, dataTransfer: held }));
    return target.dispatchEvent(new DragEvent("drop", { ...common, dataTransfer: held }));
  }, data);
}

/** Opens a discussion and waits until its form has what is loaded later. */
async function writing({ room }: Person, imageId: string, chatId: string): Promise<void> {
  await room.open(imageId, chatId);
  await room.composer().click();
  await expect(room.tool("Bold")).toHaveAttribute("tabindex", "0");
}

/** A promise that is kept from outside. */
function gated(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((kept) => (resolve = kept));
  return { promise, resolve };
}

const below = (page: Page) => page.getByTestId("composer-picture");

/** Has a picture loaded, in the size that was reserved for it? */
async function isLoaded(picture: Locator): Promise<void> {
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(0);
}

test("a pasted picture is below the text, is sent with it, and shows to others without moving anything", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Where?");
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  await bob.room.open(image.id, chat.id);
  await expect(bob.room.comments()).toHaveCount(1);
  // A guest who has not given a name yet.
  await writing(ada, image.id, chat.id);
  await ada.room.composer().fill("Here");
  await hand(ada.room.composer(), "paste", SKETCH);
  await expect(below(ada.page).getByRole("textbox")).toHaveValue("my sketch");
  await isLoaded(below(ada.page).locator("img"));
  await expect(ada.room.composer()).toHaveValue("Here");
  await below(ada.page).getByRole("textbox").fill("the [left] door");
  await ada.room.tool("Preview").click();
  await expect(ada.room.window().getByTestId("text-preview").getByRole("img", { name: "the [left] door" })).toBeVisible();
  await ada.room.tool("Preview").click();
  await ada.room.guestNameField().fill("Ada");

  // Before the file is there, its room is.
  const gate = gated();
  await bob.page.route("**/comment-pictures/**", async (route) => {
    await gate.promise;
    await route.continue();
  });
  await ada.room.send().click();
  const shown = bob.room.comment("Here").getByRole("img", { name: "the [left] door" });
  await expect(shown).toBeVisible();
  const before = await shown.boundingBox();
  expect([before!.width, before!.height], "of bounded height").toEqual([expect.closeTo(320 * (before!.height / 240), 0), expect.any(Number)]);
  expect(before!.height).toBeLessThanOrEqual(240);
  gate.resolve();
  await isLoaded(shown);
  expect(await shown.boundingBox()).toEqual(before);
  await expect(ada.room.comment("Here").getByRole("img")).toBeVisible();
  await expect(below(ada.page), "sent").toHaveCount(0);
  await expect(ada.room.composer()).toHaveValue("");
  // The list is as it was.
  await expect(bob.room.discussion(chat.id)).toContainText("Where?");
});

for (const isLost of [false, true]) {
  test(`a guest's picture waits for their identity${isLost ? ", which is asked for again" : ""}`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "Where?");
    const ada = await person("Ada");
    ada.allowConsole(REQUEST_LOST);
    let asked = 0;
    ada.page.on("request", (request) => (asked += Number(request.url().includes("/rpc/introduce"))));
    const identity = await hold(ada.page, "**/rpc/introduce");
    if (isLost) await ada.page.route("**/rpc/introduce", (route) => route.abort("failed"), { times: 1 });
    const failed = isLost ? ada.page.waitForEvent("requestfailed") : null;
    await writing(ada, image.id, chat.id);
    await failed;
    await hand(ada.room.composer(), "paste", SKETCH);
    await expect.poll(() => identity.waiting).toBe(1);
    await expect(ada.page.getByTestId("picture-upload")).toContainText("my sketch.png");
    identity.open();
    await isLoaded(below(ada.page).locator("img"));
    await expect(ada.room.error).toHaveCount(0);
    expect(asked, "one identity").toBe(isLost ? 2 : 1);
  });
}

test("dropped and chosen pictures are sent alone, and one that is removed is not", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Where?");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await bob.room.open(image.id, chat.id);
  await ada.room.open(image.id, chat.id);
  await expect(ada.room.composer()).toBeVisible();
  // Nothing of the form is loaded yet.
  expect(await hand(ada.room.composer(), "drop", SKETCH), "the form takes it, and not the page").toBe(false);
  await expect(below(ada.page)).toHaveCount(1);
  const chooser = ada.page.waitForEvent("filechooser");
  await ada.room.tool("Add a picture").click();
  await (await chooser).setFiles([{ ...SKETCH, name: "second.png" }, { ...SKETCH, name: "third.png" }]);
  await expect(below(ada.page)).toHaveCount(3);
  await below(ada.page).nth(1).getByRole("button", { name: "Remove the picture" }).click();
  await expect(below(ada.page)).toHaveCount(2);
  await expect(ada.room.composer()).toBeFocused();
  await expect(ada.room.composer()).toHaveValue("");
  await ada.room.composer().press("Enter");
  await expect(bob.room.comments()).toHaveCount(2);
  const names = bob.room.comments().last().getByRole("img");
  await expect(names).toHaveCount(2);
  expect(await names.evaluateAll((all) => all.map((img) => (img as HTMLImageElement).alt))).toEqual(["my sketch", "third"]);
  // A new discussion of a picture alone: a list and a screen reader say its words.
  await ada.page.keyboard.press("Escape");
  await ada.room.clickAt(70, 70);
  await hand(ada.room.composer(), "paste", SKETCH);
  await expect(below(ada.page)).toHaveCount(1);
  await ada.room.send().click();
  await expect(bob.room.discussions().filter({ hasText: "🖼 my sketch" })).toHaveCount(1);
  await expect(bob.page.getByTestId("announcer")).toContainText("🖼 my sketch");
});

test("text is pasted as text, also when there is a picture of it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Where?");
  const ada = await person("Ada", { known: true, permissions: CLIPBOARD });
  await writing(ada, image.id, chat.id);
  expect(await hand(ada.room.composer(), "paste", SKETCH, "a table"), "left to the browser").toBe(true);
  await ada.page.evaluate(() => navigator.clipboard.writeText("just words"));
  await ada.room.composer().press("ControlOrMeta+V");
  await expect(ada.room.composer()).toHaveValue("just words");
  await expect(below(ada.page)).toHaveCount(0);
});

test("what is refused says why and loses no text", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Where?");
  const ada = await person("Ada", { known: true });
  ada.allowConsole(refusedLoad(422));
  ada.allowConsole(refusedLoad(429));
  await writing(ada, image.id, chat.id);
  await ada.room.composer().fill("Still here");
  await hand(ada.room.composer(), "drop", { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await expect(ada.room.error).toContainText("notes.txt");
  await hand(ada.room.composer(), "paste", { ...SKETCH, name: "cut.png", buffer: SKETCH.buffer.subarray(0, 60) });
  await expect(ada.room.error).toContainText("cut.png: ");
  const large = await ada.page.evaluateHandle((size) => {
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(size)], "huge.png", { type: "image/png" }));
    return held;
  }, 25 * 1024 * 1024 + 1);
  await ada.room.composer().dispatchEvent("drop", { dataTransfer: large });
  await expect(ada.room.error).toContainText(/huge\.png.*25 MB/);
  await ada.page.route("**/comment-pictures", (route) => route.fulfill({
    status: 429,
    json: { error: { code: "too_many", message: "too much at once" } },
  }));
  await hand(ada.room.composer(), "paste", SKETCH);
  await expect(ada.room.error).toContainText("my sketch.png: Too much at once.");
  await ada.page.unroute("**/comment-pictures");
  await ada.goOffline();
  await hand(ada.room.composer(), "paste", SKETCH);
  await expect(ada.room.error.filter({ hasText: "my sketch.png" })).toContainText("connection");
  await expect(below(ada.page)).toHaveCount(0);
  await expect(ada.room.composer()).toHaveValue("Still here");
  await ada.goOnline();
  await ada.room.isConnection("live");
  await hand(ada.room.composer(), "paste", SKETCH);
  await expect(below(ada.page)).toHaveCount(1);
  await ada.room.send().click();
  await expect(ada.room.comment("Still here").getByRole("img")).toBeVisible();
});

test("what is sent while a picture comes waits for it, and a cancelled one does not come", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Where?");
  const ada = await person("Ada", { known: true });
  await writing(ada, image.id, chat.id);
  const gates = [gated(), gated()];
  let sent = 0;
  await ada.page.route("**/comment-pictures", async (route) => {
    await gates[sent++]!.promise;
    await route.continue().catch(() => {});
  });
  await ada.room.composer().fill("With both");
  await hand(ada.room.composer(), "paste", SKETCH);
  const upload = ada.page.getByTestId("picture-upload");
  await expect(upload).toContainText("my sketch.png");
  await expect(upload.getByRole("progressbar")).toBeVisible();
  await upload.getByRole("button", { name: "Cancel" }).click();
  await expect(upload).toHaveCount(0);
  await expect(ada.room.composer()).toBeFocused();
  gates[0]!.resolve();
  await hand(ada.room.composer(), "paste", { ...SKETCH, name: "second.png" });
  await expect(upload).toContainText("second.png");
  await ada.room.composer().press("Enter");
  await expect(ada.room.comments()).toHaveCount(1);
  gates[1]!.resolve();
  await expect(ada.room.comment("With both").getByRole("img", { name: "second" })).toBeVisible();
});

test("an edit keeps the picture or takes it out, and drafts have it after a reload", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Where?");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await writing(ada, image.id, chat.id);
  await hand(ada.room.composer(), "paste", SKETCH);
  await ada.room.composer().fill("A draft");
  await expect(below(ada.page)).toHaveCount(1);
  await ada.page.reload();
  await ada.room.hydrated();
  await expect(ada.room.composer()).toHaveValue("A draft");
  await expect(below(ada.page)).toHaveCount(1);
  await ada.room.send().click();
  await bob.room.open(image.id, chat.id);
  const picture = bob.room.comments().last().getByRole("img", { name: "my sketch" });
  await expect(picture).toBeVisible();

  const own = ada.room.comments().last();
  await own.hover();
  await ada.room.editButton(own).click();
  await expect(ada.room.editor()).toHaveValue("A draft");
  await expect(below(ada.page)).toHaveCount(1);
  await ada.room.editor().fill("Edited");
  await ada.room.window().getByTestId("save").click();
  await expect(bob.room.comments().last()).toContainText("Edited");
  await expect(picture).toBeVisible();
  await own.hover();
  await ada.room.editButton(own).click();
  await hand(ada.room.editor(), "paste", { ...SKETCH, name: "more.png" });
  await expect(below(ada.page)).toHaveCount(2);
  await below(ada.page).first().getByRole("button", { name: "Remove the picture" }).click();
  await ada.room.window().getByTestId("save").click();
  await expect(bob.room.comments().last().getByRole("img", { name: "more" })).toBeVisible();
  await expect(picture).toHaveCount(0);
  // Of an earlier text it is told with that.
  await bob.room.comments().last().getByRole("button", { name: /edited/ }).click();
  await expect(bob.page.getByTestId("version").getByRole("img", { name: "my sketch" }).first()).toBeVisible();
});

test("a picture opens in large by a click, by keyboard and without a script", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Where?");
  const ada = await person("Ada", { known: true });
  await writing(ada, image.id, chat.id);
  await hand(ada.room.composer(), "paste", SKETCH);
  await expect(below(ada.page)).toHaveCount(1);
  await ada.room.send().click();
  const link = ada.room.comments().last().getByRole("link");
  await expect(link).toBeVisible();
  await link.click();
  const view = ada.page.getByTestId("picture-view");
  await isLoaded(view.getByRole("img"));
  expect(await view.getByRole("img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(800);
  await expect(view).toHaveAttribute("aria-label", "my sketch");
  await ada.page.keyboard.press("Escape");
  await expect(view).toHaveCount(0);
  await expect(ada.room.window(chat.id), "the window stays").toBeVisible();
  await link.focus();
  await ada.page.keyboard.press("Enter");
  await view.getByRole("button", { name: "Close" }).click();
  await expect(view).toHaveCount(0);

  const reader = await person("Reader", { javaScriptEnabled: false });
  await reader.page.goto(`/i/${image.id}/print`);
  const printed = reader.page.getByRole("img", { name: "my sketch" });
  await expect(printed).toBeVisible();
  const file = await reader.context.request.get((await reader.page.locator("a.picture").getAttribute("href"))!);
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "image/png"]);
});

for (const view of VIEWS) {
  test(`axe reports nothing on pictures of comments (${nameOf(view)})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "Where?");
    const ada = await person("Ada", { known: true, ...view });
    await writing(ada, image.id, chat.id);
    await hand(ada.room.composer(), "paste", SKETCH);
    await expect(below(ada.page)).toHaveCount(1);
    await ada.room.send().click();
    const link = ada.room.comments().last().getByRole("link");
    await isLoaded(link.getByRole("img"));
    await hand(ada.room.composer(), "paste", SKETCH);
    await isLoaded(below(ada.page).locator("img"));
    await hasNoFindings(ada.page, "below the text");
    await link.click();
    await isLoaded(ada.page.getByTestId("picture-view").getByRole("img"));
    await hasNoFindings(ada.page, "in large");
  });
}

embedding("in a widget the first comment is a picture, and others see it live", async ({ host, person }) => {
  const site = await host();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  for (const [{ page }, room] of [[ada, hers], [bob, his]] as const) {
    await page.goto(site.page("pictures"));
    await room.isReady();
  }
  await hers.clickOn(25, 30);
  const composer = hers.window().getByTestId("composer");
  await composer.click();
  await expect(hers.window().locator(".composer [data-format=bold]")).toHaveAttribute("tabindex", "0");
  await hand(composer, "paste", SKETCH);
  await isLoaded(hers.root.getByTestId("composer-picture").locator("img"));
  await hers.window().getByTestId("guest-name").fill("Ada");
  await hers.window().getByTestId("send").click();
  await expect(his.markers()).toHaveCount(1);
  await his.markers().click();
  const shown = his.comments().first().getByRole("img", { name: "my sketch" });
  await isLoaded(shown);
  await shown.click();
  await isLoaded(his.root.getByTestId("picture-view").getByRole("img"));
  await isLoaded(hers.comments().first().getByRole("img", { name: "my sketch" }));
  expect(await ada.context.cookies(), "by token alone").toEqual([]);
});
