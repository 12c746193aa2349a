// The tools of the list: filters with counts, the search, the order, the newest comment; and the same on the image.
import { expect, hasNoFindings, nameOf, test, VIEWS, type Person } from "../fixtures";

/** A filter of the list, by its label. */
function filter({ page }: Person, name: string) {
  return page.getByTestId("filters").getByRole("radio", { name: new RegExp(`^${name}`) });
}

/** What the filters say. */
async function counts({ page }: Person): Promise<string[]> {
  return page.getByTestId("filters").locator(".filter-chip:not([hidden])").allInnerTexts();
}

test("filters show the same discussions in the list and on the image, and their counts agree", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const one = await api.openChat(image.id, 20, 30, "One");
  const two = await api.openChat(image.id, 50, 30, "Two");
  await api.updateChat(two.id, { resolved: true });
  const ada = await person("Ada", { known: true });
  const bob = await person("Bob", { known: true });
  const { room } = ada;
  await room.open(image.id);
  await bob.room.open(image.id);
  await room.isConnection("live");
  const mine = await room.discuss(80, 60, "Mine");
  await ada.page.keyboard.press("Escape");
  await expect.poll(() => counts(ada)).toEqual(["All 3", "Open 2", "Resolved 1", "Unread 0", "Mine 1", "Mentions me 0"]);
  const shows = async (ids: string[]) => {
    await expect(room.discussions()).toHaveCount(ids.length);
    for (const id of [one.id, two.id, mine]) {
      await expect(room.marker(id)).toBeVisible({ visible: ids.includes(id) });
      await expect(room.discussion(id)).toHaveCount(ids.includes(id) ? 1 : 0);
    }
  };
  await filter(ada, "Open").check();
  await shows([one.id, mine]);
  await filter(ada, "Resolved").check();
  await shows([two.id]);
  await filter(ada, "Mine").check();
  await shows([mine]);
  await filter(ada, "Unread").check();
  await expect(ada.page.getByText("No discussion here.")).toBeVisible();
  await filter(ada, "All").check();
  await shows([one.id, two.id, mine]);
  // What others do moves through the filters, too.
  await filter(ada, "Open").check();
  await bob.room.discussion(one.id).getByRole("link").click();
  await bob.room.button("Resolve").click();
  await shows([mine]);
  await expect.poll(() => counts(ada)).toEqual(["All 3", "Open 1", "Resolved 2", "Unread 0", "Mine 1", "Mentions me 0"]);
  await expect(ada.page.getByRole("heading", { name: "Discussions 3, 1 open" })).toBeVisible();
});

test("edits and deletions update the filters for mentions and own comments", async ({ api, freshImage, person }) => {
  // Five updates, each after up to three seconds.
  test.slow();
  const image = await freshImage();
  const chat = await api.openChat(image.id, 20, 30, "Too dark here");
  const ada = await person("Ada", { known: true });
  const own = await ada.api.reply(chat.id, "By me");
  const other = await api.reply(chat.id, "Nothing to see");
  const mention = `Look, @[Ada](person:${own.by.id})`;
  await ada.room.open(image.id, chat.id);
  await ada.room.isConnection("live");
  const says = (mine: number, mentions: number) =>
    expect.poll(async () => (await counts(ada)).slice(-2)).toEqual([`Mine ${mine}`, `Mentions me ${mentions}`]);
  await says(1, 0);
  await api.editComment(other.id, mention);
  await says(1, 1);
  await api.editComment(other.id, "Nothing to see");
  await says(1, 0);
  await api.editComment(other.id, mention);
  await says(1, 1);
  await api.deleteComment(other.id);
  await says(1, 0);
  await ada.api.deleteComment(own.id);
  await says(0, 0);
});

test("that resolved discussions are hidden is kept by the browser, and a link to one shows it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const open = await api.openChat(image.id, 20, 30, "Open");
  const done = await api.openChat(image.id, 70, 60, "Done");
  await api.updateChat(done.id, { resolved: true });
  const ada = await person("Ada");
  await ada.room.open(image.id);
  const [small, large] = [await ada.room.marker(done.id).boundingBox(), await ada.room.marker(open.id).boundingBox()];
  expect(small!.width, "resolved ones step back").toBeLessThan(large!.width * 0.9);
  await filter(ada, "Open").check();
  await expect(ada.room.marker(done.id)).toBeHidden();
  await ada.page.reload();
  await ada.room.hydrated();
  await expect(filter(ada, "Open")).toBeChecked();
  await expect(ada.room.marker(done.id)).toBeHidden();
  await ada.page.goto("about:blank");
  await ada.room.open(image.id, done.id);
  await expect(ada.room.window(done.id)).toBeVisible();
  await expect(ada.room.marker(done.id)).toBeVisible();
  await filter(ada, "All").check();
  await ada.page.reload();
  await ada.room.hydrated();
  await expect(filter(ada, "All")).toBeChecked();
});

test("the search finds words in every comment, marks them, and follows what others write", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const door = await api.openChat(image.id, 20, 30, "The **Door** is too narrow");
  const wall = await api.openChat(image.id, 60, 30, "About the wall");
  await api.reply(wall.id, "Better a door, wider by a hand");
  const other = await api.openChat(image.id, 80, 70, "Colours");
  const ada = await person("Ada");
  const { page, room } = ada;
  await room.open(image.id);
  await room.isConnection("live");
  await page.getByTestId("search").fill("DOOR");
  await expect(room.discussions()).toHaveCount(2);
  await expect(page.getByTestId("found")).toHaveText("Found in 2 discussions");
  await expect(room.discussion(door.id).locator("mark")).toHaveText("Door");
  await expect(room.discussion(wall.id)).toContainText("Better a door, wider");
  await expect(room.discussion(wall.id)).toContainText("1 match");
  await expect(room.marker(other.id)).toBeHidden();
  await api.reply(other.id, "The door in red");
  await expect(room.discussion(other.id)).toContainText("The door in red");
  await room.discussion(wall.id).getByRole("link").click();
  await expect(room.comment("Better a door")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByTestId("search").fill("nowhere to be found");
  await expect(page.getByTestId("found")).toHaveText("Nothing found");
  await expect(room.discussions()).toHaveCount(0);
  await page.getByTestId("search").press("Escape");
  await expect(room.discussions()).toHaveCount(3);
  await expect(room.discussion(door.id)).toContainText("The Door is too narrow");
  await expect(room.marker(other.id)).toBeVisible();
});

test("the order is by number, by the newest or by the oldest comment, also as it changes; N follows it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [a, b, c] = [await api.openChat(image.id, 20, 30, "A"), await api.openChat(image.id, 50, 30, "B"), await api.openChat(image.id, 80, 30, "C")];
  await api.reply(a.id, "newest so far");
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.isConnection("live");
  await expect(room.discussions()).toHaveText([/A/, /B/, /C/]);
  await page.getByTestId("sort").selectOption("newest");
  await expect(room.discussions()).toHaveText([/A/, /C/, /B/]);
  await api.reply(b.id, "newer");
  await expect(room.discussions()).toHaveText([/B/, /A/, /C/]);
  await page.getByTestId("sort").selectOption("oldest");
  await expect(room.discussions()).toHaveText([/C/, /A/, /B/]);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await page.getByTestId("share").focus();
  await page.keyboard.press("n");
  await expect(room.window(c.id)).toBeFocused();
  await page.keyboard.press("n");
  await expect(room.window(a.id)).toBeFocused();
});

test("a button leads to the newest comment", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const old = await api.openChat(image.id, 20, 30, "Old");
  await api.openChat(image.id, 70, 30, "Newer");
  await api.reply(old.id, "The newest of all");
  for (let n = 0; n < 20; n++) await api.reply(old.id, `Comment ${n}`);
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  const { page, room } = ada;
  await room.open(image.id);
  await room.isConnection("live");
  const jump = page.getByRole("button", { name: "Jump to the newest comment" });
  await jump.click();
  await expect(room.window(old.id)).toBeFocused();
  await expect(room.comment("Comment 19")).toBeInViewport();
  // A reply is below its parent, above later comments; and the window is open already.
  await bob.room.open(image.id, old.id);
  await bob.room.comment("The newest of all").getByRole("button", { name: "Reply", exact: true }).press("Enter");
  await bob.room.write("Nested, by Bob");
  await expect(room.comment("Nested, by Bob")).toBeVisible();
  await room.comment("Comment 19").scrollIntoViewIfNeeded();
  await expect(room.comment("Nested, by Bob")).not.toBeInViewport();
  await jump.click();
  await expect(room.comment("Nested, by Bob")).toBeInViewport();
});

test("an image without discussions has no filters, and tells how to begin", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { page, room } = await person("Ada");
  await room.open(image.id);
  await room.isConnection("live");
  await expect(page.getByTestId("filters")).toBeHidden();
  await expect(page.getByText("No discussions yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Jump to the newest comment" })).toBeHidden();
});

for (const view of VIEWS) {
  test(`axe finds nothing in a filtered and searched list (${nameOf(view)})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    await api.openChat(image.id, 20, 30, "A door");
    const done = await api.openChat(image.id, 60, 70, "Another door");
    await api.updateChat(done.id, { resolved: true });
    const ada = await person("Ada", { ...view, known: true });
    await ada.room.open(image.id);
    await ada.page.getByTestId("search").fill("door");
    await expect(ada.room.discussions()).toHaveCount(2);
    await expect(ada.room.discussion(done.id).locator("mark")).toBeVisible();
    await hasNoFindings(ada.page, "search");
    await filter(ada, "Resolved").check();
    await expect(ada.room.discussions()).toHaveCount(1);
    await hasNoFindings(ada.page, "filter");
  });
}
