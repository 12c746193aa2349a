// Reactions: put on and taken off by two people at once, with names, by keyboard, by a guest without a name, in a widget.
import { countOperations, EmbeddedRoom, expect, hasNoFindings, hold, nameOf, refuse, refusedLoad, test, VIEWS, together } from "../fixtures";
import { MOUNT, test as embedding } from "../fixtures/embedding";

test("an emoji shows to both at once, with the names of who put it on", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together([ada, bob], image.id, chat.id);
  const [hers, his] = [ada.room.comment("Too dark"), bob.room.comment("Too dark")];
  await ada.room.react(hers, "👍");
  await expect(ada.room.reaction(hers, "👍")).toHaveAttribute("aria-pressed", "true");
  await expect(bob.room.reaction(his, "👍")).toHaveAccessibleName("👍 1: Ada");
  await expect(bob.room.reaction(his, "👍")).toHaveAttribute("aria-pressed", "false");
  await bob.room.reaction(his, "👍").click();
  for (const [room, comment] of [[ada.room, hers], [bob.room, his]] as const) {
    await expect(room.reaction(comment, "👍")).toHaveAccessibleName("👍 2: Ada, Bob");
    await expect(room.reaction(comment, "👍")).toHaveAttribute("title", "Ada, Bob");
    await expect(room.reaction(comment, "👍").locator(".count")).toHaveText("2");
  }
  await ada.room.reaction(hers, "👍").click();
  await expect(bob.room.reaction(his, "👍")).toHaveAccessibleName("👍 1: Bob");
  await ada.page.reload();
  await ada.room.hydrated();
  await expect(ada.room.reaction(hers, "👍"), "stored").toHaveAccessibleName("👍 1: Bob");
  await bob.room.reaction(his, "👍").click();
  await expect(ada.room.reaction(hers, "👍")).toHaveCount(0);
});

test("it shows before the server has answered, and goes with the reason when it is refused", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id, chat.id);
  const comment = ada.room.comment("Too dark");
  const gate = await hold(ada.page);
  await ada.room.react(comment, "🎉");
  await expect(ada.room.reaction(comment, "🎉")).toHaveAccessibleName("🎉 1: Ada");
  gate.open();
  const operations = countOperations(ada.page);
  await ada.room.react(comment, "👀");
  await expect(ada.room.reaction(comment, "👀")).toHaveCount(1);
  await expect.poll(() => operations.count).toBe(1);
  await expect(ada.room.reaction(comment, "🎉"), "one's own echo counts once").toHaveAccessibleName("🎉 1: Ada");
  await refuse(ada.page, "not today");
  ada.allowConsole(refusedLoad(403));
  await ada.room.react(comment, "✅");
  await expect(ada.room.error).toContainText("Not today");
  await expect(ada.room.reaction(comment, "✅")).toHaveCount(0);
});

test("by keyboard: Enter opens and chooses, Escape closes the choice alone, and the focus returns", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id, chat.id);
  const comment = ada.room.comment("Too dark");
  const [button, picker] = [comment.getByRole("button", { name: "Add reaction" }), comment.getByRole("group", { name: "Reactions" })];
  await button.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await picker.getByRole("button", { name: "❤️" }).press("Escape");
  await expect(picker).toBeHidden();
  await expect(ada.room.window(), "the window stays").toBeVisible();
  await expect(button).toBeFocused();
  await button.press("Enter");
  await picker.getByRole("button", { name: "❤️" }).press("Enter");
  await expect(picker).toBeHidden();
  await expect(button).toBeFocused();
  await ada.room.reaction(comment, "❤️").press(" ");
  await expect(ada.room.reaction(comment, "❤️")).toHaveCount(0);
  await expect(button, "where the focus goes when the emoji is gone").toBeFocused();
});

test("a guest gives a name first; in a locked discussion no one reacts", async ({ administrator, api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [eve, mia] = [await person("Eve"), await administrator("Mia")];
  await eve.room.open(image.id, chat.id);
  const comment = eve.room.comment("Too dark");
  await eve.room.react(comment, "👍");
  await expect(eve.room.error).toContainText("Enter your name");
  await expect(eve.room.guestNameField()).toBeFocused();
  await eve.room.guestNameField().fill("Eve");
  await eve.room.react(comment, "👍");
  await expect(eve.room.reaction(comment, "👍")).toHaveAccessibleName("👍 1: Eve");
  await expect(eve.room.guestNameField()).toHaveCount(0);
  await mia.room.open(image.id, chat.id);
  await mia.room.button("Lock").click();
  await expect(eve.room.reaction(comment, "👍")).toBeDisabled();
  await expect(comment.getByRole("button", { name: "Add reaction" })).toBeHidden();
});

for (const view of VIEWS) {
  test(`axe finds nothing on reactions (${nameOf(view)})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "Too dark here");
    const ada = await person("Ada", { known: true, ...view });
    await ada.room.open(image.id, chat.id);
    const comment = ada.room.comment("Too dark");
    for (const emoji of ["👍", "🎉"]) await ada.room.react(comment, emoji);
    await comment.getByRole("button", { name: "Add reaction" }).click();
    await hasNoFindings(ada.page, "reactions and the choice");
  });
}

embedding("on a page of another site", async ({ host, person }) => {
  const site = await host({ script: MOUNT("") });
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  await ada.page.goto(site.page("reactions"));
  await hers.isReady();
  await hers.clickOn(40, 40);
  await hers.write("Too dark here");
  await bob.page.goto(site.page("reactions"));
  await his.isReady();
  await his.markers().click();
  await his.write("I agree");
  const comment = hers.comments().first();
  await comment.hover();
  await comment.getByRole("button", { name: "Add reaction" }).click();
  await comment.getByRole("group", { name: "Reactions" }).getByRole("button", { name: "👍" }).click();
  await expect(his.comments().first().getByTestId("reaction")).toHaveAccessibleName("👍 1: Ada");
});
