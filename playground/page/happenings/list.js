/** A server's events: the line in the side bar, and the dialogue with their cards, which follows what happens. */
import { on } from "../core/bus.js";
import { $, el, replace, toast } from "../core/dom.js";
import { ACTIVE, eventsOf, mayCreate, readInterested } from "../core/happenings.js";
import { icon } from "../core/icons.js";
import { state } from "../core/state.js";
import { openDialog } from "../shell/dialog.js";
import { eventCard } from "./card.js";
import { editEvent } from "./edit.js";

let shown = null; // {guildId, only, body, close} of the open dialogue

function content() {
  const mine = shown;
  const events = eventsOf(mine.guildId).filter((e) => !mine.only || e.id === mine.only);
  if (events.length) return events.map((e) => eventCard(e, () => mine.close()));
  return el("p", { class: "event-none" }, shown.only ? "This event is over." : "There are no events yet.");
}

/** Drawn anew; the focus stays on the button of the card that it was on. */
function draw() {
  if (!shown) return;
  const at = document.activeElement;
  const act = shown.body.contains(at) ? at.dataset.act : null;
  const id = act && at.closest("[data-event]")?.dataset.event;
  replace(shown.body, content());
  if (!act) return;
  const card = $(`[data-event="${CSS.escape(id)}"]`, shown.body);
  ($(`[data-act="${act}"]`, card ?? shown.body) ?? $("[data-act]", card ?? shown.body) ?? $("button", shown.body.closest("dialog")))?.focus();
}

/** Which of them this person wants is known before they are shown: nothing changes under a press. */
async function open(guildId, only = null) {
  const asked = eventsOf(guildId).filter((e) => !only || e.id === only);
  await Promise.all(asked.map(readInterested)).catch((problem) => toast(problem.message, "danger"));
  const make = el("button", { type: "button", class: "button primary", onclick: () => editEvent(guildId) }, "Create event");
  const body = el("div", { class: "events" });
  const mine = { guildId, only, body, close: () => {} };
  shown = mine;
  replace(body, content());
  const title = only ? "Event" : `Events in ${state.guilds.get(guildId)?.name ?? ""}`;
  const box = openDialog({ title, body, foot: !only && mayCreate(guildId) ? make : null, kind: "wide", closed: () => shown === mine && (shown = null) });
  mine.close = box.close;
  $("[data-act]", body)?.focus();
}

export const openEvents = (guildId) => open(guildId);

export function openEvent(id) {
  const e = state.events.get(id);
  if (e) open(e.guild_id, id);
}

/** The line above the channels, and one for each event that is under way. */
export function eventEntries(guildId) {
  const all = eventsOf(guildId);
  const label = all.length === 1 ? "1 event" : all.length ? `${all.length} events` : "Events";
  const one = (e) =>
    el("li", null, el("button", { type: "button", class: "channel happening", dataset: { happening: e.id }, onclick: () => openEvent(e.id) }, el("span", { class: "live", "aria-hidden": "true" }), el("span", { class: "channel-name" }, `Now: ${e.name}`)));
  return el(
    "ul",
    { class: "channels events-entry" },
    el("li", null, el("button", { type: "button", class: "channel", dataset: { happening: "all" }, onclick: () => openEvents(guildId) }, icon("calendar"), el("span", { class: "channel-name" }, label))),
    all.filter((e) => e.status === ACTIVE).map(one),
  );
}

async function changed(name) {
  if (!shown) return;
  if (name === "GUILD_SCHEDULED_EVENT_CREATE") await Promise.all(eventsOf(shown.guildId).map(readInterested)).catch(() => {});
  if (String(name).startsWith("GUILD_SCHEDULED_EVENT") || name === "GUILD_CREATE") draw();
}

export function startHappenings() {
  on("world", changed);
  on("signed-in", () => shown?.close());
}
