/** One message as a list item: reply line, author, body, what hangs below, and its tools. */
import { emit } from "../core/bus.js";
import { avatar } from "../core/avatar.js";
import { el } from "../core/dom.js";
import { exact, messageTime, clockTime } from "../core/format.js";
import { isEphemeral, isLocal, isThinking, isV2, mentionsMe } from "../core/messages.js";
import { nameOf, roleColour, state, user } from "../core/state.js";
import { components } from "../components/index.js";
import { markdown } from "../text/render.js";
import { attachments } from "./attachments.js";
import { embeds } from "./embed.js";
import { ephemeralNote, failureNote, sendingNote, thinking } from "./notes.js";
import { reactions } from "./reactions.js";
import { replyLine, usedLine } from "./reply.js";
import { isSystem, systemSign, systemText } from "./system.js";
import { threadLine } from "./thread.js";
import { tools } from "./tools.js";

export const guildIdOf = (m) => state.channels.get(m.channel_id)?.guild_id ?? null;

function badge(author) {
  return author.bot ? el("span", { class: "app-badge" }, "APP") : null;
}

function authorName(m, guildId) {
  const someone = user(m.author.id) ?? m.author;
  const colour = guildId && roleColour(guildId, m.author.id);
  const props = { type: "button", class: "author", dataset: { user: m.author.id }, vars: colour ? { "--role": colour } : {} };
  const open = (event) => emit("user-menu", { userId: m.author.id, guildId, anchor: event.currentTarget, event });
  return el("button", { ...props, onclick: open, oncontextmenu: open }, nameOf(someone, guildId));
}

function head(m, guildId, ms) {
  const when = el("time", { class: "when", datetime: m.timestamp, title: exact(ms) }, messageTime(ms));
  return el("div", { class: "head" }, authorName(m, guildId), badge(m.author), when);
}

function body(m, guildId) {
  if (m.local?.state === "failed" && !m.content) return null;
  if (isThinking(m)) return thinking();
  if (isSystem(m)) return systemText(m, guildId);
  const edited = m.edited_timestamp && !isV2(m) ? el("span", { class: "edited", title: exact(Date.parse(m.edited_timestamp)) }, "(edited)") : null;
  const text = m.content ? markdown(m.content, { guildId, jumbo: true }) : null;
  text?.append(...(edited ? [" ", edited] : []));
  return text;
}

function classes(m, grouped) {
  const names = ["message"];
  if (grouped) names.push("grouped");
  if (isEphemeral(m)) names.push("ephemeral");
  if (m.local) names.push(m.local.state);
  if (mentionsMe(m)) names.push("mentioned");
  if (isSystem(m)) names.push("system");
  return names.join(" ");
}

/** grouped: goes on with the author above, so it needs no head. */
export function messageNode(m, grouped) {
  const guildId = guildIdOf(m);
  const ms = Date.parse(m.timestamp);
  const someone = user(m.author.id) ?? m.author;
  const margin = grouped
    ? el("time", { class: "gutter-time", datetime: m.timestamp, "aria-hidden": "true" }, clockTime(ms))
    : el("div", { class: "gutter" }, isSystem(m) ? systemSign(m, guildId) : avatar(someone, 40, guildId));
  const content = el(
    "div",
    { class: "content" },
    grouped || isSystem(m) ? null : head(m, guildId, ms),
    body(m, guildId),
    isThinking(m) ? null : [attachments(m), embeds(m, guildId), components(m, guildId)],
    m.thread ? threadLine(m) : null,
    reactions(m),
    failureNote(m),
    sendingNote(m),
    isEphemeral(m) ? ephemeralNote(m) : null,
  );
  return el(
    "li",
    {
      class: classes(m, grouped),
      tabindex: -1,
      dataset: { id: m.id, author: m.author.id },
      "aria-label": `${nameOf(someone, guildId)}, ${messageTime(ms)}`,
    },
    grouped ? null : usedLine(m, guildId) ?? replyLine(m, guildId),
    margin,
    content,
    isLocal(m) || isThinking(m) ? null : tools(m),
  );
}
