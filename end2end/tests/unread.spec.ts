// What is not read: by person, on every tab and device, after a reload; on the marker, in the list and in the title.
import { expect, hasNoFindings, nameOf, newCredentials, signIn, signUp, test, VIEWS, type Person } from "../fixtures";

async function isUnread({ room, page }: Pick<Person, "room" | "page">, ids: string[], title: string): Promise<void> {
  for (const id of ids) {
    await expect(room.marker(id)).toHaveAttribute("data-unread");
    await expect(room.marker(id)).toHaveAccessibleName(/, unread$/);
    await expect(room.discussion(id).getByText("Unread")).toBeVisible();
  }
  await expect(page.locator(".marker[data-unread]")).toHaveCount(ids.length);
  await expect(page).toHaveTitle(ids.length > 0 ? `(${ids.length}) ${title}` : title);
}

test("comments of others are unread, after a reload too, until the discussion is opened", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Ground floor" });
  const old = await api.openChat(image.id, 20, 30, "Before the first visit");
  const ada = await person("Ada", { known: true });
  const bob = await person("Bob", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await isUnread(ada, [], "Ground floor");
  await bob.room.open(image.id);
  const news = await bob.room.discuss(70, 60, "New, for Ada");
  await api.reply(old.id, "And a reply");
  await isUnread(ada, [old.id, news], "Ground floor");
  await isUnread(bob, [old.id], "Ground floor");
  await ada.page.reload();
  await ada.room.hydrated();
  await isUnread(ada, [old.id, news], "Ground floor");
  await ada.room.openMarker(news);
  await isUnread(ada, [old.id], "Ground floor");
  await api.reply(news, "While Ada looks at it");
  await expect(ada.room.comment("While Ada looks at it")).toBeVisible();
  await isUnread(ada, [old.id], "Ground floor");
  await ada.page.keyboard.press("Escape");
  await ada.page.reload();
  await ada.room.hydrated();
  await isUnread(ada, [old.id], "Ground floor");
});

test("a discussion read in one tab is read in the other one", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Plan" });
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await expect.poll(async () => (await ada.api.request.get(`/api/v1/images/${image.id}/unread`)).json()).toMatchObject({ isFirstVisit: false });
  const one = await api.openChat(image.id, 20, 30, "One");
  const two = await api.openChat(image.id, 70, 60, "Two");
  const tab = await ada.newTab();
  await tab.open(image.id);
  await tab.isConnection("live");
  await isUnread({ room: tab, page: tab.page }, [one.id, two.id], "Plan");
  await isUnread(ada, [one.id, two.id], "Plan");
  await ada.room.openMarker(one.id);
  await isUnread({ room: tab, page: tab.page }, [two.id], "Plan");
  await tab.page.getByTestId("read-all").click();
  await isUnread(ada, [], "Plan");
  await isUnread({ room: tab, page: tab.page }, [], "Plan");
  await expect(tab.page.getByTestId("read-all")).toBeHidden();
  await expect(tab.page.getByRole("button", { name: "Jump to the newest comment" })).toBeFocused();
});

test("a discussion read on one device of an account is read on its other device: marker, list and title", async ({ freshImage, person }) => {
  const image = await freshImage({ title: "Plan" });
  const [laptop, phone, bob] = [await person("Ada"), await person("Ada's phone", { viewport: { width: 390, height: 844 } }), await person("Bob", { known: true })];
  const credentials = newCredentials("Ada");
  await signUp(laptop.page, "Ada", credentials);
  await signIn(phone.page, credentials);
  for (const { room } of [laptop, phone, bob]) {
    await room.open(image.id);
    await room.isConnection("live");
  }
  await expect.poll(async () => (await laptop.api.request.get(`/api/v1/images/${image.id}/unread`)).json()).toMatchObject({ isFirstVisit: false });
  const one = await bob.room.discuss(20, 30, "One");
  await bob.page.keyboard.press("Escape");
  const two = await bob.room.discuss(70, 60, "Two");
  for (const device of [laptop, phone]) await isUnread(device, [one, two], "Plan");
  await phone.room.openMarker(one);
  for (const device of [laptop, phone]) await isUnread(device, [two], "Plan");
  await bob.room.openMarker(one);
  await bob.room.write("And more");
  // Read on the phone: read on both devices; the other discussion stays unread.
  await expect(phone.room.comment("And more")).toBeVisible();
  await expect(laptop.room.discussion(one)).toContainText("1 reply");
  for (const device of [laptop, phone]) await isUnread(device, [two], "Plan");
  await laptop.page.getByTestId("read-all").click();
  for (const device of [laptop, phone]) await isUnread(device, [], "Plan");
  await expect(bob.page, "what others read is theirs alone").toHaveTitle("Plan");
});

test("a visitor without a name sees what is new since the page was opened", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Plan" });
  const eve = await person("Eve");
  await eve.room.open(image.id);
  await eve.room.isConnection("live");
  const one = await api.openChat(image.id, 20, 30, "One");
  await isUnread(eve, [one.id], "Plan");
  await eve.room.openMarker(one.id);
  await isUnread(eve, [], "Plan");
});

test("the title keeps its count when the image is renamed", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Plan" });
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const one = await api.openChat(image.id, 20, 30, "One");
  await isUnread(ada, [one.id], "Plan");
  await api.changeImage(image.id, { title: "Plan B" });
  await isUnread(ada, [one.id], "Plan B");
});

test("the filter shows what is unread, and keeps the discussion that is being read", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.room.discuss(50, 80, "Mine");
  await ada.page.keyboard.press("Escape");
  const one = await api.openChat(image.id, 20, 30, "One");
  const two = await api.openChat(image.id, 70, 60, "Two");
  await ada.page.getByTestId("filters").getByRole("radio", { name: /^Unread/ }).check();
  await expect(ada.room.discussions()).toHaveText([/One/, /Two/]);
  await ada.room.discussion(one.id).getByRole("link").click();
  await expect(ada.room.window(one.id)).toBeVisible();
  await expect(ada.page).toHaveTitle(/^\(1\) /);
  await expect(ada.room.discussions()).toHaveText([/One/, /Two/]);
  await ada.room.discussion(two.id).getByRole("link").click();
  await expect(ada.room.discussions()).toHaveText([/Two/]);
});

for (const view of VIEWS) {
  test(`axe finds nothing where something is unread (${nameOf(view)})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const ada = await person("Ada", { ...view, known: true });
    await ada.room.open(image.id);
    await ada.room.isConnection("live");
    const one = await api.openChat(image.id, 20, 30, "One");
    await expect(ada.room.discussion(one.id).getByText("Unread")).toBeVisible();
    await hasNoFindings(ada.page, "unread");
  });
}

test("a discussion whose only unread comment is deleted is read, and unread again when that comes back", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Plan" });
  const chat = await api.openChat(image.id, 20, 30, "Before the first visit");
  const other = await api.openChat(image.id, 60, 30, "Another one");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await expect.poll(async () => (await ada.api.request.get(`/api/v1/images/${image.id}/unread`)).json()).toMatchObject({ isFirstVisit: false });
  const bob = await person("Bob", { known: true });
  await bob.room.open(image.id);
  await bob.room.openMarker(chat.id);
  await bob.room.write("A mistake");
  await api.reply(other.id, "This stays");
  const second = await api.reply(other.id, "This does not");
  await isUnread(ada, [chat.id, other.id], "Plan");
  await api.deleteComment(second.id);
  await bob.room.deleteButton(bob.room.comment("A mistake")).click();
  await isUnread(ada, [other.id], "Plan");
  await bob.page.getByTestId("toast").getByRole("button", { name: "Undo" }).click();
  await isUnread(ada, [chat.id, other.id], "Plan");
});

test("lp31 what was read on another tab is read, although its comment is not shown yet", async ({ api, freshImage, person }) => {
  const [image, other] = [await freshImage({ title: "Ground floor" }), await freshImage()];
  const first = await api.openChat(other.id, 20, 30, "First");
  const second = await api.openChat(other.id, 70, 60, "Second");
  const { events } = await api.events(other.id);
  const ada = await person("Ada", { known: true });
  let toPage: (messages: object[]) => void = () => {};
  await ada.page.routeWebSocket("**/live", (socket) => {
    socket.connectToServer();
    toPage = (messages) => socket.send(JSON.stringify(messages));
  });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  // In one animation frame: the first event is applied, the second one waits for the next frame.
  for (const event of events) toPage([{ ...event, imageId: image.id }]);
  toPage([{ type: "read", imageId: image.id, chatId: second.id, seq: events.at(-1)!.seq }]);
  await expect(ada.room.marker(second.id)).toBeVisible();
  await isUnread(ada, [first.id], "Ground floor");
});
