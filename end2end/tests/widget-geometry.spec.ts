// Where markers are on pages that are not ours: on the picture's own pixels, whatever the page's styles do to the image.
import { EmbeddedRoom, expect, type Person } from "../fixtures";
import { test } from "../fixtures/embedding";

/** The places of the grid that are clicked, in percent. */
const PLACES = [[25, 25], [75, 50], [50, 75]] as const;

const PLAIN = `<main><img id="picture" src="{image}" alt=""></main>`;

/** Where pages put images. Each rule is for `#picture`, or for what is around it. */
const PAGES: [name: string, styles: string, body?: string, root?: string][] = [
  ["an image as wide as its column", "#picture { max-width: 100%; } body { width: 500px; }"],
  ["object-fit: cover", "#picture { width: 300px; height: 300px; object-fit: cover; }"],
  ["object-fit: cover at an edge", "#picture { width: 400px; height: 500px; object-fit: cover; object-position: 40% 0; }"],
  ["object-fit: contain", "#picture { width: 600px; height: 600px; object-fit: contain; object-position: 10px 100%; }"],
  ["object-fit: none", "#picture { width: 700px; height: 500px; object-fit: none; object-position: 30% 20%; }"],
  ["padding and borders", "#picture { width: 500px; padding: 10px 20px 30px 40px; border: 7px solid; border-left-width: 19px; box-sizing: border-box; }"],
  ["scaled surroundings", "main { transform: scale(0.5); transform-origin: 0 0; }"],
  ["turned surroundings", "main { transform: rotate(30deg) scale(0.6); width: 1000px; }"],
  ["a turned and mirrored image", "#picture { transform: rotate(180deg) scaleX(-0.7); width: 500px; }"],
  ["zoom", "main { zoom: 0.6; }"],
  ["a right-to-left page", "#picture { width: 500px; }", PLAIN, 'dir="rtl"'],
  ["a positioned figure in a flex row", "main { display: flex; gap: 3em; } figure { position: relative; margin: 20px; } #picture { width: 420px; }", `<main><p>Words</p><figure><img id="picture" src="{image}" alt=""></figure></main>`],
  ["a sticky column", "main { height: 3000px; } figure { position: sticky; top: 10px; } #picture { width: 420px; }", `<main><figure><img id="picture" src="{image}" alt=""></figure></main>`],
  ["a table cell", "td { padding: 13px; } #picture { width: 420px; }", `<table><tr><td>Words</td><td><img id="picture" src="{image}" alt=""></td></tr></table>`],
  ["srcset", "#picture { width: 500px; }", `<picture><source srcset="{image}?wide 2000w, {image}?narrow 500w" sizes="500px"><img id="picture" src="{image}" alt=""></picture>`],
];

for (const [name, styles, body = PLAIN, root = ""] of PAGES) {
  test(`markers sit on the picture's own pixels: ${name}`, async ({ host, person }) => {
    const site = await host({ grid: true, styles, root, body });
    const ada = await person("Ada");
    const room = new EmbeddedRoom(ada.page, "Ada");
    await ada.page.goto(site.page());
    await room.isReady();
    for (const [x, y] of PLACES) {
      const seen = await pixelOf(ada, x, y);
      if (!seen) continue;
      await ada.page.mouse.click(seen.x, seen.y);
      await room.write(`At ${x}, ${y}`);
      const id = await room.window().getAttribute("data-chat-id");
      await ada.page.keyboard.press("Escape");
      const marker = room.root.locator(`[data-chat-id="${id}"]`);
      const box = (await marker.boundingBox())!;
      expect(Math.hypot(box.x + box.width / 2 - seen.x, box.y + box.height / 2 - seen.y), `${x}, ${y}`).toBeLessThan(1.5);
      const stored = await marker.evaluate((node) => ["--x", "--y"].map((name) => parseFloat((node as HTMLElement).style.getPropertyValue(name))));
      expect(Math.abs(stored[0]! - x), `${x} is stored as ${stored[0]}`).toBeLessThan(0.5);
      expect(Math.abs(stored[1]! - y), `${y} is stored as ${stored[1]}`).toBeLessThan(0.5);
    }
    await expect(room.markers()).not.toHaveCount(0);
  });
}

test("the widget is over its image when it appears, before anything on the page moves", async ({ host, person }) => {
  const site = await host({ styles: "#picture { display: block; width: 500px; }", body: `<p>Words</p>${PLAIN}` });
  const ada = await person("Ada");
  await ada.context.addInitScript(() => {
    const corner = (selector: string) => {
      const { left, top } = document.querySelector(selector)!.getBoundingClientRect();
      return [left, top];
    };
    const observer = new MutationObserver(() => {
      if (!document.querySelector(".image-chat-widget")) return;
      observer.disconnect();
      window.heard = [corner(".image-chat-widget"), corner("#picture")];
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await ada.page.goto(site.page());
  await new EmbeddedRoom(ada.page, "Ada").isReady();
  const [widget, picture] = await ada.page.evaluate(() => window.heard as [number, number][]);
  expect(widget).toEqual(picture);
});

test("a marker follows its image when the page moves it, resizes it, and loads it late", async ({ host, person }) => {
  const site = await host({ grid: true, styles: "#picture { width: 500px; height: auto; }", body: `<div id="above"></div><div id="scroller"><img id="picture" data-later="{image}" alt=""></div>` });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page());
  await expect(room.root).toHaveCount(0);
  await ada.page.evaluate(() => {
    const picture = document.getElementById("picture") as HTMLImageElement;
    picture.src = picture.dataset.later!;
  });
  await room.isReady();
  await room.clickOn(25, 25);
  await room.write("Follow");
  await ada.page.keyboard.press("Escape");
  const isOn = () => expect(async () => {
    const seen = (await pixelOf(ada, 25, 25))!;
    const box = (await room.markers().boundingBox())!;
    expect(Math.hypot(box.x + box.width / 2 - seen.x, box.y + box.height / 2 - seen.y)).toBeLessThan(1.5);
  }).toPass();
  await isOn();
  for (const change of [
    `document.getElementById("above").style.height = "137px"`,
    `document.getElementById("picture").style.width = "333px"`,
    `document.body.style.marginLeft = "77px"`,
    `document.getElementById("scroller").style.transform = "translate(40px, 12px) scale(0.9)"`,
    `document.getElementById("above").textContent = "Words that wrap. ".repeat(200), document.getElementById("above").style.height = ""`,
  ]) {
    await ada.page.evaluate(change);
    await isOn();
  }
});

test("another image in the same element has its own discussions", async ({ host, person }) => {
  const site = await host({ grid: true, styles: "#picture { width: 500px; }" });
  const ada = await person("Ada");
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page());
  await room.isReady();
  await room.clickOn(25, 25);
  await room.write("On the first");
  await ada.page.evaluate(() => void ((document.getElementById("picture") as HTMLImageElement).src = "/second.png"));
  await expect(room.markers()).toHaveCount(0);
  await room.isReady();
  await ada.page.evaluate(() => void ((document.getElementById("picture") as HTMLImageElement).src = "/picture.png"));
  await expect(room.markers()).toHaveCount(1);
});

test("a marker is 50 px on 1000 px and 25 px on 500 px, and its window is 300 px wide on the side with space", async ({ host, person }) => {
  const site = await host({ grid: true, styles: "body { margin: 0; } #picture { width: 1000px; display: block; }" });
  const ada = await person("Ada", { viewport: { width: 1440, height: 900 } });
  const room = new EmbeddedRoom(ada.page, "Ada");
  await ada.page.goto(site.page());
  await room.isReady();
  await room.clickOn(25, 30);
  await room.write("Here");
  expect((await room.markers().boundingBox())!.width).toBeCloseTo(50, 1);
  await expect(room.window()).toHaveClass(/to-right/);
  const window = (await room.window().boundingBox())!;
  expect(window.width).toBeCloseTo(300, 2);
  expect(window.x).toBeGreaterThan((await room.markers().boundingBox())!.x + 50);
  await ada.page.evaluate(() => void (document.getElementById("picture")!.style.width = "500px"));
  await expect.poll(async () => (await room.markers().boundingBox())!.width).toBeCloseTo(25, 1);
  const centre = (await room.markers().boundingBox())!;
  expect(centre.x + centre.width / 2).toBeCloseTo(125, 0);
  await ada.page.setViewportSize({ width: 600, height: 800 });
  await expect.poll(async () => (await room.window().boundingBox())!.width, "it fills the screen").toBeCloseTo(600, 2);
});

/** Where the pixel of the picture at a place in percent is in the viewport: found in a screenshot, by the colours that the
    grid has there. `null` where the page crops it away. */
async function pixelOf({ page }: Person, x: number, y: number): Promise<{ x: number; y: number } | null> {
  // Without the markers, which are over it.
  const show = (opacity: string) => page.evaluate((opacity) => {
    for (const widget of document.querySelectorAll<HTMLElement>(".image-chat-widget")) widget.style.setProperty("opacity", opacity, "important");
  }, opacity);
  await show("0");
  const shot = (await page.screenshot()).toString("base64");
  await show("1");
  return page.evaluate(async ([shot, x, y]) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const [sum, count] = [{ x: 0, y: 0 }, { of: 0 }];
    // The grid has a spot of its own colour at each place: red is x, green is y, blue is full.
    for (let at = 0; at < data.length; at += 4) {
      const isSpot = Math.abs(data[at]! - 2 * x) < 5 && Math.abs(data[at + 1]! - 2 * y) < 5 && data[at + 2]! > 250;
      if (!isSpot) continue;
      sum.x += (at / 4) % image.width;
      sum.y += Math.floor(at / 4 / image.width);
      count.of += 1;
    }
    const scale = window.devicePixelRatio;
    return count.of < 4 ? null : { x: (sum.x / count.of + 0.5) / scale, y: (sum.y / count.of + 0.5) / scale };
  }, [shot, x, y] as const);
}
