// Parts of a page that stay up to date: each element with an id and `data-refresh`, the seconds from one look to the
// next, takes what the same element of the page holds by now. Knows no contents.

/** Follows all of them while the page is visible; `changed` is called after each change. */
export function keepFresh(changed) {
  for (const part of document.querySelectorAll("[data-refresh][id]")) {
    setInterval(() => document.hidden || refresh(part, changed), Number(part.dataset.refresh) * 1000);
  }
}

async function refresh(part, changed) {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  // Signed out meanwhile, or the server is away: what is there stays.
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById(part.id);
  if (!now) return;
  part.replaceChildren(...now.childNodes);
  changed();
}
