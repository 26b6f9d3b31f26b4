/** Discord's inline Markdown as a tree: plain objects {t: kind, …}, children in `c`. No DOM here. */

const SPECIAL = /[\\`<[*_~|@]|https?:\/\//g;
const MAX_DEPTH = 10;

const ESCAPE = /\\([^0-9A-Za-z\s])/y;
const CODE = /(`+)([\s\S]*?[^`])\1(?!`)/y;
const MENTION = /<(@[!&]?|#)(\d{1,20})>/y;
const COMMAND = /<\/([^:\n>]{1,110}):(\d{1,20})>/y;
const STAMP = /<t:(-?\d{1,17})(?::([tTdDfFRsS]))?>/y;
const EMOJI = /<a?:(\w{2,32}):\d{1,20}>/y;
const AUTOLINK = /<(https?:\/\/[^\s<>]+)>/y;
const BARE = /https?:\/\/[^\s<]*[^\s<.,:;"'\])*_~|!?]/y;
const EVERYONE = /@(everyone|here)\b/y;
const MASKED = /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?\)/y;
const STRONG = /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y;
const UNDER = /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y;
const EM_STAR = /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y;
const EM_UNDER = /_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/y;
const STRIKE = /~~([\s\S]+?)~~(?!_)/y;
const SPOILER = /\|\|([\s\S]+?)\|\|/y;

function match(regex, text, at) {
  regex.lastIndex = at;
  return regex.exec(text);
}

const wrap = (t) => (m, more) => ({ t, c: more(m[1]) });
const MENTION_KINDS = { "@": "user", "@!": "user", "@&": "role", "#": "channel" };

function webLink(m, more, flags) {
  if (flags.inLink) return { t: "text", v: m[0] };
  return { t: "link", href: m[1] ?? m[0], c: [{ t: "text", v: m[1] ?? m[0] }] };
}

/** A label that itself looks like an address could lie about where it leads: then both are shown as written. */
function maskedLink(m, more, flags) {
  if (flags.inLink || /https?:\/\//i.test(m[1])) return { t: "text", v: m[0] };
  return { t: "link", href: m[2], masked: true, c: inline(m[1], flags.depth + 1, true) };
}

const BY_SIGN = {
  "\\": [[ESCAPE, (m) => ({ t: "text", v: m[1] })]],
  "`": [[CODE, (m) => ({ t: "code", v: m[2].replace(/^ (?=`)|(?<=`) $/g, "") })]],
  "<": [
    [MENTION, (m) => ({ t: "mention", kind: MENTION_KINDS[m[1]], id: m[2] })],
    [STAMP, (m) => ({ t: "time", at: Number(m[1]) * 1000, style: m[2] ?? "f" })],
    [COMMAND, (m) => ({ t: "command", name: m[1], id: m[2] })],
    [EMOJI, (m) => ({ t: "text", v: `:${m[1]}:` })],
    [AUTOLINK, webLink],
  ],
  h: [[BARE, webLink]],
  "[": [[MASKED, maskedLink]],
  "*": [
    [STRONG, wrap("strong")],
    [EM_STAR, wrap("em")],
  ],
  _: [
    [UNDER, wrap("u")],
    [EM_UNDER, wrap("em")],
  ],
  "~": [[STRIKE, wrap("s")]],
  "|": [[SPOILER, wrap("spoiler")]],
  "@": [[EVERYONE, (m) => ({ t: "mention", kind: "everyone", id: m[1] })]],
};

function one(text, at, flags) {
  const more = (part) => inline(part, flags.depth + 1, flags.inLink);
  for (const [regex, make] of BY_SIGN[text[at]] ?? []) {
    if (regex === EM_UNDER && at > 0 && /[0-9A-Za-z]/.test(text[at - 1])) continue;
    const m = match(regex, text, at);
    if (m) return { node: make(m, more, flags), end: at + m[0].length };
  }
  return null;
}

/** Parses one run of text. `depth` stops nesting that no person writes. */
export function inline(text, depth = 0, inLink = false) {
  if (depth > MAX_DEPTH) return [{ t: "text", v: text }];
  const out = [];
  let plain = "";
  const flush = () => {
    if (plain) out.push({ t: "text", v: plain });
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text);
    if (!next) break;
    plain += text.slice(at, next.index);
    const found = one(text, next.index, { depth, inLink });
    if (!found || found.node.t === "text") plain += found ? found.node.v : text[next.index];
    else {
      flush();
      out.push(found.node);
    }
    at = found ? found.end : next.index + 1;
  }
  plain += text.slice(at);
  flush();
  return out;
}
