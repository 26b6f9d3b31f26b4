/** When an event is, in the words of this page. */
import { framed } from "../core/format.js";
import { ACTIVE } from "../core/happenings.js";
import { now } from "../core/worldclock.js";

const DAY = { weekday: "short", day: "numeric", month: "short" };
const TIME = { hour: "2-digit", minute: "2-digit" };

function moment(ms) {
  const year = new Date(ms).getFullYear() === new Date(now()).getFullYear() ? {} : { year: "numeric" };
  return framed(ms, { ...DAY, ...year, ...TIME });
}

/** "Tue 12 Jan, 14:30 – 16:00", on this computer's clock. */
export function span(e) {
  const start = Date.parse(e.scheduled_start_time);
  const end = e.scheduled_end_time ? Date.parse(e.scheduled_end_time) : null;
  if (end === null) return moment(start);
  const sameDay = new Date(start).toDateString() === new Date(end).toDateString();
  return `${moment(start)} – ${sameDay ? framed(end, TIME) : moment(end)}`;
}

export function whenLine(e) {
  return e.status === ACTIVE ? "Happening now" : span(e);
}
