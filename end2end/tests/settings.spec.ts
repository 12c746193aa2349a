// m10: the settings for viewing and writing take effect on open pages; links share one image.
import { expect, hasNoFindings, refusedLoad, test, type Person } from "../fixtures";
import { makeAdmin, signIn } from "../fixtures/admin";

const SAVED = "Saved. It holds for everyone from now on.";

/** Opens the settings of the tenant `demo` as an administrator. */
async function administer(admin: Person, server: Parameters<typeof makeAdmin>[0]): Promise<void> {
  await signIn(admin.page, await makeAdmin(server, admin.name), "/t/demo/settings");
}

async function choose(admin: Person, label: string): Promise<void> {
  await admin.page.goto("/t/demo/settings");
  await admin.page.getByLabel(label, { exact: true }).check();
  await admin.page.getByRole("button", { name: "Save" }).click();
  await expect(admin.page.getByText(SAVED)).toBeVisible();
}

// The tests change the tenant of all tests of a worker: they run serially, and each restores it.
test.describe.configure({ mode: "serial" });

test("lp23 the right to write is withdrawn and restored on open pages", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const root = await person("Root");
  await administer(root, server);
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const chat = await ada.room.discuss(25, 30, "While one could");

  await choose(root, "Nobody: everything can be read, nothing can be posted");
  await expect(ada.room.window(chat).getByTestId("read-only")).toContainText("Nobody can write here at the moment.");
  await expect(ada.room.composer()).toHaveCount(0);
  const edit = ada.room.comments().first().locator("[data-do=edit]");
  await expect(edit).toBeHidden();
  await expect(ada.room.window(chat).locator(".window-actions [data-do=delete]")).toBeHidden();
  await ada.page.keyboard.press("Escape");
  await ada.room.clickAt(70, 70);
  await expect(ada.page.getByText("Nobody can write here at the moment.")).toBeVisible();
  await expect(ada.room.draft()).toHaveCount(0);

  await choose(root, "People with an account");
  await ada.room.openMarker(chat);
  await expect(ada.room.window(chat).getByRole("link", { name: "Sign in" })).toHaveAttribute("href", `/login?next=/i/${image.id}`);

  await choose(root, "Anyone who gives a name");
  await expect(ada.room.composer()).toBeVisible();
  await ada.room.write("And again");
  await expect(ada.room.comment("And again")).toBeVisible();
});

test("m13 lp23 markers of an open page take the new size", async ({ api, freshImage, person, server }) => {
  // 5 % of its width are between the bounds of a marker's size.
  const image = await freshImage({ width: 800, height: 480 });
  const chat = await api.openChat(image.id, 30, 40, "How large?");
  const root = await person("Root");
  await administer(root, server);
  const ada = await person("Ada");
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  /** The side of a marker in percent of the image's width. */
  const size = async () => {
    const [marker, picture] = [await ada.room.marker(chat.id).boundingBox(), await ada.page.locator("[data-testid=stage] img").boundingBox()];
    return Math.round((1_000 * marker!.width) / picture!.width) / 10;
  };
  const save = async (percent: string) => {
    await root.page.goto("/t/demo/settings");
    await root.page.getByLabel("Marker size").fill(percent);
    await root.page.getByRole("button", { name: "Save" }).click();
    await expect(root.page.getByText(SAVED)).toBeVisible();
  };
  await expect.poll(size).toBe(5);
  await save("12");
  await expect.poll(size).toBe(12);
  await save("5");
  await expect.poll(size).toBe(5);
});

test("lp23 a person who signs out elsewhere sees that, and how to sign in", async ({ administrator, freshImage, person, server }) => {
  const image = await freshImage();
  const root = await person("Root");
  await administer(root, server);
  await choose(root, "Members, and people with a share link to an image");
  const ada = await administrator("Ada");
  // The last thing that a page asks for by itself: asked later, it would be refused.
  const isLoaded = ada.page.waitForResponse((response) => response.url().endsWith("/neighbours"));
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  await isLoaded;
  const answer = await ada.context.request.delete("/api/v1/session");
  expect(answer.status()).toBe(204);
  await expect(ada.room.error).toContainText("You were signed out.");
  await expect(ada.page.locator(".notice").getByRole("link", { name: "Sign in" })).toHaveAttribute("href", `/login?next=/i/${image.id}`);
  await choose(root, "Everyone");
});

test("a concurrent change of the settings is not overwritten", async ({ person, server }) => {
  const [root, other] = [await person("Root"), await person("Rita")];
  for (const admin of [root, other]) await administer(admin, server);
  await choose(other, "People with an account");
  root.allowConsole(refusedLoad(409));
  await root.page.getByLabel("Name", { exact: true }).fill("Demo of two");
  await root.page.getByRole("button", { name: "Save" }).click();
  await expect(root.page.getByTestId("error")).toContainText("someone else changed the settings");
  await expect(root.page.getByLabel("Name", { exact: true })).toHaveValue("Demo of two");
  await root.page.goto("/t/demo/settings");
  await expect(root.page.getByLabel("People with an account")).toBeChecked();
  await choose(root, "Anyone who gives a name");
});

test("moderators and administrators find their pages beside the images", async ({ person, server }) => {
  const [root, guest] = [await person("Root"), await person("Gus")];
  await administer(root, server);
  await root.page.goto("/");
  const tabs = root.page.getByRole("navigation", { name: "Pages of this workspace" });
  await expect(tabs.getByRole("link")).toHaveText(["Images", "Moderation", "Members", "API keys", "Webhooks", "Usage", "Settings"]);
  await hasNoFindings(root.page, "the gallery of an administrator");
  await tabs.getByRole("link", { name: "Members" }).click();
  await expect(root.page).toHaveURL("/t/demo/members");
  await guest.page.goto("/");
  await expect(guest.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(guest.page.getByRole("navigation", { name: "Pages of this workspace" })).toHaveCount(0);
});

test("lp23 a page that becomes invisible shows why, and a link opens it again", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const root = await person("Root");
  await administer(root, server);
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");

  await choose(root, "Members, and people with a share link to an image");
  await expect(ada.room.error).toContainText("You may not see this image any more.");
  ada.allowConsole(refusedLoad(404));
  await ada.page.goto(`/i/${image.id}`);
  await expect(ada.page.getByRole("heading", { level: 1 })).toContainText("nothing here for you to see");

  await root.page.goto(`/i/${image.id}/share`);
  await root.page.getByLabel("Can comment").check();
  await root.page.getByLabel("Password").fill("a quiet harbour");
  await root.page.getByRole("button", { name: "Create link" }).click();
  const link = await root.page.getByTestId("share-link").inputValue();

  ada.allowConsole(refusedLoad(403));
  await ada.page.goto(new URL(link).pathname);
  await ada.page.getByLabel("Password").fill("a loud harbour");
  await ada.page.getByRole("button", { name: "Open the image" }).click();
  await expect(ada.page.getByRole("alert")).toContainText("not the password");
  await ada.page.getByLabel("Password").fill("a quiet harbour");
  await ada.page.getByRole("button", { name: "Open the image" }).click();
  await ada.room.hydrated();
  await ada.room.isConnection("live");
  await ada.room.discuss(40, 40, "By a link");

  await root.page.goto(`/i/${image.id}/share`);
  await root.page.getByRole("button", { name: "Revoke" }).click();
  await expect(ada.room.error).toContainText("You may not see this image any more.");
  await choose(root, "Everyone");
});

test("the tenant sets the size of markers and the length of comments", async ({ freshImage, person, server }) => {
  const image = await freshImage();
  const root = await person("Root");
  await administer(root, server);
  await root.page.getByLabel("Marker size").fill("10");
  await root.page.getByLabel("Longest comment").fill("20");
  await root.page.getByRole("button", { name: "Save" }).click();
  await expect(root.page.getByText(SAVED)).toBeVisible();

  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  const id = await ada.room.discuss(50, 50, "Short enough");
  const [marker, picture] = await Promise.all([ada.room.marker(id).boundingBox(), ada.page.locator("[data-testid=stage] img").boundingBox()]);
  expect(marker!.width / picture!.width).toBeCloseTo(0.1, 2);
  await ada.room.composer().fill("This is one that is too long");
  await expect(ada.room.window(id)).toContainText("8 too many");
  await ada.room.send().click();
  await expect(ada.room.error).toContainText("at most 20 characters");
  await expect(ada.room.composer()).toHaveValue("This is one that is too long");

  await root.page.goto("/t/demo/settings");
  await root.page.getByLabel("Marker size").fill("5");
  await root.page.getByLabel("Longest comment").fill("2000");
  await root.page.getByRole("button", { name: "Save" }).click();
  await expect(root.page.getByText(SAVED)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`settings and links are accessible, in ${colorScheme} and without script`, async ({ freshImage, person, server }) => {
    const image = await freshImage();
    const root = await person("Root", { colorScheme, javaScriptEnabled: true, viewport: { width: 390, height: 844 } });
    await administer(root, server);
    root.allowConsole(refusedLoad(400));
    await root.page.getByLabel("Marker size").fill("99");
    await root.page.getByRole("button", { name: "Save" }).click();
    await expect(root.page.getByRole("alert")).toContainText("The marker size is a number from 1 to 20.");
    await expect(root.page.getByLabel("Marker size")).toHaveValue("99");
    await hasNoFindings(root.page, "settings that were refused");
    for (const path of ["/t/demo/settings", `/i/${image.id}/share`]) {
      await root.page.goto(path);
      await hasNoFindings(root.page, path);
    }
  });
}
