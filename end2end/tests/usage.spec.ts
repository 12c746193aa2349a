// The usage of a tenant: figures, charts and tables, for administrators; those of today stay current.
import { expect, hasNoFindings, nameOf, test, VIEWS } from "../fixtures";

const PAGE = "/t/demo/usage";

for (const view of VIEWS) {
  test(`usage is accessible (${nameOf(view)})`, async ({ administrator, freshImage, api }, testInfo) => {
    const image = await freshImage();
    await api.openChat(image.id, 40, 40, "Something to count");
    const { page } = await administrator("Root Administrator", view);
    await page.goto("/t/demo/members");
    await page.getByRole("navigation", { name: "Pages of this workspace" }).getByRole("link", { name: "Usage" }).click();
    await page.waitForURL(PAGE);
    for (const summary of await page.getByText("The same as a table").all()) await summary.click();
    await hasNoFindings(page, "usage with its tables");
    await expect(page.getByRole("img", { name: /^Discussions opened/ })).toHaveCount(2);
    await testInfo.attach("usage", { body: await page.screenshot({ fullPage: true }), contentType: "image/png" });
  });
}

test("the figures of today grow while an administrator looks at them", async ({ administrator, freshImage, api }) => {
  const { page } = await administrator("Root");
  const created = page.getByTestId("usage-today").locator("[data-figure=created]");
  await page.goto(PAGE);
  const before = Number((await created.textContent())!.replace(/\D/g, ""));
  const image = await freshImage();
  await api.openChat(image.id, 20, 30, "One");
  await expect(created).toHaveText(String(before + 1));
  await expect(page.locator("#usage-today time")).toHaveText(/^\d{2}:\d{2}/);
});

test("an administrator sees at once what has just happened, chooses a range and takes the figures along", async ({
  administrator,
  freshImage,
  api,
}) => {
  const { page } = await administrator("Root");
  const created = page.getByTestId("usage-today").locator("[data-figure=created]");
  const count = async () => Number((await created.textContent())!.replace(/\D/g, ""));
  await page.goto(PAGE);
  const before = await count();
  const image = await freshImage();
  await api.openChat(image.id, 20, 30, "One");
  await api.openChat(image.id, 30, 30, "Two");
  await page.reload();
  // Other tests of this worker may count as well, but none runs beside this one.
  expect(await count()).toBe(before + 2);

  await page.getByLabel("From", { exact: true }).fill("2026-01-30");
  await page.getByLabel("To", { exact: true }).fill("2026-02-02");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("heading", { name: "By day, 30 Jan 2026 to 2 Feb 2026" })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Days as CSV" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("usage-demo-2026-01-30-2026-02-02.csv");
});
