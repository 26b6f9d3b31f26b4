/** <t:…> in the viewer's language and zone; relative ones live on. */
import { on } from "../core/bus.js";
import { $$, el } from "../core/dom.js";
import { exact, stamp } from "../core/format.js";

const LIMIT = 8.64e15; // what a Date can hold

export function timeNode(ms, style) {
  if (Math.abs(ms) > LIMIT) return el("span", { class: "md-time" }, "Invalid date");
  const node = el("time", { class: "md-time", datetime: new Date(ms).toISOString(), title: exact(ms) }, stamp(ms, style));
  node.dataset.at = ms;
  node.dataset.style = style;
  return node;
}

function tick() {
  if (document.hidden) return;
  for (const node of $$('time[data-style="R"]')) {
    const text = stamp(Number(node.dataset.at), "R");
    if (node.textContent !== text) node.textContent = text;
  }
}

export function startTicking() {
  setInterval(tick, 1000);
  on("clock", tick);
}
