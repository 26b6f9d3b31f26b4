/** The line above a message: what it answers, or which command called it. */
import { emit } from "../core/bus.js";
import { avatar } from "../core/avatar.js";
import { el } from "../core/dom.js";
import { nameOf, roleColour, user } from "../core/state.js";
import { flat } from "../text/render.js";

function who(someone, guildId) {
  const colour = guildId && roleColour(guildId, someone.id);
  return el("span", { class: "reply-name", vars: colour ? { "--role": colour } : {} }, nameOf(user(someone.id) ?? someone, guildId));
}

function firstText(list) {
  for (const c of list ?? []) {
    const found = c.content || firstText(c.components);
    if (found) return found;
  }
  return "";
}

export function preview(m, guildId) {
  const text = m.content || firstText(m.components) || m.embeds?.[0]?.title || m.embeds?.[0]?.description || "";
  return flat(text, { guildId }).slice(0, 160) || (m.attachments?.length ? "an attachment" : "a message");
}

export function replyLine(m, guildId) {
  if (m.type !== 19 || !m.message_reference) return null;
  const target = m.referenced_message;
  if (!target) return el("div", { class: "reply-line" }, el("span", { class: "hook" }), el("em", null, "Original message was deleted"));
  const go = () => emit("go-to", target.id);
  return el(
    "div",
    { class: "reply-line" },
    el("span", { class: "hook" }),
    avatar(user(target.author.id) ?? target.author, 16, guildId),
    who(target.author, guildId),
    el("button", { type: "button", class: "reply-text", onclick: go }, preview(target, guildId)),
  );
}

/** "Ana used /survey": above the answer to a command. Answers to presses say nothing. */
export function usedLine(m, guildId) {
  const meta = m.interaction_metadata ?? m.interaction;
  if (!meta || meta.type !== 2) return null;
  const name = m.interaction?.name ?? meta.name;
  if (!name) return null;
  return el(
    "div",
    { class: "reply-line" },
    el("span", { class: "hook" }),
    avatar(user(meta.user.id) ?? meta.user, 16, guildId),
    who(meta.user, guildId),
    " used ",
    el("span", { class: "used-command" }, meta.command_type > 1 ? name : `/${name}`),
  );
}
