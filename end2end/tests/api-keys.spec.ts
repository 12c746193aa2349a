// API keys: an administrator makes one on the page, a program uses it, and it ends when it is revoked.
import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, hasNoFindings, test } from "../fixtures";

const PAGE = "/t/demo/keys";

/** Creates a key with the form; returns its secret. */
async function createKey(page: Page, name: string): Promise<string> {
  await page.goto(PAGE);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("combobox", { name: "Role", exact: true }).selectOption("Moderator");
  await page.getByRole("button", { name: "Create key" }).click();
  return page.getByTestId("key-secret").inputValue();
}

/** The status of the question who one is, asked with a key. */
async function statusWith(request: APIRequestContext, secret: string): Promise<number> {
  const answer = await request.get("/api/v1/session", { headers: { authorization: `Bearer ${secret}` } });
  return answer.status();
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`an administrator makes a key, copies it and revokes it (${colorScheme})`, async ({ administrator, playwright, server }) => {
    const { page } = await administrator("Root Administrator", { colorScheme });
    await page.goto("/t/demo/members");
    await page.getByRole("navigation", { name: "Pages of this workspace" }).getByRole("link", { name: "API keys" }).click();
    await page.waitForURL(PAGE);
    const name = `Importer ${randomUUID().slice(0, 8)}`;
    const secret = await createKey(page, name);
    expect(secret).toMatch(/^ick_[\w-]{43}$/);
    await expect(page.getByTestId("new-key").getByRole("button", { name: "Copy" })).toBeVisible();
    await hasNoFindings(page, "with a new key");
    const program = await playwright.request.newContext({ baseURL: server.url });
    expect(await statusWith(program, secret)).toBe(200);
    const row = page.getByTestId("key").filter({ hasText: name });
    await expect(async () => {
      await page.goto(PAGE);
      await expect(row).toContainText("last used", { timeout: 500 });
    }, "the use is recorded in the background").toPass();
    await expect(page.getByTestId("key-secret"), "shown once").toHaveCount(0);
    await row.getByRole("button", { name: `Revoke ${name}` }).click();
    await expect(page.getByTestId("done")).toBeVisible();
    await expect(page.getByTestId("key").filter({ hasText: name })).toHaveCount(0);
    expect(await statusWith(program, secret)).toBe(401);
    await program.dispose();
  });
}
