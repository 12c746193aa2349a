// Moderating: three people, one who writes, one who flags, one who decides.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, type Person } from "../fixtures";
import { giveRole, setSettings } from "../fixtures/role";
import { hydrated } from "../pages/hydrated";

const PAGE = "/t/demo/moderation";

test.afterEach(async ({ server }) => setSettings(server, {}));

/** Waits until the server has noticed what was changed beside it: the page of moderators is there. */
async function moderates(mia: Person, query = ""): Promise<void> {
  await expect(async () => {
    const response = await mia.page.goto(`${PAGE}${query}`);
    expect(response?.status()).toBe(200);
  }).toPass();
}

function cases(page: Page) {
  return page.getByTestId("case");
}

async function hasNoFindings(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ rules: { "target-size": { enabled: true } } }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`));
  expect(found, what).toEqual([]);
}

test("a flagged comment goes, appears in the open queue by itself, and comes back when it is approved", async ({ freshImage, person, server }) => {
  await setSettings(server, { flagsToHide: 1 });
  const image = await freshImage();
  const [ada, bob, mia] = [await person("Ada"), await person("Bob", { known: true }), await person("Mia")];
  await giveRole(server, mia, "moderator");
  await moderates(mia);
  await hydrated(mia.page);
  await expect(mia.page.getByTestId("live")).toHaveAttribute("data-state", "live");
  await ada.room.open(image.id);
  const chat = await ada.room.discuss(25, 30, "Not fine at all");
  await bob.room.open(image.id, chat);
  await bob.room.comment("Not fine").hover();
  await bob.room.comment("Not fine").getByRole("button", { name: "Flag comment" }).click();
  await bob.page.getByTestId("flag-reason").fill("Rude");
  await bob.page.getByTestId("confirm-flag").click();
  await expect(bob.room.toast.first()).toContainText("A moderator will look at it");
  await expect(ada.room.markers()).toHaveCount(0);

  await expect(cases(mia.page)).toHaveCount(1);
  await expect(cases(mia.page)).toContainText("Rude");
  await expect(mia.page.getByTestId("waiting")).toHaveText("1");
  await mia.page.getByTestId("choose").check();
  await mia.page.getByTestId("approve").click();
  await expect(mia.page.getByTestId("done")).toContainText("1 comment approved");
  await expect(ada.room.markers()).toHaveCount(1);
  await mia.page.getByTestId("undo").click();
  await expect(ada.room.markers()).toHaveCount(0);
  await expect(cases(mia.page)).toHaveCount(1);
});

test("a held comment is told calmly, and is there once it is approved", async ({ api, freshImage, person, server }) => {
  await setSettings(server, { words: ["drat"], onWord: "hold" });
  const image = await freshImage();
  const chat = await api.openChat(image.id, 50, 50, "A beginning");
  const [ada, mia] = [await person("Ada", { known: true }), await person("Mia")];
  await giveRole(server, mia, "moderator");
  await moderates(mia, "?kind=held");
  await hydrated(mia.page);
  await ada.room.open(image.id, chat.id);
  await ada.room.write("Oh drat");
  await expect(ada.room.toast.first()).toContainText("Your comment waits for a moderator");
  await expect(ada.room.comment("Oh drat")).toHaveCount(0);
  await expect(ada.room.composer()).toHaveValue("");
  await expect(ada.room.error).toHaveCount(0);
  await cases(mia.page).getByRole("button", { name: /^Approve/ }).click();
  await expect(ada.room.comment("Oh drat")).toBeVisible();
});

test("a locked discussion says why nobody writes, and a closed image too", async ({ api, freshImage, person, server }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 50, 50, "A beginning");
  const [ada, mia] = [await person("Ada", { known: true }), await person("Mia")];
  await giveRole(server, mia, "moderator");
  await moderates(mia);
  for (const { room } of [ada, mia]) await room.open(image.id, chat.id);
  await mia.room.button("Lock").click();
  await expect(ada.room.window().getByTestId("read-only")).toContainText("locked");
  await expect(ada.room.window().getByTestId("locked")).toBeVisible();
  await expect(ada.room.button("Lock")).toHaveCount(0);
  await expect(mia.room.composer()).toBeVisible();
  await mia.room.button("Unlock").click();
  await expect(ada.room.composer()).toBeVisible();
  await mia.page.getByTestId("close-image").click();
  await expect(ada.room.window().getByTestId("read-only")).toContainText("closed");
  await mia.page.getByTestId("close-image").click();
  await expect(ada.room.composer()).toBeVisible();
});

test("whoever is banned is let go within 5 s and sees why; the ban is lifted without JavaScript", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const [ada, mia] = [await person("Ada"), await person("Mia", { javaScriptEnabled: false })];
  await giveRole(server, mia, "moderator");
  await ada.room.open(image.id);
  await ada.room.discuss(25, 30, "Not fine");
  const item = `comment-${await ada.room.comment("Not fine").getAttribute("data-comment-id")}`;
  await moderates(mia, `?view=ban&item=${item}`);
  await mia.page.getByLabel("Reason").fill("Rude");
  await mia.page.getByTestId("confirm-ban").click();
  await expect(mia.page.getByTestId("done")).toContainText("1 ban begun");
  await expect(ada.room.error.first()).toContainText("You may not see this image any more", { timeout: 5_000 });
  ada.allowConsole(/403/);
  await ada.page.goto(`/i/${image.id}`);
  await expect(ada.page.getByTestId("refused")).toContainText("banned you for a time");
  await mia.page.getByRole("button", { name: "Lift the ban of Ada" }).click();
  await expect(mia.page.getByTestId("ban")).toHaveCount(0);
  await ada.room.open(image.id);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on the page of moderators (${colorScheme}, ${width} px)`, async ({ api, freshImage, person, server }) => {
      const image = await freshImage({ title: "Mockup" });
      const chat = await api.openChat(image.id, 25, 30, "Not fine");
      const mia = await person("Mia", { colorScheme, viewport: { width, height: 844 } });
      const bob = await person("Bob", { known: true });
      await giveRole(server, mia, "administrator");
      const comment = chat.comments[0].id;
      const flagged = await bob.context.request.post(`/api/v1/comments/${comment}/flag`, { data: { reason: "Rude" } });
      expect(flagged.status()).toBe(204);
      await moderates(mia);
      await hydrated(mia.page);
      await hasNoFindings(mia.page, "the queue");
      expect(await mia.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      for (const view of ["deleted", "images", "bans", "audit", `ban&item=comment-${comment}`]) {
        await mia.page.goto(`${PAGE}?view=${view}`);
        await hasNoFindings(mia.page, view);
        expect(await mia.page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(width);
      }
    });
  }
}
