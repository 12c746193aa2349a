// Times in the reader's time zone and the page's language, in the form of `browser::local_time` (src/browser/clock.rs).
import { pageLocale } from "./language.js";

const TIME = { hour: "2-digit", minute: "2-digit" };
const DAY_AND_TIME = { ...TIME, day: "numeric", month: "short" };
const YEAR_AND_TIME = { ...DAY_AND_TIME, year: "numeric" };

/** Keeps every time of the page: today's without the day, this year's without the year; on paper each is whole. */
export function showLocalTimes() {
  updateLocalTimes();
  // A device that slept through midnight shows its pages again.
  document.addEventListener("visibilitychange", updateLocalTimes);
  afterMidnight();
}

/** The same once, for times that are new. */
export function updateLocalTimes() {
  const now = new Date();
  for (const element of document.querySelectorAll("time[datetime]")) {
    const date = new Date(element.dateTime);
    element.textContent = element.closest("[data-paper]") ? date.toLocaleString(pageLocale(), YEAR_AND_TIME) : timeOf(date, now);
  }
}

/** A moment as it is shown. */
export function timeOf(date, now = new Date()) {
  return date.toLocaleString(pageLocale(), form(date, now));
}

function form(date, now) {
  if (date.toDateString() === now.toDateString()) return TIME;
  return date.getFullYear() === now.getFullYear() ? DAY_AND_TIME : YEAR_AND_TIME;
}

function afterMidnight() {
  const midnight = new Date().setHours(24, 0, 0, 0);
  setTimeout(() => {
    updateLocalTimes();
    afterMidnight();
  }, midnight - Date.now());
}
