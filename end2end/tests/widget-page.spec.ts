// The widget and the page around it: what each keeps from the other, and what a widget leaves behind.
import type { WebSocket } from "@playwright/test";
import { EmbeddedRoom, expect, hasNoFindings, HostPage, VIEWS } from "../fixtures";
import { MOUNT, test } from "../fixtures/embedding";

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
