// The manifest of the app, with which browsers offer to install it.
import { expect, test } from "../fixtures";

test("the app can be installed: its manifest names icons that are there", async ({ person, request }) => {
  const { page } = await person("Ada");
  await page.goto("/");
  const path = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await request.get(path!);
  expect(manifest.headers()["content-type"]).toBe("application/manifest+json");
  const { name, start_url, display, icons } = await manifest.json();
  expect({ name, start_url, display }).toEqual({ name: "Image Chat", start_url: "/", display: "standalone" });
  for (const { src, sizes, type } of icons) {
    const icon = await request.get(src);
    expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, type]);
    if (type !== "image/png") continue;
    const body = await icon.body();
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`).toBe(sizes);
  }
});
