// Images are theirs: rename, hide, replace, download, delete and restore; the gallery; several files at once.
import { readFileSync } from "node:fs";
import { CLIPBOARD, command, expect, hold, makeAdmin, png, refusedLoad, test } from "../fixtures";

const file = (name: string, options = {}) => ({ name, mimeType: "image/png", buffer: png(options) });

/** Drops a file on an element as a browser does; whether the page took the drop. */
async function dropOn(target: import("@playwright/test").Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const held = new DataTransfer();
    held.items.add(new File(["x"], "dropped.png", { type: "image/png" }));
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, composed: true, dataTransfer: held });
    return !element.dispatchEvent(event);
  });
}

test("the uploader renames an image, and others see it without reloading", async ({ person }) => {
  const ada = await person("Ada", { permissions: CLIPBOARD });
  await ada.start.open();
  await ada.start.choose(file("plan.png"));
  const id = await ada.start.arrivedAtImage();
  await ada.room.hydrated();
  const bob = await person("Bob");
  await bob.room.open(id);
  await bob.room.isConnection("live");
  await ada.page.getByTestId("image-menu").locator("summary").click();
  await expect(ada.page.getByTestId("uploaded-by")).toContainText("Uploaded");
  await ada.page.getByTestId("image-title").fill("Ground floor, second draft");
  await ada.page.getByTestId("image-save").click();
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("Ground floor, second draft");
  await expect(bob.page.getByRole("heading", { level: 1 })).toHaveText("Ground floor, second draft");
  await expect(bob.page).toHaveTitle("Ground floor, second draft");
  await expect(bob.page.getByTestId("image-title")).toHaveCount(0);
});

test("another picture shows on open pages, and markers keep their percent", async ({ api, freshImage, person }) => {
  const image = await freshImage({ width: 800, height: 400 });
  const chat = await api.openChat(image.id, 25, 50, "Here");
  const bob = await person("Bob");
  await bob.room.open(image.id);
  await bob.room.isConnection("live");
  const before = await bob.room.image.getAttribute("src");
  const replaced = await api.request.put(`/api/v1/images/${image.id}/file`, {
    headers: { origin: new URL(bob.page.url()).origin },
    multipart: { file: file("other.png", { width: 400, height: 800, from: [10, 10, 10] }) },
  });
  expect(replaced.ok()).toBe(true);
  await expect(bob.room.image).not.toHaveAttribute("src", before!);
  await expect.poll(() => bob.room.image.evaluate((img) => (img as HTMLImageElement).naturalHeight)).toBe(800);
  await expect(bob.room.marker(chat.id)).toBeVisible();
  const [stage, marker] = [await bob.room.stage.boundingBox(), await bob.room.marker(chat.id).boundingBox()];
  const x = ((marker!.x + marker!.width / 2 - stage!.x) / stage!.width) * 100;
  const y = ((marker!.y + marker!.height / 2 - stage!.y) / stage!.height) * 100;
  expect(Math.abs(x - 25)).toBeLessThan(1);
  expect(Math.abs(y - 50)).toBeLessThan(1);
});

test("the picture is downloaded under its title", async ({ freshImage, person }) => {
  const image = await freshImage({ title: "Grundriß 2" });
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.page.getByTestId("image-menu").locator("summary").click();
  const [download] = await Promise.all([ada.page.waitForEvent("download"), ada.page.getByTestId("download").click()]);
  expect(download.suggestedFilename()).toBe("Grundriß 2.png");
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : "without scripts: ";

  test(`${how}the uploader downloads the original, others the picture alone`, async ({ person }) => {
    const ada = await person("Ada", { javaScriptEnabled });
    const sent = file("IMG_0042.PNG");
    await ada.start.open();
    await ada.start.choose(sent);
    if (!javaScriptEnabled) await ada.start.sendPlainForm();
    const id = await ada.start.arrivedAtImage();
    await ada.page.getByTestId("image-menu").locator("summary").click();
    const [download] = await Promise.all([
      ada.page.waitForEvent("download"),
      ada.page.getByTestId("download-original").click(),
    ]);
    expect(download.suggestedFilename()).toBe("IMG_0042.PNG");
    expect(readFileSync(await download.path()).equals(sent.buffer)).toBe(true);
    const bob = await person("Bob", { javaScriptEnabled });
    await bob.room.open(id);
    await bob.page.getByTestId("image-menu").locator("summary").click();
    await expect(bob.page.getByTestId("download")).toBeVisible();
    await expect(bob.page.getByTestId("download-original")).toHaveCount(0);
    const [picture] = await Promise.all([bob.page.waitForEvent("download"), bob.page.getByTestId("download").click()]);
    expect(picture.suggestedFilename()).toBe("IMG_0042.png");
  });
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : "without scripts: ";

  test(`${how}a deleted image is gone for others and comes back by Undo`, async ({ person }) => {
    const ada = await person("Ada", { javaScriptEnabled });
    await ada.start.open();
    await ada.start.choose(file("screenshot.png"));
    if (!javaScriptEnabled) await ada.start.sendPlainForm();
    const id = await ada.start.arrivedAtImage();
    const bob = await person("Bob");
    bob.allowConsole(refusedLoad(404));
    await bob.room.open(id);
    await bob.room.isConnection("live");
    await ada.page.getByTestId("image-menu").locator("summary").click();
    await ada.page.getByTestId("delete-image").click();
    await expect(ada.page.getByTestId("done")).toContainText("screenshot");
    await expect(ada.start.card(id)).toHaveCount(0);
    await bob.room.isConnection("offline");
    expect((await bob.page.goto(`/i/${id}`))!.status()).toBe(404);
    await ada.page.getByTestId("undo").click();
    await ada.start.arrivedAtImage();
    expect((await bob.page.goto(`/i/${id}`))!.status()).toBe(200);
  });
}

test("an unlisted image is in the gallery of its uploader alone", async ({ freshImage, person }) => {
  const image = await freshImage({ title: "Not for everyone" });
  const listed = await freshImage({ title: "For everyone", visibility: "listed" });
  const bob = await person("Bob");
  await bob.start.open();
  await expect(bob.start.card(listed.id)).toBeVisible();
  await expect(bob.start.card(image.id)).toHaveCount(0);
  await bob.room.open(image.id);
  await bob.room.imageLoaded();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : "without scripts: ";

  test(`${how}the gallery has all images, searched, sorted and page by page`, async ({ freshImage, person }) => {
    test.slow();
    const mark = `gallery ${Date.now()}`;
    const small = { width: 40, height: 30, visibility: "listed" as const };
    for (let n = 10; n < 36; n++) await freshImage({ title: `${mark} ${n}`, ...small });
    const ada = await person("Ada", { javaScriptEnabled });
    await ada.start.open();
    await ada.page.getByTestId("gallery-search").fill(mark.toUpperCase());
    await ada.page.getByTestId("gallery-sort").selectOption("title");
    await ada.page.getByTestId("gallery-go").click();
    const cards = ada.page.getByTestId("image-card");
    await expect(cards).toHaveCount(24);
    await expect(cards.first()).toContainText(`${mark} 10`);
    await ada.page.getByTestId("gallery-next").click();
    await expect(cards).toHaveCount(2);
    await expect(cards.last()).toContainText(`${mark} 35`);
    await ada.page.getByTestId("gallery-first").click();
    await expect(cards).toHaveCount(24);
  });
}

test("several files at once are uploaded, each with its progress", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  const gate = await hold(ada.page, "**/api/v1/tenants/demo/images");
  await ada.start.choose(file("first.png"), file("second.png"), file("third.png"));
  await expect(ada.start.uploading).toHaveCount(3);
  await expect(ada.start.uploading.nth(1)).toContainText("second.png");
  gate.open();
  await expect(ada.page).toHaveURL(/#images$/);
  for (const title of ["first", "second", "third"]) {
    await expect(ada.page.getByTestId("image-card").filter({ hasText: title })).toHaveCount(1);
  }
});

test("without scripts: several files at once become images", async ({ person }) => {
  const ada = await person("Ada", { javaScriptEnabled: false });
  await ada.start.open();
  await ada.start.choose(file("plain one.png"), file("plain two.png"));
  await ada.start.sendPlainForm();
  await expect(ada.page).toHaveURL(/#images$/);
  await expect(ada.page.getByTestId("image-card").filter({ hasText: "plain one" })).toHaveCount(1);
});

test("a file that is dropped anywhere on the start page is taken", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  const held = await ada.page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "far away.png", { type: "image/png" }));
    return data;
  }, png().toString("base64"));
  await ada.page.getByRole("banner").dispatchEvent("drop", { dataTransfer: held });
  await ada.start.arrivedAtImage();
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("far away");
});

test("a file that is dropped anywhere else does not leave the page", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  expect(await dropOn(ada.room.stage)).toBe(true);
  expect(await dropOn(ada.page.getByRole("banner"))).toBe(true);
  await ada.page.goto("/login");
  await expect(ada.page.locator("html")).toHaveAttribute("data-hydrated");
  expect(await dropOn(ada.page.getByRole("main"))).toBe(true);
  expect(new URL(ada.page.url()).pathname).toBe("/login");
  // In a frame, too.
  const src = `${server.url}/example/plan.svg`;
  await ada.page.goto(`/embed?${new URLSearchParams({ tenantId: "demo", urlId: "dropped", src })}`);
  await expect(ada.page.locator("html")).toHaveAttribute("data-hydrated");
  expect(await dropOn(ada.page.locator("img"))).toBe(true);
});

test("moderators delete many images at once, and restore them", async ({ administrator, freshImage }) => {
  const mark = `bulk ${Date.now()}`;
  const images = [await freshImage({ title: `${mark} a` }), await freshImage({ title: `${mark} b` })];
  const mia = await administrator("Mia");
  await mia.page.goto(`/t/demo/moderation?view=images&text=${encodeURIComponent(mark)}`);
  const rows = mia.page.getByTestId("image");
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) await row.getByRole("checkbox").check();
  await mia.page.getByTestId("delete-images").click();
  await expect(mia.page.getByTestId("done")).toContainText("2 images deleted.");
  await expect(rows).toHaveCount(0);
  await mia.page.goto("/t/demo/moderation?view=deleted-images");
  for (const { id } of images) {
    await mia.page.locator(`[data-testid="deleted-image"][data-image-id="${id}"]`).getByRole("checkbox").check();
  }
  await mia.page.getByTestId("restore-images").click();
  await expect(mia.page.getByTestId("done")).toContainText("2 images restored.");
  for (const { id } of images) expect((await mia.page.goto(`/i/${id}`))!.status()).toBe(200);
});

test("a new administrator is asked once who may look and upload, to invite and to back up", async ({ administrator }) => {
  const root = await administrator("Root");
  await root.page.goto("/t/demo/settings");
  const steps = root.page.getByTestId("first-steps");
  await expect(steps).toContainText("Who can view?");
  await expect(steps).toContainText("Invite people");
  await root.page.getByTestId("first-steps-done").click();
  await expect(steps).toHaveCount(0);
});

test("an administrator of the command line meets the first steps upon signing in, and goes on from there", async ({ freshImage, person, server }) => {
  await command(server, "tenant", "create", "steps", "--name", "Steps");
  const image = await freshImage();
  const root = await person("Root");
  await root.page.goto(`/login?next=/i/${image.id}`);
  const { email, password } = await makeAdmin(server, "Root", "steps");
  await root.page.getByLabel("E-mail").fill(email);
  await root.page.getByLabel("Password").fill(password);
  await root.page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(root.page.getByTestId("first-steps")).toBeInViewport();
  await root.page.goto("/t/steps");
  await root.page.getByTestId("first-steps-notice").getByRole("link").click();
  await root.page.goBack();
  await root.page.goBack();
  await root.page.getByTestId("first-steps-done").click();
  await expect(root.page).toHaveURL(`/i/${image.id}`);
  await root.page.goto("/t/steps");
  await expect(root.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(root.page.getByTestId("first-steps-notice")).toHaveCount(0);
});

test("the menu of an image closes by Escape, which closes nothing else, and by a click elsewhere", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 20, 20, "Open meanwhile");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  const menu = ada.page.getByTestId("image-menu");
  await menu.locator("summary").click();
  await expect(menu).toHaveAttribute("open", "");
  await ada.page.keyboard.press("Escape");
  await expect(menu).not.toHaveAttribute("open");
  await expect(menu.locator("summary")).toBeFocused();
  await menu.locator("summary").click();
  await ada.page.locator(".discussions").click({ position: { x: 20, y: 500 } });
  await expect(menu).not.toHaveAttribute("open");
});
