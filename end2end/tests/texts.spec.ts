// Texts and names: long ones stay within the page, roles stand beside names, times have their day and year.
import type { Page } from "@playwright/test";
import { expect, refusedLoad, test } from "../fixtures";

/** Without a space at which it could be broken. */
const LONG_NAME = "W".repeat(60);
const LONG_TITLE = "M".repeat(200);

/** How many pixels wider than the window the page is. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Opens a page and expects that it is no wider than the window. */
async function fits(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("main").first()).toBeVisible();
  expect(await overhang(page), path).toBe(0);
}

/** All letters are painted: the text of the element is no wider than its box. */
async function isWhole(page: Page, selector: string): Promise<void> {
  const element = page.locator(selector).first();
  await expect(element).toBeVisible();
  expect(await element.evaluate((node) => node.scrollWidth - node.clientWidth), selector).toBeLessThanOrEqual(0);
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("very long names and titles never widen a page nor lose letters", async ({ administrator, api, person, server }) => {
    // A dozen pages.
    test.setTimeout(120_000);
    const ada = await person(LONG_NAME, { viewport: { width: 390, height: 844 } });
    await api.session(LONG_NAME);
    const image = await api.uploadImage({ title: LONG_TITLE });
    const chat = await api.openChat(image.id, 30, 30, LONG_TITLE);
    await ada.room.open(image.id, chat.id);
    await expect(ada.room.comments()).toHaveCount(1);
    expect(await overhang(ada.page)).toBe(0);
    await isWhole(ada.page, ".comment .author");
    for (const path of ["/", `/i/${image.id}/discussions`, `/i/${image.id}/discussions/${chat.id}`]) await fits(ada.page, path);
    await fits(ada.page, "/");
    await isWhole(ada.page, ".gallery .name");

    const root = await administrator(LONG_NAME, { viewport: { width: 390, height: 844 } });
    const comment = (await api.board(image.id)).chats[0]!.comments[0]!.id;
    const flagged = await root.page.request.post(`/api/v1/comments/${comment}/flag`, {
      headers: { origin: server.url },
      data: { reason: LONG_TITLE },
    });
    expect(flagged.ok(), await flagged.text()).toBe(true);
    for (const path of [
      "/account",
      "/t/demo/members",
      "/t/demo/moderation",
      "/t/demo/moderation?view=images",
      "/t/demo/moderation?view=audit",
      `/t/demo/moderation?view=ban&item=comment-${comment}`,
      `/i/${image.id}/share`,
    ]) {
      await fits(root.page, path);
    }
    await api.deleteComment(comment);
    for (const path of ["/t/demo/moderation?view=deleted", "/t/demo/moderation?view=bans"]) await fits(root.page, path);
  });
});

test("a guest with the name of a moderator is told apart, in comments and among the people", async ({ administrator, freshImage, person }) => {
  const name = `Mia ${Date.now()}`;
  const image = await freshImage();
  const mia = await administrator(name);
  await mia.room.open(image.id);
  const chat = await mia.room.discuss(30, 30, "By the real one");
  const other = await person(name.replace("Mia", "Мiа"));
  await other.room.open(image.id, chat);
  await other.room.write("By another");
  await expect(mia.room.comment("By the real one").locator(".role")).toHaveText("Administrator");
  await expect(mia.room.comment("By another").locator(".role")).toHaveText("Guest");
  await expect(other.room.comment("By another").locator(".role")).toHaveText("Guest");
  await mia.room.viewerCount.click();
  await expect(mia.page.getByTestId("people").locator(".role:visible")).toHaveText(["Administrator", "Guest"]);
});

test("a guest who claims to moderate is asked for another name", async ({ freshImage, person }) => {
  const image = await freshImage();
  const eve = await person("Mоderаtor");
  eve.allowConsole(refusedLoad(400));
  await eve.room.open(image.id);
  await eve.room.clickAt(40, 40);
  await eve.room.write("Trust me");
  await expect(eve.room.window().getByTestId("error")).toContainText("kept for people who moderate");
  await expect(eve.room.composer()).toHaveValue("Trust me");
  await eve.room.write("Trust me", "Eve");
  await expect(eve.room.comment("Trust me").locator(".role")).toBeHidden();
});

test("a pasted address with underscores is one link, and the list shows its words", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  const address = "https://a.example/a/__init__.py";
  const chat = await ada.room.discuss(40, 40, `See ${address}`);
  await expect(ada.room.comments().locator(`a[href="${address}"]`)).toHaveText(address);
  await ada.room.rewrite(ada.room.comments().first(), "**Book** `a_table`");
  await expect(ada.room.discussion(chat).locator(".excerpt")).toHaveText("Book a_table");
});

test("a comment that shows nothing is refused at once, and its text stays", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.clickAt(40, 40);
  ada.allowConsole(refusedLoad(400));
  await ada.room.write("\u2800\u3164");
  await expect(ada.room.window().getByTestId("error")).toContainText("The text is empty");
  await expect(ada.room.composer()).toHaveValue("\u2800\u3164");
  await ada.room.write("&nbsp;");
  await expect(ada.room.error.first()).toContainText("The text is empty");
  await expect(ada.room.composer()).toHaveValue("&nbsp;");
});

test("sixty emoji fit into the field for a name", async ({ freshImage, person }) => {
  const image = await freshImage();
  const name = "😀".repeat(60);
  const ada = await person(name);
  await ada.room.open(image.id);
  await ada.room.clickAt(40, 40);
  await ada.room.composer().fill("By emoji");
  await ada.room.guestNameField().pressSequentially(name);
  await ada.room.send().click();
  await expect(ada.room.comments().locator(".author")).toHaveText(name);
});

test("marks stacked on letters stay within their comment", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 30, "Before");
  await api.reply(chat.id, `Z${"\u0300\u0323".repeat(60)}`);
  await api.reply(chat.id, "After");
  const ada = await person("Ada");
  await ada.room.open(image.id, chat.id);
  await expect(ada.room.comments()).toHaveCount(3);
  const clipped = await ada.room.comments().locator(".body").evaluateAll((all) => all.map((body) => getComputedStyle(body).overflow));
  expect(clipped).toEqual(["clip", "clip", "clip"]);
});

test.describe("times", () => {
  /** The text of the time of the first card, at this moment of the reader. */
  const time = (page: Page) => page.locator(".gallery time").first();

  test("have their year when it is another, and change at midnight without reload", async ({ api, person }) => {
    await api.uploadImage();
    const ada = await person("Ada");
    const now = new Date();
    await ada.page.clock.install({ time: now });
    await ada.page.goto("/");
    await expect(time(ada.page)).not.toContainText(String(now.getFullYear()));
    const today = await time(ada.page).textContent();
    expect(today).toMatch(/^\d/);
    // To tomorrow, which the page learns by its timer.
    await ada.page.clock.runFor(24 * 60 * 60 * 1_000);
    await expect(time(ada.page)).not.toHaveText(today!);
    await ada.page.clock.setSystemTime(new Date(now.getFullYear() + 1, 5, 1));
    await ada.page.reload();
    await expect(time(ada.page)).toContainText(String(now.getFullYear()));
  });

  test("have their year in a discussion, too", async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 30, "Long ago");
    const ada = await person("Ada");
    const year = new Date().getFullYear();
    await ada.page.clock.setFixedTime(new Date(year + 1, 5, 1));
    await ada.room.open(image.id, chat.id);
    await expect(ada.room.comments().locator("time")).toContainText(String(year));
    await expect(ada.room.discussion(chat.id).locator("time")).toContainText(String(year));
  });
});
