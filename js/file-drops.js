// A file that is dropped where nothing takes it must not replace the page, with what was written in it.

/** Does a drag bring files? */
export function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** Keeps the page when a file is dropped on it; file fields take theirs. */
export function keepPageOnFileDrop() {
  for (const step of ["dragover", "drop"]) {
    document.addEventListener(step, (event) => {
      if (event.defaultPrevented || !hasFiles(event) || event.target.type === "file") return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    });
  }
}
