// The React wrapper that pages use, unchanged: it loads its script from its own address, which our server answers here.
import { build } from "esbuild";
import type { Page } from "@playwright/test";
import { EmbeddedRoom, expect, HostPage, type Server, test } from "../fixtures";
import { changeSettings } from "../fixtures/settings";

/** Where the wrapper's script comes from. */
const CDN = "https://cdn.fastcomments.com";

const APP = `
  import React, { useRef, useState } from "react";
  import { createRoot } from "react-dom/client";
  import { FastCommentsImageChatWidget } from "fastcomments-react";
  function App() {
    const image = useRef(null);
    const [options, setOptions] = useState({ tenantId: "demo", wsHost: WS_HOST });
    window.setOptions = (change) => setOptions((before) => ({ ...before, ...change }));
    const [isThere, setIsThere] = useState(true);
    window.leave = () => setIsThere(false);
    return React.createElement("main", null,
      isThere && React.createElement("img", { ref: image, src: "/picture.png", alt: "A picture", width: 600 }),
      isThere && React.createElement(FastCommentsImageChatWidget, { ...options, targetRef: image }));
  }
  createRoot(document.getElementById("root")).render(React.createElement(App));`;

test("the React wrapper places a marker, shows it to others, takes new options, and goes", async ({ administrator, person, server }) => {
  const site = await HostPage.serve({ server: CDN, body: `<div id="root"></div>`, script: await bundle(server), includesScript: false });
  const mia = await administrator("Mia");
  await changeSettings(mia, { embed_origins: site.origin });
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const [hers, his] = [new EmbeddedRoom(ada.page, "Ada"), new EmbeddedRoom(bob.page, "Bob")];
  for (const [{ page }, room] of [[ada, hers], [bob, his]] as const) {
    await answerFor(page, server);
    await page.goto(site.page("react"));
    await room.isReady();
  }
  await hers.clickOn(25, 30);
  await hers.write("From React");
  await expect(his.markers()).toHaveCount(1);
  await his.markers().click();
  await expect(his.comments()).toHaveText([/Ada.*From React/]);
  const width = async () => (await his.markers().boundingBox())!.width;
  expect(await width()).toBeCloseTo(30, 0);
  await bob.page.evaluate(() => (window as unknown as { setOptions(change: object): void }).setOptions({ chatSquarePercentage: 10 }));
  await expect.poll(width).toBeCloseTo(60, 0);
  await bob.page.evaluate(() => (window as unknown as { leave(): void }).leave());
  await expect(his.root, "the wrapper itself tells no widget that it ends").toHaveCount(0);
  site.close();
  await changeSettings(mia);
});

/** Our server in the place of the wrapper's own. */
async function answerFor(page: Page, server: Server): Promise<void> {
  await page.route(`${CDN}/**`, async (route) => {
    const url = route.request().url().replace(CDN, server.url);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
}

async function bundle(server: Server): Promise<string> {
  const wsHost = JSON.stringify(server.url.replace("http", "ws"));
  const { outputFiles } = await build({
    stdin: { contents: APP, resolveDir: __dirname },
    bundle: true,
    write: false,
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"', WS_HOST: wsHost },
  });
  return outputFiles[0]!.text;
}
