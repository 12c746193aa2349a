// Errors of the server as sentences.

/** An error of the server as a sentence, as `app::ui::sentence` makes it. */
export function sentence(message, fullStop) {
  const stop = /[.!?…。！？؟]$/.test(message) ? "" : fullStop;
  return message.charAt(0).toUpperCase() + message.slice(1) + stop;
}
