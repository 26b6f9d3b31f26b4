/** "Ana is typing…": above the message box, for ten seconds after each sign of it. */
import { on } from "../core/bus.js";
import { el } from "../core/dom.js";
import { nameOf, state, user } from "../core/state.js";
import { dots } from "../message/notes.js";

export const typingLine = el("div", { class: "typing-line", role: "status", "aria-live": "off" });

function draw() {
  const who = state.typing.get(state.current) ?? new Map();
  for (const [id, until] of who) if (until < Date.now()) who.delete(id);
  const guildId = state.channels.get(state.current)?.guild_id;
  const names = [...who.keys()].map((id) => nameOf(user(id), guildId));
  if (!names.length) return typingLine.replaceChildren();
  const text = names.length > 3 ? "Several people are" : `${names.join(", ")} ${names.length > 1 ? "are" : "is"}`;
  typingLine.replaceChildren(dots(), el("span", null, ` ${text} typing…`));
  setTimeout(draw, 1000);
  return undefined;
}

export function startTyping() {
  on("typing", (channelId) => channelId === state.current && draw());
  on("current", draw);
}
