// Identities in the widget: guests and the people of a site, without cookies of another site.
import { command, EmbeddedRoom, expect, type Server } from "../fixtures";
import { launchOptions } from "../fixtures/chromium";
import { MOUNT, test } from "../fixtures/embedding";
import { signed } from "../fixtures/signed";

test("a guest is the same person after a reload and on another page of the site, without any cookie", async ({ host, person }) => {
  const site = await host();
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("one"));
  await room.isReady();
  await room.clickOn(20, 20);
  await room.write("By me");
  await ada.page.goto(site.page("two"));
  await room.isReady();
  await room.clickOn(60, 60);
  await expect(room.window().getByTestId("guest-name")).toHaveCount(0);
  await room.write("By me again");
  await expect(room.comments()).toHaveText(/Ada.*By me again/);
  expect(await ada.context.cookies()).toEqual([]);
});

test("the people of a site write under their names, and those who are not signed in are led there", async ({ host, person, server }) => {
  const secret = await newSecret(server);
  const site = await host({ script: MOUNT(`sso: ${JSON.stringify(signed(secret))}`) });
  const ada = await person("Somebody");
  const room = new EmbeddedRoom(ada.page, "Somebody");
  await ada.page.goto(site.page("people"));
  await room.isReady();
  await room.clickOn(30, 60);
  await expect(room.window().getByTestId("guest-name")).toHaveCount(0);
  await room.write("From the site");
  await expect(room.comments()).toHaveText(/Grace.*From the site/);
  site.change({ script: MOUNT(`sso: { loginURL: "/sign-in" }`) });
  await ada.page.goto(site.page("people"));
  await room.isReady();
  await room.markers().click();
  await room.window().getByRole("link", { name: "Sign in" }).click();
  await expect(ada.page).toHaveURL(`${site.origin}/sign-in`);
});

test("on a page without storage a guest writes, is known until the page is left, and loses no edit by Escape", async ({ host, person }) => {
  const site = await host();
  const ada = await person("Ada");
  await ada.context.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("no storage", "SecurityError"); } });
    }
  });
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("no-storage"));
  await room.isReady();
  await room.clickOn(30, 30);
  await room.write("Without storage");
  const edit = room.comments().getByRole("button", { name: "Edit", exact: true });
  await room.comments().hover();
  await edit.click();
  await room.window().getByTestId("edit").fill("Edited without storage");
  await room.window().getByTestId("edit").press("Escape");
  await room.comments().hover();
  await edit.click();
  await expect(room.window().getByTestId("edit")).toHaveValue("Edited without storage");
  await ada.page.keyboard.press("Escape");
  await ada.page.keyboard.press("Escape");
  await room.clickOn(70, 70);
  await expect(room.window().getByTestId("guest-name")).toHaveCount(0);
});

test("with cookies of other sites blocked, a frame of the image is written in, and its guest is known after a reload", async ({ host, playwright, server }) => {
  const site = await host();
  const address = `${server.url}/embed?${new URLSearchParams({ tenantId: "demo", urlId: "framed", src: `${site.origin}/picture.png` })}`;
  site.change({ includesScript: false, script: "", body: `<iframe src="${address.replaceAll("&", "&amp;")}" width="900" height="700" title="Discussion"></iframe>` });
  const browser = await playwright.chromium.launch(launchOptions("--test-third-party-cookie-phaseout"));
  const page = await browser.newPage({ locale: "en-US" });
  await page.goto(site.page("frame"));
  const frame = page.frameLocator("iframe");
  const widget = frame.locator(".image-chat-widget");
  await expect(widget).toHaveAttribute("data-hydrated", "");
  await widget.getByTestId("stage").click({ position: { x: 200, y: 150 } });
  await widget.getByTestId("composer").fill("From within a frame");
  await widget.getByTestId("guest-name").fill("Ada");
  await widget.getByTestId("send").click();
  await expect(widget.getByTestId("marker")).toHaveAttribute("data-state", "saved");
  await page.reload();
  await widget.getByTestId("marker").click();
  await expect(widget.getByTestId("comment")).toHaveText(/Ada.*From within a frame/);
  await expect(widget.getByTestId("composer")).toBeVisible();
  await expect(widget.getByTestId("guest-name")).toHaveCount(0);
  await browser.close();
});

async function newSecret(server: Server): Promise<string> {
  const said = await command(server, "tenant", "secret", "rotate", "demo");
  return said.match(/[\w-]{32,}/)![0];
}
