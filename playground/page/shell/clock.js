/** The world's clock and the means to move it forward, for everybody. */
import { on } from "../core/bus.js";
import { el, toast } from "../core/dom.js";
import { framed, framedExact, locale } from "../core/format.js";
import { icon } from "../core/icons.js";
import { moveClock, now, readClock } from "../core/worldclock.js";
import { floating } from "./floating.js";

const STEPS = [
  ["+1 hour", 3600],
  ["+1 day", 86400],
  ["+1 week", 604800],
];

const face = el("span", { class: "clock-face" });
export const clockButton = el(
  "button",
  { type: "button", class: "clock-button", "aria-haspopup": "dialog", title: "The world’s clock", onclick: open },
  icon("clock", 18),
  face,
);

function tick() {
  const text = framed(now(), { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  if (face.textContent !== text) {
    face.textContent = text;
    clockButton.setAttribute("aria-label", `World clock: ${text}`);
  }
}

async function move(body, float) {
  try {
    await moveClock(body);
    tick();
    toast(`The clock stands at ${framedExact(now())}.`);
    float.close();
  } catch (problem) {
    toast(problem.message, "danger");
  }
}

/** What <input type="datetime-local"> takes: wall time of this computer. */
function wall(ms) {
  const d = new Date(ms);
  const two = (n) => String(n).padStart(2, "0");
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

function open() {
  const input = el("input", { type: "datetime-local", id: "clock-to", class: "text-input", lang: locale(), value: wall(now() + 86400000), min: wall(now()) });
  const go = () => {
    const to = Date.parse(input.value);
    if (Number.isNaN(to) || to <= now()) return toast("Choose a moment ahead: the world’s clock only moves forward.", "danger");
    return move({ now: new Date(to).toISOString() }, float);
  };
  const step = ([label, seconds]) => el("button", { type: "button", class: "button secondary", onclick: () => move({ advance_s: seconds }, float) }, label);
  const panel = el(
    "div",
    { class: "clock-panel", role: "dialog", "aria-label": "World clock" },
    el("div", { class: "clock-now" }, framedExact(now())),
    el("p", { class: "field-hint" }, "Moves time forward for everybody here, the bot included. Real Discord has no such thing."),
    el("div", { class: "row" }, STEPS.map(step)),
    el("label", { class: "field-name", for: "clock-to" }, "To a date"),
    el("div", { class: "clock-to" }, input, el("button", { type: "button", class: "button primary", onclick: go }, "Move")),
  );
  const float = floating(clockButton, panel);
  panel.querySelector("button").focus();
  return float;
}

export function startClock() {
  tick();
  setInterval(tick, 1000);
  on("clock", tick);
  on("signed-in", tick);
  readClock().then(tick, () => {});
}
