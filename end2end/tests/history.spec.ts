// Earlier versions of a comment: read by everyone who reads it, deleted by its author.
import { expect, hasNoFindings, nameOf, test, VIEWS } from "../fixtures";

test("readers see what a comment said, until its author deletes that", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  const chat = await ada.api.openChat(image.id, 30, 40, "The key is **1234**");
  for (const { room } of [ada, bob]) await room.open(image.id, chat.id);
  await ada.room.rewrite(ada.room.comment("The key is"), "Ask me");
  const his = bob.room.comment("Ask me");
  await his.getByRole("button", { name: "edited" }).click();
  const dialog = bob.page.getByRole("dialog", { name: "Earlier versions" });
  await expect(dialog.getByTestId("version")).toHaveText([/The key is 1234/]);
  await expect(dialog.locator(".body strong")).toHaveText("1234");
  await expect(dialog.getByRole("button", { name: "Delete earlier versions" })).toBeHidden();
  await bob.page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(bob.room.window(), "the window stays").toBeVisible();
  await expect(his.getByRole("button", { name: "edited" })).toBeFocused();

  await ada.room.comment("Ask me").getByRole("button", { name: "edited" }).press("Enter");
  const hers = ada.page.getByRole("dialog", { name: "Earlier versions" });
  await hers.getByRole("button", { name: "Delete earlier versions" }).press("Enter");
  await expect(hers).toContainText("No earlier versions are kept.");
  await expect(hers.getByRole("button", { name: "Close" })).toBeFocused();
  await hers.getByRole("button", { name: "Close" }).press("Enter");
  await his.getByRole("button", { name: "edited" }).click();
  await expect(dialog).toContainText("No earlier versions are kept.");
  await expect(dialog.getByTestId("version")).toHaveCount(0);
});

for (const view of VIEWS) {
  test(`axe finds nothing on earlier versions (${nameOf(view)})`, async ({ freshImage, person }) => {
    const image = await freshImage();
    const ada = await person("Ada", { known: true, ...view });
    const chat = await ada.api.openChat(image.id, 30, 40, "First");
    const id = chat.comments[0]!.id;
    for (const text of ["Second _of three_", "Third"]) await ada.api.editComment(id, text);
    await ada.room.open(image.id, chat.id);
    await ada.room.comment("Third").getByRole("button", { name: "edited" }).click();
    const dialog = ada.page.getByRole("dialog", { name: "Earlier versions" });
    await expect(dialog.getByTestId("version")).toHaveText([/Second of three/, /First/]);
    await hasNoFindings(ada.page, "earlier versions");
  });
}
