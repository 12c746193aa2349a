// The options of a widget: what a page gives, checked, with what is meant where it gives nothing.

/** Parameters that tell where a visitor came from, and nothing about the page. */
const TRACKING = /^(utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|ref_src)$/i;

/** The address of the page without tracking parameters; its hash is kept. */
function pageId(address) {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** The options of a configuration; a TypeError names what is wrong. `home` is where the script came from. */
export function checked(config, home) {
  if (!config || typeof config !== "object") throw new TypeError("ImageChat: the second argument must be an object");
  const given = { ...config };
  if (typeof given.tenantId !== "string" || !given.tenantId) throw new TypeError("ImageChat: tenantId is required");
  const square = number(given, "chatSquarePercentage", 0.1, 100) ?? null;
  const options = {
    given,
    tenantId: given.tenantId,
    urlId: given.urlId ? String(given.urlId) : pageId(address(given)),
    pageTitle: given.pageTitle ? String(given.pageTitle) : document.title,
    chatSquarePercentage: square ?? 5,
    hasDarkBackground: given.hasDarkBackground ?? null,
    locale: String(given.locale || navigator.language || "en").replaceAll("_", "-"),
    readonly: Boolean(given.readonly),
    allowAnon: given.allowAnon !== false,
    defaultUsername: given.defaultUsername ? String(given.defaultUsername) : "",
    customCSS: given.customCSS ? String(given.customCSS) : "",
    maxReplyDepth: number(given, "maxReplyDepth", 0, 100) ?? 0,
    maxCommentCharacterLength: number(given, "maxCommentCharacterLength", 1, 1e6) ?? null,
    sso: given.sso ?? null,
    simpleSSO: given.simpleSSO ?? null,
    apiHost: origin(given, "apiHost", home),
    wsHost: origin(given, "wsHost", given.apiHost ?? home).replace(/^http/, "ws"),
    call(name, ...values) {
      const callback = given[name];
      if (typeof callback === "function") return callback(...values);
    },
  };
  return options;
}

function address({ url }) {
  try {
    return new URL(url ?? location.href, location.href).href;
  } catch {
    throw new TypeError("ImageChat: url must be an address such as https://www.example.org/page");
  }
}

function number(given, name, least, most) {
  if (given[name] === undefined || given[name] === null) return undefined;
  const value = Number(given[name]);
  if (!(value >= least && value <= most)) throw new TypeError(`ImageChat: ${name} must be a number from ${least} to ${most}`);
  return value;
}

function origin(given, name, home) {
  const text = String(given[name] ?? home);
  const address = text.startsWith("//") ? location.protocol + text : text;
  try {
    const { protocol, host } = new URL(address);
    return `${protocol.replace("ws", "http")}//${host}`;
  } catch {
    throw new TypeError(`ImageChat: ${name} must be an address such as https://chat.example.org`);
  }
}

/** Whether anything but callbacks changed. What is no option of the widget may be anything, and is not looked at. */
export function needsNewRoom(before, after) {
  const shown = ({ given, call, ...options }) => JSON.stringify(options);
  return shown(before) !== shown(after);
}
