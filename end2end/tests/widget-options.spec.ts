// Each option of a widget does what docs/embed.md says of it.
import { brotliCompressSync } from "node:zlib";
import { command, EmbeddedRoom, expect, refusedLoad } from "../fixtures";
import { MOUNT, test } from "../fixtures/embedding";
import { signed } from "../fixtures/signed";

/** A page that writes down what it hears, with the id of the person who did it. */
const HEARING = `
  window.heard = [];
  const hear = (name) => (...values) => window.heard.push([name, ...values]);
  const hearChange = (name) => (userId, comment, ...rest) => window.heard.push([name, userId, comment.comment, ...rest]);
  window.widget = ImageChat(document.getElementById("picture"), {
    tenantId: "demo",
    onRender: hear("render"),
    onReplySuccess: (comment) => window.heard.push(["reply", comment.userId]),
    onCommentEdited: hearChange("edited"),
    onCommentDeleted: hearChange("deleted"),
    onCommentFlagged: hearChange("flagged"),
  });`;

test("a page hears who edited, deleted and flagged, also of guests who come back", async ({ host, person }) => {
  const site = await host({ script: HEARING });
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  const heard = (page: typeof ada.page) => page.evaluate(() => window.heard);
  await ada.page.goto(site.page("heard"));
  await hers.isReady();
  await expect.poll(() => heard(ada.page)).toContainEqual(["render"]);
  await hers.clickOn(40, 40);
  await hers.write("First");
  await hers.write("Second");
  const id = (await heard(ada.page)).find(([name]) => name === "reply")![1];
  expect(id).toMatch(/^[0-9a-f-]{36}$/);

  await ada.page.reload();
  await hers.isReady();
  await hers.markers().click();
  const second = hers.comments().filter({ hasText: "Second" });
  await second.hover();
  await second.getByRole("button", { name: "Edit", exact: true }).click();
  await hers.window().getByTestId("edit").fill("Second, edited");
  await hers.window().getByTestId("save").click();
  await expect.poll(() => heard(ada.page)).toContainEqual(["edited", id, "Second, edited"]);
  await second.hover();
  await second.getByRole("button", { name: "Delete comment" }).click();
  await expect.poll(() => heard(ada.page)).toContainEqual(["deleted", id, "Second, edited"]);

  await bob.page.goto(site.page("heard"));
  await his.isReady();
  await his.markers().click();
  await his.write("By Bob");
  const other = (await heard(bob.page)).find(([name]) => name === "reply")![1];
  const first = his.comments().filter({ hasText: "First" });
  await first.hover();
  await first.getByRole("button", { name: "Flag comment" }).click();
  await his.root.getByTestId("confirm-flag").click();
  await expect.poll(() => heard(bob.page)).toContainEqual(["flagged", other, "First", true]);

  // The discussion is hers to delete, with a dialog too.
  await hers.window().getByRole("button", { name: "Delete discussion" }).click();
  await hers.root.getByTestId("confirm-delete").click();
  await expect(hers.markers()).toHaveCount(0);
  await expect(his.markers()).toHaveCount(0);
});

test("light and dark are the page's: by option, by body.dark and by the background, live", async ({ host, person }) => {
  const site = await host();
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("theme"));
  const isIn = (theme: string) => expect(room.root).toHaveAttribute("data-theme", theme);
  await isIn("light");
  await ada.page.evaluate(() => document.body.classList.add("dark"));
  await isIn("dark");
  await ada.page.evaluate(() => document.body.classList.remove("dark"));
  await isIn("light");
  await ada.page.evaluate(() => void (document.body.style.background = "#101418"));
  await isIn("dark");
  for (const [option, theme] of [[false, "light"], [true, "dark"]] as const) {
    await ada.page.evaluate((hasDarkBackground) => window.widget.update({ hasDarkBackground }), option);
    await isIn(theme);
  }
});

test("a page names its readers, bounds their comments and styles the inside", async ({ host, person }) => {
  const css = ".marker { outline: 3px solid rgb(1, 2, 3); }";
  const site = await host({ script: MOUNT(`defaultUsername: "Grace", maxCommentCharacterLength: 10, customCSS: ${JSON.stringify(css)}, locale: "es_es", maxReplyDepth: 0, voteStyle: 1`) });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("texts"));
  await room.isReady();
  await room.clickOn(40, 40);
  await expect(room.window().getByTestId("guest-name")).toHaveValue("Grace");
  await room.window().getByTestId("composer").fill("Eleven long");
  await room.window().getByTestId("send").click();
  await expect(room.window().getByTestId("error")).toContainText("como máximo 10 caracteres");
  await room.window().getByTestId("composer").fill("Ten chars.");
  await room.window().getByTestId("send").click();
  await expect(room.comments()).toHaveText(/Grace.*Ten chars\./);
  expect(await room.markers().evaluate((marker) => getComputedStyle(marker).outlineColor)).toBe("rgb(1, 2, 3)");
});

test("custom properties and parts style a widget as documented", async ({ host, person }) => {
  const styles = `
    :root { --image-chat-marker: rgb(0, 194, 168); --image-chat-marker-ink: rgb(9, 8, 7); --image-chat-surface: rgb(250, 240, 230);
      --image-chat-ink: rgb(10, 20, 30); --image-chat-radius: 3px; --image-chat-font: monospace; }
    .image-chat-widget::part(window) { border: 2px solid rgb(1, 2, 3); }
    .image-chat-widget::part(send) { opacity: 0.5; }`;
  const site = await host({ styles });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("themed"));
  await room.isReady();
  await room.clickOn(40, 40);
  await room.write("Styled");
  const styleOf = (locator: ReturnType<typeof room.window>, name: string) =>
    locator.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), name);
  expect(await styleOf(room.markers(), "border-top-color")).toBe("rgb(0, 194, 168)");
  expect(await styleOf(room.markers(), "-webkit-text-fill-color")).toBe("rgb(9, 8, 7)");
  for (const [name, value] of [
    ["background-color", "rgb(250, 240, 230)"],
    ["color", "rgb(10, 20, 30)"],
    ["border-top-left-radius", "3px"],
    ["font-family", "monospace"],
    ["border-top-color", "rgb(1, 2, 3)"],
  ] as const) {
    expect(await styleOf(room.window(), name), name).toBe(value);
  }
  expect(await styleOf(room.window().getByTestId("send"), "opacity")).toBe("0.5");
  await ada.page.keyboard.press("Escape");
  await ada.page.mouse.move(0, 0);
  // The fill is the marker's colour, seen through: 194 of 255 is 0.76.
  await expect.poll(() => styleOf(room.markers(), "background-color")).toMatch(/^color\(srgb 0 0\.76\d* 0\.65\d* \/ 0\.(26|5)\)$/);
  const parts = await room.root.evaluate((host) =>
    [host.shadowRoot!, ...[...host.shadowRoot!.querySelectorAll("template")].map(({ content }) => content)]
      .flatMap((scope) => [...scope.querySelectorAll("[part]")])
      .map((node) => node.getAttribute("part")),
  );
  expect([...new Set(parts)].sort()).toEqual(["comment", "composer", "dialog", "head", "marker", "send", "toast", "window"]);
});

test("where guests only read, the page says so, and nobody is asked for a name", async ({ host, person }) => {
  const site = await host({ script: MOUNT("allowAnon: false") });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("no-guests"));
  await room.isReady();
  await room.clickOn(40, 40);
  await expect(room.window()).toHaveCount(0);
  await expect(room.root.getByTestId("error")).toContainText("sign in");
});

test("while a widget is read-only, the page's own clicks on the image work", async ({ host, person }) => {
  const script = `window.heard = [];
    document.getElementById("picture").addEventListener("click", () => window.heard.push(["clicked"]));
    ${MOUNT("readonly: true")}`;
  const site = await host({ script });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("read-only"));
  await room.isReady();
  await room.clickOn(50, 50);
  await expect.poll(() => ada.page.evaluate(() => window.heard)).toEqual([["clicked"]]);
  await expect(room.window()).toHaveCount(0);
});

test("the page's address, title and identifier are those that it names", async ({ administrator, host, person }) => {
  const site = await host({ script: MOUNT(`url: "/canonical?utm_source=x#part", pageTitle: "The canonical page"`) });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page("variant-a"));
  await room.isReady();
  await room.clickOn(40, 40);
  await room.write("On each variant");
  for (const options of [`url: "/canonical#part"`, `urlId: ${JSON.stringify(`${site.origin}/canonical#part`)}`]) {
    site.change({ script: MOUNT(options) });
    await ada.page.goto(site.page("variant-b"));
    await expect(room.markers(), options).toHaveCount(1);
  }
  site.change({ script: MOUNT(`url: "/canonical"`) });
  await ada.page.goto(site.page("variant-c"));
  await room.isReady();
  await expect(room.markers(), "another hash is another page").toHaveCount(0);
  const mia = await administrator("Moderator");
  await mia.page.goto("/t/demo");
  await mia.page.getByRole("link", { name: /The canonical page/ }).first().click();
  await expect(mia.room.markers(), "the discussion in the hosted app").toHaveCount(1);
});

test("people of a site sign in and out by callback or address", async ({ host, person, server }) => {
  const secret = (await command(server, "tenant", "secret", "rotate", "demo")).match(/[\w-]{32,}/)![0];
  const call = (name: string) => `${name}: () => (window.heard = [["${name}"]])`;
  // Each payload is good once.
  const grace = () => JSON.stringify(signed(secret)).slice(1, -1);
  const site = await host({ script: MOUNT(`sso: { ${grace()}, ${call("logoutCallback")} }, onAuthenticationChange: (event) => (window.keys ??= []).push(event)`) });
  const ada = await person("Somebody");
  const room = new EmbeddedRoom(ada.page, "Somebody");
  await ada.page.goto(site.page("signing"));
  await room.isReady();
  await room.clickOn(30, 60);
  await room.write("From the site");
  await room.window().getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => ada.page.evaluate(() => window.heard)).toEqual([["logoutCallback"]]);
  expect(await ada.page.evaluate(() => window.keys)).toEqual(["user-set", "logout"]);

  site.change({ script: MOUNT(`sso: { ${call("loginCallback")} }`) });
  await ada.page.goto(site.page("signing"));
  await room.isReady();
  await room.markers().click();
  await room.window().getByRole("link", { name: "Sign in" }).click();
  await expect.poll(() => ada.page.evaluate(() => window.heard)).toEqual([["loginCallback"]]);

  site.change({ script: MOUNT(`sso: { ${grace()}, logoutURL: "/sign-out" }`) });
  await ada.page.goto(site.page("signing"));
  await room.isReady();
  await room.markers().click();
  // The page that follows has no widget, which would present the payload again.
  site.change({ script: "" });
  await room.window().getByRole("button", { name: "Sign out" }).click();
  await expect(ada.page).toHaveURL(`${site.origin}/sign-out`);
});

test("a signature that is wrong is said, and the page stays readable", async ({ host, person }) => {
  const site = await host({ script: `window.heard = [];\n${MOUNT(`sso: ${JSON.stringify(signed("not the secret of the tenant at all"))}, onAuthenticationChange: (event, data) => window.heard.push([event, data.code])`)}` });
  const ada = await person("Somebody");
  ada.allowConsole(/ImageChat/);
  ada.allowConsole(refusedLoad(401));
  ada.allowConsole(refusedLoad(400));
  const room = new EmbeddedRoom(ada.page, "Somebody");
  await ada.page.goto(site.page("wrong-signature"));
  await room.isReady();
  await expect.poll(() => ada.page.evaluate(() => window.heard)).toContainEqual(["authentication-failed", expect.any(String)]);
});

test("the script is small, defines both names at once, and brings the rest when an image comes near", async ({ host, person, server }) => {
  const script = await (await fetch(`${server.url}/js/embed-image-chat.min.js`)).text();
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(12 * 1024);
  const site = await host({
    body: `<h1>Far above</h1><div style="height: 6000px"></div><img id="picture" src="{image}" alt="A picture" width="500" height="300">`,
    script: `window.heard = [[typeof ImageChat, ImageChat === FastCommentsImageChat]];\n${MOUNT("")}`,
  });
  const ada = await person("Ada");
  const asked: string[] = [];
  ada.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await ada.page.goto(site.page("far"));
  // By then the image was looked at, and found to be far.
  await ada.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await ada.page.evaluate(() => window.heard)).toEqual([["function", true]]);
  expect(asked.filter((path) => path.startsWith("/embed/") || path.endsWith(".wasm"))).toEqual([]);
  await ada.page.locator("#picture").scrollIntoViewIfNeeded();
  await new EmbeddedRoom(ada.page, "Ada").isReady();
  expect(asked).toContain("/embed/widget");
});
