// Several tabs, lines that only seem to be broken, and pages within pages of other sites.
import { createServer, type Server as HttpServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { changeSettings } from "../fixtures/settings";
import { CONNECTION_LOST, expect, test, type Person } from "../fixtures";

test("drafts belong to their tab: sending in one leaves the other's", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 40, 40, "A beginning");
  const ada = await person("Ada", { known: true });
  const other = await ada.newTab();
  for (const room of [ada.room, other]) await room.open(image.id, chat.id);
  await ada.room.composer().fill("Written in the first tab");
  await other.composer().fill("Written in the second tab");
  await other.send().click();
  await expect(ada.room.comment("Written in the second tab")).toBeVisible();
  await expect(ada.room.composer()).toHaveValue("Written in the first tab");
  await ada.page.reload();
  await ada.room.hydrated();
  await expect(ada.room.composer()).toHaveValue("Written in the first tab");
  await other.page.reload();
  await other.hydrated();
  await expect(other.composer()).toHaveValue("");
});

test("a new tab takes over the draft of a tab that was closed, and of none that is open", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.clickAt(30, 40);
  await ada.room.composer().fill("Not finished");
  const second = await ada.newTab();
  await second.open(image.id);
  await expect(second.draft()).toHaveCount(0);
  // A page that is left, as one that is closed.
  await ada.page.goto("about:blank");
  await second.page.reload();
  await second.hydrated();
  await second.draft().click();
  await expect(second.composer()).toHaveValue("Not finished");
  await second.send().click();
  await expect(second.comment("Not finished")).toBeVisible();
  // The first tab comes back, and does not offer again what was sent.
  await ada.room.open(image.id);
  await expect(ada.room.draft()).toHaveCount(0);
});

test("a browser that wrongly says it is offline stops nothing", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  await ada.context.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const checked = ada.page.waitForResponse("**/healthz");
  await ada.page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await checked;
  await ada.room.discuss(30, 40, "Over a working line");
  const chat = await api.openChat(image.id, 70, 70, "Still live");
  await expect(ada.room.marker(chat.id)).toBeVisible();
  await ada.room.isConnection("live");
});

test("a guest is identified although the browser wrongly says it is offline", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.context.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
  await ada.room.open(image.id);
  await ada.room.discuss(30, 40, "By a guest");
  await expect(ada.room.comments()).toHaveText(/Ada.*By a guest/);
});

test("the connection outlives a clock that is set", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  await ada.context.addInitScript(() => {
    const real = Date.now;
    const state = Object.assign(window, { jump: 0, checks: 0 });
    Date.now = () => real() + state.jump;
    const after = window.setTimeout;
    // The liveness check is the one timer with this delay.
    window.setTimeout = ((run: () => void, ms: number) =>
      after(() => {
        run();
        if (ms === 2_500) state.checks += 1;
      }, ms)) as typeof setTimeout;
  });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  let sockets = 0;
  ada.page.on("websocket", () => (sockets += 1));
  for (const hours of [-5, 7]) {
    await ada.page.evaluate((ms) => Object.assign(window, { jump: ms }), hours * 3_600_000);
    const chat = await api.openChat(image.id, 50, 50 + hours, `After ${hours} h`);
    await expect(ada.room.marker(chat.id)).toBeVisible();
    const checks = (): Promise<number> => ada.page.evaluate("checks");
    const before = await checks();
    await expect.poll(checks).toBeGreaterThan(before);
  }
  expect(sockets).toBe(0);
  await ada.room.isConnection("live");
});

test("icons stay when the server is away", async ({ api, freshImage, person, server }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 40, 40, "A beginning");
  const ada = await person("Ada", { known: true });
  const asked: string[] = [];
  ada.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await ada.room.open(image.id);
  ada.allowConsole(CONNECTION_LOST);
  await server.stop();
  try {
    await ada.room.openMarker(chat.id);
    const icons = ada.page.locator("svg.icon:visible, svg.logo:visible");
    expect(await icons.count()).toBeGreaterThan(4);
    // A symbol that is not there has no size.
    const missing = await icons.evaluateAll((all) =>
      all.filter((icon) => (icon as SVGGraphicsElement).getBBox().width === 0).map((icon) => icon.innerHTML),
    );
    expect(missing).toEqual([]);
    expect(asked.filter((path) => path.includes("icons"))).toEqual([]);
  } finally {
    await server.start();
  }
});

test("while reading only, neither a click nor a discussion opens a composer, and texts are kept", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 40, 40, "A beginning");
  const other = await api.openChat(image.id, 80, 80, "Another one");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.room.openMarker(chat.id);
  await ada.room.composer().fill("Half a reply");
  await ada.goOffline();
  await ada.room.isConnection("offline");
  await expect(ada.room.composer()).toHaveValue("Half a reply");
  await ada.page.keyboard.press("Escape");
  await ada.room.clickAt(10, 80);
  await expect(ada.room.error).toContainText(/offline/i);
  await expect(ada.room.window()).toHaveCount(0);
  await ada.room.openMarker(other.id);
  await expect(ada.room.comments()).toHaveText(/Another one/);
  await expect(ada.room.composer()).toHaveCount(0);
  await expect(ada.room.window().getByTestId("read-only")).toContainText(/offline/i);
  await ada.goOnline();
  await ada.room.isConnection("live");
  await expect(ada.room.composer()).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await ada.room.openMarker(chat.id);
  await expect(ada.room.composer()).toHaveValue("Half a reply");
});

/** A site that embeds the image in a frame with these attributes. */
async function embeddingSite(address: string, attributes = ""): Promise<{ site: HttpServer; url: string }> {
  const site = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<!DOCTYPE html><title>Another site</title><iframe ${attributes} width="1000" height="700" src="${address}"></iframe>`);
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  // Another site than 127.0.0.1, and one that browsers trust as much.
  return { site, url: `http://localhost:${(site.address() as AddressInfo).port}` };
}

/** Lets this site embed images. */
async function allow(administrator: Person, url: string): Promise<void> {
  await changeSettings(administrator, { embed_origins: url });
}

test("in a page of another site a guest writes, also where cookies of other sites are blocked", async ({ administrator, freshImage, person, server }) => {
  const image = await freshImage();
  const { site, url } = await embeddingSite(`${server.url}/i/${image.id}`);
  const mia = await administrator("Mia");
  await allow(mia, url);
  const ada = await person("Ada");
  await ada.page.goto(url);
  const room = ada.page.frameLocator("iframe");
  await expect(room.getByTestId("connection")).toHaveAttribute("data-state", "live");
  await room.getByTestId("stage").click({ position: { x: 200, y: 150 } });
  await room.getByTestId("composer").fill("From within another site");
  await room.getByTestId("guest-name").fill("Ada");
  await room.getByTestId("send").click();
  await expect(room.locator('[data-testid="marker"][data-state="saved"]')).toHaveCount(1);
  const cookies = (await ada.context.cookies()).filter(({ domain }) => domain === "127.0.0.1");
  expect(cookies.map(({ name, sameSite }) => [name, sameSite])).toEqual([["__Host-image_chat_framed", "None"]]);
  await ada.page.reload();
  await room.getByTestId("marker").click();
  await expect(room.getByTestId("comment")).toHaveText(/Ada.*From within another site/);
  await expect(room.getByTestId("guest-name")).toHaveCount(0);
  site.close();
  await changeSettings(mia);
});

test("in a page of another site where no cookie is kept, it says at once what to do", async ({ administrator, freshImage, person, server }) => {
  const image = await freshImage();
  const { site, url } = await embeddingSite(`${server.url}/i/${image.id}`);
  const mia = await administrator("Mia");
  await allow(mia, url);
  const ada = await person("Ada");
  await ada.context.addInitScript(() => Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => {} }));
  await ada.page.goto(url);
  const room = ada.page.frameLocator("iframe");
  await expect(room.getByTestId("error")).toContainText("open it in a tab of its own");
  await expect(room.getByRole("link", { name: "Open in a tab" })).toHaveAttribute("href", `/i/${image.id}`);
  await room.getByTestId("stage").click({ position: { x: 200, y: 150 } });
  await expect(room.getByTestId("composer")).toHaveCount(0);
  site.close();
  await changeSettings(mia);
});

test("in a sandbox without an origin the page is readable and says so", async ({ administrator, api, freshImage, person, server }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 40, 40, "To be read here as well");
  const { site, url } = await embeddingSite(`${server.url}/i/${image.id}`, 'sandbox="allow-scripts"');
  const mia = await administrator("Mia");
  await allow(mia, url);
  const ada = await person("Ada");
  await ada.page.goto(url);
  const room = ada.page.frameLocator("iframe");
  await expect(room.getByTestId("error")).toContainText("You can read here");
  await expect(room.getByTestId("connection")).not.toContainText("Connecting");
  await room.locator(`[data-testid="marker"][data-chat-id="${chat.id}"]`).click();
  await expect(room.getByTestId("comment")).toHaveText(/To be read here as well/);
  await expect(room.getByTestId("read-only")).toContainText("open it in a tab of its own");
  site.close();
  await changeSettings(mia);
});
