/** Discord's block Markdown (headings, small text, quotes, lists, code blocks) as a tree; inline.js does the rest. */
import { inline } from "./inline.js";

const MAX_LENGTH = 8000;
const MAX_QUOTES = 3;
const HEADING = / *(#{1,3})[ \t]+([^\n]*[^\s#][^\n]*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/y;
const SMALL = / *-# +([^\n]*\S[^\n]*)(?:\n|$)/y;
const REST_QUOTE = / *>>> ([\s\S]*)$/y;
const QUOTE = / *> ?[^\n]*(?:\n *> ?[^\n]*)*(?:\n|$)/y;
const QUOTE_START = / *> /y;
const LIST = / *(?:[-*]|\d{1,9}\.) +\S[^\n]*(?:\n(?: *(?:[-*]|\d{1,9}\.) +\S[^\n]*| {2,}\S[^\n]*))*(?:\n|$)/y;
const ITEM = /^( *)(?:([-*])|(\d{1,9})\.) +(.*)$/;
const FENCE = /```(?:([\w+\-.#]+)\n)?\n*((?=[^\n])[\s\S]*?)\n*```\n?/y;

function match(regex, text, at) {
  regex.lastIndex = at;
  return regex.exec(text);
}

/** Lines "- a", "  - b", "1. c" → nested lists; a deeper line without a bullet goes on with the item above. */
function listTree(source) {
  const root = { indent: -1, lists: [] };
  const open = [root];
  for (const line of source.replace(/\n$/, "").split("\n")) {
    const m = ITEM.exec(line);
    if (!m) {
      open.at(-1).text += `\n${line.trim()}`;
      continue;
    }
    const indent = m[1].length;
    while (open.length > 1 && open.at(-1).indent >= indent) open.pop();
    const parent = open.at(-1);
    const ordered = m[3] !== undefined;
    let list = parent.lists.at(-1);
    if (!list || list.ordered !== ordered) parent.lists.push((list = { ordered, start: Number(m[3] ?? 1), items: [] }));
    const item = { indent, text: m[4], lists: [] };
    list.items.push(item);
    if (open.length < 11) open.push(item);
  }
  return root.lists.map(listNode);
}

const listNode = (list) => ({
  t: "list",
  ordered: list.ordered,
  start: list.start,
  items: list.items.map((item) => [...inline(item.text), ...item.lists.map(listNode)]),
});

function quote(text, at, depth) {
  if (depth >= MAX_QUOTES) return null;
  const rest = match(REST_QUOTE, text, at);
  if (rest) return { nodes: [{ t: "quote", c: blocks(rest[1], depth + 1) }], end: text.length };
  if (!match(QUOTE_START, text, at)) return null;
  const m = match(QUOTE, text, at);
  const inner = m[0].replace(/\n$/, "").replace(/^ *> ?/gm, "");
  return { nodes: [{ t: "quote", c: blocks(inner, depth + 1) }], end: at + m[0].length };
}

function atLineStart(text, at, depth) {
  const heading = match(HEADING, text, at);
  if (heading) {
    return { nodes: [{ t: "heading", level: heading[1].length, c: inline(heading[2].trim()) }], end: at + heading[0].length };
  }
  const small = match(SMALL, text, at);
  if (small) return { nodes: [{ t: "small", c: inline(small[1]) }], end: at + small[0].length };
  const quoted = quote(text, at, depth);
  if (quoted) return quoted;
  const list = match(LIST, text, at);
  return list && { nodes: listTree(list[0]), end: at + list[0].length };
}

function fence(text, at) {
  const m = match(FENCE, text, at);
  return m && { nodes: [{ t: "codeblock", lang: m[1] ?? "", v: m[2] }], end: at + m[0].length };
}

function blocks(text, depth) {
  const out = [];
  let from = 0;
  let at = 0;
  const flush = (to) => {
    const run = text.slice(from, to).replace(/\n$/, "");
    if (run) out.push({ t: "text-run", c: inline(run) });
  };
  while (at < text.length) {
    const lineStart = at === 0 || text[at - 1] === "\n";
    const found = (lineStart && atLineStart(text, at, depth)) || (text.startsWith("```", at) && fence(text, at));
    if (found) {
      flush(at);
      out.push(...found.nodes);
      from = at = found.end;
    } else {
      const nextFence = text.indexOf("```", at + 1);
      const nextLine = text.indexOf("\n", at);
      const stops = [nextFence, nextLine < 0 ? -1 : nextLine + 1].filter((n) => n > at);
      at = stops.length ? Math.min(...stops) : text.length;
    }
  }
  flush(text.length);
  return out;
}

/** Markdown source → tree. Hostile lengths are cut; nothing here can fail. */
export function parse(source) {
  return blocks(String(source ?? "").slice(0, MAX_LENGTH).replace(/\r\n?/g, "\n"), 0);
}
