// Members: invitations with a role, and the rights of that role on open pages.
import { randomUUID } from "node:crypto";
import { expect, hasNoFindings, nameOf, newCredentials, refusedLoad, test, VIEWS, type Person } from "../fixtures";

/** A unique name. */
function unique(name: string): string {
  return `${name} ${randomUUID().slice(0, 8)}`;
}

/** Creates an invitation with the form; returns the path of its link. */
async function invite({ page }: Person, role: string): Promise<string> {
  await page.goto("/t/demo/members");
  await page.getByRole("combobox", { name: "Role", exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByTestId("new-invitation").getByRole("textbox").inputValue();
  return new URL(link).pathname;
}

/** Accepts an invitation with a new account. */
async function join({ page }: Person, path: string, name: string): Promise<void> {
  const { email, password } = newCredentials(name);
  await page.goto(path);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await page.waitForURL("/t/demo");
}

for (const view of VIEWS) {
  const name = nameOf(view);

  test(`members and invitations are accessible (${name})`, async ({ administrator, person }, testInfo) => {
    const root = await administrator("Root Administrator", view);
    const path = await invite(root, "Moderator");
    await hasNoFindings(root.page, "a fresh invitation");
    await testInfo.attach("members", { body: await root.page.screenshot({ fullPage: true }), contentType: "image/png" });
    const guest = await person("Max", view);
    await guest.page.goto(path);
    await hasNoFindings(guest.page, "an invitation");
    await testInfo.attach("join", { body: await guest.page.screenshot({ fullPage: true }), contentType: "image/png" });
    const max = unique("Max");
    await join(guest, path, max);
    await root.page.goto("/t/demo/members");
    await expect(root.page.getByTestId("member").filter({ hasText: max })).toHaveCount(1);
    await hasNoFindings(root.page, "members");
  });
}

test("someone invited as moderator deletes others' comments, live, until the role is taken away", async ({
  administrator,
  freshImage,
  person,
}) => {
  const image = await freshImage();
  const root = await administrator("Root");
  const max = await person("Max");
  max.allowConsole(refusedLoad(403));
  const called = unique("Max");
  await join(max, await invite(root, "Moderator"), called);
  const guest = await person("Guest");
  await guest.room.open(image.id);
  await guest.room.discuss(25, 30, "A first comment");
  await guest.room.write("An unwanted comment");
  await expect(guest.room.comment("unwanted")).toBeVisible();
  await max.room.open(image.id);
  await max.room.isConnection("live");
  await max.room.openMarker((await max.room.markerIds())[0]!);
  await max.room.deleteButton(max.room.comment("unwanted")).click();
  await expect(guest.room.comment("unwanted")).toHaveCount(0);
  await expect(max.room.deleteButton(max.room.comment("A first comment"))).toBeVisible();
  await root.page.goto("/t/demo/members");
  await root.page.getByRole("combobox", { name: `Role of ${called}` }).selectOption("Member");
  await root.page.getByRole("button", { name: `Save the role of ${called}` }).click();
  await expect(root.page.getByTestId("done")).toBeVisible();
  await expect(max.room.deleteButton(max.room.comment("A first comment"))).toHaveCount(0, { timeout: 5_000 });
});

test("an administrator revokes an invitation, without JavaScript", async ({ administrator, person }) => {
  const root = await administrator("Root", { javaScriptEnabled: false });
  const path = await invite(root, "Member");
  await root.page.goto("/t/demo/members");
  await root.page.getByTestId("invitation").first().getByRole("button", { name: "Revoke" }).click();
  await expect(root.page.getByTestId("done")).toBeVisible();
  const guest = await person("Late");
  guest.allowConsole(refusedLoad(404));
  const response = await guest.page.goto(path);
  expect(response?.status()).toBe(404);
});
