// The address of an open discussion on a phone: the Back button, and a link to it.
import { expect, test } from "../fixtures";

test("on a phone the Back button closes the discussion first, then leaves the image", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 40, 40, "A beginning");
  const { page, room, start } = await person("Ada", { known: true, viewport: { width: 390, height: 844 } });
  await start.open();
  await room.open(image.id);
  await room.openMarker(chat.id);
  await page.goBack();
  await expect(room.window()).toHaveCount(0);
  await expect(page).toHaveURL(`/i/${image.id}`);
  await page.goForward();
  await expect(room.window(chat.id)).toBeVisible();
  await room.button("Back to the image").click();
  await expect(room.window()).toHaveCount(0);
  // Closed by its button, it leaves no entry behind.
  await page.goBack();
  await expect(page).toHaveURL("/");
});

test("a link to a discussion leads back to its image on a phone", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 40, 40, "A beginning");
  const { page, room, start } = await person("Ada", { known: true, viewport: { width: 390, height: 844 } });
  await start.open();
  await room.open(image.id, chat.id);
  await expect(room.window(chat.id)).toBeVisible();
  await page.goBack();
  await expect(room.window()).toHaveCount(0);
  await expect(page).toHaveURL(`/i/${image.id}`);
});
