/** A Markdown tree → nodes. Text becomes text nodes; links are checked; nothing is ever parsed as HTML. */
import { emit } from "../core/bus.js";
import { el, link } from "../core/dom.js";
import { channelName, hex, nameOf, rolesOf, state, user } from "../core/state.js";
import { parse } from "./markdown.js";
import { spoiler } from "./spoiler.js";
import { timeNode } from "./time.js";

function mention(node, context) {
  if (node.kind === "user") {
    const who = user(node.id);
    const label = who ? `@${nameOf(who, context.guildId)}` : "@unknown";
    return el("span", { class: "mention", dataset: { user: node.id } }, label);
  }
  if (node.kind === "role") return roleMention(node.id, context);
  if (node.kind === "channel") return channelMention(node.id);
  return el("span", { class: "mention" }, `@${node.id}`);
}

function roleMention(id, context) {
  const role = rolesOf(context.guildId).find((r) => r.id === id);
  const dot = role?.color ? el("span", { class: "role-dot", vars: { "--dot": hex(role.color) } }) : null;
  return el("span", { class: "mention" }, dot, role ? `@${role.name.replace(/^@/, "")}` : "@unknown role");
}

function channelMention(id) {
  const ch = state.channels.get(id);
  if (!ch) return el("span", { class: "mention" }, "#unknown");
  return el("button", { type: "button", class: "mention", onclick: () => emit("open", id) }, `#${channelName(ch)}`);
}

function command(node) {
  const label = `/${node.name}`;
  return el("button", { type: "button", class: "mention", onclick: () => emit("use-command", node) }, label);
}

const plain = (tag, cls) => (n, ctx) => el(tag, { class: cls }, nodes(n.c, ctx));

const KINDS = {
  text: (n) => document.createTextNode(n.v),
  "text-run": plain("span", "md-run"),
  strong: plain("strong"),
  em: plain("em"),
  u: plain("u"),
  s: plain("s"),
  small: plain("small", "md-small"),
  quote: (n, ctx) => el("div", { class: "md-quote" }, el("blockquote", null, nodes(n.c, ctx))),
  heading: (n, ctx) => el(`h${n.level + 2}`, { class: `md-h md-h${n.level}` }, nodes(n.c, ctx)),
  code: (n) => el("code", { class: "md-code" }, n.v),
  codeblock: (n) => el("pre", { class: "md-pre", tabindex: 0 }, el("code", null, n.v)),
  spoiler: (n, ctx) => spoiler(nodes(n.c, ctx)),
  link: (n, ctx) => link(n.href, { class: "md-link", title: n.masked ? n.href : null }, nodes(n.c, ctx)),
  mention,
  command,
  time: (n) => timeNode(n.at, n.style),
  list: (n, ctx) =>
    el(
      n.ordered ? "ol" : "ul",
      { class: "md-list", start: n.ordered ? n.start : null },
      n.items.map((item) => el("li", null, nodes(item, ctx))),
    ),
};

const nodes = (tree, context) => tree.map((n) => KINDS[n.t](n, context));

const ONLY_EMOJI = /^(?:\s|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+$/u;

/** Source text → a block. context: {guildId, jumbo: emoji alone are shown large}. */
export function markdown(source, context = {}) {
  const jumbo = context.jumbo && ONLY_EMOJI.test(source ?? "") && [...source].length < 40;
  return el("div", { class: jumbo ? "md jumbo" : "md" }, nodes(parse(source), context));
}

/** The same without blocks, for one-line places (reply previews, notices): text only. */
export function flat(source, context = {}) {
  return markdown(source, context).textContent.replace(/\s+/g, " ").trim();
}
