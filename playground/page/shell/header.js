/** The line above the messages: which channel, what it is for, the world's clock, who is here. */
import { avatar } from "../core/avatar.js";
import { emit, on } from "../core/bus.js";
import { $, el, replace, toast } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { channel, channelName, isDm, user } from "../core/state.js";
import { hasThreads, isArchived, isLocked, isThread } from "../core/threads.js";
import { openThreads, threadMenu } from "../message/thread.js";
import { flat } from "../text/render.js";
import { clockButton } from "./clock.js";
import { KINDS } from "./kinds.js";
import { membersShown, toggleMembers } from "./members.js";
import { openDrawer } from "./sidebar.js";

const toolButton = (name, label, act, extra = {}) =>
  el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: act, ...extra }, icon(name));

function title(ch) {
  const other = isDm(ch) ? user(ch.recipients?.[0]?.id) : null;
  const sign = other ? avatar(other, 24) : icon(KINDS[ch.type]?.icon ?? "hash", 24);
  const badge = other?.bot ? el("span", { class: "app-badge" }, "APP") : null;
  return [el("span", { class: "header-sign" }, sign), el("h2", { class: "header-name" }, channelName(ch)), badge];
}

function draw() {
  const ch = channel();
  if (!ch) return;
  const guildId = ch.guild_id;
  const parent = isThread(ch) ? channel(ch.parent_id) : null;
  const up = parent ? el("button", { type: "button", class: "header-parent", onclick: () => emit("open", parent.id) }, `#${channelName(parent)}`) : null;
  replace(
    $("#channel-header"),
    toolButton("menu", "Open channels", openDrawer, { class: "icon-button drawer-button" }),
    up,
    title(ch),
    isArchived(ch) ? el("span", { class: "header-note" }, isLocked(ch) ? "locked" : "archived") : null,
    ch.topic ? el("span", { class: "topic", title: ch.topic }, flat(ch.topic, { guildId })) : null,
    el("span", { class: "header-gap" }),
    clockButton,
    hasThreads(ch) ? toolButton("thread", "Threads", () => openThreads(ch).catch((problem) => toast(problem.message, "danger"))) : null,
    parent ? toolButton("dots", "Thread", (event) => threadMenu(channel(), event.currentTarget)) : null,
    guildId ? toolButton("people", "Members", () => (toggleMembers(), draw()), { "aria-pressed": String(membersShown()) }) : null,
  );
}

export function startHeader() {
  on("current", draw);
  on("world", draw);
  on("members", draw);
}
