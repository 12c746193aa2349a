// Axe on every page and in every state of the walk, light and dark. Of pages that differ by one sentence, only one is checked.
import { expect, nameOf, test, VIEWS } from "../fixtures";
import { findingsOn } from "../fixtures/accessibility";
import { walk } from "../fixtures/walk";

// A separate server, because the walk leaves data on it.
test.use({ serverEnv: { IMAGE_CHAT_LOG: "info" } });

for (const view of VIEWS) {
  test(`axe finds nothing on any page (${nameOf(view)})`, async ({ administrator, person, api, freshImage }) => {
    test.setTimeout(240_000);
    const found: string[] = [];
    const isChosen = ({ isVariant }: { isVariant?: boolean }) => !isVariant;
    await walk({ administrator, person, api, freshImage }, "en", view, async ({ page }, { name }) => {
      found.push(...(await findingsOn(page)).map((finding) => `${name}: ${finding}`));
    }, isChosen);
    expect(found.join("\n")).toBe("");
  });
}
