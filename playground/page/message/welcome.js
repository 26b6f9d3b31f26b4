/** What stands at the very beginning of a channel. */
import { avatar } from "../core/avatar.js";
import { el } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { channelName, isDm, user } from "../core/state.js";
import { markdown } from "../text/render.js";

export function welcome(ch) {
  if (!ch) return el("div");
  const name = channelName(ch);
  const other = isDm(ch) ? user(ch.recipients?.[0]?.id) : null;
  return el(
    "div",
    { class: "welcome" },
    other ? avatar(other, 80) : el("span", { class: "welcome-sign" }, icon("hash", 40)),
    el("h2", null, other ? name : `Welcome to #${name}!`),
    other
      ? el("p", null, "This is the beginning of your direct messages with ", el("strong", null, name), ".")
      : el("p", null, `This is the start of the #${name} channel.`),
    ch.topic ? markdown(ch.topic, { guildId: ch.guild_id }) : null,
  );
}
