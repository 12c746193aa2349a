// Presence, cursors and typing (LP14, LP27): visible to others, and not stored.
import type { Page } from "@playwright/test";
import { expect, Frames, type Person, test } from "../fixtures";

const cursor = (page: Page) => page.getByTestId("cursor");

async function point(person: Person, x: number, y: number): Promise<void> {
  const box = (await person.room.image.boundingBox())!;
  await person.page.mouse.move(box.x + (box.width * x) / 100, box.y + (box.height * y) / 100);
}

/** Both pages are open and list each other. */
async function together(imageId: string, ...people: Person[]): Promise<void> {
  for (const { room } of people) {
    await room.open(imageId);
    await room.isConnection("live");
    await room.imageLoaded();
  }
  for (const { room } of people) await expect(room.viewerCount).toContainText(String(people.length));
}

test("lp27 people on the image are listed by name, each once", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together(image.id, ada, bob);
  const tab = await bob.newTab();
  await tab.open(image.id);
  await tab.isConnection("live");
  await ada.room.viewerCount.click();
  const panel = ada.page.getByTestId("people");
  await expect(panel.getByRole("listitem")).toHaveText([/Ada.*you/, /Bob/]);
  await expect(ada.room.viewerCount).toContainText("2");
  await tab.page.close();
  await bob.page.goto("/");
  await expect(panel.getByRole("listitem")).toHaveText([/Ada/]);
  await ada.page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(ada.room.viewerCount).toBeFocused();
});

test("lp27 a guest is listed as soon as they have a name", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob")];
  await together(image.id, ada, bob);
  await ada.room.viewerCount.click();
  const panel = ada.page.getByTestId("people");
  await expect(panel).toContainText("and 1 more");
  await bob.room.discuss(40, 40, "Hello");
  await expect(panel.getByRole("listitem")).toHaveText([/Ada/, /Bob/]);
  await expect(panel).not.toContainText("more");
});

test("lp27 others see a person's cursor until that person leaves", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together(image.id, ada, bob);
  await point(bob, 10, 10);
  await point(bob, 60, 40);
  await expect(cursor(ada.page)).toHaveText("Bob");
  await expect
    .poll(async () => {
      const at = (await cursor(ada.page).boundingBox())!;
      const box = (await ada.room.image.boundingBox())!;
      return [Math.round(((at.x - box.x) / box.width) * 100), Math.round(((at.y - box.y) / box.height) * 100)];
    })
    .toEqual([60, 40]);
  await expect(cursor(bob.page)).toHaveCount(0);
  await bob.page.mouse.move(2, 2);
  await expect(cursor(ada.page)).toHaveCount(0);
  await point(bob, 30, 30);
  await expect(cursor(ada.page)).toHaveCount(1);
  await bob.page.goto("/");
  await expect(cursor(ada.page)).toHaveCount(0);
});

test("live cursors can be switched off, permanently and in both directions", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together(image.id, ada, bob);
  await point(bob, 60, 40);
  await point(ada, 20, 20);
  await expect(cursor(ada.page)).toHaveCount(1);
  await expect(cursor(bob.page)).toHaveCount(1);
  await ada.room.viewerCount.click();
  await ada.page.getByRole("switch", { name: "Live cursors" }).uncheck();
  await expect(cursor(ada.page)).toHaveCount(0);
  await expect(cursor(bob.page)).toHaveCount(0);
  const heard = new Frames(ada.page);
  await ada.page.reload();
  await ada.room.hydrated();
  await ada.room.isConnection("live");
  await ada.room.viewerCount.click();
  await expect(ada.page.getByRole("switch", { name: "Live cursors" })).not.toBeChecked();
  await ada.page.keyboard.press("Escape");
  await point(ada, 25, 25);
  await point(bob, 70, 50);
  // Bob's comment arrives after his cursor.
  await bob.room.discuss(80, 80, "A sign");
  await expect(ada.room.markers()).toHaveCount(1);
  await expect(cursor(ada.page)).toHaveCount(0);
  expect(heard.said.filter((text) => text.includes("cursor"))).toEqual([]);
});

test("lp27 others see a person typing until the text is sent", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 30, "What do you think?");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together(image.id, ada, bob);
  for (const { room } of [ada, bob]) await room.openMarker(chat.id);
  await bob.room.composer().pressSequentially("Hm");
  const note = ada.page.getByTestId("typing");
  await expect(note).toHaveText("Bob is writing…");
  await expect(ada.room.marker(chat.id)).toHaveAttribute("data-typing");
  await expect(bob.page.getByTestId("typing")).toHaveText("");
  await bob.room.send().click();
  await expect(ada.room.comments()).toHaveCount(2);
  await expect(note).toHaveText("");
  await expect(ada.room.marker(chat.id)).not.toHaveAttribute("data-typing");
});

test("lp27 typing ends soon after the last key", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 30, "What do you think?");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together(image.id, ada, bob);
  await bob.room.openMarker(chat.id);
  await bob.room.composer().pressSequentially("Hm");
  await expect(ada.room.marker(chat.id)).toHaveAttribute("data-typing");
  await expect(ada.room.marker(chat.id)).not.toHaveAttribute("data-typing");
  await expect(bob.room.composer()).toHaveValue("Hm");
});

test("a person who is alone sends no cursor", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  const heard = new Frames(ada.page);
  await together(image.id, ada);
  await point(ada, 20, 20);
  await point(ada, 40, 40);
  await ada.room.discuss(60, 60, "Alone");
  expect(heard.said.filter((text) => text.includes("presence"))).toEqual([]);
});
