// Every page has its content and an empty console; unknown addresses have a designed 404.
import { randomUUID } from "node:crypto";
import { expect, refusedLoad, test } from "../fixtures";
import { hydrated } from "../pages/hydrated";

const PAGES = {
  "the start page": () => "/",
  "an image": (image: string) => `/i/${image}`,
} satisfies Record<string, (image: string) => string>;

const MISSING = {
  "an unknown image": `/i/${randomUUID()}`,
  "an image id that is none": "/i/not-an-id",
  "an unknown address": "/there-is-nothing-here",
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "hydrated" : "without JavaScript", () => {
    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name} answers 200 and leaves the console empty`, async ({ freshImage, person }) => {
        const { id } = await freshImage();
        const { page } = await person("Reader", { javaScriptEnabled });
        const response = await page.goto(path(id));
        expect(response?.status()).toBe(200);
        await expect(page.getByRole("main")).toBeVisible();
        await expect(page).toHaveTitle(/\S/);
        if (javaScriptEnabled) await hydrated(page);
        await page.waitForLoadState("networkidle");
      });
    }

    for (const [name, path] of Object.entries(MISSING)) {
      test(`${name} is a designed 404`, async ({ person }) => {
        const reader = await person("Reader", { javaScriptEnabled });
        reader.allowConsole(refusedLoad(404));
        const response = await reader.page.goto(path);
        expect(response?.status()).toBe(404);
        expect(response?.headers()["content-type"]).toContain("text/html");
        await expect(reader.page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(reader.page.getByRole("main").locator('a[href="/"]')).toBeVisible();
        await expect(reader.page.locator('link[rel="stylesheet"]')).not.toHaveCount(0);
      });
    }
  });
}

test("the image page shows the image and its comments without JavaScript", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Mockup of the front door" });
  await api.openChat(image.id, 25, 30, "Too dark here");
  const { page, room } = await person("Reader", { javaScriptEnabled: false });
  await room.open(image.id);
  await room.imageLoaded();
  await expect(page.getByText("Mockup of the front door").first()).toBeVisible();
  await expect(room.markers()).toHaveCount(1);
});
