// Mentions: people found by keyboard and by mouse, shown by name, and notified; also in a widget.
import { EmbeddedRoom, expect, hasNoFindings, nameOf, newCredentials, test, together, VIEWS } from "../fixtures";
import { MOUNT, test as embedding } from "../fixtures/embedding";
import { lastBody, sourceOf } from "../fixtures/mentioning";

test("a person is found by keyboard, and finds where they are mentioned", async ({ api, freshImage, person }) => {
  const image = await freshImage({ title: "Plan" });
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const other = await api.openChat(image.id, 70, 40, "Elsewhere");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob Builder", { known: true })];
  await bob.room.open(image.id);
  await bob.room.isConnection("live");
  await ada.room.open(image.id, chat.id);
  const field = ada.room.composer();
  await field.pressSequentially("Look, @b");
  const option = ada.room.people().getByRole("option", { name: "Bob Builder" });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(option.getByText("here now")).toBeVisible();
  expect(await field.getAttribute("aria-activedescendant")).toBe(await option.getAttribute("id"));
  await field.press("Escape");
  await expect(ada.room.people()).toHaveCount(0);
  await expect(ada.room.window(), "Escape closes the list alone").toBeVisible();
  await field.pressSequentially("ob");
  await expect(option).toBeVisible();
  await field.press("Enter");
  await expect(field).toHaveValue("Look, @Bob Builder ");
  await field.press("Enter");
  const mention = ada.room.comment("Look, @Bob Builder").locator("[data-person]");
  await expect(mention).toHaveText("@Bob Builder");
  await expect(mention).not.toHaveAttribute("data-me");

  await expect(bob.room.marker(chat.id)).toHaveAccessibleName(/, unread, mentions you$/);
  await expect(bob.room.discussion(chat.id).getByText("Mentions you")).toBeVisible();
  await bob.page.locator(".filter-chip[data-filter=mentions]").click();
  await expect(bob.room.discussion(chat.id)).toBeVisible();
  await expect(bob.room.discussion(other.id)).toHaveCount(0);
  await bob.room.openMarker(chat.id);
  await expect(bob.room.comment("Look").locator("[data-person]")).toHaveAttribute("data-me");
  await expect(bob.room.marker(chat.id)).not.toHaveAttribute("data-mention");
  await bob.page.reload();
  await bob.room.hydrated();
  await expect(bob.page.locator(".filter-chip[data-filter=mentions] .count")).toHaveText("1");
  await expect(bob.room.marker(chat.id)).not.toHaveAttribute("data-unread");
});

test("a guest's first comment, sent with their name, mentions people", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada"), await person("Bob", { known: true })];
  await bob.room.open(image.id);
  await bob.room.isConnection("live");
  await ada.room.open(image.id, chat.id);
  await ada.room.composer().pressSequentially("Look, @b");
  await ada.room.people().getByRole("option", { name: "Bob" }).click();
  await ada.room.guestNameField().fill("Ada");
  await ada.room.send().click();
  await expect(ada.room.comment("Look, @Bob").locator("[data-person]")).toHaveText("@Bob");
  await expect(bob.room.discussion(chat.id).getByText("Mentions you")).toBeVisible();
});

test("a click takes a person, an edit keeps the mention, and the list shows the name", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada [x]", { known: true }), await person("Bob", { known: true })];
  await together([ada, bob], image.id, chat.id);
  await bob.room.tool("Mention").click();
  await bob.room.people().getByRole("option", { name: "Ada [x]" }).click();
  await expect(bob.room.composer()).toBeFocused();
  await bob.room.composer().pressSequentially("see");
  await bob.room.send().click();
  const his = bob.room.comment("@Ada [x] see");
  await expect(his.locator("[data-person]")).toHaveText("@Ada [x]");
  await bob.room.editButton(his).click();
  await expect(bob.room.editor()).toHaveValue("@Ada [x] see");
  await bob.room.editor().press("End");
  await bob.room.editor().pressSequentially(" this");
  await bob.room.window().getByTestId("save").click();
  await expect(ada.room.comment("@Ada [x] see this").locator("[data-person]")).toHaveAttribute("data-me");
  await expect(bob.room.composer()).toHaveValue("");
});

test("who is not found stays plain text, and no list is in the way", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id, chat.id);
  await expect(ada.room.tool("Bold")).toHaveAttribute("tabindex", "0");
  const asked = ada.page.waitForResponse(/\/people\?q=zzz/);
  await ada.room.composer().pressSequentially("mail@example.org @zzz");
  await asked;
  await expect(ada.room.people()).toHaveCount(0);
  await ada.room.composer().press("Enter");
  await expect(ada.room.comment("mail@example.org @zzz").locator("[data-person]")).toHaveCount(0);
});

test("a mention counts as long as it is stored", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  await together([bob, ada], image.id, chat.id);
  await ada.room.composer().fill(`${"x".repeat(1_980)} `);
  const count = ada.room.window().locator(".char-count");
  await expect(count).toHaveText("20 left");
  await ada.room.composer().pressSequentially("@b");
  await ada.room.people().getByRole("option", { name: "Bob" }).click();
  await expect(count).toHaveAttribute("data-over");
});

test("a name in code or in an e-mail address is no mention", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const [ada, bob] = [await person("Ada", { known: true }), await person("Bob", { known: true })];
  const source = await sourceOf(bob, chat.id);
  await together([bob, ada], image.id, chat.id);
  await ada.room.composer().pressSequentially("@b");
  await ada.room.people().getByRole("option", { name: "Bob" }).click();
  await ada.room.composer().pressSequentially("`@Bob` me@Bob.org (@Bob) **@Bob**");
  for (const line of ["```", "@Bob", "```", "@Bob."]) {
    await ada.room.composer().press("Shift+Enter");
    await ada.room.composer().pressSequentially(line);
  }
  await ada.room.send().click();
  const text = `${source} \`@Bob\` me@Bob.org (${source}) **${source}**\n\`\`\`\n@Bob\n\`\`\`\n${source}.`;
  await expect.poll(() => lastBody(api, image.id)).toBe(text);
  await ada.room.editButton(ada.room.comments().last()).click();
  await expect(ada.room.editor()).toHaveValue(/^@Bob `@Bob` me@Bob.org \(@Bob\)/);
});

test("a member who never wrote and is not here is found by another member, and not by a guest", async ({ administrator, api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 30, 40, "Too dark here");
  const root = await administrator("Root");
  const invited = await (await root.context.request.post("/t/demo/members", { form: { do: "invite", role: "member", days: "7", uses: "2" } })).text();
  const path = /\/join\/[A-Za-z0-9_-]+/.exec(invited)![0];
  const [zelda, max, guest] = [await person("Zelda Quiet"), await person("Max"), await person("Guest", { known: true })];
  for (const { page, name } of [zelda, max]) {
    const { email, password } = newCredentials(name);
    await page.goto(path);
    for (const [label, value] of [["Name", name], ["E-mail", email], ["Password", password]]) await page.getByLabel(label!).fill(value!);
    await page.getByRole("button", { name: "Create account and join" }).click();
    await page.waitForURL("/t/demo");
  }
  await together([max, guest], image.id, chat.id);
  // The guest finds the present member, so the search works for guests.
  await guest.room.composer().pressSequentially("@max");
  await expect(guest.room.people().getByRole("option", { name: "Max" }).getByText("here now")).toBeVisible();
  await guest.room.composer().fill("");
  const asked = guest.page.waitForResponse(/\/people\?q=zel/);
  await guest.room.composer().pressSequentially("@zel");
  expect(await (await asked).json()).toEqual({ people: [] });
  await expect(guest.room.people()).toHaveCount(0);
  await max.room.composer().pressSequentially("@zel");
  const option = max.room.people().getByRole("option", { name: "Zelda Quiet" }).first();
  await expect(option).toBeVisible();
  await expect(option.getByText("here now")).toBeHidden();
  await max.room.composer().press("Enter");
  await max.room.composer().pressSequentially("please look");
  await max.room.composer().press("Enter");
  await expect(guest.room.comment("@Zelda Quiet please look").locator("[data-person]")).toHaveText("@Zelda Quiet");
  // The mention is of her account, and is counted on her first visit.
  await zelda.room.open(image.id);
  await expect(zelda.page.locator(".filter-chip[data-filter=mentions] .count")).toHaveText("1");
  await zelda.room.openMarker(chat.id);
  await expect(zelda.room.comment("@Zelda Quiet please look").locator("[data-person]")).toHaveAttribute("data-me");
});

for (const view of VIEWS) {
  test(`axe finds nothing on the list of people (${nameOf(view)})`, async ({ api, freshImage, person }) => {
    const image = await freshImage();
    const chat = await api.openChat(image.id, 30, 40, "Too dark here");
    const [ada, bob] = [await person("Ada", { known: true, ...view }), await person("Bob", { known: true })];
    await together([bob, ada], image.id, chat.id);
    await ada.room.composer().click();
    await expect(ada.room.tool("Bold")).toHaveAttribute("tabindex", "0");
    await ada.room.composer().pressSequentially("@");
    await expect(ada.room.people().getByRole("option")).not.toHaveCount(0);
    await hasNoFindings(ada.page, "the list of people");
    await ada.room.people().getByRole("option", { name: "Bob" }).click();
    await ada.room.send().click();
    await expect(ada.room.comment("@Bob").locator("[data-person]")).toBeVisible();
    await expect(bob.room.comment("@Bob").locator("[data-me]")).toBeVisible();
    await hasNoFindings(ada.page, "a mention");
  });
}

embedding("on a page of another site, in the first comment of an image", async ({ host, person }) => {
  const site = await host({ script: MOUNT("") });
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  // He has a name by a comment on another page.
  await bob.page.goto(site.page("elsewhere"));
  await his.isReady();
  await his.clickOn(40, 40);
  await his.write("Here I am");
  for (const { page } of [ada, bob]) await page.goto(site.page("first"));
  for (const room of [hers, his]) await room.isReady();
  await hers.clickOn(60, 60);
  const field = hers.window().getByTestId("composer");
  const option = hers.window().getByRole("option", { name: "Bob" });
  // He is found once his page is connected.
  await expect(async () => {
    await field.fill("");
    await field.pressSequentially("@bo");
    await expect(option).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(option.getByText("here now")).toBeVisible();
  await field.press("Tab");
  await hers.write("@Bob Too dark here");
  await expect(hers.comments().last().locator("[data-person]")).toHaveText("@Bob");
  await his.markers().click();
  await expect(his.comments().last().locator("[data-me]")).toHaveText("@Bob");
});

embedding("on a page of another site", async ({ host, person }) => {
  const site = await host({ script: MOUNT("") });
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  await ada.page.goto(site.page("mentions"));
  await hers.isReady();
  await hers.clickOn(40, 40);
  await hers.write("Too dark here");
  await bob.page.goto(site.page("mentions"));
  await his.isReady();
  await his.markers().click();
  await his.write("I agree");
  const field = hers.window().getByTestId("composer");
  await field.click();
  await expect(hers.window().locator(".composer").getByRole("button", { name: "Bold" })).toHaveAttribute("tabindex", "0");
  await field.pressSequentially("@bo");
  await expect(hers.window().getByRole("option", { name: "Bob" })).toBeVisible();
  await field.press("Tab");
  await expect(field).toHaveValue("@Bob ");
  await field.press("Enter");
  await expect(his.comments().last().locator("[data-me]")).toHaveText("@Bob");
});
