/** Says when the connection is gone, and when it is back. */
import { on } from "../core/bus.js";
import { $, el, replace } from "../core/dom.js";
import { state } from "../core/state.js";
import { dots } from "../message/notes.js";

const SAYS = {
  connecting: "Connecting…",
  reconnecting: "Connection lost. Reconnecting…",
  offline: "Signed out by the server. Choose who you are again.",
};
const SOON = 400; // ms: a blink of the connection needs no words

let timer = 0;

function draw() {
  clearTimeout(timer);
  const text = SAYS[state.connection];
  const banner = $("#banner");
  document.documentElement.dataset.connection = state.connection;
  if (!text) return replace(banner).setAttribute("hidden", "");
  timer = setTimeout(() => {
    replace(banner, state.connection === "offline" ? null : dots(), el("span", null, ` ${text}`));
    banner.hidden = false;
  }, SOON);
  return undefined;
}

export function startBanner() {
  on("connection", draw);
}
