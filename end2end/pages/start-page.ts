// `/`: drop, paste, choose or link an image, and the recent images.
import { expect, type Locator, type Page, type Response } from "@playwright/test";
import { hydrated } from "./hydrated";

/** A file as Playwright takes it: `{ name: "a.png", mimeType: "image/png", buffer: png() }`. */
export interface InMemoryFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export class StartPage {
  /** The file input; it may be visually hidden behind its label. */
  readonly upload: Locator;
  readonly error: Locator;
  /** Links to images. */
  readonly images: Locator;

  constructor(
    readonly page: Page,
    private readonly scripted = true,
  ) {
    this.upload = page.getByTestId("upload");
    this.error = page.getByTestId("error");
    this.images = page.locator('a[href^="/i/"]');
  }

  /** Goes there and, with scripts on, waits until the page is interactive. */
  async open(): Promise<Response> {
    const response = await this.page.goto("/");
    if (this.scripted) await hydrated(this.page);
    return response!;
  }

  /** Chooses a file; does not wait for what follows. */
  async choose(file: InMemoryFile): Promise<void> {
    await this.upload.setInputFiles(file);
  }

  /** Drops a file onto the place for it. */
  async drop(file: InMemoryFile): Promise<void> {
    await this.hand("drop", file);
  }

  /** Pastes a file from the clipboard. */
  async paste(file: InMemoryFile): Promise<void> {
    await this.hand("paste", file);
  }

  /** Waits until the image's page is open; answers the image's id. */
  async arrivedAtImage(): Promise<string> {
    await expect(this.page).toHaveURL(/\/i\/[^/#?]+/);
    return new URL(this.page.url()).pathname.split("/")[2]!;
  }

  private async hand(type: "drop" | "paste", file: InMemoryFile): Promise<void> {
    const data = { type, name: file.name, mimeType: file.mimeType, base64: file.buffer.toString("base64") };
    await this.upload.evaluate((target, { type, name, mimeType, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const held = new DataTransfer();
      held.items.add(new File([bytes], name, { type: mimeType }));
      const common = { bubbles: true, cancelable: true, composed: true };
      if (type === "paste") {
        target.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: held }));
        return;
      }
      for (const step of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(new DragEvent(step, { ...common, dataTransfer: held }));
      }
    }, data);
  }
}
