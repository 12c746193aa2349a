// Mentions in text fields: edits, drafts and refused comments show names, and keep the person of each.
import { expect, hold, letPass, refuse, refusedLoad, test, together } from "../fixtures";
import { lastBody, sourceOf } from "../fixtures/mentioning";

test("an edit that changes nothing leaves nothing behind", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await ada.api.reply(chat.id, `Look ${await sourceOf(bob, chat.id)} here`);
  await ada.room.open(image.id, chat.id);
  const own = ada.room.comment("Look @Bob here");
  await ada.room.editButton(own).click();
  await expect(ada.room.editor()).toHaveValue("Look @Bob here");
  await ada.room.editor().press("Escape");
  await expect(own.locator(".note")).toBeHidden();
  await ada.room.editButton(own).click();
  await ada.room.editor().press("End");
  await ada.room.editor().pressSequentially("!");
  await expect(ada.room.editor()).toHaveValue("Look @Bob here!");
  await ada.room.editor().press("Backspace");
  await ada.room.editor().press("Escape");
  await expect(own.locator(".note")).toBeHidden();
  await ada.room.editButton(own).click();
  await ada.room.editor().press("!");
  await ada.room.editor().press("Escape");
  await expect(own.locator(".note"), "a change is kept").toHaveText("edit not saved");
});

test("two people of the same name stay apart in an edit", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  const [first, second] = [
    await sourceOf(await person("Bob", { known: true }), chat.id),
    await sourceOf(await person("Bob", { known: true }), chat.id),
  ];
  await ada.api.reply(chat.id, `${first} and ${second} look`);
  await ada.room.open(image.id, chat.id);
  const edit = async (change: () => Promise<void>) => {
    await ada.room.editButton(ada.room.comments().last()).click();
    await expect(ada.room.editor()).toHaveValue(/^[^[]*@Bob and @Bob/);
    await change();
    await ada.room.window().getByTestId("save").click();
    await expect(ada.room.editor()).toHaveCount(0);
  };
  await edit(async () => {
    await ada.room.editor().press("End");
    await ada.room.editor().pressSequentially("!");
    await ada.room.editor().press("Home");
    await ada.room.editor().pressSequentially("So ");
  });
  await expect.poll(() => lastBody(api, image.id)).toBe(`So ${first} and ${second} look!`);
  // Bold replaces the whole selection; cut and paste keeps the mentions.
  await edit(async () => {
    await ada.room.editor().press("ControlOrMeta+a");
    await ada.room.editor().press("ControlOrMeta+b");
    await ada.room.editor().evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 9));
    await ada.room.editor().press("Delete");
    await expect(ada.room.editor()).toHaveValue("**So  and @Bob look!**");
    await ada.room.editor().press("ControlOrMeta+z");
    await expect(ada.room.editor()).toHaveValue("**So @Bob and @Bob look!**");
  });
  await expect.poll(() => lastBody(api, image.id)).toBe(`**So ${first} and ${second} look!**`);
});

test("a draft keeps its mention in another tab, and before the script for writing is there", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together([bob, ada], image.id, chat.id);
  await ada.room.composer().pressSequentially("Look, @b");
  await ada.room.people().getByRole("option", { name: "Bob" }).click();
  await expect(ada.room.composer()).toHaveValue("Look, @Bob ");
  // As a tab that is closed: the page hears that it is left.
  await ada.page.goto("about:blank");
  const tab = await ada.newTab();
  await tab.open(image.id, chat.id);
  await expect(tab.composer()).toHaveValue("Look, @Bob ");
  await tab.page.goto("about:blank");
  const last = await ada.newTab();
  await hold(last.page, "**/talk.js");
  await last.open(image.id, chat.id);
  await expect(last.composer()).toHaveValue(/Look/);
  await last.composer().press("Enter");
  await expect(bob.room.comment("Look, @Bob").locator("[data-me]")).toHaveText("@Bob");
});

test("a refused comment comes back with the name, and mentions them when it is sent again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  ada.allowConsole(refusedLoad(403));
  await together([bob, ada], image.id, chat.id);
  await ada.room.composer().pressSequentially("Look, @b");
  await ada.room.people().getByRole("option", { name: "Bob" }).click();
  await refuse(ada.page, "not today");
  await ada.room.send().click();
  await expect(ada.room.error).toContainText("Not today");
  await expect(ada.room.composer()).toHaveValue(/^Look, @Bob\s*$/);
  await letPass(ada.page);
  await ada.room.send().click();
  await expect(bob.room.comment("Look, @Bob").locator("[data-me]")).toHaveText("@Bob");
  await expect(ada.room.composer()).toHaveValue("");
});
