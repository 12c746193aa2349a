// The main job as a screen reader tells it: what the accessibility tree of Chromium has at each step, by keys alone. Two
// people: one who sees nothing of the page, and one who answers.
import { expect, test } from "../fixtures";

test("a discussion from place to answer, as the accessibility tree tells it", async ({ freshImage, person }) => {
  const image = await freshImage({ title: "Ground floor" });
  const ada = await person("Ada", { known: true });
  const bo = await person("Bo", { known: true });
  await ada.room.open(image.id);
  await bo.room.open(image.id);
  await ada.room.isConnection("live");
  const { page, room } = ada;
  const announcer = page.getByTestId("announcer");

  await test.step("the page has its landmarks, and says what can be done", async () => {
    await expect(page.locator("body")).toMatchAriaSnapshot(`
      - link "Go to the list of discussions"
      - banner:
        - link "Image Chat, all images"
        - heading "Ground floor" [level=1]
        - status: Live
        - button /\\d+ here/
        - button "Share"
      - main:
        - group "Image":
          - button "Place a marker with the keyboard"
          - img "Ground floor"
        - group "Zoom":
          - button "Zoom out"
          - button "Zoom in"
        - complementary /Discussions/:
          - heading /Discussions/ [level=2]
    `);
  });

  await test.step("a marker is placed by keys, and its window is a named dialog with the focus in it", async () => {
    await page.keyboard.press("c");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(announcer).toHaveText("centre, 50 %, 60 %");
    await page.keyboard.press("Enter");
    await expect(room.window()).toMatchAriaSnapshot(`
      - dialog "New discussion":
        - heading "New discussion" [level=2]
        - button "Close"
        - textbox "Comment"
        - button "Send" [disabled]
    `);
    await expect(room.composer()).toBeFocused();
    await page.keyboard.type("Is this **wall** thick enough?");
    await page.keyboard.press("Enter");
    await expect(room.window()).toMatchAriaSnapshot(`
      - dialog "Discussion 1":
        - heading "#1" [level=2]
        - list "Comments":
          - listitem:
            - paragraph:
              - strong: Ada
            - paragraph:
              - text: Is this
              - strong: wall
              - text: thick enough?
        - textbox "Reply"
        - button "Send" [disabled]
    `);
    await expect(room.markers()).toHaveAccessibleName("Discussion 1, centre, 50 %, 60 %");
  });

  await test.step("an answer is told, and is in the list of comments under its author", async () => {
    await bo.room.markers().focus();
    await bo.page.keyboard.press("Enter");
    await expect(bo.room.composer()).toBeFocused();
    await bo.page.keyboard.type("Twelve centimetres");
    await bo.page.keyboard.press("Enter");
    await expect(announcer).toHaveText("Bo replied in discussion 1: Twelve centimetres");
    await expect(room.window().getByRole("list", { name: "Comments" })).toMatchAriaSnapshot(`
      - list "Comments":
        - listitem:
          - paragraph:
            - strong: Ada
        - listitem:
          - paragraph:
            - strong: Bo
          - paragraph: Twelve centimetres
    `);
  });

  await test.step("resolving is said, and so is that a marker is resolved", async () => {
    await page.keyboard.press("Escape");
    await expect(room.window()).toHaveCount(0);
    await expect(room.markers()).toBeFocused();
    await page.keyboard.press("r");
    await expect(announcer).toHaveText("Discussion 1 resolved");
    await expect(room.markers()).toHaveAccessibleName("Discussion 1, centre, 50 %, 60 %, resolved");
    await expect(bo.page.getByRole("complementary")).toMatchAriaSnapshot(`
      - complementary:
        - heading /Discussions/ [level=2]
        - list:
          - listitem:
            - link /1 Is this wall thick enough\\?.*Ada.*Resolved/
    `);
  });
});
