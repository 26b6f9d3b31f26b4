/** The small lines under a message: thinking, only you can see this, not sent, did not respond. */
import { emit } from "../core/bus.js";
import { el } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { dismiss, isLocal } from "../core/messages.js";
import { bot, nameOf, user } from "../core/state.js";

export const dots = () => el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));

export function thinking() {
  return el("div", { class: "thinking" }, dots(), " thinking…");
}

export function ephemeralNote(m) {
  const button = el("button", { type: "button", class: "textual", onclick: () => dismiss(m) }, "Dismiss message");
  return el("div", { class: "note" }, icon("eye", 16), " Only you can see this · ", button);
}

/** What went wrong with a press on this message: kept on the message until the next press. */
export function failureNote(m) {
  return m.failure ? el("div", { class: "note danger failure", role: "alert" }, icon("close", 16), ` ${m.failure}`) : null;
}

export function sendingNote(m) {
  if (!isLocal(m) || m.local.kind !== "send") return localCommand(m);
  if (m.local.state !== "failed") return null;
  const again = el("button", { type: "button", class: "textual", onclick: () => emit("send-again", m) }, "Try again");
  const drop = el("button", { type: "button", class: "textual", onclick: () => dismiss(m) }, "Delete");
  return el("div", { class: "note danger" }, `Not sent: ${m.local.why} `, again, " · ", drop);
}

function localCommand(m) {
  if (!isLocal(m)) return null;
  if (m.local.state !== "failed") return el("div", { class: "thinking" }, dots(), " Sending command…");
  const name = nameOf(user(m.author.id) ?? bot());
  const drop = el("button", { type: "button", class: "textual", onclick: () => dismiss(m) }, "Dismiss message");
  const why = m.local.why || "The application did not respond";
  return [
    el("div", { class: "note danger", role: "alert", "aria-label": `${name}: ${why}` }, icon("close", 16), ` ${why}`),
    el("div", { class: "note" }, icon("eye", 16), " Only you can see this · ", drop),
  ];
}
