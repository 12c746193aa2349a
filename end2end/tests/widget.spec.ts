// The widget on pages of other sites: live between them, several on a page, its options and callbacks.
import { CONNECTION_LOST, EmbeddedRoom, expect, hasNoFindings } from "../fixtures";
import { MOUNT, test } from "../fixtures/embedding";

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
  // A click in another widget closes the window.
  await expect(rooms[1]!.window()).toBeVisible();
  await rooms[0]!.clickOn(50, 50);
  await expect(rooms[0]!.window()).toBeVisible();
  await expect(rooms[1]!.window()).toHaveCount(0);
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

test("the example has two images to talk about", async ({ person }) => {
  const ada = await person("Ada");
  await ada.page.goto("/embed/example");
  const rooms = [0, 1].map((n) => new EmbeddedRoom(ada.page, "Ada", ada.page.locator(".image-chat-widget").nth(n)));
  // Both: until then, the first widget in the document may be that of the second picture.
  for (const room of rooms) await room.isReady();
  await rooms[0]!.clickOn(30, 30);
  await rooms[0]!.write("On the plan");
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("img", { name: /Visitors/ }).scrollIntoViewIfNeeded();
  await expect(rooms[0]!.markers()).toHaveCount(1);
  await expect(rooms[1]!.markers()).toHaveCount(0);
  await hasNoFindings(ada.page, "the example");
});
