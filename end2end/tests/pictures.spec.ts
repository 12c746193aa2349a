// Pictures: the file that a screen needs, extreme shapes, transparency, stated colours, and what counts as a picture.
import { expect, png, test, type Person } from "../fixtures";

/** The files of an image are named after their role. */
async function shownFile({ room }: Person): Promise<string> {
  await room.imageLoaded();
  return room.image.evaluate((img) => (img as HTMLImageElement).currentSrc.split("/").pop()!);
}

test("a tall capture is shown from a file of its full width", async ({ freshImage, person }) => {
  const image = await freshImage({ width: 1200, height: 6000 });
  const ada = await person("Ada", { viewport: { width: 1440, height: 900 } });
  await ada.room.open(image.id);
  expect(await shownFile(ada)).toMatch(/^full-/);
  expect(await ada.room.image.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(1200);
});

for (const [screen, deviceScaleFactor, file] of [
  ["a plain", 1, /^display-.*-2560\./],
  ["a very sharp", 4, /^full-/],
] as const) {
  test(`${screen} screen loads the file that it can show`, async ({ freshImage, person }) => {
    const image = await freshImage({ width: 5000, height: 500 });
    const ada = await person("Ada", { viewport: { width: 1440, height: 900 }, deviceScaleFactor });
    await ada.room.open(image.id);
    expect(await shownFile(ada)).toMatch(file);
  });
}

/** The least that can be pointed at, in pixels. */
const LEAST = 24;

for (const width of [1440, 390]) {
  for (const [shape, size, place] of [
    ["one pixel wide", { width: 1, height: 30_000 }, { x: 50, y: 0.5 }],
    ["one pixel high", { width: 30_000, height: 1 }, { x: 40, y: 50 }],
  ] as const) {
    test(`at ${width} px a picture ${shape} can be seen and discussed`, async ({ api, freshImage, person }) => {
      const image = await freshImage({ ...size, visibility: "listed" });
      const chat = await api.openChat(image.id, place.x, place.y, "This line");
      const ada = await person("Ada", { viewport: { width, height: 900 } });
      await ada.room.open(image.id);
      await ada.room.imageLoaded();
      const picture = (await ada.room.image.boundingBox())!;
      expect(Math.min(picture.width, picture.height)).toBeGreaterThanOrEqual(LEAST);
      const seen = await ada.room.placeOf(ada.room.marker(chat.id));
      expect(seen.x).toBeCloseTo(place.x, 0);
      expect(seen.y).toBeCloseTo(place.y, 0);
      await ada.room.openMarker(chat.id);
      await expect(ada.room.comments()).toHaveText(/This line/);
      await ada.page.keyboard.press("Escape");
      const far = size.width > 1 ? { x: 80, y: 50 } : { x: 50, y: 1.5 };
      await ada.room.discuss(far.x, far.y, "And here");
      const { chats } = await api.board(image.id);
      expect(chats[1]!.x).toBeCloseTo(far.x, -1);
      expect(chats[1]!.y).toBeCloseTo(far.y, -1);

      await ada.start.open();
      const card = ada.page.locator(`a[href="/i/${image.id}"] img`);
      const box = (await card.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(LEAST);
      await card.click();
      await ada.room.imageLoaded();
    });
  }
}

/** WCAG's contrast of a grey, 0 to 255, with black and with white: the smaller one. */
function contrast(grey: number): number {
  const share = grey / 255;
  const luminance = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  return Math.min((luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`black and white on nothing show in the ${colorScheme} theme, on the page and in the gallery`, async ({ freshImage, person }) => {
    const image = await freshImage({ width: 400, height: 300, onNothing: true, visibility: "listed" });
    const ada = await person("Ada", { colorScheme });
    await ada.room.open(image.id);
    const ground = (img: Element): string => getComputedStyle(img).backgroundImage;
    const grounds = [await ada.room.image.evaluate(ground)];
    await ada.start.open();
    grounds.push(await ada.page.locator(`a[href="/i/${image.id}"] img`).evaluate(ground));
    for (const ground of grounds) {
      const greys = [...ground.matchAll(/rgb\((\d+), \1, \1\)/g)].map(([, grey]) => Number(grey));
      expect(greys.length, ground).toBeGreaterThan(1);
      for (const grey of greys) expect(contrast(grey), `${grey}`).toBeGreaterThan(4);
    }
  });
}

test("a picture that states its gamma looks as the file does", async ({ freshImage, person }) => {
  const options = { width: 64, height: 1, gamma: 1, from: [0, 0, 0], to: [255, 200, 90] } as const;
  const image = await freshImage(options);
  const ada = await person("Ada");
  await ada.room.open(image.id);
  const drawn = (address: string): Promise<number[]> =>
    ada.page.evaluate(async (src) => {
      const picture = new Image();
      picture.src = src;
      await picture.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
      const context = canvas.getContext("2d")!;
      context.drawImage(picture, 0, 0);
      return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
    }, address);
  // The policy of the page allows pictures of its own origin alone.
  await ada.page.route("**/media/original.png", (route) => route.fulfill({ contentType: "image/png", body: png(options) }));
  const [expected, shown] = [await drawn("/media/original.png"), await drawn(image.src)];
  expect(shown.length).toBe(expected.length);
  for (const [n, sample] of shown.entries()) expect(Math.abs(sample - expected[n]!), `${n}`).toBeLessThanOrEqual(2);
});

test("a picture is taken whatever its name and type say", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  await ada.start.drop({ name: "scan", mimeType: "", buffer: png({ width: 64, height: 48 }) });
  await ada.start.arrivedAtImage();
  await ada.start.open();
  await ada.start.drop({ name: "scan.txt", mimeType: "text/plain", buffer: png({ width: 64, height: 48 }) });
  await ada.start.arrivedAtImage();
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("scan");
});

test("a text that calls itself a picture is refused before anything is sent", async ({ person }) => {
  const ada = await person("Ada");
  await ada.start.open();
  const sent: string[] = [];
  ada.page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(request.url());
  });
  await ada.start.choose({ name: "notes.png", mimeType: "image/png", buffer: Buffer.from("Hello, I am a text") });
  await expect(ada.start.error).toContainText("“notes.png” is not an image");
  expect(sent).toEqual([]);
});

test("a title from the name of a file can be read", async ({ person }) => {
  const ada = await person("Ada");
  for (const [name, title] of [
    ['the "new" one.png', 'the "new" one'],
    ["%C3%84pfel.png", "Äpfel"],
    ["invoice\u202Egpj.png", "invoicegpj"],
  ] as const) {
    await ada.start.open();
    await ada.start.drop({ name, mimeType: "image/png", buffer: png({ width: 64, height: 48 }) });
    await ada.start.arrivedAtImage();
    await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText(title);
  }
});
