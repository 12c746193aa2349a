// Frames and tasks of a page, for the scripts that drive Chromium.

/** What is traced. */
export const TRACE = ["toplevel", "disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.frame"];
/** Between frames that are drawn on time, at most, in milliseconds: one beat of 60 a second and a half. */
const ON_TIME = 25;
/** The names of a task of a thread, by the version of Chromium. */
const TASKS = ["RunTask", "ThreadControllerImpl::RunTask"];

/** Runs in the page: notes the times between frames, sorted, until `stopFrames` is called. */
export function watchFrames() {
  const times = [];
  let last;
  let id = 0;
  const frame = (now) => {
    if (last !== undefined) times.push(now - last);
    last = now;
    id = requestAnimationFrame(frame);
  };
  id = requestAnimationFrame(frame);
  globalThis.stopFrames = () => {
    cancelAnimationFrame(id);
    return times.sort((a, b) => a - b);
  };
}

/** How many of 100 frames the browser drew late: a beat or more after the one on which they were due. */
export function latePercent(trace) {
  const drawn = JSON.parse(trace.toString()).traceEvents.filter(({ name }) => name === "DrawFrame").map(({ ts }) => ts / 1_000);
  if (drawn.length < 2) throw new Error("no frames in the trace");
  drawn.sort((a, b) => a - b);
  const late = drawn.slice(1).filter((at, place) => at - drawn[place] > ON_TIME);
  return (100 * late.length) / (drawn.length - 1);
}

/** The longest task of a page's main thread in a trace, in milliseconds. */
export function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const isMain = ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain";
  const threads = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid}/${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => TASKS.includes(name) && threads.has(`${pid}/${tid}`));
  if (tasks.length === 0) throw new Error("no tasks in the trace");
  return tasks.reduce((longest, { dur }) => Math.max(longest, (dur ?? 0) / 1_000), 0);
}
