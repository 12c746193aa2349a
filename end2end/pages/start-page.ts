// `/`: the uploader and the recent images.
import { expect, type Locator, type Page, type Response } from "@playwright/test";
import { hydrated } from "./hydrated";

/** A file in Playwright's format: `{ name: "a.png", mimeType: "image/png", buffer: png() }`. */
export interface InMemoryFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export class StartPage {
  /** The file input; it may be visually hidden behind its label. */
  readonly upload: Locator;
  /** The drop zone. */
  readonly dropZone: Locator;
  /** The progress of an upload. */
  readonly uploading: Locator;
  readonly error: Locator;
  /** Links to images. */
  readonly images: Locator;

  constructor(
    readonly page: Page,
    private readonly scripted = true,
  ) {
    this.upload = page.getByTestId("upload");
    this.dropZone = page.locator("form").filter({ has: this.upload });
    this.uploading = page.getByTestId("upload-progress");
    this.error = page.getByTestId("error");
    this.images = page.locator('a[href^="/i/"]');
  }

  /** Opens the page and, with scripts, waits until it is interactive. */
  async open(): Promise<Response> {
    const response = await this.page.goto("/");
    if (this.scripted) await hydrated(this.page);
    return response!;
  }

  /** Chooses files; does not wait for the upload. */
  async choose(...files: InMemoryFile[]): Promise<void> {
    await this.upload.setInputFiles(files);
  }

  /** Drops a file onto the drop zone. */
  async drop(file: InMemoryFile): Promise<void> {
    await this.hand("drop", file);
  }

  /** Pastes a file from the clipboard. */
  async paste(file: InMemoryFile): Promise<void> {
    await this.hand("paste", file);
  }

  /** Pastes an image from the system clipboard, by keyboard. Needs the `CLIPBOARD` permissions. */
  async pasteFromClipboard(png: Buffer): Promise<void> {
    await this.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })]);
    }, png.toString("base64"));
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** Submits the URL of an image; does not wait for the import. */
  async openLink(address: string): Promise<void> {
    await this.page.getByTestId("link").fill(address);
    await this.page.getByTestId("open-link").click();
  }

  /** Sends the chosen file, which takes a button without scripts. */
  async sendPlainForm(): Promise<void> {
    await this.dropZone.getByRole("button", { name: "Upload" }).click();
  }

  async cancelUpload(): Promise<void> {
    await this.uploading.getByRole("button", { name: "Cancel" }).click();
  }

  /** The entry of an image in the gallery. */
  card(imageId: string): Locator {
    return this.page.locator(`a[href="/i/${imageId}"]`);
  }

  /** Waits until the image page is open; returns the image's id. */
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
