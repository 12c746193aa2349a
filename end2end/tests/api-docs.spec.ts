// The pages about the API: the viewer shows the server's own document, sandboxed, from this server alone; without
// JavaScript the calls are a list.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, findings, nameOf, test, VIEWS } from "../fixtures";

/** Rules that the viewer breaks: its headings go from the second level to the fifth. */
const VIEWER_RULES = { "heading-order": { enabled: false } };

/** The menu, and an operation that reads, one that writes and one that deletes. */
const VIEWER_PARTS = [".menu-content", ...["listImages", "openDiscussion", "deleteDiscussion"].map((id) => `[id$="/operation/${id}"]`)];

/** The part of the document that the tests compare with the page. */
interface Document {
  servers: { url: string }[];
  paths: Record<string, Record<string, { operationId: string; summary: string }>>;
}

async function openApi(page: Page): Promise<Document> {
  return (await (await page.request.get("/api/openapi.json")).json()) as Document;
}

/** Waits until the viewer has replaced the list. */
async function openViewer(page: Page, fragment = ""): Promise<void> {
  await page.goto(`/api/docs${fragment}`);
  await expect(page.locator('[id="operation/openDiscussion"]').first()).toBeAttached();
}

function operation(page: Page, operationId: string) {
  return page.locator(`[id$="/operation/${operationId}"]`);
}

for (const view of VIEWS) {
  // The viewer has one colour scheme.
  const paths = view.colorScheme === "light" ? ["/api/docs", "/api/docs/live"] : ["/api/docs/live"];
  for (const path of paths) {
    test(`axe finds nothing on ${path} (${nameOf(view)})`, async ({ person }) => {
      // The page has some thousand elements, and axe looks at each.
      test.setTimeout(240_000);
      const { page } = await person("Reader", view);
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      const isViewer = path === "/api/docs";
      if (isViewer) await openViewer(page);
      // axe would open a second page for the results of frames, and load the styles by script: the sandbox forbids both.
      const axe = new AxeBuilder({ page }).setLegacyMode(isViewer);
      // Every operation has the same markup: one of each kind is enough, and the others take half a minute.
      if (isViewer) for (const part of VIEWER_PARTS) axe.include(part);
      axe.options(isViewer ? { preload: false, rules: VIEWER_RULES } : { rules: { "target-size": { enabled: true } } });
      expect(findings(await axe.analyze())).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, "nothing stands out of the window").toBeLessThanOrEqual(view.viewport.width);
    });
  }
}

test("the viewer shows every operation of the document with an example", async ({ person, server }) => {
  const { page } = await person("Reader");
  await openViewer(page);
  const document = await openApi(page);
  expect(document.servers).toEqual([{ url: server.url }]);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { operationId, summary }] of Object.entries(methods)) {
      const section = operation(page, operationId);
      await expect(section.getByRole("heading", { level: 2 })).toHaveText(summary);
      const endpoint = section.getByRole("button").filter({ hasText: path });
      await expect(endpoint).toHaveText(new RegExp(`^${method}`, "i"));
      await expect(section.getByRole("heading", { name: "Response samples" })).toBeVisible();
      await expect(section).toContainText(`${server.url}${path}`);
    }
  }
});

test("without JavaScript every operation is listed", async ({ person }) => {
  const { page } = await person("Reader", { javaScriptEnabled: false });
  await page.goto("/api/docs");
  for (const [path, methods] of Object.entries((await openApi(page)).paths)) {
    for (const [method, { summary }] of Object.entries(methods)) {
      const line = page.getByRole("listitem").filter({ hasText: `${method.toUpperCase()} ${path}` });
      await expect(line.filter({ hasText: summary }).first()).toBeVisible();
    }
  }
  await expect(page.getByRole("link", { name: "OpenAPI 3.1 document" })).toHaveAttribute("href", "/api/openapi.json");
});

test("the viewer asks nobody else for anything, and cannot act for the visitor", async ({ api, person, server }) => {
  const { page } = await person("Reader");
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await openViewer(page);
  await page.mouse.wheel(0, 20_000);
  const paths = requested.map((url) => (url.startsWith(`${server.url}/`) ? url.slice(server.url.length) : url));
  // Only a browser with a window asks for the icon.
  expect(new Set([...paths, "/favicon.svg"])).toEqual(
    new Set(["/api/docs", "/favicon.svg", "/redoc/page.css", "/redoc/page.js", "/redoc/redoc.standalone.js"]),
  );
  expect(await page.evaluate(() => self.origin)).toBe("null");
  await expect(page.getByRole("button", { name: /try|send|execute/i })).toHaveCount(0);
  const headers = (await api.request.get("/api/docs")).headers();
  expect(headers["content-security-policy"]).toContain("sandbox allow-scripts");
});

test("a link of the menu leads to its operation, with its bounds and its schema", async ({ person }) => {
  const { page } = await person("Reader");
  await openViewer(page);
  const menu = page.locator(".menu-content");
  await menu.getByText("Discussions", { exact: true }).click();
  await menu.getByText("Open a discussion", { exact: true }).click();
  const section = operation(page, "openDiscussion");
  await expect(section.getByRole("heading", { level: 2 })).toBeInViewport();
  for (const text of ["[ 0 .. 100 ]", "[ 1 .. 2000 ] characters", "<uuid>"]) {
    await expect(section.getByText(text).first()).toBeVisible();
  }
});

test("an example of the page does what the page says", async ({ api, freshImage, person }) => {
  const { page } = await person("Reader");
  const image = await freshImage();
  await openViewer(page, "#operation/openDiscussion");
  const section = operation(page, "openDiscussion");
  const sample = await section.locator(".redoc-json").first().innerText();
  const response = await api.request.post(`/api/v1/images/${image.id}/chats`, { data: JSON.parse(sample) as object });
  expect(response.status(), await response.text()).toBe(201);
});

test("the live protocol is described where the document says", async ({ person }) => {
  const { page } = await person("Reader");
  await openViewer(page);
  await page.getByRole("link", { name: "Live protocol", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("ic.v1");
  await expect(page.locator("#close-codes")).toBeAttached();
  await page.getByRole("link", { name: "REST API" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Image Chat");
});
