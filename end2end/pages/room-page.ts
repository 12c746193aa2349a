// `/i/{id}`: an image with its markers and windows, located by stable hooks.
import { expect, type Locator, type Page, type Response } from "@playwright/test";
import { hydrated } from "./hydrated";

/** A place on the image, in percent of its width and height. */
export interface Place {
  x: number;
  y: number;
}

export class RoomPage {
  /** The area over the image that takes clicks. */
  readonly stage: Locator;
  /** The `<img>` inside the stage. */
  readonly image: Locator;
  /** `data-state` is `live`, `reconnecting` or `offline`. */
  readonly connection: Locator;
  readonly viewerCount: Locator;
  /** Visible error messages. */
  readonly error: Locator;
  /** Short messages. */
  readonly toast: Locator;
  /** Undoes a deletion. */
  readonly undo: Locator;
  /** Confirms the deletion of a discussion. */
  readonly confirmDelete: Locator;

  constructor(
    readonly page: Page,
    /** The name that `write` gives when the page asks. */
    private readonly guestName: string,
    private readonly scripted = true,
  ) {
    this.stage = page.getByTestId("stage");
    this.image = this.stage.locator("img").first();
    this.connection = page.getByTestId("connection");
    this.viewerCount = page.getByTestId("viewer-count");
    this.error = page.getByTestId("error");
    this.toast = page.getByTestId("toast");
    this.undo = page.getByTestId("undo");
    this.confirmDelete = page.getByTestId("confirm-delete");
  }

  /** Opens the page, at a discussion if one is given; with scripts, waits until it is interactive. */
  async open(imageId: string, chatId?: string): Promise<Response | null> {
    const response = await this.page.goto(`/i/${imageId}${chatId ? `#chat=${chatId}` : ""}`);
    if (this.scripted) await this.hydrated();
    return response;
  }

  async hydrated(): Promise<void> {
    await hydrated(this.page);
  }

  /** Waits for this state of the connection. */
  async isConnection(state: "live" | "reconnecting" | "offline"): Promise<void> {
    await expect(this.connection).toHaveAttribute("data-state", state);
  }

  /** All markers. */
  markers(): Locator {
    return this.page.getByTestId("marker");
  }

  marker(chatId: string): Locator {
    return this.page.locator(`[data-testid="marker"][data-chat-id="${chatId}"]`);
  }

  /** The draft marker. */
  draft(): Locator {
    return this.marker("draft");
  }

  /** The sorted ids of all markers, to compare pages. */
  async markerIds(): Promise<string[]> {
    const ids = await this.markers().evaluateAll((all) => all.map((marker) => marker.getAttribute("data-chat-id")!));
    return ids.sort();
  }

  /** The entries of the list of discussions. */
  discussions(): Locator {
    return this.page.getByTestId("discussion");
  }

  discussion(chatId: string): Locator {
    return this.page.locator(`[data-testid="discussion"][data-chat-id="${chatId}"]`);
  }

  /** The open window, or the one of this discussion. */
  window(chatId?: string): Locator {
    return this.page.locator(`[data-testid="chat-window"]${chatId ? `[data-chat-id="${chatId}"]` : ""}`);
  }

  /** The comments in the open window. */
  comments(): Locator {
    return this.window().getByTestId("comment");
  }

  /** The comment with this text in the open window. */
  comment(text: string | RegExp): Locator {
    return this.comments().filter({ hasText: text });
  }

  /** A button in the head of the open window, by name: `Resolve`, `Close` … */
  button(name: string): Locator {
    return this.window().getByRole("button", { name, exact: true });
  }

  /** The edit button of a comment. */
  editButton(comment: Locator): Locator {
    return comment.getByRole("button", { name: "Edit", exact: true });
  }

  deleteButton(comment: Locator): Locator {
    return comment.getByRole("button", { name: "Delete comment" });
  }

  /** An emoji on a comment. */
  reaction(comment: Locator, emoji: string): Locator {
    return comment.getByTestId("reactions").getByRole("button", { name: new RegExp(`^${emoji} `) });
  }

  /** Puts an emoji on a comment. */
  async react(comment: Locator, emoji: string): Promise<void> {
    await comment.hover();
    await comment.getByRole("button", { name: "Add reaction" }).click();
    await comment.getByRole("group", { name: "Reactions" }).getByRole("button", { name: emoji }).click();
  }

  /** The list of people beside the field. */
  people(): Locator {
    return this.window().getByRole("listbox", { name: "People" });
  }

  /** A button above the field, by name: `Bold`, `Preview` … */
  tool(name: string): Locator {
    return this.window().locator(".composer").getByRole("button", { name, exact: true });
  }

  /** The field that edits a comment. */
  editor(): Locator {
    return this.window().getByTestId("edit");
  }

  composer(): Locator {
    return this.window().getByTestId("composer");
  }

  send(): Locator {
    return this.window().getByTestId("send");
  }

  /** The field for a guest's name. */
  guestNameField(): Locator {
    return this.page.getByTestId("guest-name");
  }

  /** A click at this place of the image, independent of scrolling, zoom and size. */
  async clickAt(xPercent: number, yPercent: number): Promise<void> {
    await this.imageLoaded();
    await this.stage.click({ position: await this.onStage({ x: xPercent, y: yPercent }) });
  }

  /** Opens the window of a marker by a click. */
  async openMarker(chatId: string): Promise<void> {
    await this.marker(chatId).click();
    await expect(this.window(chatId)).toBeVisible();
  }

  /** Types into the open window, gives a name if asked, and sends. Does not wait for the server. */
  async write(text: string, guestName = this.guestName): Promise<void> {
    await this.composer().fill(text);
    if (await this.guestNameField().isVisible()) await this.guestNameField().fill(guestName);
    await this.send().click();
  }

  /** Creates a discussion and waits until it is stored. Returns its id. */
  async discuss(xPercent: number, yPercent: number, text: string): Promise<string> {
    await this.clickAt(xPercent, yPercent);
    await this.write(text);
    await expect(this.comments().filter({ hasText: text })).toBeVisible();
    await expect(this.window()).toHaveAttribute("data-chat-id", /.+/);
    const chatId = (await this.window().getAttribute("data-chat-id"))!;
    await expect(this.marker(chatId)).toHaveAttribute("data-state", "saved");
    return chatId;
  }

  /** Rewrites a comment of the open window. Does not wait for the server. */
  async rewrite(comment: Locator, text: string): Promise<void> {
    await this.editButton(comment).click();
    await this.editor().fill(text);
    await this.window().getByTestId("save").click();
  }

  /** Deletes the open discussion, saying yes to the question. Does not wait for the server. */
  async deleteDiscussion(): Promise<void> {
    await this.button("Delete discussion").click();
    await this.confirmDelete.click();
  }

  /** The centre of a marker, in percent of the rendered image. */
  async placeOf(marker: Locator): Promise<Place> {
    await this.imageLoaded();
    return marker.evaluate((element) => {
      const spot = element.getBoundingClientRect();
      const image = document.querySelector('[data-testid="stage"] img')!.getBoundingClientRect();
      return {
        x: ((spot.left + spot.width / 2 - image.left) / image.width) * 100,
        y: ((spot.top + spot.height / 2 - image.top) / image.height) * 100,
      };
    });
  }

  /** Waits until the image has loaded; before that, places are undefined. */
  async imageLoaded(): Promise<void> {
    await expect
      .poll(() => this.image.evaluate((image) => (image as HTMLImageElement).naturalWidth), { message: "image loaded" })
      .toBeGreaterThan(0);
  }

  /** Converts percent of the image to pixels inside the stage's border, as `click` expects. */
  private onStage(place: Place): Promise<Place> {
    return this.stage.evaluate((stage, { x, y }) => {
      const outer = stage.getBoundingClientRect();
      const image = stage.querySelector("img")!.getBoundingClientRect();
      return {
        x: image.left - outer.left - stage.clientLeft + (image.width * x) / 100,
        y: image.top - outer.top - stage.clientTop + (image.height * y) / 100,
      };
    }, place);
  }
}
