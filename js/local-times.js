// Times in the reader's time zone and locale, in the form of `browser::local_time` (src/browser/clock.rs).
const TIME = { hour: "2-digit", minute: "2-digit" };
const DAY_AND_TIME = { ...TIME, day: "numeric", month: "short" };

/** Shows every time of the page: today's without the day. */
export function showLocalTimes() {
  const today = new Date().toDateString();
  for (const element of document.querySelectorAll("time[datetime]")) {
    const date = new Date(element.dateTime);
    const isToday = date.toDateString() === today;
    element.textContent = date.toLocaleString([], isToday ? TIME : DAY_AND_TIME);
  }
}
