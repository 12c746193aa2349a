// An image on paper: a page of its own with every comment, and what the page of the image prints by itself.
import { expect, test } from "../fixtures";

test("the page to print has the picture with its markers, and every comment under its number", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const first = await api.openChat(image.id, 25, 30, "Too dark here");
  await api.reply(first.id, "Much better now");
  const second = await api.openChat(image.id, 75, 60, "**Cut** this off");
  await api.updateChat(second.id, { resolved: true });
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.page.getByTestId("image-menu").getByLabel("About this image").click();
  await room.page.getByTestId("print").click();
  await expect(room.page).toHaveURL(new RegExp(`/i/${image.id}/print$`));

  const page = room.page;
  const articles = page.locator(".print-page article");
  await expect(articles).toHaveCount(2);
  await expect(articles.nth(0)).toContainText("Much better now");
  await expect(articles.nth(1).locator("strong", { hasText: "Cut" })).toBeVisible();
  await expect(articles.nth(1)).toContainText("Resolved");
  const picture = (await page.locator(".stage > img").boundingBox())!;
  const marker = (await page.locator("#m1").boundingBox())!;
  expect((marker.x + marker.width / 2 - picture.x) / picture.width).toBeCloseTo(0.25, 2);
  expect((marker.y + marker.height / 2 - picture.y) / picture.height).toBeCloseTo(0.3, 2);

  await page.evaluate(() => {
    window.print = () => { document.title = "printed"; };
  });
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page).toHaveTitle("printed");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Back to the image" })).toBeHidden();
  await expect(articles.nth(0)).toBeVisible();
});

test("the page of an image prints the whole picture and the beginnings of its discussions, also zoomed in", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 80, 80, "In the corner");
  const { room } = await person("Ada");
  await room.open(image.id);
  await room.page.keyboard.press("+");
  await room.page.keyboard.press("+");
  await expect(room.page.locator(".canvas")).toHaveAttribute("data-zoomed", "");
  await room.page.emulateMedia({ media: "print" });
  await expect(room.page.locator(".bar")).toBeHidden();
  await expect(room.page.locator(".zoom")).toBeHidden();
  await expect(room.discussion(chat.id)).toBeVisible();
  const width = await room.page.evaluate(() => document.documentElement.clientWidth);
  const picture = (await room.image.boundingBox())!;
  expect(picture.x).toBeGreaterThanOrEqual(0);
  expect(picture.x + picture.width).toBeLessThanOrEqual(width + 1);
  const marker = (await room.marker(chat.id).boundingBox())!;
  expect((marker.x + marker.width / 2 - picture.x) / picture.width).toBeCloseTo(0.8, 2);
});
