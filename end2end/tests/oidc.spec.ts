// Sign-in with an OpenID Connect provider, a real one (fixtures/oidc-provider.ts).
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, refusedLoad, test as base, type Api, type Image, type Person } from "../fixtures";
import { CLIENT_ID, CLIENT_SECRET, OidcProvider } from "../fixtures/oidc-provider";

const test = base.extend<object, { provider: OidcProvider }>({
  provider: [
    async ({}, use) => {
      const provider = await OidcProvider.listen();
      await use(provider);
      await provider.dispose();
    },
    { scope: "worker" },
  ],
  serverEnv: [
    async ({ provider }, use) =>
      use({
        IMAGE_CHAT_OIDC_ISSUER: provider.issuer,
        IMAGE_CHAT_OIDC_CLIENT_ID: CLIENT_ID,
        IMAGE_CHAT_OIDC_CLIENT_SECRET: CLIENT_SECRET,
        IMAGE_CHAT_OIDC_NAME: "The Provider",
      }),
    { scope: "worker" },
  ],
  server: [
    async ({ server, provider }, use) => {
      provider.workFor(server.url);
      await use(server);
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** A unique name at the provider. */
function someone(): string {
  return `ada${randomUUID().slice(0, 8)}`;
}

/** The display name at the provider. */
function called(login: string): string {
  return `${login[0]!.toUpperCase()}${login.slice(1)} of the Provider`;
}

/** To the provider's page, without its remote font. */
async function toProvider(page: Page, next = "/"): Promise<void> {
  await page.context().route("https://fonts.googleapis.com/**", (route) => route.fulfill({ contentType: "text/css", body: "" }));
  await page.goto(`/auth/oidc?next=${encodeURIComponent(next)}`);
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
}

/** Up to the provider's consent page. */
async function logIn(page: Page, login: string, next: string): Promise<void> {
  await toProvider(page, next);
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
}

/** Through the provider's pages and back. */
async function signIn(page: Page, login: string, next: string): Promise<void> {
  await logIn(page, login, next);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Creates a discussion and returns its author. */
async function writesAs(person: Person, api: Api, image: Image, text: string): Promise<{ id: string; name: string }> {
  await person.room.hydrated();
  const broadcastId = randomUUID();
  const answer = await person.page.request.post(`/api/v1/images/${image.id}/chats`, {
    data: { x: 10, y: 10, body: text, broadcastId },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { chats } = await api.board(image.id);
  return chats.find((chat) => chat.comments[0]!.body === text)!.by;
}

test("people sign in, have their name, sign out, and are the same person again", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  const login = someone();
  await signIn(ada.page, login, `/i/${image.id}`);
  await expect(ada.page).toHaveURL(`/i/${image.id}`);
  await ada.room.hydrated();
  await ada.room.clickAt(25, 30);
  await ada.room.write("Signed in");
  await expect(ada.page.locator(".author").first()).toHaveText(called(login));
  const first = await writesAs(ada, api, image, "one");
  expect(first.name).toBe(called(login));

  const out = await ada.page.request.delete("/api/v1/session");
  expect(out.status()).toBe(204);
  const refused = await ada.page.request.post("/api/v1/live-ticket");
  expect(refused.status()).toBe(401);

  // The session at the provider is still active.
  await ada.page.goto(`/auth/oidc?next=/i/${image.id}`);
  await expect(ada.page).toHaveURL(`/i/${image.id}`);
  expect(await writesAs(ada, api, image, "two")).toEqual(first);
});

test("signing in ends the guest's session", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  const cookie = async () => (await ada.context.cookies()).find(({ name }) => name === "image_chat_session")!.value;
  const before = await cookie();
  await signIn(ada.page, someone(), `/i/${image.id}`);
  await expect(ada.page).toHaveURL(`/i/${image.id}`);
  expect(await cookie()).not.toBe(before);
  const old = await person("Old");
  await old.context.addCookies([{ name: "image_chat_session", value: before, url: ada.page.url() }]);
  expect((await old.page.request.post("/api/v1/live-ticket")).status()).toBe(401);
});

test("an unverified e-mail address identifies nobody", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const [ada, eve] = [await person("Ada"), await person("Eve")];
  const login = someone();
  await signIn(ada.page, login, `/i/${image.id}`);
  await expect(ada.page).toHaveURL(`/i/${image.id}`);
  await signIn(eve.page, `unchecked-${login}`, `/i/${image.id}`);
  await expect(eve.page).toHaveURL(`/i/${image.id}`);
  const [one, other] = [await writesAs(ada, api, image, "Ada's"), await writesAs(eve, api, image, "Eve's")];
  expect(other.name).toBe(one.name);
  expect(other.id).not.toBe(one.id);
});

test("the sign-in never redirects to another site", async ({ person, server }) => {
  const ada = await person("Ada");
  await signIn(ada.page, someone(), "//evil.example/x");
  await expect(ada.page).toHaveURL(`${server.url}/`);
});

test("a forged or used state is refused with its reason", async ({ person, provider }) => {
  const ada = await person("Ada");
  ada.allowConsole(refusedLoad(400));
  const callbacks: string[] = [];
  ada.page.on("request", (request) => {
    if (request.url().includes("/auth/oidc/callback")) callbacks.push(request.url());
  });
  await ada.page.goto("/auth/oidc/callback?code=x&state=made-up");
  await expect(ada.page.getByTestId("error")).toContainText("begin again");
  await expect(ada.page.getByText("unknown_state")).toBeVisible();
  await signIn(ada.page, someone(), "/");
  await expect(ada.page.getByRole("heading", { level: 1 })).toContainText("Talk about an image");
  const before = provider.exchanges;
  await ada.page.goto(callbacks.at(-1)!);
  await expect(ada.page.getByText("unknown_state")).toBeVisible();
  expect(provider.exchanges, "the provider is not asked").toBe(before);
});

test("a sign-in that began in another browser is refused", async ({ person }) => {
  const [ada, eve] = [await person("Ada"), await person("Eve")];
  ada.allowConsole(refusedLoad(400));
  // Eve signs in, stops before the callback, and has Ada open its address.
  await logIn(eve.page, someone(), "/");
  const consent = await eve.page.locator("form").first().getAttribute("action");
  let answer = await eve.page.request.post(consent!, { form: { prompt: "consent" }, maxRedirects: 0 });
  let address = answer.headers()["location"]!;
  while (!address.includes("/auth/oidc/callback")) {
    answer = await eve.page.request.get(address, { maxRedirects: 0 });
    address = answer.headers()["location"]!;
  }
  await ada.page.goto(address);
  await expect(ada.page.getByText("other_browser")).toBeVisible();
  expect((await ada.page.request.post("/api/v1/live-ticket")).status(), "Ada is nobody still").toBe(401);
});

test("a cancelled sign-in shows a message and can be retried", async ({ person }) => {
  const ada = await person("Ada");
  ada.allowConsole(refusedLoad(403));
  await toProvider(ada.page);
  await ada.page.getByRole("link", { name: "Cancel" }).click();
  await expect(ada.page.getByText("denied")).toBeVisible();
  await expect(ada.page.getByTestId("error")).toContainText("decided against");
  await ada.page.getByTestId("oidc").click();
  await expect(ada.page.getByPlaceholder("Enter any login")).toBeVisible();
});
