// Webhooks: an administrator makes one on the page, and what a receiver on this machine gets is verified by npm
// `standardwebhooks`, which is not ours.
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { expect, hasNoFindings, nameOf, type Person, test as base, VIEWS } from "../fixtures";

const PAGE = "/t/demo/webhooks";

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

interface Receiver {
  url: string;
  /** The status of the next answers. */
  status: number;
  received: Received[];
}

const test = base.extend<{ receiver: Receiver }>({
  /** A site that keeps what it gets. */
  receiver: async ({}, use) => {
    const receiver: Receiver = { url: "", status: 204, received: [] };
    const site: HttpServer = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(receiver.status).end();
      });
    });
    site.listen(0, "127.0.0.1");
    await once(site, "listening");
    receiver.url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/hook`;
    await use(receiver);
    site.close();
  },
});
test.use({ serverEnv: { IMAGE_CHAT_WEBHOOK_ALLOW: "127.0.0.1/32" } });

/** Makes a webhook with the form; returns its secret. */
async function makeWebhook({ page }: Person, url: string): Promise<string> {
  await page.goto(PAGE);
  await page.getByLabel("Address").first().fill(url);
  await page.getByRole("button", { name: "Create webhook" }).click();
  return page.getByTestId("webhook-secret").inputValue();
}

/** What Standard Webhooks' own library makes of a request; it throws when the signature is wrong. */
function verified(secret: string, { body, headers }: Received): { type: string; data: Record<string, { id?: string; body?: string }> } {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as ReturnType<typeof verified>;
}

/** The section of the webhook with this address. */
function section({ page }: Person, url: string) {
  return page.getByTestId("webhook").filter({ hasText: url });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a receiver verifies what it gets (${javaScriptEnabled ? "with" : "without"} JavaScript)`, async ({ administrator, api, freshImage, receiver }) => {
    const root = await administrator("Root Administrator", { javaScriptEnabled });
    await root.page.goto("/t/demo/keys");
    await root.page.getByRole("navigation", { name: "Pages of this workspace" }).getByRole("link", { name: "Webhooks" }).click();
    await root.page.waitForURL(PAGE);
    const secret = await makeWebhook(root, receiver.url);
    expect(secret).toMatch(/^whsec_/);
    const image = await freshImage();
    await api.openChat(image.id, 25, 30, "Too dark here");
    await expect.poll(() => receiver.received.length).toBe(3);
    const events = receiver.received.map((received) => verified(secret, received));
    expect(events.map(({ type }) => type)).toEqual(["image.created", "discussion.created", "comment.added"]);
    expect(events[2]!.data).toMatchObject({ image: { id: image.id }, comment: { body: "Too dark here" } });
    const forged = { ...receiver.received[2]!, body: receiver.received[2]!.body.replace("dark", "bright") };
    expect(() => verified(secret, forged)).toThrow();
    // Another secret takes over: both sign.
    await section(root, receiver.url).getByRole("button", { name: "Replace secret" }).click();
    const next = await root.page.getByTestId("webhook-secret").inputValue();
    await section(root, receiver.url).getByRole("button", { name: "Send test event" }).click();
    await expect(root.page.getByTestId("done")).toBeVisible();
    await expect.poll(() => receiver.received.length).toBe(4);
    for (const each of [secret, next]) expect(verified(each, receiver.received[3]!).type).toBe("webhook.test");
    await section(root, receiver.url).getByRole("button", { name: "Delete" }).click();
    await expect(section(root, receiver.url)).toHaveCount(0);
  });
}

test("a delivery that was not taken is shown, and sent again with the same id", async ({ administrator, receiver }) => {
  const root = await administrator("Root Administrator");
  const secret = await makeWebhook(root, receiver.url);
  receiver.status = 500;
  await section(root, receiver.url).getByRole("button", { name: "Send test event" }).click();
  const delivery = section(root, receiver.url).getByTestId("delivery");
  await expect(async () => {
    await root.page.goto(PAGE);
    await expect(delivery).toContainText("waiting · 1 attempt · status 500", { timeout: 500 });
  }, "the attempt is made in the background").toPass();
  receiver.status = 204;
  await delivery.getByRole("button", { name: "Send webhook.test again" }).click();
  await expect(async () => {
    await root.page.goto(PAGE);
    await expect(delivery).toContainText("delivered", { timeout: 500 });
  }).toPass();
  const ids = new Set(receiver.received.map((received) => received.headers["webhook-id"]));
  expect(ids.size, "one message").toBe(1);
  for (const received of receiver.received) expect(verified(secret, received).type).toBe("webhook.test");
  await section(root, receiver.url).getByRole("button", { name: "Delete" }).click();
});

for (const view of VIEWS) {
  test(`the page is accessible (${nameOf(view)})`, async ({ administrator, receiver }) => {
    const root = await administrator("Root Administrator", view);
    await makeWebhook(root, receiver.url);
    await hasNoFindings(root.page, "with a new secret");
    await section(root, receiver.url).getByRole("button", { name: "Send test event" }).click();
    await expect.poll(() => receiver.received.length).toBe(1);
    await root.page.goto(PAGE);
    await section(root, receiver.url).getByText("Address and events").click();
    await hasNoFindings(root.page, "with a delivery and an open form");
    await section(root, receiver.url).getByRole("button", { name: "Delete" }).click();
  });
}
