/** Messages that nobody wrote: joined, pinned, thread made. */
import { avatar } from "../core/avatar.js";
import { el } from "../core/dom.js";
import { messageTime } from "../core/format.js";
import { icon } from "../core/icons.js";
import { nameOf, user } from "../core/state.js";
import { openThread } from "../core/threads.js";
import { markdown } from "../text/render.js";
import { preview } from "./reply.js";

const SAYS = {
  6: "pinned a message to this channel.",
  7: "joined the server.",
  18: "started a thread:",
  21: "started this thread.",
};

export const isSystem = (m) => m.type in SAYS;

/** What a thread hangs on, said again at its beginning. */
function starter(m, guildId) {
  const first = m.referenced_message;
  if (!first) return el("div", { class: "md" }, el("em", null, "The message that this thread began with was deleted."));
  const text = first.content ? markdown(first.content, { guildId }) : preview(first, guildId);
  return el("div", { class: "starter" }, el("strong", null, nameOf(user(first.author.id) ?? first.author, guildId)), el("div", null, text));
}

/** What stands in the gutter: of the message that a thread hangs on, its author. */
export function systemSign(m, guildId) {
  const first = m.type === 21 ? m.referenced_message : null;
  return first ? avatar(user(first.author.id) ?? first.author, 40, guildId) : icon("right");
}

export function systemText(m, guildId) {
  if (m.type === 21) return starter(m, guildId);
  const name = nameOf(user(m.author.id) ?? m.author, guildId);
  const when = el("time", { class: "when", datetime: m.timestamp }, messageTime(Date.parse(m.timestamp)));
  const about = m.type === 18 ? threadLink(m) : "";
  return el("div", { class: "md" }, el("strong", null, name), ` ${SAYS[m.type]} `, about, " ", when);
}

const threadLink = (m) => el("button", { type: "button", class: "textual", onclick: () => openThread(m.message_reference?.channel_id) }, m.content);
