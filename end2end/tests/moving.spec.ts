// Moving markers by mouse, finger and keyboard: shown live to others, stored once, and taken back (LP32).
import { EmbeddedRoom, expect, type Image, type Person, refuseLater, test } from "../fixtures";
import { drag, dragByFinger, isReady, isShownAt, middle, pixel, press } from "../fixtures/hand";
import { test as embedding } from "../fixtures/embedding";
import { arrive, atRest, DESKTOP, fingers, PHONE, widthOf } from "../fixtures/picture-view";

/** Ada, who has a marker at 30 %, 40 %, and Bob, both on the page and known to each other. */
async function two(image: Image, person: (name: string, options?: object) => Promise<Person>, options: object = DESKTOP) {
  const [ada, bob] = [await person("Ada", { known: true, ...options }), await person("Bob", { known: true, ...DESKTOP })];
  const chat = await ada.api.openChat(image.id, 30, 40, "On the move");
  for (const { room } of [ada, bob]) {
    await room.open(image.id);
    await room.isConnection("live");
    await room.imageLoaded();
  }
  for (const { room } of [ada, bob]) await expect(room.viewerCount).toContainText("2");
  return { ada, bob, id: chat.id };
}

const stored = async (someone: Person, image: Image) => {
  const [chat] = (await someone.api.board(image.id)).chats;
  return [chat!.x, chat!.y];
};

const moves = async (someone: Person, image: Image) => {
  const { events } = await someone.api.events(image.id);
  return events.filter(({ change }) => (change as { kind?: string } | undefined)?.kind === "moved").length;
};

test("lp32 a marker is dragged by mouse, seen by others on its way, stored once, and undone", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob, id } = await two(image, person);
  const [own, others] = [ada.room.marker(id), bob.room.marker(id)];
  await own.hover();
  await expect(own).toHaveCSS("cursor", "grab");
  await press(ada, await middle(own), [50, 60], [70, 20]);
  await isShownAt(ada, own, [70, 20]);
  await isShownAt(bob, others, [70, 20]);
  expect(await moves(ada, image), "nothing is stored before it is put down").toBe(0);
  await ada.page.mouse.up();
  await expect(ada.room.toast).toContainText("Discussion 1 moved.");
  await expect.poll(() => moves(ada, image)).toBe(1);
  const [x, y] = await stored(ada, image);
  expect(x).toBeCloseTo(70, 0);
  expect(y).toBeCloseTo(20, 0);
  await expect(ada.room.window(), "a drag is no click").toHaveCount(0);
  await ada.room.undo.click();
  await isShownAt(ada, own, [30, 40]);
  await isShownAt(bob, others, [30, 40]);
  await expect.poll(() => stored(ada, image)).toEqual([30, 40]);
});

test("a press that moves less than 5 px is a click", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, id } = await two(image, person);
  const marker = ada.room.marker(id);
  const [x, y] = await middle(marker);
  await isReady(ada);
  await ada.page.mouse.move(x, y);
  await ada.page.mouse.down();
  await ada.page.mouse.move(x + 3, y + 3);
  await ada.page.mouse.up();
  await expect(ada.room.window(id)).toBeVisible();
  await isShownAt(ada, marker, [30, 40]);
  await ada.page.keyboard.press("Escape");
  await ada.page.mouse.move(x, y);
  await ada.page.mouse.down();
  await ada.page.mouse.move(x + 4, y + 4);
  await ada.page.mouse.up();
  await expect(ada.room.toast).toContainText("moved");
  await expect(ada.room.window()).toHaveCount(0);
  await expect.poll(() => moves(ada, image)).toBe(1);
});

test("Escape takes a drag back, for others as well", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob, id } = await two(image, person);
  await press(ada, await middle(ada.room.marker(id)), [80, 80]);
  await isShownAt(bob, bob.room.marker(id), [80, 80]);
  await ada.page.keyboard.press("Escape");
  await isShownAt(ada, ada.room.marker(id), [30, 40]);
  await isShownAt(bob, bob.room.marker(id), [30, 40]);
  await ada.page.mouse.up();
  await expect(ada.room.window()).toHaveCount(0);
  expect(await moves(ada, image)).toBe(0);
});

test("markers of others are not moved: no hand, and the click opens", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob, id } = await two(image, person);
  const marker = bob.room.marker(id);
  await marker.hover();
  await expect(marker).not.toHaveCSS("cursor", "grab");
  await expect(marker).not.toHaveAttribute("data-movable");
  await drag(bob, [30, 40], [31.5, 40]);
  await expect(bob.room.window(id)).toBeVisible();
  await isShownAt(bob, marker, [30, 40]);
  await bob.page.keyboard.press("Escape");
  await marker.focus();
  await bob.page.keyboard.press("m");
  await expect(bob.room.error).toContainText(/only the author or a moderator/i);
  await expect(bob.page.getByTestId("crosshair")).toHaveCount(0);
  expect(await moves(ada, image)).toBe(0);
});

test("a moderator moves everyone's markers, and a locked one's author does not", async ({ administrator, freshImage, person }) => {
  const image = await freshImage();
  const { ada, id } = await two(image, person);
  const mia = await administrator("Mia");
  await mia.room.open(image.id);
  await mia.room.openMarker(id);
  await mia.room.button("Lock").click();
  await mia.page.keyboard.press("Escape");
  await expect(ada.room.discussion(id)).toBeVisible();
  await drag(mia, [30, 40], [60, 60]);
  await isShownAt(ada, ada.room.marker(id), [60, 60]);
  await ada.room.marker(id).hover();
  await expect(ada.room.marker(id)).not.toHaveAttribute("data-movable");
});

test("a refused move goes back with the reason, and offers no undo", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob, id } = await two(image, person);
  ada.allowConsole(/403/);
  const gate = await refuseLater(ada.page, "Not here");
  await drag(ada, [30, 40], [60, 70]);
  await isShownAt(ada, ada.room.marker(id), [60, 70]);
  await expect(ada.room.undo).toBeVisible();
  gate.open();
  await expect(ada.room.error).toContainText("Not here");
  await expect(ada.room.undo).toHaveCount(0);
  await isShownAt(ada, ada.room.marker(id), [30, 40]);
  await isShownAt(bob, bob.room.marker(id), [30, 40]);
});

test("by keyboard: M, arrows, Shift, Enter; each place is spoken", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob, id } = await two(image, person);
  const spoken = ada.page.getByTestId("announcer");
  await ada.room.marker(id).focus();
  await ada.page.keyboard.press("m");
  const crosshair = ada.page.getByTestId("crosshair");
  await expect(crosshair).toBeFocused();
  await expect(crosshair).toHaveAccessibleName(/arrow keys.*enter.*escape/i);
  await expect(spoken).toHaveText("left, 30 %, 40 %");
  await ada.page.keyboard.press("ArrowRight");
  await ada.page.keyboard.press("Shift+ArrowDown");
  await expect(spoken).toHaveText("left, 31 %, 50 %");
  await isShownAt(bob, bob.room.marker(id), [31, 50]);
  expect(await moves(ada, image)).toBe(0);
  await ada.page.keyboard.press("Enter");
  await expect(ada.room.marker(id)).toBeFocused();
  await expect.poll(() => stored(ada, image)).toEqual([31, 50]);
  await expect(bob.page.getByTestId("announcer")).toHaveText("Ada moved discussion 1, left, 31 %, 50 %");
  await ada.page.keyboard.press("m");
  await ada.page.keyboard.press("Shift+ArrowUp");
  await ada.page.keyboard.press("Escape");
  await expect(spoken).toHaveText("Not moved");
  await expect(ada.room.marker(id)).toBeFocused();
  await isShownAt(ada, ada.room.marker(id), [31, 50]);
  expect(await moves(ada, image)).toBe(1);
});

test("moving by keyboard ends when someone else deletes the discussion", async ({ administrator, freshImage, person }) => {
  const image = await freshImage();
  const { ada, id } = await two(image, person);
  await ada.room.marker(id).focus();
  await ada.page.keyboard.press("m");
  const crosshair = ada.page.getByTestId("crosshair");
  await expect(crosshair).toBeFocused();
  await ada.page.keyboard.press("ArrowRight");
  const root = await administrator("Root");
  await root.api.deleteChat(id);
  await expect(crosshair).toHaveCount(0);
  await expect(ada.room.toast).toContainText("deleted");
  await expect(ada.page.locator(".place-button")).toBeFocused();
});

test("M moves the discussion that one stepped to", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, id } = await two(image, person);
  await ada.page.keyboard.press("n");
  await expect(ada.room.window(id)).toBeVisible();
  await ada.page.keyboard.press("m");
  await ada.page.keyboard.press("Shift+ArrowLeft");
  await ada.page.keyboard.press("Enter");
  await isShownAt(ada, ada.room.marker(id), [20, 40]);
  await expect.poll(() => stored(ada, image)).toEqual([20, 40]);
});

test("a finger that rests moves a marker; one that does not scrolls", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 600, height: 1_500 });
  const { ada, bob, id } = await two(image, person, PHONE);
  const marker = ada.room.marker(id);
  await isReady(ada);
  const [touch, [x, y]] = [await fingers(ada), await middle(marker)];
  await Promise.all([touch("touchStart", [[x, y]]), ...[30, 60, 90, 120].map((up) => touch("touchMove", [[x, y - up]]))]);
  await touch("touchEnd", []);
  await expect.poll(() => ada.page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
  await atRest(ada);
  // A fast swipe continues with inertia.
  await ada.page.evaluate(() => scrollTo(0, 0));
  await isShownAt(ada, marker, [30, 40]);
  await isShownAt(bob, bob.room.marker(id), [30, 40]);
  expect(await moves(ada, image)).toBe(0);
  await expect(ada.room.window()).toHaveCount(0);
  await dragByFinger(ada, await middle(marker), [50, 60], [65, 75]);
  await expect(ada.room.toast).toContainText("moved");
  await isShownAt(bob, bob.room.marker(id), [65, 75]);
  await expect(ada.room.window()).toHaveCount(0);
  await expect.poll(() => moves(ada, image)).toBe(1);
});

test("the first touch on a page can drag, although the module is loaded by it", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob, id } = await two(image, person, PHONE);
  await expect(ada.room.stage).not.toHaveAttribute("data-hand");
  const touch = await fingers(ada);
  await touch("touchStart", [await middle(ada.room.marker(id))]);
  await expect(ada.room.stage).toHaveAttribute("data-hand", "move");
  for (const place of [[50, 60], [65, 75]] as const) await touch("touchMove", [await pixel(ada, place)]);
  await touch("touchEnd", []);
  await isShownAt(bob, bob.room.marker(id), [65, 75]);
  await expect.poll(() => moves(ada, image)).toBe(1);
});

test("a zoomed picture: the marker follows the hand, and at the edge the picture scrolls", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const { ada, bob, id } = await two(image, person);
  await ada.room.marker(id).focus();
  for (let n = 0; n < 4; n++) await ada.page.keyboard.press("+");
  await expect.poll(() => widthOf(ada)).toBeGreaterThan(1800);
  const marker = ada.room.marker(id);
  await press(ada, await middle(marker), [35, 45]);
  await isShownAt(ada, marker, [35, 45]);
  await isShownAt(bob, bob.room.marker(id), [35, 45]);
  const canvas = (await ada.page.locator(".canvas").boundingBox())!;
  const right = canvas.x + canvas.width - 10;
  await ada.page.mouse.move(right, canvas.y + canvas.height / 2, { steps: 4 });
  await expect.poll(async () => (await ada.room.placeOf(marker)).x).toBeGreaterThan(80);
  const [x] = await middle(marker);
  expect(Math.abs(x - right), "below the hand").toBeLessThan(30);
  await ada.page.mouse.up();
  await expect.poll(async () => (await stored(ada, image))[0]).toBeGreaterThan(80);
});

test("an open window stays beside its marker while that is dragged", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 1600, height: 1000 });
  const { ada, id } = await two(image, person);
  await ada.room.openMarker(id);
  await expect(ada.room.window()).toHaveClass(/\bto-right\b/);
  await press(ada, await middle(ada.room.marker(id)), [80, 40], [90, 40]);
  await expect(ada.room.window()).toHaveClass(/\bto-left\b/);
  await ada.page.mouse.up();
  await expect(ada.room.window(id)).toBeVisible();
});

test("others keep seeing a held marker where it is put down until the event comes", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob, id } = await two(image, person);
  // Every place that Bob's page shows, from now on.
  await bob.room.marker(id).evaluate((marker) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push((marker as HTMLElement).style.getPropertyValue("--x"))).observe(marker, { attributeFilter: ["style"] });
  });
  await drag(ada, [30, 40], [60, 40], [90, 40]);
  await expect.poll(() => moves(ada, image)).toBe(1);
  const [x] = await stored(ada, image);
  await expect.poll(() => bob.room.marker(id).evaluate((marker) => parseFloat((marker as HTMLElement).style.getPropertyValue("--x")))).toBeCloseTo(x!, 3);
  const seen = await bob.page.evaluate(() => (window as unknown as { seen: string[] }).seen.map(parseFloat));
  expect(seen.every((place, at) => at === 0 || place >= seen[at - 1]!), `never back: ${seen}`).toBe(true);
});

test("the draft marker can be moved before it is sent", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true, ...DESKTOP });
  await arrive(ada, image);
  await ada.room.clickAt(20, 20);
  await ada.room.composer().fill("A little lower");
  await press(ada, await middle(ada.room.draft()), [20, 50]);
  await ada.page.mouse.up();
  await expect(ada.room.composer()).toHaveValue("A little lower");
  await ada.room.send().click();
  await expect.poll(async () => (await api.board(image.id)).chats[0]?.y).toBeCloseTo(50, 0);
});

embedding("in a widget, markers are moved by mouse and by keyboard, on a turned page as well", async ({ host, person }) => {
  const styles = "#picture { display: block; width: 500px; margin: 200px; transform: rotate(180deg); }";
  const site = await host({ styles });
  const ada = await person("Ada", DESKTOP);
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page());
  await room.isReady();
  const box = (await room.root.getByTestId("stage").boundingBox())!;
  const at = (x: number, y: number) => [box.x + box.width * (1 - x / 100), box.y + box.height * (1 - y / 100)] as const;
  await ada.page.mouse.click(...at(30, 40));
  await room.write("Upside down");
  await ada.page.keyboard.press("Escape");
  const marker = room.markers().first();
  const place = () => marker.evaluate((node) => ["--x", "--y"].map((name) => Math.round(parseFloat((node as HTMLElement).style.getPropertyValue(name)))));
  expect(await place()).toEqual([30, 40]);
  await ada.page.mouse.move(...at(30, 40));
  await ada.page.mouse.down();
  await ada.page.mouse.move(...at(60, 70), { steps: 4 });
  await ada.page.mouse.up();
  await expect.poll(place).toEqual([60, 70]);
  await expect(room.window()).toHaveCount(0);
  await marker.focus();
  await ada.page.keyboard.press("m");
  await ada.page.keyboard.press("Shift+ArrowUp");
  await ada.page.keyboard.press("Enter");
  await expect.poll(place).toEqual([60, 60]);
});
