// `/i/{id}`: one image, its markers and its chat windows, found by the hooks that stay put.
import { expect, type Locator, type Page, type Response } from "@playwright/test";
import { hydrated } from "./hydrated";

/** A place on the image in percent of its width and height. */
export interface Place {
  x: number;
  y: number;
}

export class RoomPage {
  /** The area over the image that takes clicks. */
  readonly stage: Locator;
  /** The real `<img>` inside the stage. */
  readonly image: Locator;
  /** `data-state` is `live`, `reconnecting` or `offline`. */
  readonly connection: Locator;
  readonly viewerCount: Locator;
  /** Visible messages about something that failed. */
  readonly error: Locator;
  /** Messages in passing. */
  readonly toast: Locator;
  /** Takes back what was just deleted. */
  readonly undo: Locator;
  /** Says yes to the question whether a discussion is to be deleted. */
  readonly confirmDelete: Locator;

  constructor(
    readonly page: Page,
    /** What `write` answers when the page asks for a name. */
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

  /** Goes there, at a discussion if one is named; with scripts on, waits until the page is interactive. */
  async open(imageId: string, chatId?: string): Promise<Response | null> {
    const response = await this.page.goto(`/i/${imageId}${chatId ? `#chat=${chatId}` : ""}`);
    if (this.scripted) await this.hydrated();
    return response;
  }

  async hydrated(): Promise<void> {
    await hydrated(this.page);
  }

  /** Waits for the connection display to say so. */
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

  /** The marker of a discussion that was not sent yet. */
  draft(): Locator {
    return this.marker("draft");
  }

  /** The ids of all markers, sorted, to compare what people see. */
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

  /** The comment in the open window with this text. */
  comment(text: string | RegExp): Locator {
    return this.comments().filter({ hasText: text });
  }

  /** A button of the open window's head, by what it is called: `Resolve`, `Close` … */
  button(name: string): Locator {
    return this.window().getByRole("button", { name, exact: true });
  }

  /** The button that begins to edit a comment. */
  editButton(comment: Locator): Locator {
    return comment.getByRole("button", { name: "Edit", exact: true });
  }

  deleteButton(comment: Locator): Locator {
    return comment.getByRole("button", { name: "Delete comment" });
  }

  /** Where a comment is written anew. */
  editor(): Locator {
    return this.window().getByTestId("edit");
  }

  composer(): Locator {
    return this.window().getByTestId("composer");
  }

  send(): Locator {
    return this.window().getByTestId("send");
  }

  /** Asked once, when a guest first writes. */
  guestNameField(): Locator {
    return this.page.getByTestId("guest-name");
  }

  /** A real click at this place of the image, wherever scrolling, zoom or size have put it. */
  async clickAt(xPercent: number, yPercent: number): Promise<void> {
    await this.imageLoaded();
    await this.stage.click({ position: await this.onStage({ x: xPercent, y: yPercent }) });
  }

  /** Opens an existing marker's window by clicking it. */
  async openMarker(chatId: string): Promise<void> {
    await this.marker(chatId).click();
    await expect(this.window(chatId)).toBeVisible();
  }

  /** Types into the open window, gives a name if the page asks for one, and sends. Does not wait for the server. */
  async write(text: string, guestName = this.guestName): Promise<void> {
    await this.composer().fill(text);
    if (await this.guestNameField().isVisible()) await this.guestNameField().fill(guestName);
    await this.send().click();
  }

  /** The whole way to a stored discussion: click, write, wait until it is saved. Answers its id. */
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

  /** Where the middle of a marker is, in percent of the image as it is drawn now. */
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

  /** Waits until the picture has arrived: before that, places mean nothing. */
  async imageLoaded(): Promise<void> {
    await expect
      .poll(() => this.image.evaluate((image) => (image as HTMLImageElement).naturalWidth), { message: "image loaded" })
      .toBeGreaterThan(0);
  }

  /** From percent of the image to pixels inside the stage's border, as `click` counts them. */
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
