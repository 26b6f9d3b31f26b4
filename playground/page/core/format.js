/** Dates and sizes in the signed-in person's language and this computer's time zone. */
import { state } from "./state.js";
import { now } from "./worldclock.js";

const cache = new Map();
export const locale = () => state.me?.locale ?? navigator.language;

function made(kind, options) {
  const key = `${locale()}|${kind.name}|${JSON.stringify(options)}`;
  if (!cache.has(key)) cache.set(key, new kind(locale(), options));
  return cache.get(key);
}

export const date = (ms, options) => made(Intl.DateTimeFormat, options).format(ms);
export const list = (items) => made(Intl.ListFormat, { type: "conjunction" }).format(items);
const clockTime = (ms) => date(ms, { timeStyle: "short" });

const dayOf = (ms) => new Date(ms).toDateString();
export const sameDay = (a, b) => dayOf(a) === dayOf(b);
export const longDay = (ms) => date(ms, { dateStyle: "long" });
/** For the playground's own words, which are English whoever is signed in. */
export const framed = (ms, options) => new Intl.DateTimeFormat("en-GB", options).format(ms);
export const framedExact = (ms) => framed(ms, { dateStyle: "full", timeStyle: "short" });
export const exact = (ms) => date(ms, { dateStyle: "full", timeStyle: "short" });

/** "14:32" today, "yesterday, 14:32", else "12/01/2027, 14:32". */
export function messageTime(ms) {
  if (sameDay(ms, now())) return clockTime(ms);
  if (sameDay(ms, now() - 86400000)) {
    return `${made(Intl.RelativeTimeFormat, { numeric: "auto" }).format(-1, "day")}, ${clockTime(ms)}`;
  }
  return date(ms, { dateStyle: "short", timeStyle: "short" });
}
export { clockTime };

const UNITS = [
  ["year", 31557600, 11 * 2629800],
  ["month", 2629800, 26 * 86400],
  ["day", 86400, 22 * 3600],
  ["hour", 3600, 45 * 60],
  ["minute", 60, 45],
];

/** "in 3 days", "il y a 2 heures": rounded as Discord rounds. */
export function relative(ms) {
  const s = (ms - now()) / 1000;
  const format = made(Intl.RelativeTimeFormat, { numeric: "always" });
  for (const [unit, size, from] of UNITS) {
    if (Math.abs(s) >= from) return format.format(Math.sign(s) * Math.max(1, Math.round(Math.abs(s) / size)), unit);
  }
  return format.format(Math.trunc(s) || 0, "second");
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};
export const stamp = (ms, style) => (style === "R" ? relative(ms) : date(ms, STYLES[style] ?? STYLES.f));

export function bytes(n) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let i = 0;
  let v = Number(n) || 0;
  for (; v >= 1024 && i < 3; i += 1) v /= 1024;
  return made(Intl.NumberFormat, { style: "unit", unit: units[i], maximumFractionDigits: i ? 1 : 0 }).format(v);
}
