// Final close codes (LP21): the reason and the way out. Drafts are kept.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";

/** Closes the page's sockets with the code for another build, as after a deploy. */
async function ageBuild(page: Page): Promise<{ over: () => void }> {
  let isOld = true;
  await page.routeWebSocket("**/live", (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      server.send(isOld ? text.toString().replace(/"build":"[^"]*"/, '"build":"an older one"') : text);
    });
  });
  return { over: () => (isOld = false) };
}

test("lp21 after a deploy the page asks for a reload and keeps the draft", async ({ api, freshImage, person }) => {
  const image = await freshImage();
  const chat = await api.openChat(image.id, 70, 60, "Already here");
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id, chat.id);
  await ada.room.composer().fill("Half a thought");
  const age = await ageBuild(ada.page);
  await ada.page.reload();
  const notice = ada.page.locator(".notice");
  await expect(notice).toContainText("new version");
  await ada.room.isConnection("offline");
  // The page stays readable; writing is refused at once with the reason.
  await expect(ada.room.comments()).toHaveText(/Already here/);
  await ada.room.send().click();
  await expect(ada.room.window().getByTestId("error")).toContainText("new version");
  await expect(ada.room.composer()).toHaveValue("Half a thought");
  age.over();
  await notice.getByTestId("reload").click();
  await ada.room.hydrated();
  await ada.room.isConnection("live");
  await expect(notice).toHaveCount(0);
  await expect(ada.room.composer()).toHaveValue("Half a thought");
  await ada.room.send().click();
  await expect(ada.room.comments()).toHaveCount(2);
});

test("lp21 the page of a deleted image says so and does not reconnect", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada");
  let sockets = 0;
  await ada.page.routeWebSocket("**/live", (socket) => {
    sockets += 1;
    void socket.close({ code: 4504 });
  });
  await ada.room.open(image.id);
  await expect(ada.page.locator(".notice")).toContainText("not there any more");
  await expect(ada.page.locator(".notice").getByRole("link", { name: "All images" })).toBeVisible();
  await ada.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await ada.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(ada.page.locator(".notice")).toBeVisible();
  expect(sockets).toBe(1);
});

test("lp23 a person who signs out elsewhere is asked for a name again", async ({ freshImage, person }) => {
  const image = await freshImage();
  const ada = await person("Ada", { known: true });
  await ada.room.open(image.id);
  await ada.room.isConnection("live");
  const answer = await ada.context.request.delete("/api/v1/session");
  expect(answer.status()).toBe(204);
  await ada.room.clickAt(30, 30);
  await expect(ada.room.guestNameField()).toBeVisible();
  await ada.room.write("Someone new", "Grace");
  await expect(ada.room.comments()).toHaveText(/Grace.*Someone new/);
});
