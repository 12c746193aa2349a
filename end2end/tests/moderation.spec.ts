// Moderation: an author, a flagging reader, a moderator.
import type { Page } from "@playwright/test";
import { expect, hasNoFindings, nameOf, refusedLoad, test, VIEWS, type Person } from "../fixtures";
import { changeSettings } from "../fixtures/settings";
import { hydrated } from "../pages/hydrated";

const PAGE = "/t/demo/moderation";

/** Opens the moderation page. */
async function moderates(mia: Person, query = ""): Promise<void> {
  const response = await mia.page.goto(`${PAGE}${query}`);
  expect(response?.status()).toBe(200);
}

function cases(page: Page) {
  return page.getByTestId("case");
}

test("a flagged comment is hidden, appears in the open queue live, and is restored on approval", async ({ administrator, freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob, mia] = [await person("Ada"), await person("Bob", { known: true }), await administrator("Mia")];
  await changeSettings(mia, { flags_to_hide: "1" });
  await moderates(mia);
  await hydrated(mia.page);
  await expect(mia.page.getByTestId("live")).toHaveAttribute("data-state", "live");
  // Other tests may have left something in the queue.
  const before = Number(await mia.page.getByTestId("waiting").textContent());
  const flagged = cases(mia.page).filter({ hasText: "Not fine at all" });
  await ada.room.open(image.id);
  const chat = await ada.room.discuss(25, 30, "Not fine at all");
  await bob.room.open(image.id, chat);
  await bob.room.comment("Not fine").hover();
  await bob.room.comment("Not fine").getByRole("button", { name: "Flag comment" }).click();
  await bob.page.getByTestId("flag-reason").fill("Rude");
  await bob.page.getByTestId("confirm-flag").click();
  await expect(bob.room.toast.filter({ hasText: "A moderator will look at it" })).toBeVisible();
  await expect(ada.room.markers()).toHaveCount(0);

  await expect(flagged).toHaveCount(1);
  await expect(flagged).toContainText("Rude");
  // In her own time zone: of a list that came later, and below of one that came with the page.
  await expect(flagged.locator("time").first()).not.toContainText("UTC");
  await expect(mia.page.getByTestId("waiting")).toHaveText(`${before + 1}`);
  await flagged.getByTestId("choose").check();
  await mia.page.getByTestId("approve").click();
  await expect(mia.page.getByTestId("done")).toContainText("1 comment approved");
  await expect(ada.room.markers()).toHaveCount(1);
  await mia.page.getByTestId("undo").click();
  await expect(ada.room.markers()).toHaveCount(0);
  await expect(flagged).toHaveCount(1);
  await expect(flagged.locator("time").first()).not.toContainText("UTC");
  await changeSettings(mia);
});

test("a reason that is refused is there when the comment is flagged again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 40, 40, "Doubtful");
  await api.reply(chat.id, "Another one");
  const bob = await person("Bob", { known: true });
  bob.allowConsole(refusedLoad(400));
  await bob.room.open(image.id, chat.id);
  const reason = bob.page.getByTestId("flag-reason");
  const flag = async (text: string) => {
    await bob.room.comment(text).hover();
    await bob.room.comment(text).getByRole("button", { name: "Flag comment" }).click();
  };
  await flag("Doubtful");
  await reason.fill("r".repeat(201));
  await bob.page.getByTestId("confirm-flag").click();
  await expect(bob.room.error).toContainText("The reason is longer than 200 characters");
  await flag("Doubtful");
  await expect(reason).toHaveValue("r".repeat(201));
  await reason.fill("Shorter");
  await bob.page.getByTestId("confirm-flag").click();
  await expect(bob.room.comment("Doubtful").getByTestId("flagged")).toBeVisible();
  await flag("Another one");
  await expect(reason).toHaveValue("");
});

test("a moderator who looks at the image sees at once which comment someone flagged", async ({ administrator, api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Not nice");
  const [bob, mia] = [await person("Bob", { known: true }), await administrator("Mia")];
  for (const { room } of [bob, mia]) await room.open(image.id, chat.id);
  await mia.room.isConnection("live");
  await expect(mia.room.comment("Not nice").getByTestId("flagged")).toBeHidden();
  await bob.room.comment("Not nice").hover();
  await bob.room.comment("Not nice").getByRole("button", { name: "Flag comment" }).click();
  await bob.page.getByTestId("confirm-flag").click();
  await expect(mia.room.comment("Not nice").getByTestId("flagged")).toBeVisible();
});

test("a held comment shows no error, and appears on approval", async ({ administrator, api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 50, 50, "A beginning");
  const [ada, mia] = [await person("Ada", { known: true }), await administrator("Mia")];
  await changeSettings(mia, { words: "drat", on_word: "hold" });
  await moderates(mia, "?kind=held");
  await hydrated(mia.page);
  await ada.room.open(image.id, chat.id);
  await ada.room.write("Oh drat");
  await expect(ada.room.toast.first()).toContainText("Your comment waits for a moderator");
  await expect(ada.room.comment("Oh drat")).toHaveCount(0);
  await expect(ada.room.composer()).toHaveValue("");
  await expect(ada.room.error).toHaveCount(0);
  await cases(mia.page).getByRole("button", { name: /^Approve/ }).click();
  await expect(ada.room.comment("Oh drat")).toBeVisible();
  await changeSettings(mia);
});

test("a locked discussion and locked discussions of an image show why nobody can write", async ({ administrator, api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 50, 50, "A beginning");
  const [ada, mia] = [await person("Ada", { known: true }), await administrator("Mia")];
  await moderates(mia);
  for (const { room } of [ada, mia]) await room.open(image.id, chat.id);
  await ada.room.composer().fill("Half a thought");
  await mia.room.button("Lock").click();
  await expect(ada.room.window().getByTestId("read-only")).toContainText("locked");
  await expect(ada.room.window().getByTestId("locked")).toBeVisible();
  await expect(ada.room.button("Lock")).toHaveCount(0);
  // The unsent text is kept although there is no field.
  const unsent = ada.page.getByTestId("lost-text");
  await expect(unsent.getByRole("textbox")).toHaveValue("Half a thought");
  await expect(mia.room.composer()).toBeVisible();
  await mia.room.button("Unlock").click();
  await expect(ada.room.composer()).toHaveValue("Half a thought");
  await expect(unsent).toHaveCount(0);
  await mia.page.getByTestId("close-image").click();
  await expect(ada.room.window().getByTestId("read-only")).toContainText("locked");
  await mia.page.getByTestId("close-image").click();
  await expect(ada.room.composer()).toBeVisible();
});

test("a banned person is disconnected within 5 s and sees why; the ban is lifted without JavaScript", async ({ administrator, freshImage, person }) => {
  const image = await freshImage();
  const [ada, mia] = [await person("Ada"), await administrator("Mia", { javaScriptEnabled: false })];
  await ada.room.open(image.id);
  await ada.room.discuss(25, 30, "Not fine");
  const item = `comment-${await ada.room.comment("Not fine").getAttribute("data-comment-id")}`;
  await moderates(mia, `?view=ban&item=${item}`);
  await mia.page.getByLabel("Reason").fill("Rude");
  await mia.page.getByTestId("confirm-ban").click();
  await expect(mia.page.getByTestId("done")).toContainText("1 ban begun");
  await expect(ada.room.error.first()).toContainText("You may not see this image any more", { timeout: 5_000 });
  ada.allowConsole(/403/);
  await ada.page.goto(`/i/${image.id}`);
  await expect(ada.page.getByRole("main")).toContainText("banned you for a time");
  await mia.page.getByRole("button", { name: "Lift the ban of Ada" }).click();
  await expect(mia.page.getByTestId("ban")).toHaveCount(0);
  await ada.room.open(image.id);
});

for (const view of VIEWS) {
  test(`axe reports nothing on the moderation page (${nameOf(view)})`, async ({ administrator, api, freshImage, person }) => {
    // Six checks of six pages.
    test.slow();
    const image = await freshImage({ title: "Mockup" });
    const chat = await api.openChat(image.id, 25, 30, "Not fine");
    const mia = await administrator("Mia", view);
    const bob = await person("Bob", { known: true });
    const comment = chat.comments[0].id;
    const flagged = await bob.context.request.post(`/api/v1/comments/${comment}/flag`, { data: { reason: "Rude" } });
    expect(flagged.status()).toBe(204);
    await moderates(mia);
    await hydrated(mia.page);
    await hasNoFindings(mia.page, "the queue");
    for (const part of ["deleted", "images", "bans", "audit", `ban&item=comment-${comment}`]) {
      await mia.page.goto(`${PAGE}?view=${part}`);
      await hasNoFindings(mia.page, part);
    }
  });
}
