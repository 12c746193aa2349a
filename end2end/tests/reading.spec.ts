// Reading: Markdown, no executed code, times in the reader's zone, all without scripts too.
import { expect, test, type Person } from "../fixtures";

const MARKDOWN = [
  "Some **bold**, *italic* and `code`",
  "on two lines, see [the plan](https://example.com/plan) and https://example.org/page.",
  "",
  "- one",
  "- two",
  "",
  "> quoted",
  "",
  "```",
  "<b>shown</b>",
  "```",
].join("\n");

/** Known injections. */
const ATTACKS = [
  `<script>window.broken = 1</script>`,
  `<img src=x onerror="window.broken = 1">`,
  `<svg onload="window.broken = 1">`,
  `[click](javascript:window.broken=1)`,
  `![picture](javascript:window.broken=1)`,
  `<a href="javascript:window.broken=1">click</a>`,
  `<iframe srcdoc="<script>parent.broken = 1</script>"></iframe>`,
  `[x](data:text/html,<script>window.broken=1</script>)`,
  `**bold** <style>* { display: none }</style>`,
  `</noscript></main><script>window.broken = 1</script>`,
  `{{constructor.constructor("window.broken = 1")()}} <!-- -->`,
];

test("the Markdown subset renders alike for the author, on open pages and after a reload", async ({ freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob")];
  await ada.room.open(image.id);
  await bob.room.open(image.id);
  const id = await ada.room.discuss(25, 30, "To begin with");
  await bob.room.openMarker(id);
  await ada.room.write(MARKDOWN);
  const cleo = await person("Cleo");
  await expect(bob.room.comment("italic")).toBeVisible();
  await cleo.room.open(image.id, id);
  for (const { room } of [ada, bob, cleo]) {
    const comment = room.comment("italic").locator(".body");
    await expect(comment.locator("strong")).toHaveText("bold");
    await expect(comment.locator("em")).toHaveText("italic");
    await expect(comment.locator("p code")).toHaveText("code");
    await expect(comment.locator("p").filter({ hasText: "bold" }).locator("br")).toHaveCount(1);
    await expect(comment.locator("ul > li")).toHaveText(["one", "two"]);
    await expect(comment.locator("blockquote")).toHaveText("quoted");
    await expect(comment.locator("pre")).toHaveText("<b>shown</b>");
    const links = comment.locator("a");
    await expect(links).toHaveText(["the plan", "https://example.org/page"]);
    await expect(links.first()).toHaveAttribute("href", "https://example.com/plan");
    for (const link of await links.all()) {
      await expect(link).toHaveAttribute("rel", "nofollow ugc noopener");
      await expect(link).toHaveAttribute("target", "_blank");
    }
  }
});

test("editing shows the source, not the rendered text", async ({ freshImage, person }) => {
  const image = await freshImage();
  const { room } = await person("Ada", { known: true });
  await room.open(image.id);
  await room.discuss(25, 30, "Plain");
  await room.write(MARKDOWN);
  await expect(room.comment("italic").locator(".body strong")).toBeVisible();
  await room.editButton(room.comment("italic")).click();
  await expect(room.editor()).toHaveValue(MARKDOWN);
});

test("no comment executes, with or without scripts", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: ATTACKS[1]!, visibility: "listed" });
  const chat = await api.openChat(image.id, 25, 30, ATTACKS[0]!);
  for (const attack of ATTACKS.slice(1)) await api.reply(chat.id, attack);
  await api.openChat(image.id, 50, 50, ATTACKS[1]!);
  const inert = async ({ page }: Person) => {
    // Comments and excerpts contain only text and elements of the subset.
    const foreign = page.locator(":is(.body, .excerpt, h1, .name) :is(script, img, svg, iframe, style, [onerror], [onload])");
    await expect(foreign).toHaveCount(0);
    await expect(page.locator('a[href^="javascript:" i], a[href^="data:" i]')).toHaveCount(0);
    await expect(page.getByRole("main")).toBeVisible();
  };
  for (const javaScriptEnabled of [true, false]) {
    const ada = await person("Ada", { javaScriptEnabled });
    await ada.room.open(image.id, chat.id);
    await ada.room.imageLoaded();
    await expect(ada.page.getByTestId("comment").first()).toContainText("<script>window.broken = 1</script>");
    expect(await ada.page.getByTestId("comment").count()).toBeGreaterThanOrEqual(ATTACKS.length);
    await inert(ada);
    await ada.start.open();
    await expect(ada.start.card(image.id)).toContainText("<img src=x");
    await inert(ada);
    expect(await ada.page.evaluate("window.broken")).toBeUndefined();
  }
});

test("times show in the reader's zone, and in UTC for machines", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 25, 30, "Now");
  for (const timezoneId of ["Asia/Kolkata", "America/St_Johns", "Pacific/Auckland"]) {
    const { page, room } = await person("Reader", { timezoneId, locale: "en-GB" });
    await room.open(image.id, chat.id);
    const uploaded = page.getByTestId("uploaded-by").locator("time");
    for (const time of [room.comments().locator("time"), room.discussion(chat.id).locator("time"), uploaded]) {
      if (time === uploaded) await page.getByTestId("image-menu").getByLabel("About this image").click();
      const machine = (await time.getAttribute("datetime"))!;
      expect(machine).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Math.abs(Date.parse(machine) - Date.now())).toBeLessThan(60_000);
      const local = new Intl.DateTimeFormat("en-GB", { timeZone: timezoneId, hour: "2-digit", minute: "2-digit" });
      await expect(time).toContainText(local.format(new Date(machine)));
    }
    await page.context().close();
  }
});

test("times on the start page show in the reader's zone", async ({ freshImage, person }) => {
  const image = await freshImage({ visibility: "listed" });
  const { start } = await person("Reader", { timezoneId: "Asia/Kolkata", locale: "en-GB" });
  await start.open();
  const time = start.card(image.id).locator("time");
  const local = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kolkata", hour: "2-digit", minute: "2-digit" });
  const machine = (await time.getAttribute("datetime"))!;
  await expect(time).toContainText(local.format(new Date(machine)));
});

test("without scripts: the image, markers at their places, all comments", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Mockup of the front door", width: 1600, height: 1000 });
  const one = await api.openChat(image.id, 25.5, 30.25, "Too **dark** here");
  await api.reply(one.id, "It is night");
  const two = await api.openChat(image.id, 80, 90, "Who is this?");
  await api.updateChat(two.id, { resolved: true });
  for (const width of [390, 1440]) {
    const { page, room } = await person("Reader", { javaScriptEnabled: false, viewport: { width, height: 900 } });
    await room.open(image.id);
    await room.imageLoaded();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mockup of the front door");
    await expect(room.image).toHaveAttribute("alt", "Mockup of the front door");
    for (const { id, x, y } of [one, two]) {
      await expect(room.marker(id)).toBeVisible();
      const place = await room.placeOf(room.marker(id));
      expect(place.x).toBeCloseTo(x, 1);
      expect(place.y).toBeCloseTo(y, 1);
    }
    await expect(room.marker(two.id)).toHaveAttribute("data-resolved");
    const comments = page.getByTestId("comment");
    await expect(comments).toHaveText([/Too dark here/, /It is night/, /Who is this\?/]);
    for (const comment of await comments.all()) await expect(comment).toBeVisible();
    await expect(comments.first().locator("strong", { hasText: "dark" })).toBeVisible();
    await expect(comments.first()).toContainText("Test set-up");
    await expect(comments.first().locator("time")).toContainText("UTC");
  }
});

test("without scripts: the start page explains the site and shows recent images", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Without scripts", visibility: "listed" });
  await api.openChat(image.id, 50, 50, "One");
  const { page, start } = await person("Reader", { javaScriptEnabled: false });
  await start.open();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(start.card(image.id)).toContainText("Without scripts");
  await expect(start.card(image.id)).toContainText("1 open discussion");
  await start.card(image.id).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Without scripts");
});

test("the first start creates a sample image, open to guests", async ({ person }) => {
  const { page, room, start } = await person("Ada");
  await start.open();
  await start.images.last().click();
  await start.arrivedAtImage();
  await room.hydrated();
  await room.imageLoaded();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\S/);
  await room.discuss(50, 50, "Hello");
});
