// Every page in other languages: no English on it, and nothing wider than the page.
import { expect, test, type Api, type Image, type Person, type PersonOptions } from "../fixtures";
import { changeSettings } from "../fixtures/settings";
import { englishIn } from "../fixtures/catalogue";
import { fill, ownPages, publicPages, speak, type Stop, textsOf } from "../fixtures/walk";

// A server of its own: what the walk leaves on it is in no other test's way.
test.use({ serverEnv: { IMAGE_CHAT_LOG: "info" } });

/** What has Latin letters in every language: names, techniques, units, examples, addresses. */
const NAMES = new RegExp(
  [
    "Image Chat|FastComments|Standard Webhooks|HTML|JSON|CSV|UTC|REST|API|ID|PNG|JPEG|WebP|GIF",
    "Ctrl|Shift|Alt|Enter|Esc|Escape|Chrome|Linux|Windows",
    // The name that is stored in place of that of a deleted account.
    "Deleted person",
    // Of this test and of a new server.
    "[Dd]emo|Rana|Tern & Tide, landing page|Ingrid Holm",
    String.raw`https?://\S*|\S+@\S+|\S+\.\S+|\S+-\S+-\S+`,
  ].join("|"),
  "gu",
);
/** Languages by their own names. */
const OWN_NAMES = /^(Dansk|Deutsch|English|Español|Français|Português \(Brasil\)|Srpski)$/u;

/** Walks through all pages, those of a guest first. */
async function walk(
  { administrator, person, api, freshImage }: {
    administrator: (name?: string, options?: PersonOptions) => Promise<Person>;
    person: (name?: string, options?: PersonOptions) => Promise<Person>;
    api: Api;
    freshImage: (options?: { title?: string }) => Promise<Image>;
  },
  language: string,
  options: PersonOptions,
  look: (person: Person, stop: Stop) => Promise<void>,
): Promise<void> {
  const rana = await administrator("Rana", options);
  const guest = await person("Guest", { ...options, locale: language });
  await guest.page.goto("/");
  for (const someone of [rana, guest]) {
    await speak(someone, language);
    // Pages that are not there are among those that are looked at, and the picture of the frame is on no site.
    someone.allowConsole(/Failed to load resource|ERR_/);
  }
  const ground = await fill(rana, api, await freshImage({ title: "صورة" }));
  for (const stop of publicPages(ground)) {
    await stop.open(guest.page);
    await look(guest, stop);
  }
  for (const stop of ownPages(ground)) {
    await stop.open(rana.page);
    await look(rana, stop);
  }
  await changeSettings(rana);
}

test.describe("every page", () => {
  test.setTimeout(240_000);

  for (const language of ["de", "ar"]) {
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

  for (const language of ["de", "ru", "ar"]) {
    for (const width of [390, 1440]) {
      test(`nothing is wider than its page: ${language}, ${width} px`, async ({ administrator, person, api, freshImage }) => {
        const found: string[] = [];
        const viewport = { width, height: 900 };
        await walk({ administrator, person, api, freshImage }, language, { viewport }, async ({ page }, { name }) => {
          const wide = await page.evaluate(() => {
            const root = document.documentElement;
            const clipped = [...document.querySelectorAll<HTMLElement>("button, .button, .chip, .tag, .badge, select")]
              .filter((node) => node.checkVisibility() && node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1)
              .filter((node) => getComputedStyle(node).textOverflow !== "ellipsis")
              .map((node) => `${node.tagName} “${node.textContent!.trim().slice(0, 40)}” ${node.scrollWidth} > ${node.clientWidth}`);
            const page = root.scrollWidth > root.clientWidth ? [`the page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
            return [...page, ...clipped];
          });
          found.push(...wide.map((what) => `${name}: ${what}`));
        });
        expect([...new Set(found)].join("\n")).toBe("");
      });
    }
  }
});
