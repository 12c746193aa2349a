// Installation as an app: manifest and icons.
import { expect, test } from "../fixtures";

interface Icon {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
}

test("the manifest has existing icons of all sizes required for installation", async ({ person, request }) => {
  const { page } = await person("Ada");
  await page.goto("/");
  const path = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await request.get(path!);
  expect(manifest.headers()["content-type"]).toBe("application/manifest+json");
  const { name, start_url, display, icons } = (await manifest.json()) as { name: string; start_url: string; display: string; icons: Icon[] };
  expect({ name, start_url, display }).toEqual({ name: "Image Chat", start_url: "/", display: "standalone" });
  const pictures = icons.filter(({ type }) => type === "image/png").map(({ sizes, purpose = "any" }) => `${sizes} ${purpose}`);
  expect(pictures).toEqual(expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]));
  for (const { src, sizes, type } of icons) {
    const icon = await request.get(src);
    expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, type]);
    if (type !== "image/png") continue;
    const body = await icon.body();
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`).toBe(sizes);
  }
});

// In Chromium's headless shell `Page.getInstallabilityErrors` is empty on any page, so the manifest parser is tested.
test("Chromium parses the manifest without errors, on the start page and on an image", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { context, page } = await person("Ada");
  const devtools = await context.newCDPSession(page);
  for (const path of ["/", `/i/${image.id}`]) {
    await page.goto(path);
    const { url, errors } = await devtools.send("Page.getAppManifest");
    expect([new URL(url).pathname, errors], path).toEqual(["/manifest.webmanifest", []]);
  }
});
