// Tells pictures from other files as the server does: by their first bytes, whatever their name and type say.

/** PNG, JPEG, GIF and WebP. */
const BEGINNINGS = /^(\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}WEBP)/;
const LONGEST = 12;

/** Does the file begin as a picture that is accepted? A folder, which cannot be read, does not. */
export async function isImage(file) {
  try {
    const bytes = new Uint8Array(await file.slice(0, LONGEST).arrayBuffer());
    return BEGINNINGS.test(String.fromCharCode(...bytes));
  } catch {
    return false;
  }
}
