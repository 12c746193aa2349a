// The way from an image to the others of the tenant, and the tips of a first visit.
import { expect, type Image, type Person, png, test } from "../fixtures";

test("arrows, keys and thumbnails lead to the other images", async ({ freshImage, person }) => {
  const titles = ["Cellar", "Ground floor", "Attic"];
  const images: Image[] = [];
  for (const title of titles) images.push(await freshImage({ title, visibility: "listed" }));
  const [cellar, ground, attic] = images as [Image, Image, Image];
  const { page, room } = await person("Ada");
  await room.open(ground.id);
  const nav = page.getByTestId("switcher");
  await expect(nav).toBeVisible();
  await nav.getByRole("link", { name: "Next image" }).click();
  await expect(page).toHaveURL(new RegExp(cellar.id));
  await expect(nav).toBeVisible();
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(ground.id));
  await expect(nav).toBeVisible();
  await page.keyboard.press("]");
  await expect(page).toHaveURL(new RegExp(cellar.id));
  await expect(nav).toBeVisible();
  await page.keyboard.press("[");
  await expect(page).toHaveURL(new RegExp(ground.id));
  await expect(nav).toBeVisible();

  await nav.getByRole("button", { name: "All images" }).click();
  const here = nav.getByRole("link", { name: "Ground floor" });
  await expect(here).toHaveAttribute("aria-current", "page");
  await expect(here).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(nav.getByRole("link", { name: "Attic" })).toBeFocused();
  await expect.poll(() => nav.getByRole("link", { name: "Attic" }).locator("img").evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(attic.id));
});

test("an image that another person uploads is on the way, one for members is not, and one that is renamed has its name", async ({ administrator, freshImage, person }) => {
  const image = await freshImage({ title: "Ground floor", visibility: "listed" });
  const ada = await person("Ada");
  const mia = await administrator("Mia");
  await mia.start.open();
  await mia.start.choose({ name: "roof.png", mimeType: "image/png", buffer: png({ from: [10, 200, 60] }) });
  const roof = await mia.start.arrivedAtImage();
  await mia.api.changeImage(roof, { title: "Roof", visibility: "listed" });
  const secret = await mia.api.uploadImage({ title: "Safe", visibility: "members" });
  await ada.room.open(image.id);
  const titles = async ({ page }: Person) => {
    const nav = page.getByTestId("switcher");
    await nav.getByRole("button", { name: "All images" }).click();
    await expect(nav.locator("[aria-current]")).toBeFocused();
    return nav.locator("li").evaluateAll((all) => all.map((item) => item.textContent!.trim()));
  };
  const hers = await titles(ada);
  expect(hers.slice(0, hers.indexOf("Ground floor") + 1).slice(-2)).toEqual(["Roof", "Ground floor"]);
  expect(hers).not.toContain("Safe");
  await ada.page.keyboard.press("Escape");
  await ada.page.keyboard.press("[");
  await expect(ada.page).toHaveURL(new RegExp(roof));
  // Who is a member has one image more before it; both are on the same page then.
  await mia.room.open(roof);
  expect((await titles(mia)).slice(0, 3)).toContain("Safe");
  await mia.page.keyboard.press("Escape");
  await expect(ada.room.viewerCount).toContainText("2");
  await mia.page.keyboard.press("[");
  await expect(mia.page).toHaveURL(new RegExp(secret.id));
  await expect(ada.room.viewerCount).toContainText("1");
  await mia.api.changeImage(image.id, { title: "First floor" });
  await ada.page.reload();
  await ada.room.hydrated();
  expect(await titles(ada)).toContain("First floor");
});

test("keys that are typed lead nowhere, and Escape closes the thumbnails with the draft kept", async ({ freshImage, person }) => {
  await freshImage({ title: "Cellar", visibility: "listed" });
  const image = await freshImage({ title: "Ground floor", visibility: "listed" });
  const { page, room } = await person("Ada");
  await room.open(image.id);
  const nav = page.getByTestId("switcher");
  await expect(nav).toBeVisible();
  await room.clickAt(50, 50);
  await room.composer().pressSequentially("An array[0]");
  await expect(room.composer()).toHaveValue("An array[0]");
  await expect(page).toHaveURL(new RegExp(image.id));
  await nav.getByRole("button", { name: "All images" }).click();
  await expect(nav.locator("ol")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(nav.locator("ol")).toBeHidden();
  await room.draft().click();
  await expect(room.composer()).toHaveValue("An array[0]");
});

test("three tips show on the sample image, one after the other, and never again", async ({ person }) => {
  const { page } = await person("Ada");
  await page.goto("/?search=Tern");
  await page.getByRole("link", { name: /Tern & Tide/ }).first().click();
  const tip = page.getByTestId("tip");
  await expect(tip).toContainText("Click anywhere on the picture");
  await tip.getByRole("button", { name: "Next" }).click();
  await expect(tip).toContainText("sees it at once");
  await tip.getByRole("button", { name: "Next" }).click();
  await expect(tip).toContainText("All discussions");
  await tip.getByRole("button", { name: "Got it" }).click();
  await expect(tip).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId("stage")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-hydrated", "");
  await expect(page.locator("template[data-name=tips]")).toHaveCount(1);
  await expect(tip).toHaveCount(0);
});

test("a marker that is placed ends the tips", async ({ person }) => {
  const { page, room } = await person("Ada");
  await page.goto("/?search=Tern");
  await page.getByRole("link", { name: /Tern & Tide/ }).first().click();
  await expect(page.getByTestId("tip")).toBeVisible();
  await room.clickAt(90, 20);
  await expect(page.getByTestId("tip")).toHaveCount(0);
  await expect(room.composer()).toBeFocused();
});

test("one that is placed by keys ends them, too", async ({ person }) => {
  const { page } = await person("Ada");
  await page.goto("/?search=Tern");
  await page.getByRole("link", { name: /Tern & Tide/ }).first().press("Enter");
  await expect(page.getByTestId("tip")).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByTestId("crosshair")).toBeFocused();
  await expect(page.getByTestId("tip")).toHaveCount(0);
});
