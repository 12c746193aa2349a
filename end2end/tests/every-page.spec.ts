// Every page in other languages: no English on it, and nothing wider than the page.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { englishIn } from "../fixtures/catalogue";
import { longest, MEASURES, replace, restore } from "../fixtures/longest";
import { misfits } from "../fixtures/overflow";
import { textsOf, walk } from "../fixtures/walk";

// A separate server, because the walk leaves data on it.
test.use({ serverEnv: { IMAGE_CHAT_LOG: "info" } });

/** What has Latin letters in every language: names, techniques, units, examples, addresses. */
const NAMES = new RegExp(
  [
    "Image Chat|FastComments|Standard Webhooks|HTML|JSON|CSV|UTC|REST|API|ID|PNG|JPEG|WebP|GIF",
    "Ctrl|Shift|Alt|Enter|Escape|Esc|Chrome|Linux|Windows",
    // The name that is stored in place of that of a deleted account.
    "Deleted person",
    // Of this test and of a new server.
    "[Dd]emo|Rana|Tern & Tide, landing page|Ingrid Holm",
    // Comments on the sample image.
    "Lovely headline, but .*|Is the sun meant .*|Book a table should .*|Aiko",
    String.raw`https?://\S*|\S+@\S+|\S+\.\S+|\S+-\S+-\S+`,
  ].join("|"),
  "gu",
);
/** Languages by their own names. */
const OWN_NAMES = /^(Dansk|Deutsch|English|Español|Français|Português \(Brasil\)|Srpski)$/u;

/** Each message in the language that takes most space for it. */
const LONGEST = "the longest of all languages";
/** The viewport in which pages are opened. */
const VIEWPORT = { width: 1440, height: 900 };
interface Size {
  width: number;
  height: number;
  text?: string;
}
const PHONE: Size = { width: 390, height: 844 };
/** The last but one is a page of 1280 by 1024 pixels at 400 %. */
const SIZES: Size[] = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  PHONE,
  { width: 320, height: 256 },
  { width: 1280, height: 900, text: "200%" },
];

test.describe("every page", () => {
  test.setTimeout(240_000);

  for (const language of ["de", "ar", "ko", "ru"]) {
    test(`no text is English: ${language}`, async ({ administrator, person, api, freshImage }) => {
      const english = englishIn(language);
      const found: string[] = [];
      await walk({ administrator, person, api, freshImage }, language, {}, async ({ page }, { name }) => {
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        for (const text of await textsOf(page)) {
          const hasWords = /[A-Za-z]{2}/.test(text.replace(NAMES, "")) && !OWN_NAMES.test(text);
          // In Arabic letters every word in Latin ones is seen.
          if (hasWords && (english.test(text) || language === "ar")) found.push(`${name}: ${text}`);
        }
      });
      expect([...new Set(found)].join("\n")).toBe("");
    });
  }

  for (const language of [LONGEST, "ar"]) {
    test(`nothing is wider than its page at any size: ${language}`, async ({ administrator, person, api, freshImage }) => {
      const found: string[] = [];
      let texts: Awaited<ReturnType<typeof longest>> | undefined;
      const measure = async (page: Page, where: string) => {
        found.push(...(await misfits(page)).map((what) => `${where}: ${what}`));
      };
      const fixtures = { administrator, person, api, freshImage };
      await walk(fixtures, language === LONGEST ? "en" : language, { viewport: VIEWPORT }, async ({ page }, { name, isVariant }) => {
        if (language === LONGEST) texts ??= await longest(page);
        for (const { width, height, text = "100%" } of isVariant ? [PHONE] : SIZES) {
          const where = `${name}, ${width} px, text of ${text}`;
          // The text first: scripts recompute positions on resize.
          await page.evaluate((size) => void (document.documentElement.style.fontSize = size), text);
          await page.setViewportSize({ width, height });
          if (!texts) await measure(page, where);
          for (const by of texts ? MEASURES : []) {
            await replace(page, by, texts!);
            await measure(page, `${where}, longest ${by}`);
            await restore(page);
          }
        }
        await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
        await page.setViewportSize(VIEWPORT);
      });
      expect([...new Set(found)].join("\n")).toBe("");
    });
  }
});
