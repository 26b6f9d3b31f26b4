/** What stands at the very beginning of a channel. */
import { avatar } from "../core/avatar.js";
import { el } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { channelName, isDm, nameOf, user } from "../core/state.js";
import { hasThreads, isThread } from "../core/threads.js";
import { KINDS } from "../shell/kinds.js";
import { markdown } from "../text/render.js";

export function welcome(ch) {
  if (!ch) return el("div");
  const name = channelName(ch);
  const thread = isThread(ch);
  const sign = hasThreads(ch) ? "#" : "";
  const other = isDm(ch) ? user(ch.recipients?.[0]?.id) : null;
  return el(
    "div",
    { class: "welcome" },
    other ? avatar(other, 80) : el("span", { class: "welcome-sign" }, icon(KINDS[ch.type]?.icon ?? "hash", 40)),
    el("h2", null, other || thread ? name : `Welcome to ${sign}${name}!`),
    other
      ? el("p", null, "This is the beginning of your direct messages with ", el("strong", null, name), ".")
      : el("p", null, thread ? `Started by ${nameOf(user(ch.owner_id), ch.guild_id)}.` : `This is the start of the ${sign}${name} channel.`),
    ch.topic ? markdown(ch.topic, { guildId: ch.guild_id }) : null,
  );
}
