// Replies: below their parent, live for others, up to the tenant's depth; in a widget up to the depth of its option.
import type { Locator, Page } from "@playwright/test";
import { EmbeddedRoom, expect, test } from "../fixtures";
import { MOUNT, test as embedding } from "../fixtures/embedding";
import { changeSettings } from "../fixtures/settings";

/** The comments in display order, each with its depth. */
const tree = (page: Page) =>
  page.getByTestId("comment").evaluateAll((comments) =>
    comments.map((comment) => `${comment.getAttribute("data-depth")} ${comment.querySelector(".body")!.textContent!.trim()}`),
  );

async function reply(comment: Locator): Promise<void> {
  await comment.hover();
  await comment.getByRole("button", { name: "Reply", exact: true }).click();
}

test("a reply appears below its parent for everyone, and nested replies below it", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  await api.reply(chat.id, "And too small");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  for (const { room } of [ada, bob]) {
    await room.open(image.id, chat.id);
    await room.isConnection("live");
    await expect(room.comments()).toHaveCount(2);
  }
  const replying = ada.page.getByTestId("replying");
  await expect(replying).toBeHidden();
  await reply(ada.room.comment("Too dark here"));
  await expect(replying).toContainText("Replying to");
  await expect(ada.room.composer()).toBeFocused();
  await expect(ada.room.composer()).toHaveAccessibleDescription(/^Replying to /);
  await ada.room.write("I will brighten it");
  await expect(replying).toBeHidden();
  const below = ["0 Too dark here", "1 I will brighten it", "0 And too small"];
  for (const { page } of [ada, bob]) await expect.poll(() => tree(page)).toEqual(below);
  await expect(bob.room.comment("I will brighten it")).toContainText(/Reply to/);
  await reply(bob.room.comment("I will brighten it"));
  await expect(bob.page.getByTestId("replying")).toHaveText(/Replying to Ada/);
  await bob.room.write("Thank you");
  await expect.poll(() => tree(ada.page)).toEqual([...below.slice(0, 2), "2 Thank you", below[2]]);
  await expect(ada.room.comment("Thank you")).toContainText("Reply to Ada");

  // As stored, and after a reload.
  const [stored] = (await api.board(image.id)).chats;
  const parents = Object.fromEntries(stored!.comments.map(({ body, parentId }) => [body, stored!.comments.find(({ id }) => id === parentId)?.body]));
  expect(parents["Thank you"]).toBe("I will brighten it");
  expect(parents["And too small"]).toBeUndefined();
  await ada.page.reload();
  await ada.room.hydrated();
  await ada.room.openMarker(chat.id);
  await expect.poll(() => tree(ada.page)).toEqual([...below.slice(0, 2), "2 Thank you", below[2]]);
});

test("the parent of an unsent reply is kept, can be removed, and may be deleted by others", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const second = await api.reply(chat.id, "And too small");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id, chat.id);
  await ada.room.isConnection("live");
  const replying = ada.page.getByTestId("replying");
  await reply(ada.room.comment("And too small"));
  await ada.room.composer().fill("Half a thought");
  await ada.page.keyboard.press("Escape");
  await ada.room.openMarker(chat.id);
  await expect(replying).toBeVisible();
  await expect(ada.room.composer()).toHaveValue("Half a thought");
  await ada.page.reload();
  await ada.room.hydrated();
  await expect(ada.room.composer()).toHaveValue("Half a thought");
  await expect(replying).toBeVisible();
  await replying.getByRole("button", { name: "Stop replying" }).click();
  await expect(replying).toBeHidden();
  await expect(ada.room.composer()).toBeFocused();
  await reply(ada.room.comment("And too small"));
  await expect(replying).toBeVisible();
  await api.deleteComment(second.id);
  await expect(replying).toBeHidden();
  await ada.room.send().click();
  await expect.poll(() => tree(ada.page)).toEqual(["0 Too dark here", "0 Half a thought"]);
  await expect(ada.room.comment("Half a thought")).not.toHaveAttribute("data-state");
});

test("a refused reply is restored as a reply, and none goes deeper than the tenant allows", async ({ administrator, api, freshImage, person }) => {
  const root = await administrator("Root");
  await changeSettings(root, { reply_depth: "1" });
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id, chat.id);
  await ada.room.isConnection("live");
  await reply(ada.room.comment("Too dark here"));
  await ada.page.route("**/rpc/operate", (route) => route.abort(), { times: 1 });
  ada.allowConsole(/ERR_FAILED/);
  await ada.room.write("Once more");
  await expect(ada.room.composer()).toHaveValue("Once more");
  await expect(ada.page.getByTestId("replying")).toBeVisible();
  await ada.room.send().click();
  await expect.poll(() => tree(ada.page)).toEqual(["0 Too dark here", "1 Once more"]);
  await expect(ada.room.comment("Once more")).not.toHaveAttribute("data-state");
  await ada.room.comment("Once more").hover();
  await expect(ada.room.comment("Once more").getByRole("button", { name: "Edit", exact: true })).toBeVisible();
  await expect(ada.room.comment("Once more").getByRole("button", { name: "Reply", exact: true })).toBeHidden();

  // Depth 0 keeps the order of writing.
  await api.reply(chat.id, "Elsewhere");
  await changeSettings(root, { reply_depth: "0" });
  await ada.page.reload();
  await ada.room.hydrated();
  await ada.room.openMarker(chat.id);
  await expect.poll(() => tree(ada.page)).toEqual(["0 Too dark here", "0 Once more", "0 Elsewhere"]);
  await expect(ada.room.comment("Once more").getByRole("button", { name: "Reply", exact: true })).toBeHidden();
  await changeSettings(root);
});

embedding("a widget allows replies up to the depth of its option", async ({ host, person }) => {
  const site = await host({ script: MOUNT("") });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  const button = () => room.comments().first().getByRole("button", { name: "Reply", exact: true });
  await ada.page.goto(site.page("replies"));
  await room.isReady();
  await room.clickOn(40, 40);
  await room.write("Too dark here");
  await room.comments().first().hover();
  await expect(room.comments().first().getByRole("button", { name: "Edit", exact: true })).toBeVisible();
  await expect(button()).toBeHidden();
  site.change({ script: MOUNT("maxReplyDepth: 2") });
  await ada.page.reload();
  await room.isReady();
  await room.markers().click();
  await room.comments().first().hover();
  await button().click();
  await room.write("I will brighten it");
  await expect(room.comments().last()).toHaveAttribute("data-depth", "1");
  await expect(room.comments().last()).toContainText("Reply to Ada");
});
