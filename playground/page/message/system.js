/** Messages that nobody wrote: joined, pinned, thread made. */
import { el } from "../core/dom.js";
import { messageTime } from "../core/format.js";
import { nameOf, user } from "../core/state.js";

const SAYS = {
  6: "pinned a message to this channel.",
  7: "joined the server.",
  18: "started a thread:",
  21: "started this thread.",
};

export const isSystem = (m) => m.type in SAYS;

export function systemText(m, guildId) {
  const name = nameOf(user(m.author.id) ?? m.author, guildId);
  const when = el("time", { class: "when", datetime: m.timestamp }, messageTime(Date.parse(m.timestamp)));
  return el("div", { class: "md" }, el("strong", null, name), ` ${SAYS[m.type]} `, m.type === 18 ? m.content : "", " ", when);
}
