/** Voice on the page: who is in a channel (in the side bar, and on top of the channel), and where oneself is. */
import { avatar } from "../core/avatar.js";
import { emit, on } from "../core/bus.js";
import { $, el, replace } from "../core/dom.js";
import { eventsIn } from "../core/happenings.js";
import { icon } from "../core/icons.js";
import { channel, channelName, memberOf, nameOf, state, user } from "../core/state.js";
import { barred, inVoice, joinVoice, leaveVoice, myVoice } from "../core/voice.js";
import { openEvent } from "../happenings/list.js";
import { whenLine } from "../happenings/when.js";
import { KINDS } from "./kinds.js";

const someone = (v) => user(v.user_id) ?? memberOf(v.guild_id, v.user_id)?.user ?? { id: v.user_id };
const isHere = (ch) => myVoice()?.channel_id === ch.id;

/** The people in a channel, small, below its name. */
export function voicePeople(ch) {
  const there = inVoice(ch.id);
  if (!there.length) return null;
  const one = (v) => el("li", { class: "voice-person" }, avatar(someone(v), 20, ch.guild_id), el("span", { class: "channel-name" }, nameOf(someone(v), ch.guild_id)));
  return el("ul", { class: "voice-people", "aria-label": `In ${channelName(ch)}` }, there.map(one));
}

/** "2/5": how many are there of how many may be. */
export const voiceRoom = (ch) => (ch.user_limit ? el("span", { class: "voice-room" }, `${inVoice(ch.id).length}/${ch.user_limit}`) : null);

/** Join or leave, beside the channel's name. */
export function voiceButton(ch) {
  const leaves = isHere(ch);
  const label = `${leaves ? "Leave" : "Join"} ${channelName(ch)}`;
  const act = () => (leaves ? leaveVoice() : joinVoice(ch));
  return el(
    "button",
    { type: "button", class: `icon-button voice-button${leaves ? " danger" : ""}`, "aria-label": label, title: leaves ? "Leave" : barred(ch) ?? "Join", dataset: { voice: ch.id }, onclick: act },
    icon(leaves ? "leave" : "enter", 18),
  );
}

function tile(v, guildId) {
  return el("li", { class: "voice-tile" }, avatar(someone(v), 48, guildId), el("span", { class: "voice-tile-name" }, nameOf(someone(v), guildId)));
}

function eventLine(e) {
  return el("button", { type: "button", class: "hall-event", onclick: () => openEvent(e.id) }, icon("calendar", 16), el("strong", null, e.name), el("span", null, whenLine(e)));
}

/** On top of a voice channel: who is there, the way in and out, what takes place in it. */
function drawHall() {
  const ch = channel();
  const hall = $("#hall");
  hall.hidden = !KINDS[ch?.type]?.voice;
  if (hall.hidden) return replace(hall);
  const there = inVoice(ch.id);
  const why = barred(ch);
  const act = isHere(ch)
    ? el("button", { type: "button", class: "button danger", dataset: { hall: "leave" }, onclick: leaveVoice }, "Leave")
    : el("button", { type: "button", class: "button success", dataset: { hall: "join" }, disabled: Boolean(why), onclick: () => joinVoice(ch) }, "Join");
  const none = el("p", { class: "hall-none" }, "Nobody is here yet.");
  const hint = el("p", { class: "field-hint" }, why && !isHere(ch) ? why : "No sound in the playground: it only shows who is there.");
  return replace(
    hall,
    eventsIn(ch).map(eventLine),
    there.length ? el("ul", { class: "voice-tiles", "aria-label": `In ${channelName(ch)}` }, there.map((v) => tile(v, ch.guild_id))) : none,
    el("div", { class: "hall-foot" }, act, hint),
  );
}

/** Above one's own name: where one is, from wherever one looks. */
function drawPanel() {
  const mine = myVoice();
  const ch = mine && channel(mine.channel_id);
  const panel = $("#voice-panel");
  panel.hidden = !ch;
  if (!ch) return replace(panel);
  return replace(
    panel,
    el(
      "button",
      { type: "button", class: "voice-where", onclick: () => emit("open", ch.id) },
      el("span", { class: "voice-connected" }, "Voice connected"),
      el("span", { class: "voice-channel" }, `${channelName(ch)} · ${state.guilds.get(ch.guild_id)?.name ?? ""}`),
    ),
    el("button", { type: "button", class: "icon-button", "aria-label": "Disconnect", title: "Disconnect", dataset: { hall: "panel" }, onclick: leaveVoice }, icon("leave")),
  );
}

/** Both are drawn anew; the focus stays on the button it was on. */
function draw() {
  const focused = document.activeElement?.dataset?.hall;
  drawHall();
  drawPanel();
  if (focused && !document.activeElement?.dataset?.hall) ($(`[data-hall="${focused}"]`) ?? $("#hall .button"))?.focus();
}

export function startHalls() {
  for (const topic of ["world", "current", "session", "clock"]) on(topic, draw);
}
