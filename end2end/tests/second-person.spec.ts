// Changes by a second person reach search, sort order, print view and the newest-comment button; and live
// drags between two people in a widget.
import { EmbeddedRoom, expect, type Image, type Person, test } from "../fixtures";
import { test as embedding } from "../fixtures/embedding";
import { pixel, press } from "../fixtures/hand";
import { arrive, DESKTOP } from "../fixtures/picture-view";

/** Ada and Bob on the page of an image. */
async function two(image: Image, person: (name: string, options?: object) => Promise<Person>) {
  const [ada, bob] = [await person("Ada", { known: true, ...DESKTOP }), await person("Bob", { known: true, ...DESKTOP })];
  for (const someone of [ada, bob]) {
    await arrive(someone, image);
    await someone.room.isConnection("live");
  }
  return { ada, bob };
}

test("the button for the newest comment leads to the one that another person writes meanwhile, and the order follows them", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [first, second, third] = await api.openThree(image.id);
  const { ada, bob } = await two(image, person);
  await ada.page.getByTestId("sort").selectOption("newest");
  const order = ({ room }: Person) => room.discussions().evaluateAll((all) => all.map((row) => row.getAttribute("data-chat-id")));
  await expect.poll(() => order(ada)).toEqual([third, second, first]);
  await bob.room.openMarker(first);
  for (let n = 0; n < 8; n++) await bob.room.write(`Bob's comment ${n}`);
  await expect(ada.room.discussion(first)).toContainText("8 replies");
  await expect.poll(() => order(ada)).toEqual([first, third, second]);
  expect(await order(bob), "the order is each reader's own").toEqual([first, second, third]);
  const newest = ada.page.getByRole("button", { name: "Jump to the newest comment" });
  await newest.click();
  await expect(ada.room.window(first)).toBeFocused();
  await expect(ada.room.comment("Bob's comment 7")).toBeInViewport();
  // In the open window, scrolled up, as well.
  await ada.room.window().locator(".thread").evaluate((thread) => thread.scrollTo(0, 0));
  await expect(ada.room.comment("At 20")).toBeInViewport();
  await bob.room.write("Bob's comment 8");
  await expect(ada.room.comments()).toHaveCount(10);
  await expect(ada.room.comment("Bob's comment 8")).not.toBeInViewport();
  await newest.click();
  await expect(ada.room.comment("Bob's comment 8")).toBeInViewport();
  await bob.room.discussion(second).getByRole("link").click();
  await bob.room.write("Even newer");
  await expect(ada.room.discussion(second)).toContainText("1 reply");
  await newest.click();
  await expect(ada.room.window(second)).toBeFocused();
  await expect(ada.room.comment("Even newer")).toBeInViewport();
  // Deleted, it is the newest no more.
  await bob.room.deleteButton(bob.room.comment("Even newer")).click();
  await expect(ada.room.comment("Even newer")).toHaveCount(0);
  await expect.poll(() => order(ada)).toEqual([first, third, second]);
  await newest.click();
  await expect(ada.room.window(first)).toBeFocused();
});

test("a search follows what another person writes, edits, deletes and brings back, in the list and on the picture", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [wall, other] = [await api.openChat(image.id, 20, 30, "The wall"), await api.openChat(image.id, 60, 30, "Colours")];
  const { ada, bob } = await two(image, person);
  const found = ada.page.getByTestId("found");
  const shows = async (words: string, ...ids: string[]) => {
    await expect(found).toHaveText(words);
    await expect(ada.room.discussions()).toHaveCount(ids.length);
    for (const id of ids) await expect(ada.room.marker(id)).toBeVisible();
    await expect(ada.page.locator("[data-testid=marker]:visible")).toHaveCount(ids.length);
  };
  await ada.page.getByTestId("search").fill("door");
  await shows("Nothing found");
  await bob.room.openMarker(other.id);
  await bob.room.write("A door in red");
  await shows("Found in 1 discussion", other.id);
  await expect(ada.room.discussion(other.id).locator("mark")).toHaveText("door");
  await bob.page.keyboard.press("Escape");
  const opened = await bob.room.discuss(80, 80, "Another door");
  await shows("Found in 2 discussions", other.id, opened);
  await bob.room.rewrite(bob.room.comment("Another door"), "Another gate");
  await shows("Found in 1 discussion", other.id);
  await bob.room.rewrite(bob.room.comment("Another gate"), "A door again");
  await shows("Found in 2 discussions", other.id, opened);
  await bob.room.deleteDiscussion();
  await shows("Found in 1 discussion", other.id);
  await bob.room.undo.click();
  await shows("Found in 2 discussions", other.id, opened);
  await bob.room.openMarker(other.id);
  await bob.room.deleteButton(bob.room.comment("A door in red")).click();
  await shows("Found in 1 discussion", opened);
  await expect(bob.room.discussions(), "a search is each reader's own").toHaveCount(3);
  await expect(ada.room.discussion(wall.id)).toHaveCount(0);
});

test("the print view has the latest region, comments, edit and resolution of another person", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { ada, bob } = await two(image, person);
  await press(bob, await pixel(bob, [50, 40]), [80, 70]);
  await bob.page.mouse.up();
  await bob.room.write("All of this");
  await expect(bob.room.comment("All of this")).toBeVisible();
  await bob.room.write("A misprint");
  await bob.room.rewrite(bob.room.comment("A misprint"), "No **misprint**");
  await bob.room.button("Resolve").click();
  await expect(ada.room.markers()).toHaveAttribute("data-resolved");
  await expect(ada.room.discussions()).toContainText("1 reply");
  await ada.page.getByTestId("image-menu").getByLabel("About this image").click();
  await ada.page.getByTestId("print").click();
  const article = ada.page.locator(".print-page article");
  await expect(article).toContainText("Bob");
  await expect(article.locator(".body")).toHaveText([/All of this/, /No misprint/]);
  await expect(article).toContainText("Resolved");
  const stage = (await ada.page.locator(".stage > img").boundingBox())!;
  const region = (await ada.page.locator("#m1").boundingBox())!;
  expect((region.x - stage.x) / stage.width).toBeCloseTo(0.5, 2);
  expect((region.y - stage.y) / stage.height).toBeCloseTo(0.4, 2);
  expect(region.width / stage.width).toBeCloseTo(0.3, 2);
  // Paper that is on the screen already has the next words once it is loaded again.
  await bob.room.write("After the page was opened");
  await expect(bob.room.comment("After the page")).not.toHaveAttribute("data-state", "sending");
  await ada.page.reload();
  await expect(article).toContainText("After the page was opened");
});

embedding("in a widget, a marker and a region on their way are seen by the other person before they are put down", async ({ host, person }) => {
  const site = await host({ styles: "#picture { display: block; width: 600px; margin: 60px; }" });
  const [ada, bob] = [await person("Ada", DESKTOP), await person("Bob", DESKTOP)];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  for (const { page } of [ada, bob]) await page.goto(site.page("drags"));
  for (const room of [hers, his]) await room.isReady();
  await hers.clickOn(20, 30);
  await hers.write("On its way");
  await ada.page.keyboard.press("Escape");
  const theirs = his.markers().first();
  await expect(theirs).toBeVisible();
  const box = (await hers.root.getByTestId("stage").boundingBox())!;
  const at = (x: number, y: number) => [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100] as const;
  /** Place and size of Bob's view of a marker, in percent. */
  const seen = (marker = theirs) => marker.evaluate((node) => {
    const style = (name: string) => Math.round(parseFloat((node as HTMLElement).style.getPropertyValue(name)));
    const { w, h } = (node as HTMLElement).dataset;
    return [style("--x"), style("--y"), ...(w ? [w, h].map((side) => Math.round(Number(side))) : [])];
  });
  expect(await seen()).toEqual([20, 30]);
  await ada.page.mouse.move(...at(20, 30));
  await expect(hers.root.getByTestId("stage")).toHaveAttribute("data-hand");
  await ada.page.mouse.down();
  await ada.page.mouse.move(...at(50, 60), { steps: 4 });
  await expect.poll(() => seen()).toEqual([50, 60]);
  await ada.page.mouse.move(...at(70, 40), { steps: 4 });
  await expect.poll(() => seen()).toEqual([70, 40]);
  await ada.page.keyboard.press("Escape");
  await expect.poll(() => seen(), { message: "taken back" }).toEqual([20, 30]);
  await ada.page.mouse.up();
  // A region: drawn, then sized while the other person looks.
  await ada.page.mouse.move(...at(30, 60));
  await ada.page.mouse.down();
  await ada.page.mouse.move(...at(60, 80), { steps: 4 });
  await ada.page.mouse.up();
  await hers.write("All of this");
  await ada.page.keyboard.press("Escape");
  const region = his.markers().last();
  await expect(his.markers()).toHaveCount(2);
  await expect.poll(() => seen(region)).toEqual([30, 60, 30, 20]);
  await hers.markers().last().locator("> span").first().hover();
  const handle = (await hers.markers().last().locator("[data-handle=e]").boundingBox())!;
  await ada.page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await ada.page.mouse.down();
  await ada.page.mouse.move(...at(90, 70), { steps: 4 });
  await expect.poll(() => seen(region)).toEqual([30, 60, 60, 20]);
  await ada.page.mouse.up();
  await expect.poll(() => seen(hers.markers().last())).toEqual([30, 60, 60, 20]);
  // The other person's own marker moves for her, too.
  await his.clickOn(90, 10);
  await his.write("Mine");
  await bob.page.keyboard.press("Escape");
  await expect(hers.markers()).toHaveCount(3);
  await bob.page.mouse.move(...at(90, 10));
  await bob.page.mouse.down();
  await bob.page.mouse.move(...at(40, 20), { steps: 4 });
  await expect.poll(() => seen(hers.markers().last())).toEqual([40, 20]);
  await bob.page.mouse.up();
});
