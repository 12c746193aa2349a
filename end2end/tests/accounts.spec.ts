// Accounts: sign-up of a guest, sessions, deletion, and their effect on open pages.
import { command, expect, hasNoFindings, nameOf, newCredentials, PASSWORD, refusedLoad, signIn, signUp, test, VIEWS } from "../fixtures";

for (const view of VIEWS) {
  const name = nameOf(view);

  test(`account pages are accessible (${name})`, async ({ person, server }, testInfo) => {
    const ada = await person("Ada", view);
    ada.allowConsole(refusedLoad(400));
    ada.allowConsole(refusedLoad(401));
    ada.allowConsole(refusedLoad(403));
    const { page } = ada;
    const keep = async (what: string) => {
      await testInfo.attach(what, { body: await page.screenshot({ fullPage: true }), contentType: "image/png" });
    };
    const credentials = newCredentials("Ada");
    await page.goto("/signup");
    await keep("sign up");
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("E-mail").fill(credentials.email);
    await page.getByLabel("Password").fill("password123");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByTestId("error")).toContainText("tried first");
    await expect(page.getByLabel("E-mail")).toHaveValue(credentials.email);
    await expect(page.getByLabel("Password")).toHaveValue("");
    await hasNoFindings(page, "sign up, refused");
    await page.getByLabel("Password").fill(credentials.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL("/");
    await page.getByTestId("account-link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
    await hasNoFindings(page, "the account");
    await keep("account");
    await page.getByLabel("Current password").fill("not this one");
    await page.getByLabel("New password").fill(PASSWORD);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByTestId("error")).toContainText("current password");
    await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await page.getByTestId("sign-in-link").click();
    await page.getByLabel("E-mail").fill(credentials.email);
    await page.getByLabel("Password").fill("not this one");
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByTestId("error")).toContainText("Wrong e-mail or password");
    await hasNoFindings(page, "sign in, refused");
    await keep("sign in");
    const printed = await command(server, "admin", "reset-password", credentials.email);
    await page.goto(new URL(printed.match(/http\S+/)![0]).pathname);
    await hasNoFindings(page, "choosing a password");
    await keep("reset");
  });
}

test("the account forms work without JavaScript", async ({ person }) => {
  const { page } = await person("Ada", { javaScriptEnabled: false });
  const credentials = newCredentials("Ada");
  await signUp(page, "Ada", credentials);
  await page.goto("/account");
  await page.getByRole("textbox", { name: "Name" }).fill("Countess");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("done")).toHaveText("Your name is saved.");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await signIn(page, credentials);
  await expect(page.getByTestId("account-link")).toHaveText("Countess");
});

test("a guest who signs up keeps their comments, and edits them from another browser", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.discuss(25, 30, "Written as a guest");
  const credentials = newCredentials("Ada");
  await signUp(ada.page, "Ada", credentials);
  const elsewhere = await person("Ada elsewhere");
  await signIn(elsewhere.page, credentials, `/i/${image.id}`);
  await elsewhere.room.hydrated();
  await elsewhere.room.openMarker((await elsewhere.room.markerIds())[0]!);
  await elsewhere.room.editButton(elsewhere.room.comment("Written as a guest")).click();
  await expect(elsewhere.room.editor()).toHaveValue("Written as a guest");
});

test("a session that is ended elsewhere ends in an open room within five seconds", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  const credentials = newCredentials("Ada");
  await signUp(ada.page, "Ada", credentials);
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await ada.room.clickAt(50, 50);
  await expect(ada.page.getByTestId("guest-name")).toHaveCount(0);
  await ada.page.keyboard.press("Escape");
  const phone = await person("Ada's phone");
  await signIn(phone.page, credentials);
  await expect(phone.page.getByTestId("session")).toHaveCount(2);
  const closed = ada.page.waitForEvent("websocket", { timeout: 5_000 });
  await phone.page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(phone.page.getByTestId("session")).toHaveCount(1);
  // It reconnects anonymously and asks for a name.
  await closed;
  await ada.room.isConnection("live");
  await ada.room.clickAt(25, 25);
  await expect(ada.page.getByTestId("guest-name")).toBeVisible();
});

test("a deleted account loses its name at once on open pages", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada Lovelace");
  const credentials = newCredentials("Ada");
  await signUp(ada.page, "Ada Lovelace", credentials);
  await ada.room.open(image.id);
  await ada.room.discuss(25, 30, "These words stay");
  const bob = await person("Bob", { known: true });
  await bob.room.open(image.id);
  await bob.room.isConnection("live");
  await bob.room.openMarker((await bob.room.markerIds())[0]!);
  await expect(bob.room.window()).toContainText("Ada Lovelace");
  await ada.page.goto("/account");
  await ada.page.getByLabel("Your password").fill(credentials.password);
  await ada.page.getByLabel("Yes, delete my account").check();
  await ada.page.getByRole("button", { name: "Delete account" }).click();
  await ada.page.waitForURL("/");
  await expect(ada.page.getByTestId("sign-in-link")).toBeVisible();
  await expect(bob.room.window()).toContainText("Deleted person");
  await expect(bob.room.window()).not.toContainText("Ada Lovelace");
  await expect(bob.room.window()).toContainText("These words stay");
});
