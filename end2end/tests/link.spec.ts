// Importing an image by URL. The server of this file may fetch from loopback, where the tests' images are.
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, png, refusedLoad, test as base } from "../fixtures";

const test = base.extend<object, { pictures: string }>({
  /** The origin of a site with an image, a page and a redirect. */
  pictures: [
    async ({}, use) => {
      const site = createServer((request, response) => {
        if (request.url === "/harbour.png") response.setHeader("content-type", "image/png").end(png({ height: 500 }));
        else if (request.url === "/page.html") response.setHeader("content-type", "text/html").end("<h1>No picture</h1>");
        else if (request.url === "/moved.png") response.writeHead(302, { location: "/harbour.png" }).end();
        else response.writeHead(404).end();
      });
      await listening(site);
      await use(`http://127.0.0.1:${(site.address() as AddressInfo).port}`);
      site.close();
    },
    { scope: "worker" },
  ],
});
test.use({ serverEnv: { IMAGE_CHAT_LINK_ALLOW: "127.0.0.1/32" } });

async function listening(site: HttpServer): Promise<void> {
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
}

for (const path of ["/harbour.png", "/moved.png"]) {
  test(`an image is imported from ${path}`, async ({ api, person, pictures }) => {
    const ada = await person("Ada");
    await ada.start.open();
    await ada.start.openLink(`${pictures}${path}`);
    const id = await ada.start.arrivedAtImage();
    await ada.room.imageLoaded();
    const { image } = await api.board(id);
    expect(image).toMatchObject({ width: 1000, height: 500 });
    // The server stores a copy: browsers do not request the other site.
    expect(image.src).toMatch(/^\/media\//);
  });
}

for (const [path, reason] of [
  ["/page.html", /image/],
  ["/missing.png", /404/],
] as const) {
  test(`the URL ${path} is no image: an error shows, and the next import works`, async ({ person, pictures }) => {
    const ada = await person("Ada");
    ada.allowConsole(refusedLoad(422));
    await ada.start.open();
    await ada.start.openLink(`${pictures}${path}`);
    await expect(ada.start.error).toContainText(reason);
    await ada.start.openLink(`${pictures}/harbour.png`);
    await ada.start.arrivedAtImage();
  });
}
