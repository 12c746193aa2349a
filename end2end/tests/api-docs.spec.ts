// The API reference: rendered by the server from its document, without scripts, accessible.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures";

const VIEWS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1440, 390].map((width) => ({ colorScheme, viewport: { width, height: 844 } })),
);

const PAGES = ["/api/docs", "/api/docs/live"];

/** The part of the document that the page is compared with. */
interface Document {
  servers: { url: string }[];
  paths: Record<string, Record<string, { operationId: string; summary: string }>>;
}

for (const view of VIEWS) {
  for (const path of PAGES) {
    test(`axe reports nothing on ${path} (${view.colorScheme}, ${view.viewport.width} px)`, async ({ person }) => {
      // The page has some thousand elements, and axe checks each.
      test.slow();
      const { page } = await person("Reader", view);
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => (folded.open = true)));
      const { violations } = await new AxeBuilder({ page }).options({ rules: { "target-size": { enabled: true } } }).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`));
      expect(found).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, "nothing stands out of the window").toBeLessThanOrEqual(view.viewport.width);
    });
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`every operation of the document has a section ${javaScriptEnabled ? "hydrated" : "without JavaScript"}`, async ({ person, server }) => {
    const { page } = await person("Reader", { javaScriptEnabled });
    await page.goto("/api/docs");
    const link = page.getByRole("link", { name: "OpenAPI 3.1 document" });
    const href = await link.getAttribute("href");
    expect(href).toBe("/api/openapi.json");
    const document = (await (await page.request.get(href ?? "")).json()) as Document;
    expect(document.servers).toEqual([{ url: server.url }]);
    const contents = page.getByRole("navigation", { name: "Contents" });
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { operationId, summary }] of Object.entries(methods)) {
        const place = page.getByRole("article", { name: summary, exact: true });
        await expect(place.locator(`#${operationId}`)).toBeVisible();
        await expect(place.locator(".api-call")).toHaveText(`${method.toUpperCase()}${path}`);
        await expect(place.locator("pre").filter({ hasText: `'${server.url}/` }).first()).toBeVisible();
        await expect(contents.locator(`a[href="#${operationId}"]`)).toHaveCount(1);
      }
    }
    await expect(page.locator("script[src], link[rel=modulepreload], link[rel=preload]")).toHaveCount(0);
  });
}

test("the contents link to operations, which link to schemas", async ({ person }) => {
  const { page } = await person("Reader");
  await page.goto("/api/docs");
  await page.getByRole("navigation").getByRole("link", { name: "Open a discussion" }).click();
  const place = page.getByRole("article", { name: "Open a discussion" });
  await expect(place.getByRole("heading", { level: 3 })).toBeInViewport();
  for (const text of ["0 to 100", "1 to 2000 characters", "UUID"]) {
    await expect(place.getByText(text).first()).toBeVisible();
  }
  await place.getByRole("link", { name: "ChatAnswer" }).click();
  await expect(page.getByRole("article", { name: "ChatAnswer" })).toBeInViewport();
});

test("the contents collapse on a phone and expand without scripts", async ({ person }) => {
  const { page } = await person("Reader", { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto("/api/docs");
  const link = page.getByRole("navigation").locator('a[href="#writeComment"]');
  await expect(link).toBeHidden();
  await page.getByText("Contents", { exact: true }).click();
  await link.click();
  await expect(page.locator("#writeComment")).toBeInViewport();
});

test("an example of the page works as documented", async ({ api, freshImage, person, server }) => {
  const { page } = await person("Reader");
  const image = await freshImage();
  await page.goto("/api/docs#openDiscussion");
  const call = await page.getByRole("group", { name: "curl: Open a discussion" }).innerText();
  const [, address, body] = /'(http[^']+)'[^]*-d '([^']+)'/.exec(call) ?? [];
  const path = (address ?? "").replace(server.url, "").replace(/[0-9a-f-]{36}/, image.id);
  const response = await api.request.post(path, { data: JSON.parse(body ?? "") as object });
  expect(response.status(), await response.text()).toBe(201);
});

test("the live protocol is documented where the document links to", async ({ person }) => {
  const { page } = await person("Reader");
  await page.goto("/api/docs");
  await page.getByRole("link", { name: "Live protocol" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("ic.v1");
  await expect(page.locator("#close-codes")).toBeAttached();
  await page.getByRole("link", { name: "REST API" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("REST API");
});
