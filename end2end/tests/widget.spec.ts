// The widget on pages of other sites: live between them, its options, its callbacks, what it leaves behind, and who is who.
import { createHmac } from "node:crypto";
import type { WebSocket } from "@playwright/test";
import type { HostPageOptions, Server } from "../fixtures";
import { command, CONNECTION_LOST, EmbeddedRoom, expect, hasNoFindings, HostPage, test as base, VIEWS } from "../fixtures";
import { systemChromium } from "../fixtures/chromium";
import { changeSettings } from "../fixtures/settings";

/** A page of another site that may embed images of `demo`. */
const test = base.extend<{ host: (options?: Partial<HostPageOptions>) => Promise<HostPage> }>({
  host: async ({ administrator, server }, use) => {
    const pages: HostPage[] = [];
    const mia = await administrator("Mia");
    await use(async (options = {}) => {
      const page = await HostPage.serve({ server: server.url, ...options });
      pages.push(page);
      await changeSettings(mia, { embed_origins: pages.map(({ origin }) => origin).join("\n") });
      return page;
    });
    pages.forEach((page) => page.close());
    await changeSettings(mia);
  },
});

const MOUNT = (options: string) => `window.widget = ImageChat(document.getElementById("picture"), { tenantId: "demo", ${options} });`;

test("a marker on a page of another site shows to everyone there, and in the hosted app", async ({ administrator, host, person }) => {
  const site = await host();
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  for (const [{ page }, room] of [[ada, hers], [bob, his]] as const) {
    await page.goto(site.page("plans"));
    await room.isReady();
  }
  await hers.clickOn(25, 30);
  await hers.write("Too dark here");
  await expect(hers.markers()).toHaveAttribute("data-state", "saved");
  await expect(his.markers(), "without an image until then").toHaveCount(1);
  await his.markers().click();
  await expect(his.comments()).toHaveText([/Ada.*Too dark here/]);
  await his.write("I see");
  await expect(hers.comments()).toHaveText([/Too dark here/, /Bob.*I see/]);
  const mia = await administrator("Moderator");
  await mia.page.goto("/t/demo");
  await expect(mia.page.getByText(site.page("plans"))).toBeVisible();
});

test("looking at an image of a page leaves nothing on the server", async ({ administrator, host, person }) => {
  const site = await host();
  const ada = await person("Ada");
  await ada.page.goto(site.page("only-looked-at"));
  await new EmbeddedRoom(ada.page, "Ada").isReady();
  const mia = await administrator("Moderator");
  await mia.page.goto("/t/demo?q=another+site");
  await expect(mia.page.getByText(site.page("only-looked-at"))).toHaveCount(0);
});

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

test("several widgets on a page share one socket, and are independent", async ({ host, person }) => {
  const script = `for (const image of document.querySelectorAll("img")) ImageChat(image, { tenantId: "demo" });`;
  const body = ["a", "b", "c"].map((name) => `<p><img src="/${name}.png" width="400" alt="${name}"></p>`).join("");
  const site = await host({ body, script });
  const ada = await person("Ada");
  const sockets: string[] = [];
  ada.page.on("websocket", (socket) => sockets.push(socket.url()));
  await ada.page.goto(site.page("three"));
  const rooms = [0, 1, 2].map((n) => new EmbeddedRoom(ada.page, "Ada", ada.page.locator(".image-chat-widget").nth(n)));
  for (const room of rooms) await room.isReady();
  for (const room of rooms) await expect(room.root.getByTestId("connection")).toHaveAttribute("data-state", "live");
  expect(sockets).toHaveLength(1);
  await rooms[1]!.clickOn(50, 50);
  await rooms[1]!.write("On the second");
  await expect(rooms[1]!.markers()).toHaveCount(1);
  await expect(rooms[0]!.markers()).toHaveCount(0);
  await expect(rooms[2]!.markers()).toHaveCount(0);
});

test("on a page with 20 images all are live, over two sockets", async ({ host, person }) => {
  const script = `for (const image of document.querySelectorAll("img")) ImageChat(image, { tenantId: "demo" });`;
  const body = Array.from({ length: 20 }, (_, n) => `<img src="/${n}.png" width="120" height="72" alt="">`).join("");
  const site = await host({ body, script });
  const ada = await person("Ada");
  const sockets: string[] = [];
  ada.page.on("websocket", (socket) => sockets.push(socket.url()));
  await ada.page.goto(site.page("twenty"));
  await expect(ada.page.locator('.image-chat-widget [data-testid="connection"][data-state="live"]')).toHaveCount(20);
  expect(sockets).toHaveLength(2);
});

test("after 200 mounts and unmounts no socket, listener or node is left", async ({ host, person }) => {
  test.setTimeout(120_000);
  const site = await host({ script: "window.ready = true;" });
  const ada = await person("Ada");
  const open = new Set<WebSocket>();
  ada.page.on("websocket", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await ada.context.addInitScript(countListeners);
  await ada.page.goto(site.page("mounts"));
  const room = new EmbeddedRoom(ada.page, "Ada");
  const mount = () => ada.page.evaluate(() => void (window.widget = window.ImageChat(document.getElementById("picture"), { tenantId: "demo" })));
  const unmount = () => ada.page.evaluate(() => window.widget.destroy());
  // The first mount loads what stays for the next ones.
  await mount();
  await room.isReady();
  await unmount();
  const counted = () => ada.page.evaluate(() => ({ nodes: document.querySelectorAll("*").length, listeners: window.listeners() }));
  const before = await counted();
  for (let n = 0; n < 200; n++) {
    await mount();
    // Each fourth is waited for; the others end while they begin.
    if (n % 4 === 0) await room.isReady();
    await unmount();
  }
  await expect(room.root).toHaveCount(0);
  await expect.poll(() => open.size).toBe(0);
  await expect.poll(counted).toEqual(before);
});

test("the page is known without the parameters that tell where a visitor came from", async ({ host, person }) => {
  const site = await host();
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(`${site.page("tracked")}?utm_source=mail&id=7&gclid=x`);
  await room.isReady();
  await room.clickOn(30, 30);
  await room.write("From the mail");
  await ada.page.goto(`${site.page("tracked")}?id=7&fbclid=y`);
  await expect(room.markers()).toHaveCount(1);
  await ada.page.goto(`${site.page("tracked")}?id=8`);
  await room.isReady();
  await expect(room.markers()).toHaveCount(0);
});

test("a page changes the options, and takes the widget away", async ({ host, person }) => {
  const site = await host();
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("updates"));
  await room.isReady();
  await room.clickOn(30, 30);
  await room.write("Here");
  await ada.page.keyboard.press("Escape");
  await ada.page.evaluate(() => window.widget.update({ readonly: true, chatSquarePercentage: 10 }));
  await expect(room.root.getByTestId("stage")).toHaveAttribute("data-readonly", "");
  await room.isReady();
  const [marker, picture] = [await room.markers().boundingBox(), await ada.page.locator("#picture").boundingBox()];
  expect(marker!.width).toBeCloseTo(picture!.width / 10, 0);
  await room.clickOn(70, 70);
  await expect(room.window()).toHaveCount(0);
  await room.markers().click();
  await expect(room.window().getByTestId("read-only")).toBeVisible();
  await ada.page.evaluate(() => window.widget.destroy());
  await expect(room.root).toHaveCount(0);
  await expect(ada.page.locator("#picture")).toBeVisible();
});

test("the page hears what happens, and may refuse a comment", async ({ host, person }) => {
  const script = `
    window.heard = [];
    const hear = (name) => (...values) => window.heard.push([name, ...values]);
    window.widget = ImageChat(document.body, {
      tenantId: "demo",
      onInit: hear("init"),
      commentCountUpdated: hear("count"),
      onReplySuccess: (comment) => window.heard.push(["reply", comment.comment, comment.commenterName]),
      onCommentEdited: (userId, comment) => window.heard.push(["edited", comment.comment]),
      onCommentDeleted: (userId, comment) => window.heard.push(["deleted", comment.comment]),
      onAuthenticationChange: (event, data) => window.heard.push(["auth", event, data.username]),
      onCommentSubmitStart: (comment, go, cancel) =>
        setTimeout(() => (comment.comment.includes("forbidden") ? cancel("Not on this page.") : go())),
    });`;
  const site = await host({ script });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("callbacks"));
  await room.isReady();
  const heard = () => ada.page.evaluate(() => window.heard as unknown[][]);
  expect(await heard()).toEqual([["init"], ["count", 0]]);
  await room.clickOn(40, 40);
  await room.write("First");
  await expect.poll(heard).toContainEqual(["count", 1]);
  expect(await heard()).toContainEqual(["reply", "First", "Ada"]);
  expect(await heard()).toContainEqual(["auth", "user-set", "Ada"]);
  await room.window().getByTestId("composer").fill("This is forbidden");
  await room.window().getByTestId("send").click();
  await expect(room.window().getByTestId("error")).toContainText("Not on this page.");
  await expect(room.window().getByTestId("composer")).toHaveValue("This is forbidden");
  await room.comments().hover();
  await room.comments().getByRole("button", { name: "Edit", exact: true }).click();
  await room.window().getByTestId("edit").fill("First, edited");
  await room.window().getByTestId("save").click();
  await expect.poll(heard).toContainEqual(["edited", "First, edited"]);
});

test("a wrong call names what is wrong", async ({ host, person }) => {
  const site = await host({ script: "" });
  const ada = await person("Ada");
  await ada.page.goto(site.page("wrong"));
  const said = (call: string) => ada.page.evaluate((call) => {
    try {
      new Function(`return (${call})`)();
      return "nothing";
    } catch (error) {
      return String(error);
    }
  }, call);
  const image = `document.getElementById("picture")`;
  expect(await said(`ImageChat(null, { tenantId: "demo" })`)).toBe("TypeError: ImageChat: the first argument must be an element");
  expect(await said(`ImageChat(${image})`)).toBe("TypeError: ImageChat: the second argument must be an object");
  expect(await said(`ImageChat(${image}, {})`)).toBe("TypeError: ImageChat: tenantId is required");
  expect(await said(`ImageChat(${image}, { tenantId: "demo", chatSquarePercentage: "wide" })`)).toContain("chatSquarePercentage");
  expect(await said(`ImageChat(${image}, { tenantId: "demo", apiHost: "http://" })`)).toContain("apiHost");
  expect(await said(`ImageChat(${image}, { tenantId: "demo", url: "http://" })`)).toContain("url must be an address");
  expect(await said(`ImageChat === FastCommentsImageChat`)).toBe("nothing");
  expect(await ada.page.evaluate(() => window.ImageChat === window.FastCommentsImageChat)).toBe(true);
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

test("a site whose origin is not listed shows its image and says why there are no discussions", async ({ host, person, server }) => {
  await host();
  const other = await HostPage.serve({ server: server.url });
  const ada = await person("Ada");
  ada.allowConsole(/ImageChat|CORS|Failed to (fetch|load)|403/);
  const refused = ada.page.waitForEvent("console", (message) => message.type() === "error");
  await ada.page.goto(other.page("not-listed"));
  expect((await refused).text()).toBeTruthy();
  await expect(ada.page.locator("#picture")).toBeVisible();
  await expect(ada.page.locator(".image-chat-widget")).toHaveCount(0);
  other.close();
});

test("keys and clicks in a widget are none of the page's", async ({ host, person }) => {
  const script = `
    window.keys = [];
    for (const target of [window, document, document.body]) {
      for (const capture of [true, false]) target.addEventListener("keydown", (event) => window.keys.push(event.key), capture);
    }
    document.addEventListener("click", () => window.keys.push("click"));
    ${MOUNT("")}`;
  const site = await host({ script, styles: "div, button, textarea { display: none !important; } * { font-size: 40px; color: red; }" });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("shortcuts"));
  await room.isReady();
  await room.clickOn(50, 50);
  await room.window().getByTestId("composer").pressSequentially("jk?");
  await expect(room.window().getByTestId("composer")).toHaveValue("jk?");
  await room.window().getByTestId("guest-name").fill("Ada");
  await room.window().getByTestId("composer").press("Enter");
  await expect(room.comments()).toHaveText(/jk\?/);
  // The page's own listeners of the window on the way down were there before the widget.
  expect((await ada.page.evaluate(() => window.keys as string[])).filter((key) => key !== "click").length).toBeLessThanOrEqual(4);
  expect(await ada.page.evaluate(() => (window.keys as string[]).includes("click"))).toBe(false);
  expect(await room.window().evaluate((node) => getComputedStyle(node).fontSize)).toBe("14px");
});

test("an image that is a link stays one, and markers are placed after a press of the button", async ({ host, person }) => {
  const site = await host({ body: `<a href="/followed"><img id="picture" src="{image}" alt="A picture"></a>` });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("link"));
  await room.isReady();
  await room.root.getByTestId("place-toggle").click();
  await room.clickOn(50, 50);
  await room.write("On a link");
  await expect(room.markers()).toHaveCount(1);
  await ada.page.keyboard.press("Escape");
  await room.clickOn(20, 70);
  await expect(ada.page).toHaveURL(`${site.origin}/followed`);
});

test("under a strict policy of the page the widget works with the documented directives", async ({ host, person, server }) => {
  const live = server.url.replace("http", "ws");
  const policy = `default-src 'none'; img-src 'self' data:; style-src 'nonce-host'; script-src 'self' ${server.url} 'wasm-unsafe-eval'; connect-src ${server.url} ${live}`;
  const site = await host({ policy });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("strict"));
  await room.isReady();
  await room.clickOn(50, 50);
  await room.write("Under a policy");
  await expect(room.markers()).toHaveAttribute("data-state", "saved");
});

test("on a page without storage a guest writes, and is known until the page is left", async ({ host, person }) => {
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
  await ada.page.keyboard.press("Escape");
  await room.clickOn(70, 70);
  await expect(room.window().getByTestId("guest-name")).toHaveCount(0);
});

test("a lost connection heals on a page of another site, with nothing missed", async ({ faultProxy, host, person }) => {
  const proxy = await faultProxy();
  const site = await host({ script: MOUNT(`apiHost: ${JSON.stringify(proxy.url)}`) });
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  await ada.page.goto(site.page("healing"));
  site.change({ script: MOUNT("") });
  await bob.page.goto(site.page("healing"));
  for (const room of [hers, his]) await room.isReady();
  ada.allowConsole(CONNECTION_LOST);
  await expect(hers.root.getByTestId("connection")).toHaveAttribute("data-state", "live");
  await ada.goOffline();
  await his.clickOn(25, 25);
  await his.write("While she was away");
  await ada.goOnline();
  await expect(hers.markers()).toHaveCount(1);
});

for (const view of VIEWS) {
  test(`axe finds nothing on a page with a widget (${view.colorScheme}, ${view.viewport.width} px)`, async ({ host, person }) => {
    const site = await host({ root: `lang="en"`, body: `<main><h1>A page</h1><img id="picture" src="{image}" alt="A picture" width="380"></main>` });
    const ada = await person("Ada", view);
    const room = new EmbeddedRoom(ada.page, "Ada");
    await ada.page.goto(site.page("axe"));
    await room.isReady();
    await room.clickOn(50, 50);
    await room.write("Something to look at");
    await hasNoFindings(ada.page, "with an open window");
  });
}

function countListeners(): void {
  const alive = new Map<EventTarget, number>();
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const isPages = this === window || this === document || this === document.body || this === document.documentElement;
    if (isPages) {
      alive.set(this, (alive.get(this) ?? 0) + 1);
      const signal = typeof options === "object" ? options?.signal : undefined;
      if (signal) addEventListener.call(signal, "abort", () => alive.set(this, alive.get(this)! - 1), { once: true });
    }
    return addEventListener.call(this, type, listener, options);
  };
  window.listeners = () => [...alive.values()].reduce((sum, count) => sum + count, 0);
}

async function newSecret(server: Server): Promise<string> {
  const said = await command(server, "tenant", "secret", "rotate", "demo");
  return said.match(/[\w-]{32,}/)![0];
}

function signed(secret: string): object {
  const timestamp = Date.now();
  const person = { id: "grace", email: "grace@example.org", username: "Grace" };
  const userDataJSONBase64 = Buffer.from(JSON.stringify(person)).toString("base64");
  const verificationHash = createHmac("sha256", secret).update(timestamp + userDataJSONBase64).digest("hex");
  return { userDataJSONBase64, verificationHash, timestamp };
}

declare global {
  interface Window {
    ImageChat: (element: Element | null, options: object) => { update(options: object): void; destroy(): void };
    FastCommentsImageChat: unknown;
    widget: { update(options: object): void; destroy(): void };
    heard: unknown[][];
    keys: string[];
    listeners(): number;
  }
}

test("with cookies of other sites blocked, a frame of the image is written in, and its guest is known after a reload", async ({ host, playwright, server }) => {
  const site = await host();
  const address = `${server.url}/embed?${new URLSearchParams({ tenantId: "demo", urlId: "framed", src: `${site.origin}/picture.png` })}`;
  site.change({ includesScript: false, script: "", body: `<iframe src="${address.replaceAll("&", "&amp;")}" width="900" height="700" title="Discussion"></iframe>` });
  const executablePath = systemChromium();
  const browser = await playwright.chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--headless", "--no-sandbox", "--test-third-party-cookie-phaseout"],
  });
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

test("the example has two images to talk about", async ({ person }) => {
  const ada = await person("Ada");
  await ada.page.goto("/embed/example");
  const rooms = [0, 1].map((n) => new EmbeddedRoom(ada.page, "Ada", ada.page.locator(".image-chat-widget").nth(n)));
  await rooms[0]!.isReady();
  await rooms[0]!.clickOn(30, 30);
  await rooms[0]!.write("On the plan");
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("img", { name: /Visitors/ }).scrollIntoViewIfNeeded();
  await rooms[1]!.isReady();
  await expect(rooms[0]!.markers()).toHaveCount(1);
  await expect(rooms[1]!.markers()).toHaveCount(0);
  await hasNoFindings(ada.page, "the example");
});
