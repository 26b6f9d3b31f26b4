/** The channel's messages on screen: days, groups, what is new, and where the person is scrolled to. */
import { emit, on } from "../core/bus.js";
import { $, $$, el } from "../core/dom.js";
import { longDay, sameDay } from "../core/format.js";
import { compareIds } from "../core/ids.js";
import { icon } from "../core/icons.js";
import { isLocal, lastRead, loadOlder, looking, markRead } from "../core/messages.js";
import { box, channel, channelName, state } from "../core/state.js";
import { usedLine } from "./reply.js";
import { isSystem } from "./system.js";
import { messageNode } from "./message.js";
import { welcome } from "./welcome.js";

const TOGETHER = 7 * 60000; // ms in which one author's messages stand under one head
const NEAR = 80; // px from the end that still count as "at the end"

let newSince = null; // id of the last message read when the channel was opened
let follow = true; // keep the end in view
let missed = 0;

const list = () => $("#messages");
const scroller = () => $("#scroller");
const messages = () => box(state.current).list;
const nodeOf = (id) => list().querySelector(`[data-id="${CSS.escape(id)}"]`);

const distance = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight;

export function toEnd() {
  follow = true;
  missed = 0;
  scroller().scrollTop = scroller().scrollHeight;
  drawJump();
  seen();
}

const seen = () => looking.at(state.current) && markRead(state.current);

function grouped(before, m) {
  if (!before || isSystem(m) || isSystem(before) || m.type === 19 || usedLine(m)) return false;
  const apart = Date.parse(m.timestamp) - Date.parse(before.timestamp);
  const alike = before.author.id === m.author.id && (before.flags & 64) === (m.flags & 64);
  return alike && apart < TOGETHER && sameDay(Date.parse(before.timestamp), Date.parse(m.timestamp));
}

function dayLine(ms) {
  return el("li", { class: "day-line", role: "separator", dataset: { line: "day" } }, el("span", null, longDay(ms)));
}

const newLine = () => el("li", { class: "new-line", role: "separator", dataset: { line: "new" } }, el("span", null, "New"));

function isFirstNew(before, m) {
  if (!newSince || isLocal(m) || m.author.id === state.me.id) return false;
  return compareIds(m.id, newSince) > 0 && (!before || isLocal(before) || compareIds(before.id, newSince) <= 0);
}

/** The lines that stand before a message, and the message. */
function piece(m, before) {
  const ms = Date.parse(m.timestamp);
  const newDay = !before || !sameDay(Date.parse(before.timestamp), ms);
  const fresh = isFirstNew(before, m);
  return [newDay ? dayLine(ms) : null, fresh ? newLine() : null, messageNode(m, !newDay && !fresh && grouped(before, m))].filter(Boolean);
}

function drawAll() {
  const all = messages();
  list().replaceChildren(...all.flatMap((m, i) => piece(m, all[i - 1])));
  drawNote();
}

function drawNote() {
  const b = box(state.current);
  $("#history-note").replaceChildren(b.complete ? welcome(channel()) : el("div", { class: "loading", role: "status" }, "Loading older messages…"));
}

function removeNode(node) {
  while (node?.previousElementSibling?.dataset.line) node.previousElementSibling.remove();
  node?.remove();
}

/** Where the keyboard stood inside a message that is drawn anew. */
function focusPlace(node) {
  const at = document.activeElement;
  if (!node.contains(at)) return null;
  return { id: at.dataset.customId, index: $$("[data-custom-id]", node).indexOf(at), self: at === node };
}

function refocus(node, place) {
  if (!place) return;
  if (place.self) return node.focus();
  const stops = $$("[data-custom-id]:not([disabled])", node);
  const same = stops.find((n) => n.dataset.customId === place.id);
  (same ?? stops[Math.max(0, Math.min(place.index, stops.length - 1))] ?? node).focus({ preventScroll: true });
}

/** Draws one message (and the head of the next, which may have changed) where it belongs. */
function redraw(m) {
  const all = messages();
  const i = all.findIndex((x) => x.id === m.id);
  if (i < 0) return;
  const old = nodeOf(m.id);
  const place = old && focusPlace(old);
  const fresh = piece(m, all[i - 1]);
  if (old) {
    while (old.previousElementSibling?.dataset.line) old.previousElementSibling.remove();
    old.replaceWith(...fresh);
  } else {
    const next = all.slice(i + 1).map((x) => nodeOf(x.id)).find(Boolean);
    let anchor = next ?? null;
    while (anchor?.previousElementSibling?.dataset.line) anchor = anchor.previousElementSibling;
    fresh.forEach((n) => list().insertBefore(n, anchor));
  }
  refocus(fresh.at(-1), place);
}

function neighbour(m) {
  const all = messages();
  const i = all.findIndex((x) => x.id === m.id || compareIds(x.id, m.id) > 0);
  const next = all[all[i]?.id === m.id ? i + 1 : i];
  if (next && nodeOf(next.id)) redraw(next);
}

function changed({ kind, channelId, message }) {
  if (channelId !== state.current || !box(channelId).loaded) return;
  const stay = follow || distance() < NEAR;
  if (kind === "delete") {
    const node = nodeOf(message.id);
    const had = node?.contains(document.activeElement);
    removeNode(node);
    if (had) emit("focus-composer");
  } else redraw(message);
  if (kind !== "update") neighbour(message);
  if (kind === "create" && !stay && message.author.id !== state.me.id) {
    missed += 1;
    drawJump();
  }
  if (stay) toEnd();
}

function drawJump() {
  const show = !follow && distance() > 400;
  const text = missed ? `${missed} new message${missed > 1 ? "s" : ""}: jump to the end` : "Jump to the newest messages";
  const node = show || missed ? el("button", { type: "button", class: missed ? "jump" : "jump quiet", onclick: toEnd }, text, icon("down", 16)) : null;
  $("#jump").replaceChildren(...(node ? [node] : []));
}

async function older() {
  const before = scroller().scrollHeight;
  const mine = state.current;
  const got = await loadOlder(mine).catch(() => 0);
  if (!got || mine !== state.current) return;
  list().setAttribute("aria-live", "off");
  drawAll();
  scroller().scrollTop += scroller().scrollHeight - before;
  requestAnimationFrame(() => list().setAttribute("aria-live", "polite"));
}

function scrolled() {
  follow = distance() < NEAR;
  if (follow) {
    missed = 0;
    seen();
  }
  drawJump();
  if (scroller().scrollTop < 300) older();
}

/** Draws the open channel from what is loaded. fresh: it was just opened. */
export function showChannel(fresh) {
  const b = box(state.current);
  list().setAttribute("aria-label", `Messages in ${channelName(channel())}`);
  list().setAttribute("aria-live", "off");
  list().setAttribute("aria-busy", String(!b.loaded));
  if (fresh) {
    newSince = state.unread.has(state.current) ? lastRead(state.current) : null;
    follow = true;
    missed = 0;
  }
  if (!b.loaded) list().replaceChildren();
  else drawAll();
  if (!b.loaded) $("#history-note").replaceChildren(el("div", { class: "loading", role: "status" }, "Loading messages…"));
  if (follow) toEnd();
  if (b.loaded && scroller().scrollHeight <= scroller().clientHeight && !b.complete) older();
  requestAnimationFrame(() => list().setAttribute("aria-live", "polite"));
}

function goTo(id) {
  const node = nodeOf(id);
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.classList.add("flash");
  setTimeout(() => node.classList.remove("flash"), 1500);
}

/** Pictures and fonts that arrive late must not push the end out of view. */
function keepEnd() {
  new ResizeObserver(() => {
    if (follow) scroller().scrollTop = scroller().scrollHeight;
  }).observe(list());
  new ResizeObserver(() => {
    if (follow) scroller().scrollTop = scroller().scrollHeight;
  }).observe(scroller());
}

export function startList() {
  looking.at = (channelId) => channelId === state.current && follow && !document.hidden && document.hasFocus();
  scroller().addEventListener("scroll", scrolled, { passive: true });
  addEventListener("focus", seen);
  on("message", changed);
  on("messages", (channelId) => channelId === state.current && showChannel(false));
  on("sent", () => toEnd());
  on("go-to", goTo);
  on("clock", () => box(state.current).loaded && drawAll());
  keepEnd();
}
