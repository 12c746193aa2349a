// The list of discussions: beside or below the image, in step with the markers, with links.
import { CLIPBOARD, expect, test } from "../fixtures";

test("the list shows author, excerpt, number of replies and resolution, in order of creation", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const one = await api.openChat(image.id, 80, 80, "The **first** one");
  await api.openChat(image.id, 20, 20, "The second one");
  await api.reply(one.id, "A reply");
  await api.reply(one.id, "Another");
  await api.updateChat(one.id, { resolved: true });
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await expect(page.getByRole("heading", { name: "Discussions 2" })).toBeVisible();
  await expect(room.discussions()).toHaveText([
    /1.*The first one.*Test set-up.*2 replies.*Resolved/,
    /2.*The second one.*Test set-up/,
  ]);
  await expect(room.discussions().nth(1)).not.toContainText(/repl|Resolved/);
});

test("an empty list shows a hint", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await expect(page.getByText("No discussions yet.")).toBeVisible();
  await room.discuss(25, 30, "The first");
  await expect(page.getByText("No discussions yet.")).toHaveCount(0);
});

test("the list stays in step with the markers", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.isConnection("live");
  const id = await room.discuss(25, 30, "Mine");
  const theirs = await api.openChat(image.id, 70, 60, "Theirs");
  await expect(room.discussions()).toHaveText([/Mine/, /Theirs/]);
  await api.reply(id, "A reply");
  await expect(room.discussion(id)).toContainText("1 reply");
  await api.editComment(theirs.comments[0]!.id, "Theirs, edited");
  await expect(room.discussion(theirs.id)).toContainText("Theirs, edited");
  await api.deleteChat(theirs.id);
  await expect(room.discussions()).toHaveText([/Mine/]);
  await room.deleteDiscussion();
  await expect(room.discussions()).toHaveCount(0);
  await room.undo.click();
  await expect(room.discussions()).toHaveText([/Mine.*1 reply/]);
});

test("at 1440 px the list is beside the image, at 390 px below it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Here");
  const { page, room } = await person("Ada", { viewport: { width: 1440, height: 900 } });
  await room.open(image.id);
  await room.imageLoaded();
  const boxes = async () => ({
    picture: (await room.image.boundingBox())!,
    entry: (await room.discussion(chat.id).boundingBox())!,
  });
  const wide = await boxes();
  expect(wide.entry.x).toBeGreaterThanOrEqual(wide.picture.x + wide.picture.width);
  await expect(room.discussion(chat.id)).toBeInViewport();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(async () => {
    const { picture, entry } = await boxes();
    return entry.y >= picture.y + picture.height && picture.width === 390;
  }).toBe(true);
});

test("hovering a marker highlights its entry, and vice versa", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const one = await api.openChat(image.id, 25, 30, "One");
  const two = await api.openChat(image.id, 70, 60, "Two");
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.discussion(one.id).hover();
  await expect(room.marker(one.id)).toHaveAttribute("data-highlighted");
  await expect(room.marker(two.id)).not.toHaveAttribute("data-highlighted");
  await room.marker(two.id).hover();
  await expect(room.discussion(two.id)).toHaveAttribute("data-highlighted");
  await expect(room.discussion(one.id)).not.toHaveAttribute("data-highlighted");
  await page.getByRole("heading", { level: 1 }).hover();
  await expect(page.locator("[data-highlighted]")).toHaveCount(0);
});

test("focusing a marker highlights its entry, and vice versa", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const one = await api.openChat(image.id, 25, 30, "One");
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.discussion(one.id).getByRole("link").focus();
  await expect(room.marker(one.id)).toHaveAttribute("data-highlighted");
  await room.marker(one.id).focus();
  await expect(room.discussion(one.id)).toHaveAttribute("data-highlighted");
});

for (const width of [1440, 390]) {
  test(`at ${width} px an entry opens its discussion, and is marked as open`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    await api.openChat(image.id, 25, 30, "One");
    const two = await api.openChat(image.id, 70, 60, "Two");
    const { room } = await person("Ada", { viewport: { width, height: 844 } });
    await room.open(image.id);
    await room.discussion(two.id).getByRole("link").click();
    await expect(room.window(two.id)).toBeVisible();
    await expect(room.comments()).toHaveText(/Two/);
    await expect(room.discussion(two.id)).toHaveAttribute("data-highlighted");
  });
}

test("the address names the open discussion, and opens it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const one = await api.openChat(image.id, 25, 30, "One");
  const two = await api.openChat(image.id, 70, 60, "Two");
  const { page, room } = await person("Ada");
  await room.open(image.id, two.id);
  await expect(room.window(two.id)).toBeVisible();
  await expect(room.window()).toHaveCount(1);
  await room.openMarker(one.id);
  await expect(page).toHaveURL(new RegExp(`#chat=${one.id}$`));
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`/i/${image.id}$`));
  // A link to another discussion of the same page.
  await page.evaluate((id) => (location.hash = `chat=${id}`), two.id);
  await expect(room.window(two.id)).toBeVisible();
});

test("a link to a deleted discussion shows a message", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Gone");
  await api.deleteChat(chat.id);
  const { room } = await person("Ada");
  await room.open(image.id, chat.id);
  await expect(room.toast).toContainText("deleted");
  await expect(room.window()).toHaveCount(0);
});

for (const [what, fragment] of [
  ["that is none", "chat=nothing"],
  ["of another page", "discussions"],
] as const) {
  test(`an address with a fragment ${what} opens the page without a window`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const { page, room } = await person("Ada");
    await page.goto(`/i/${image.id}#${fragment}`);
    await room.hydrated();
    await room.isConnection("live");
    await expect(room.window()).toHaveCount(0);
  });
}

test("Copy link copies the address of a discussion, which opens it", async ({ api, freshImage, person, server }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Look here");
  const ada = await person("Ada", { permissions: CLIPBOARD });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  await ada.room.button("Copy link").click();
  await expect(ada.room.toast).toContainText("Link copied");
  const address = await ada.clipboard();
  expect(address).toBe(`${server.url}/i/${image.id}#chat=${chat.id}`);
  const bob = await person("Bob");
  await bob.page.goto(address);
  await expect(bob.room.window(chat.id)).toBeVisible();
  await expect(bob.room.comments()).toHaveText(/Look here/);
});

test("Share copies the address of the page, without the open discussion", async ({ api, freshImage, person, server }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Open");
  const ada = await person("Ada", { permissions: CLIPBOARD });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  await ada.page.getByTestId("share").click();
  await expect(ada.room.toast).toContainText("Link copied");
  expect(await ada.clipboard()).toBe(`${server.url}/i/${image.id}`);
});

test("without access to the clipboard the address is shown", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada");
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await room.open(image.id);
  await page.getByTestId("share").click();
  await expect(room.toast).toContainText(`${server.url}/i/${image.id}`);
});
