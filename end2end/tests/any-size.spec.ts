// Text of twice the size, a page zoomed to 400 %, forced colours, reduced motion: the main job works in each, and nothing is
// cut off.
import type { Page } from "@playwright/test";
import { expect, hasNoFindings, test, type Image, type Person } from "../fixtures";
import { walk } from "../fixtures/walk";

// A separate server, because the walk leaves data on it.
test.use({ serverEnv: { IMAGE_CHAT_LOG: "info" } });

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

/** The start page, an image with an open window, a page of a workspace. */
async function eachKind({ page, room }: Person, image: Image, chat: string, look: (what: string) => Promise<void>): Promise<void> {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-hydrated", "");
  await look("the start page");
  await room.open(image.id);
  await room.isConnection("live");
  await room.openMarker(chat);
  await look("an image");
  await page.goto("/t/demo/members");
  await look("members");
}

/** Controls that differ by colour only, and focused controls without an outline. */
function unmarked(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) => `${element.tagName}.${element.className} ${element.getAttribute("aria-label") ?? element.textContent!.trim().slice(0, 40)}`;
    for (const element of document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.getBoundingClientRect().width <= 1) continue;
      const { borderBottomWidth, borderBottomStyle } = getComputedStyle(element);
      const isField = element.matches(".input, .button, .composer-box");
      if (isField && (parseFloat(borderBottomWidth) < 1 || borderBottomStyle === "none")) found.push(`no border: ${name(element)}`);
      element.focus({ focusVisible: true } as FocusOptions);
      if (!element.matches(":focus")) continue;
      const isMarked = (node: Element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(node);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
      };
      // Radios in chips and fields in boxes show the focus on their container.
      const around = [element, element.nextElementSibling, element.parentElement, element.closest("label")];
      if (!around.some((node) => node && isMarked(node))) found.push(`no outline with the focus: ${name(element)}`);
    }
    return found;
  });
}

/** The chosen or pressed elements of a page that look like the others. */
function indistinct(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const STYLES = ["color", "background-color", "border-bottom", "border-top", "outline", "font-weight", "text-decoration-line", "content", "display"];
    const ground = getComputedStyle(document.body).backgroundColor;
    const looks = (element: Element) =>
      [null, "::before", "::after"]
        .flatMap((part) => STYLES.map((style) => getComputedStyle(element, part).getPropertyValue(style)))
        .join(" ")
        .replaceAll(/rgba\(.*?, 0\)/g, ground);
    const chosen = [...document.querySelectorAll<HTMLElement>("[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]")];
    return chosen.filter((element) => element.checkVisibility({ visibilityProperty: true })).flatMap((element) => {
      element.style.transition = "none";
      const before = looks(element);
      const state = ["aria-current", "aria-pressed", "aria-selected"].find((name) => element.hasAttribute(name))!;
      const value = element.getAttribute(state)!;
      if (state === "aria-current") element.removeAttribute(state);
      else element.setAttribute(state, "false");
      const isSame = looks(element) === before;
      element.setAttribute(state, value);
      element.style.removeProperty("transition");
      return isSame ? [`${element.tagName}.${element.className} ${element.getAttribute("aria-label") ?? element.textContent!.trim()}`] : [];
    });
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`in forced colours every control is marked, and axe finds nothing (${colorScheme})`, async ({ administrator, api, freshImage }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 30, "Too dark here");
    const mia = await administrator("Mia", { forcedColors: "active", colorScheme });
    const found: string[] = [];
    await eachKind(mia, image, chat.id, async (what) => {
      // Axe reads `-webkit-text-fill-color`; Chromium reports the page's value, but does not draw it.
      await hasNoFindings(mia.page, what, ["color-contrast"]);
      found.push(...(await unmarked(mia.page)).map((finding) => `${what}: ${finding}`));
      // An author's colour may equal the background in forced colours.
      const icons = await mia.page.locator("svg.icon:visible").evaluateAll((all) =>
        all.filter((icon) => getComputedStyle(icon).color !== getComputedStyle(icon.parentElement!).color).map((icon) => icon.parentElement!.outerHTML.slice(0, 80)),
      );
      found.push(...icons.map((icon) => `${what}: an icon in a colour of its own: ${icon}`));
    });
    expect(found.join("\n")).toBe("");
  });
}

test("in forced colours the selected state is visible on every page", async ({ administrator, api, freshImage, person }) => {
  test.setTimeout(240_000);
  const found: string[] = [];
  await walk({ administrator, person, api, freshImage }, "en", { forcedColors: "active" }, async ({ page }, { name }) => {
    found.push(...(await indistinct(page)).map((what) => `${name}: ${what}`));
  }, ({ isVariant }) => !isVariant);
  expect(found.join("\n")).toBe("");
});

test("with reduced motion nothing moves for longer than a moment", async ({ administrator, api, freshImage }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 30, "Too dark here");
  const mia = await administrator("Mia", { reducedMotion: "reduce" });
  const slow = () => mia.page.evaluate(() => {
    const seconds = (times: string) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
    const parts = [null, "::before", "::after", "::backdrop"];
    return [...document.querySelectorAll("*")].flatMap((element) =>
      parts.flatMap((part) => {
        const { transitionDuration, animationDuration, animationName, animationIterationCount, scrollBehavior } = getComputedStyle(element, part);
        const isAnimated = animationName !== "none" && (seconds(animationDuration) > 0.001 || animationIterationCount.includes("infinite"));
        const isSlow = seconds(transitionDuration) > 0.001 || isAnimated || scrollBehavior === "smooth";
        return isSlow ? [`${element.tagName}.${element.getAttribute("class")}${part ?? ""} ${transitionDuration} ${animationName} ${scrollBehavior}`] : [];
      }),
    );
  });
  await eachKind(mia, image, chat.id, async (what) => expect(await slow(), what).toEqual([]));
  await mia.page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await slow(), "otherwise there is motion").not.toEqual([]);
});
