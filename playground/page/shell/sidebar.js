/** The channels of a server, or the direct messages; and the drawer they become on a phone. */
import { avatar } from "../core/avatar.js";
import { emit, on } from "../core/bus.js";
import { $, el, replace, stillThere } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { channelName, state, user } from "../core/state.js";
import { eventEntries } from "../happenings/list.js";
import { KINDS } from "./kinds.js";
import { dms, here, layout } from "./place.js";
import { badge } from "./rail.js";
import { voiceButton, voicePeople, voiceRoom } from "./voice.js";

const folded = new Set(); // ids of closed categories

function entry(ch, face, extra = "") {
  const unread = state.unread.get(ch.id);
  const current = ch.id === state.current;
  const said = unread?.mentions ? `, ${unread.mentions} for you` : unread ? ", unread" : "";
  const name = channelName(ch);
  return el(
    "li",
    null,
    el(
      "button",
      {
        type: "button",
        class: `channel${current ? " selected" : ""}${unread && !current ? " unread" : ""}${extra}`,
        "aria-current": current ? "page" : null,
        "aria-label": `${name}${said}`,
        dataset: { channel: ch.id },
        onclick: () => emit("open", ch.id),
      },
      face,
      el("span", { class: "channel-name" }, name),
      badge(unread?.mentions),
    ),
  );
}

function channelEntry(ch) {
  const kind = KINDS[ch.type];
  const item = entry(ch, icon(kind.icon, 20), kind.nested ? " nested" : "");
  if (!kind.voice) return item;
  item.classList.add("voice-entry");
  item.firstElementChild.append(...[voiceRoom(ch)].filter(Boolean));
  item.append(...[voiceButton(ch), voicePeople(ch)].filter(Boolean));
  return item;
}

function dmEntry(ch) {
  return entry(ch, avatar(user(ch.recipients?.[0]?.id) ?? ch.recipients?.[0], 32), " dm");
}

function toggle(id) {
  if (!folded.delete(id)) folded.add(id);
  draw();
}

function group({ category, channels }) {
  const closed = category && folded.has(category.id);
  const shown = closed ? channels.filter((c) => c.id === state.current || state.unread.has(c.id)) : channels;
  const head = category
    ? el("button", { type: "button", class: "category", "aria-expanded": String(!closed), onclick: () => toggle(category.id) }, icon(closed ? "right" : "down", 12), category.name)
    : null;
  return el("div", { class: "channel-group" }, head, el("ul", { class: "channels" }, shown.map(channelEntry)));
}

function server() {
  const guild = state.guilds.get(here.guildId);
  return [el("div", { class: "place-name" }, el("h1", null, guild?.name ?? "")), el("div", { class: "side-scroll" }, eventEntries(here.guildId), layout(here.guildId).map(group))];
}

function home() {
  const all = dms();
  const none = el("p", { class: "side-none" }, "No conversations yet. Press a person’s name in a server to write to them.");
  return [
    el("div", { class: "place-name" }, el("h1", null, "Direct messages")),
    el("div", { class: "side-scroll" }, el("ul", { class: "channels" }, all.map(dmEntry)), all.length ? null : none),
  ];
}

/** The list is drawn anew; the focus stays on the channel, event or voice button it was on. */
function draw() {
  const focused = $("#sidebar").contains(document.activeElement) ? document.activeElement : null;
  const top = $("#sidebar .side-scroll")?.scrollTop ?? 0;
  replace($("#sidebar"), here.guildId ? server() : home());
  if (focused) stillThere(focused)?.focus();
  if ($("#sidebar .side-scroll")) $("#sidebar .side-scroll").scrollTop = top;
  drawTitle();
}

function drawTitle() {
  let mentions = 0;
  for (const u of state.unread.values()) mentions += u.mentions;
  const ch = state.channels.get(state.current);
  document.title = `${mentions ? `(${mentions}) ` : ""}${ch ? `${channelName(ch)} · ` : ""}Playground`;
}

export function openDrawer() {
  $("#app").classList.add("drawer-open");
  ($("#sidebar .selected") ?? $("#sidebar button"))?.focus();
}

export function closeDrawer() {
  $("#app").classList.remove("drawer-open");
}

export const drawerOpen = () => $("#app").classList.contains("drawer-open");

export function startSidebar() {
  for (const topic of ["world", "unread", "placed", "session"]) on(topic, draw);
  on("current", closeDrawer);
  $("#scrim").addEventListener("click", closeDrawer);
}
