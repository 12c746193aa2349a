// A click on the image: the draft marker, its window, and the draft.
import { expect, test } from "../fixtures";

test("a click shows a square marker at its place and a focused composer", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.clickAt(62.5, 40);
  await expect(room.draft()).toBeVisible();
  await expect(room.markers()).toHaveCount(1);
  await expect(room.window()).toBeVisible();
  await expect(room.composer()).toBeFocused();
  const place = await room.placeOf(room.draft());
  expect(place.x).toBeCloseTo(62.5, 0);
  expect(place.y).toBeCloseTo(40, 0);
  const box = (await room.draft().boundingBox())!;
  const picture = (await room.image.boundingBox())!;
  expect(box.width).toBeCloseTo(box.height, 1);
  expect(box.width).toBeCloseTo(Math.min(picture.width * 0.05, 44), 1);
});

test("the first comment creates the discussion, stored at its place", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada");
  await room.open(image.id);
  const id = await room.discuss(25, 30, "Too dark here");
  await expect(room.markers()).toHaveCount(1);
  await expect(room.comment("Too dark here")).toContainText("Ada");
  await expect(room.composer()).toHaveValue("");
  const { chats } = await api.board(image.id);
  expect(chats.map((chat) => chat.id)).toEqual([id]);
  expect(chats[0]!.comments.map((comment) => comment.body)).toEqual(["Too dark here"]);
  expect(chats[0]!.x).toBeCloseTo(25, 0);
  expect(chats[0]!.y).toBeCloseTo(30, 0);
});

test("a marker without a comment is invisible to others", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  const bob = await person("Bob");
  await ada.room.open(image.id);
  await bob.room.open(image.id);
  await bob.room.isConnection("live");
  await ada.room.clickAt(50, 50);
  await ada.room.composer().fill("Not yet sent");
  const sign = await api.openChat(image.id, 10, 10, "A sign that Bob's page is up to date");
  await expect(bob.room.marker(sign.id)).toBeVisible();
  await expect(bob.room.markers()).toHaveCount(1);
});

test("a window closed without a text leaves nothing behind", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.clickAt(40, 40);
  await expect(room.composer()).toBeFocused();
  await room.page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
  await expect(room.markers()).toHaveCount(0);
  await room.page.reload();
  await room.hydrated();
  await expect(room.markers()).toHaveCount(0);
  expect((await api.board(image.id)).chats).toEqual([]);
});

test("an empty window moves with the next click", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.clickAt(20, 30);
  await expect(room.draft()).toBeVisible();
  await room.clickAt(70, 80);
  await expect(room.markers()).toHaveCount(1);
  await expect.poll(async () => (await room.placeOf(room.draft())).x).toBeCloseTo(70, 0);
  await expect(room.composer()).toBeFocused();
});

test("a click on the image while unsent text is in the window only closes it", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.clickAt(20, 30);
  await room.composer().fill("Half a thought");
  await room.clickAt(80, 70);
  await expect(room.window()).toHaveCount(0);
  await expect(room.markers()).toHaveCount(1);
  expect((await room.placeOf(room.draft())).x).toBeCloseTo(20, 0);
  await room.draft().click();
  await expect(room.composer()).toHaveValue("Half a thought");
});

test("a click on a free place while a discussion is open starts a new one", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 20, 30, "Already here");
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.openMarker(chat.id);
  await room.clickAt(80, 80);
  await expect(room.window("draft")).toBeVisible();
  await expect(room.window()).toHaveCount(1);
  await expect(room.markers()).toHaveCount(2);
});

test("an unsent draft survives Escape, a click elsewhere and a reload", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.clickAt(35, 45);
  await room.composer().fill("Not finished");

  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
  await expect(room.draft()).toBeFocused();
  await room.draft().click();
  await expect(room.composer()).toHaveValue("Not finished");

  await room.page.getByRole("heading", { level: 1 }).click();
  await expect(room.window()).toHaveCount(0);
  await room.draft().click();
  await expect(room.composer()).toHaveValue("Not finished");

  await page.reload();
  await room.hydrated();
  await expect(room.draft()).toBeVisible();
  const place = await room.placeOf(room.draft());
  expect(place.x).toBeCloseTo(35, 0);
  expect(place.y).toBeCloseTo(45, 0);
  await room.draft().click();
  await expect(room.composer()).toHaveValue("Not finished");

  await room.write("Finished");
  await expect(room.comment("Finished")).toBeVisible();
  await expect(room.marker("draft")).toHaveCount(0);
  await expect(room.markers()).toHaveAttribute("data-state", "saved");
  await page.reload();
  await room.hydrated();
  await expect(room.markers()).toHaveCount(1);
  await expect(room.draft()).toHaveCount(0);
});

test("an unsent reply survives closing and a reload, in its own discussion", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const one = await api.openChat(image.id, 20, 30, "One");
  const two = await api.openChat(image.id, 70, 60, "Two");
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.openMarker(one.id);
  await room.composer().fill("Half a reply");
  await page.keyboard.press("Escape");
  await room.openMarker(two.id);
  await expect(room.composer()).toHaveValue("");
  await page.reload();
  await room.hydrated();
  await page.keyboard.press("Escape");
  await room.openMarker(one.id);
  await expect(room.composer()).toHaveValue("Half a reply");
});

test("a draft belongs to its image", async ({ freshImage, person }) => {
  const image = await freshImage();
  const other = await freshImage();
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.clickAt(35, 45);
  await room.composer().fill("Only here");
  await room.open(other.id);
  await expect(room.markers()).toHaveCount(0);
  await room.open(image.id);
  await expect(room.draft()).toBeVisible();
});

test("Enter sends, Shift+Enter breaks the line, white space alone is not sent", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.clickAt(50, 50);
  await expect(room.send()).toBeDisabled();
  await room.composer().fill("   ");
  await expect(room.send()).toBeDisabled();
  await room.composer().fill("");
  await room.composer().pressSequentially("First");
  await page.keyboard.press("Shift+Enter");
  await room.composer().pressSequentially("Second");
  await page.keyboard.press("Enter");
  await expect(room.comment("Second")).toBeVisible();
  await expect(room.markers()).toHaveAttribute("data-state", "saved");
  const { chats } = await api.board(image.id);
  expect(chats[0]!.comments[0]!.body).toBe("First\nSecond");
});

test("a comment that is too long is neither sent nor truncated", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.clickAt(50, 50);
  await room.composer().fill("x".repeat(1_990));
  await expect(room.window()).toContainText("10 left");
  await room.composer().fill("x".repeat(2_001));
  await expect(room.window()).toContainText("1 too many");
  await room.send().click();
  await expect(room.error).toContainText("2,000");
  await expect(room.composer()).toHaveValue("x".repeat(2_001));
  await room.write("x".repeat(2_000));
  await expect(room.markers()).toHaveAttribute("data-state", "saved");
});
