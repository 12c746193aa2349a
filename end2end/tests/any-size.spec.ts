// Text of twice the size, a page zoomed to 400 %, and forced colours: the main job works in each, and nothing is cut off.
import { expect, hasNoFindings, test, type Person } from "../fixtures";

const PAGES = ["/", "/login", "/signup", "/api/docs/live"];

/** Twice the browser's text size, as its settings do it. */
async function doubleText({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
}

/** The words of buttons that do not fit into them. */
function cutOff({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>(".button, .text-button, summary, label")];
    const shown = buttons.filter((it) => it.checkVisibility() && it.getBoundingClientRect().width > 1);
    return shown.filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== "inline").map((it) => it.textContent!.trim());
  });
}

for (const width of [390, 1280]) {
  test(`with text of twice the size nothing is cut off at ${width} px`, async ({ api, freshImage, person }) => {
    const image = await freshImage({ title: "Ground floor" });
    const chat = await api.openChat(image.id, 30, 30, "Too dark here");
    const ada = await person("Ada", { known: true, viewport: { width, height: 844 } });
    for (const path of PAGES) {
      await ada.page.goto(path);
      await expect(ada.page.locator("html")).toHaveAttribute("data-hydrated", "");
      await doubleText(ada);
      await hasNoFindings(ada.page, path);
      expect(await cutOff(ada), path).toEqual([]);
    }
    await ada.room.open(image.id);
    await doubleText(ada);
    await hasNoFindings(ada.page, "the page of an image");
    await ada.room.marker(chat.id).click();
    await ada.room.composer().fill("Lighter, then");
    await hasNoFindings(ada.page, "an open discussion");
    await ada.room.composer().press("Enter");
    await expect(ada.room.comment("Lighter, then")).toBeInViewport();
    expect(await cutOff(ada)).toEqual([]);
  });
}

test("at 400 % a discussion is opened, answered and closed without scrolling sideways", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Ground floor" });
  const chat = await api.openChat(image.id, 30, 30, "Too dark here");
  // 1280 by 1024 pixels at 400 %.
  const { page, room } = await person("Ada", { known: true, viewport: { width: 320, height: 256 } });
  await room.open(image.id);
  await hasNoFindings(page, "the page of an image");
  await room.discussion(chat.id).getByRole("link").click();
  await expect(room.composer()).toBeFocused();
  await expect(room.composer()).toBeInViewport();
  await room.composer().fill("Lighter, then");
  await room.composer().press("Enter");
  await expect(room.comment("Lighter, then")).toBeVisible();
  await hasNoFindings(page, "an open discussion");
  await page.keyboard.press("Escape");
  await expect(room.window()).toHaveCount(0);
});

test("in forced colours markers, states and the focus are visible", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const open = await api.openChat(image.id, 30, 30, "Too dark here");
  const resolved = await api.openChat(image.id, 70, 70, "Too light there");
  await api.updateChat(resolved.id, { resolved: true });
  const { page, room } = await person("Ada", { known: true });
  await page.emulateMedia({ forcedColors: "active" });
  await room.open(image.id);
  const border = (id: string) => room.marker(id).evaluate((marker) => {
    const { borderTopWidth, borderTopStyle, outlineStyle } = getComputedStyle(marker);
    return { isBordered: parseFloat(borderTopWidth) >= 1 && borderTopStyle !== "none", outline: outlineStyle };
  });
  for (const { id } of [open, resolved]) expect(await border(id)).toMatchObject({ isBordered: true, outline: "solid" });
  await room.marker(open.id).focus();
  const outline = await room.marker(open.id).evaluate((marker) => parseFloat(getComputedStyle(marker).outlineWidth));
  expect(outline).toBeGreaterThanOrEqual(2);
  await room.marker(open.id).press("Enter");
  const frame = await room.window().evaluate((window) => getComputedStyle(window).borderTopStyle);
  expect(frame).toBe("solid");
});
