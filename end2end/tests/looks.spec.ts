// How things look: the bar, windows beside their markers, forms that failed, secrets, counts, flags, words.
import { PHONE } from "../fixtures/picture-view";
import { changeSettings } from "../fixtures/settings";
import { CLIPBOARD, expect, refusedLoad, test, type Person } from "../fixtures";

for (const width of [320, 390, 480, 560, 640, 720, 768, 820, 890, 1024]) {
  test(`at ${width} px an administrator's bar neither scrolls sideways nor hides the title`, async ({ administrator, freshImage }) => {
    const image = await freshImage({ title: "Ground floor" });
    const mia = await administrator("Mia", { viewport: { width, height: 800 } });
    await mia.room.open(image.id);
    await expect(mia.page.getByTestId("close-image")).toBeVisible();
    await mia.room.isConnection("live");
    expect(await mia.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const title = mia.page.getByRole("heading", { level: 1 });
    await expect(title).toBeInViewport({ ratio: 1 });
    expect(await title.evaluate((heading) => heading.scrollWidth <= heading.clientWidth)).toBe(true);
    const right = await mia.page.locator(".bar > *, .bar .button").evaluateAll((all) => Math.max(...all.map((part) => part.getBoundingClientRect().right)));
    expect(right).toBeLessThanOrEqual(width);
  });
}

for (const width of [360, 390]) {
  test(`on a phone of ${width} px an administrator's buttons are in one line`, async ({ administrator, freshImage }) => {
    const image = await freshImage({ title: "Ground floor" });
    const mia = await administrator("Mia", { ...PHONE, viewport: { width, height: 800 } });
    await mia.room.open(image.id);
    await expect(mia.page.getByTestId("close-image")).toBeVisible();
    await mia.room.isConnection("live");
    const buttons = mia.page.locator(".bar :is(.button, .icon-button):visible");
    const boxes = await buttons.evaluateAll((all) => all.map((button) => button.getBoundingClientRect().toJSON()));
    expect(boxes.length).toBeGreaterThan(4);
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size, JSON.stringify(boxes)).toBe(1);
    await mia.page.locator(".image-menu > summary").tap();
    const inMenu = mia.page.locator(".image-menu .button.small:visible");
    await expect(inMenu.first()).toBeVisible();
    const widths = await inMenu.evaluateAll((all) => all.map(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth));
    expect(Math.max(...widths), "their words are not cut off").toBeLessThanOrEqual(0);
  });
}

/** The boxes of the window and of what it must not cover. */
async function boxes({ page, room }: Person) {
  await room.window().evaluate((element) => Promise.all(element.getAnimations().map((animation) => animation.finished)));
  const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
  const [window, bar, list] = [await box('[data-testid="chat-window"]'), await box(".bar"), await box(".discussions")];
  return { window, bar, list, viewport: page.viewportSize()! };
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 768, height: 900 },
]) {
  test(`a window with a long comment stays within the image's part of the page (${viewport.width} px)`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chats = [];
    for (const [x, y] of [[5, 2], [50, 50], [97, 55], [60, 98]] as const) {
      const chat = await api.openChat(image.id, x, y, "A short beginning");
      for (let n = 0; n < 6; n++) await api.reply(chat.id, `Paragraph ${n}\n\n${"many words ".repeat(20)}`);
      chats.push(chat.id);
    }
    const ada = await person("Ada", { viewport, known: true });
    await ada.room.open(image.id);
    await ada.room.imageLoaded();
    for (const id of chats) {
      await ada.room.marker(id).press("Enter");
      await expect(ada.room.comment("Paragraph 5")).toBeAttached();
      await expect
        .poll(async () => {
          const { window, bar, viewport } = await boxes(ada);
          return window.y >= bar.y + bar.height && window.y + window.height <= viewport.height && window.x >= 0;
        })
        .toBe(true);
      const { window, list } = await boxes(ada);
      if (viewport.width >= 1024) expect(window.x + window.width).toBeLessThanOrEqual(list.x);
      await ada.page.keyboard.press("Escape");
    }
  });
}

test("a window that grows while it is open is placed again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 45, "Short");
  const ada = await person("Ada", { known: true, viewport: { width: 1440, height: 700 } });
  await ada.room.open(image.id);
  await ada.room.openMarker(chat.id);
  const before = await boxes(ada);
  for (let n = 0; n < 8; n++) await api.reply(chat.id, `Reply ${n}\n\nwith two paragraphs`);
  await ada.room.composer().fill("Line\n".repeat(8));
  await expect(ada.room.comment("Reply 7")).toBeAttached();
  await expect.poll(async () => (await boxes(ada)).window.height).toBeGreaterThan(before.window.height + 100);
  const { window, bar, viewport } = await boxes(ada);
  expect(window.y).toBeGreaterThanOrEqual(bar.y + bar.height);
  expect(window.y + window.height).toBeLessThanOrEqual(viewport.height);
  await expect(ada.room.send()).toBeInViewport({ ratio: 1 });
});

test("a share form that failed keeps what was chosen", async ({ administrator, freshImage }) => {
  const image = await freshImage();
  const mia = await administrator("Mia");
  mia.allowConsole(refusedLoad(400));
  await mia.page.goto(`/i/${image.id}/share`);
  await mia.page.getByLabel("Can comment").check();
  await mia.page.getByLabel("Expires after (days)").fill("9999");
  await mia.page.getByRole("button", { name: "Create link" }).click();
  await expect(mia.page.getByTestId("error")).toContainText("expires after 1 to 366 days");
  await expect(mia.page.getByLabel("Can comment")).toBeChecked();
  await expect(mia.page.getByLabel("Expires after (days)")).toHaveValue("9999");
});

test("a name that was refused can be corrected", async ({ administrator }) => {
  const mia = await administrator("Mia");
  mia.allowConsole(refusedLoad(400));
  await mia.page.goto("/account");
  await mia.page.getByLabel("Name").fill("\u200b\u200b");
  await mia.page.getByRole("button", { name: "Save" }).click();
  await expect(mia.page.getByTestId("error")).toBeVisible();
  await expect(mia.page.getByLabel("Name")).toHaveValue("\u200b\u200b");
});

test("secrets that are shown once have a Copy button", async ({ administrator, freshImage }) => {
  const image = await freshImage();
  const mia = await administrator("Mia", { permissions: CLIPBOARD });
  await mia.page.goto(`/i/${image.id}/share`);
  await mia.page.getByRole("button", { name: "Create link" }).click();
  await mia.page.getByRole("button", { name: "Copy" }).click();
  await expect(mia.page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await mia.clipboard()).toBe(await mia.page.getByTestId("share-link").inputValue());
  await mia.page.goto("/t/demo/members");
  await mia.page.getByRole("button", { name: "Create link" }).click();
  await mia.page.getByRole("button", { name: "Copy" }).click();
  expect(await mia.clipboard()).toBe(await mia.page.getByTestId("invitation-link").inputValue());
});

test("without JavaScript a secret has no button that does nothing", async ({ administrator, freshImage }) => {
  const image = await freshImage();
  const mia = await administrator("Mia", { javaScriptEnabled: false });
  await mia.page.goto(`/i/${image.id}/share`);
  await mia.page.getByRole("button", { name: "Create link" }).click();
  await expect(mia.page.getByTestId("share-link")).toHaveValue(/\/s\//);
  await expect(mia.page.getByRole("button", { name: "Copy" })).toHaveCount(0);
});

test("the counts of the gallery, of the list and of the moderation page agree", async ({ administrator, api, freshImage }) => {
  const image = await freshImage({ title: "Counted" });
  const chats = [];
  for (let n = 0; n < 3; n++) chats.push(await api.openChat(image.id, 10 + 20 * n, 50, `Number ${n}`));
  await api.updateChat(chats[0]!.id, { resolved: true });
  const mia = await administrator("Mia");
  await mia.room.open(image.id);
  await expect(mia.page.getByRole("heading", { name: "Discussions 3, 2 open" })).toBeVisible();
  await api.updateChat(chats[1]!.id, { resolved: true });
  await expect(mia.page.getByRole("heading", { name: "Discussions 3, 1 open" })).toBeVisible();
  await mia.page.getByTestId("close-image").click();
  await expect(mia.page.getByTestId("close-image")).toContainText("Unlock discussions");
  await mia.start.open();
  await expect(mia.start.card(image.id)).toContainText("1 open discussion");
  await mia.page.goto("/t/demo/moderation?view=images");
  await expect(mia.page.getByTestId("image").filter({ hasText: "Counted" })).toContainText("Discussions locked, 1 open discussion");
});

test("a flagged comment looks flagged to who flagged it and to moderators, and to nobody else", async ({ administrator, freshImage, person }) => {
  const image = await freshImage();
  const [ada, bob, eve, mia] = [await person("Ada"), await person("Bob", { known: true }), await person("Eve", { known: true }), await administrator("Mia")];
  await changeSettings(mia, { flags_to_hide: "0" });
  await ada.room.open(image.id);
  const chat = await ada.room.discuss(25, 30, "Not fine");
  await bob.room.open(image.id, chat);
  await bob.room.comment("Not fine").hover();
  await bob.room.comment("Not fine").getByRole("button", { name: "Flag comment" }).click();
  await bob.page.getByTestId("confirm-flag").click();
  const flagged = ({ room }: Person) => room.comment("Not fine").getByTestId("flagged");
  await expect(flagged(bob)).toBeVisible();
  await expect(bob.room.comment("Not fine").getByRole("button", { name: "Flag comment" })).toHaveCount(0);
  await bob.page.reload();
  await bob.room.hydrated();
  await expect(flagged(bob)).toBeVisible();
  await mia.room.open(image.id, chat);
  await expect(flagged(mia)).toBeVisible();
  for (const other of [ada, eve]) {
    await other.room.open(image.id, chat);
    await expect(other.room.comment("Not fine")).toBeVisible();
    await expect(flagged(other)).toBeHidden();
  }
  await changeSettings(mia);
});

test("the pages about the API are linked from the site", async ({ administrator }) => {
  const mia = await administrator("Mia");
  for (const path of ["/", "/t/demo/settings", "/account"]) {
    await mia.page.goto(path);
    const links = mia.page.getByRole("navigation", { name: "For developers" }).getByRole("link");
    await expect(links, path).toHaveText(["REST API", "Live protocol"]);
  }
  await mia.page.getByRole("link", { name: "Live protocol" }).click();
  await expect(mia.page).toHaveURL("/api/docs/live");
});

/** The visible fields of a page whose label cannot be seen. */
async function unlabelled(person: Person, path: string): Promise<string[]> {
  await person.page.goto(path);
  await expect(person.page.getByRole("heading", { level: 1 })).toBeVisible();
  const fields = person.page.locator("input:not([type=hidden], [type=file]), select, textarea");
  return fields.evaluateAll((all) =>
    (all as HTMLInputElement[])
      .filter((field) => field.checkVisibility() && ![...(field.labels ?? [])].some((label) => label.innerText.trim() !== ""))
      .map((field) => `${location.pathname}: ${field.name} (${field.getAttribute("aria-label")})`),
  );
}

test("every field says visibly what it is for", async ({ administrator, api, freshImage, person }) => {
  const image = await freshImage();
  await api.openChat(image.id, 40, 40, "A discussion");
  const mia = await administrator("Mia");
  const found = [];
  for (const path of ["/", "/account", "/t/demo/settings", "/t/demo/members", "/t/demo/keys", "/t/demo/webhooks", "/t/demo/usage", `/i/${image.id}/share`, `/i/${image.id}/manage`]) {
    found.push(...(await unlabelled(mia, path)));
  }
  for (const view of ["queue", "deleted", "images", "deleted-images", "bans", "audit"]) {
    found.push(...(await unlabelled(mia, `/t/demo/moderation?view=${view}`)));
  }
  const ada = await person("Ada");
  for (const path of ["/login", "/signup"]) found.push(...(await unlabelled(ada, path)));
  // In a row of a list, the row says what the box or the choice is about.
  expect(found.filter((field) => !/Choose |Role of /.test(field))).toEqual([]);
});

test("pages use the words of the field", async ({ administrator, freshImage, person }) => {
  const image = await freshImage();
  const mia = await administrator("Mia");
  const expected: [string, string[]][] = [
    ["/", ["Import"]],
    [`/i/${image.id}`, ["Lock discussions"]],
    [`/i/${image.id}/share`, ["Share links", "Can view", "Can comment", "Expires after", "Create link"]],
    ["/t/demo/settings", ["Blocked words", "Reply nesting", "Who can view", "Who can comment"]],
    ["/t/demo/moderation", ["Held by word filter"]],
    ["/t/demo/members", ["Expires after", "Create link"]],
    ["/account", ["Current password"]],
  ];
  for (const [path, words] of expected) {
    await mia.page.goto(path);
    for (const word of words) await expect(mia.page.locator("body"), `${word} on ${path}`).toContainText(word);
    const read = await mia.page.locator("body").evaluate((body) => (body as HTMLElement).innerText);
    expect(read, path).not.toMatch(/\btenants?\b|\bsettled?\b|\banew\b|take back|to look\b/i);
  }
  const ada = await person("Ada");
  await ada.page.goto("/signup");
  await expect(ada.page.getByRole("button", { name: "Create account" })).toBeVisible();
  ada.allowConsole(refusedLoad(401));
  await ada.page.goto("/login");
  await ada.page.getByLabel("E-mail").fill("nobody@example.org");
  await ada.page.getByLabel("Password").fill("not this one");
  await ada.page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(ada.page.getByTestId("error")).toContainText("Wrong e-mail or password");
  await ada.room.open(image.id);
  await ada.room.clickAt(50, 50);
  await expect(ada.room.composer()).toHaveAttribute("placeholder", "Add a comment…");
});

for (const width of [320, 390, 767, 1024]) {
  test(`markers at the edges of the picture widen no page (${width} px)`, async ({ api, freshImage, person }) => {
    const image = await freshImage({ width: 900, height: 600 });
    for (const [x, y] of [[0, 50], [99.5, 1], [100, 99]]) await api.openChat(image.id, x, y, `At ${x}, ${y}`);
    const ada = await person("Ada");
    await ada.page.setViewportSize({ width, height: 800 });
    await ada.room.open(image.id);
    await ada.room.imageLoaded();
    await expect(ada.room.markers()).toHaveCount(3);
    expect(await ada.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
