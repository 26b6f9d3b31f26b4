/** The world's time: this computer's plus the offset that somebody chose. */
import { control } from "./api.js";
import { emit } from "./bus.js";

let offset = 0;

export const now = () => Date.now() + offset;

export function takeClock(answer) {
  const next = Date.parse(answer.now) - Date.now();
  const moved = Math.abs(next - offset) > 1500;
  offset = next;
  if (moved) emit("clock");
}

export async function readClock() {
  takeClock(await control("GET", "/clock"));
}

/** {advance_s: n} or {now: ISO}; the world only ever moves forward. */
export async function moveClock(body) {
  takeClock(await control("POST", "/clock", body));
}

/** A message dated well after our own time means that somebody moved the clock. */
export function noticeTime(ms) {
  if (ms - now() > 5000) readClock().catch(() => {});
}

/** Moves arrive by the Gateway; coming back to a tab that slept asks again. */
export function followClock() {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) readClock().catch(() => {});
  });
}
