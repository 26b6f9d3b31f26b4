/** "@" and "#" while typing: who and where is meant, and what is sent for it. */
import { channelsHere, peopleHere, rolesHere } from "../components/entities.js";

const WORD = /(^|\s)([@#])([^\s@#]{0,40})$/;
const fold = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase();
const SENT = { user: (id) => `<@${id}>`, role: (id) => `<@&${id}>`, channel: (id) => `<#${id}>` };

/** Names that begin so come before those with such a word, those before usernames and parts of words. */
function rank(o, word) {
  const name = fold(o.label);
  if (name.startsWith(word)) return 0;
  if (name.split(/\s+/).some((w) => w.startsWith(word))) return 1;
  return name.includes(word) || (o.kind === "user" && fold(o.description).includes(word)) ? 2 : 9;
}

/** {items, title} for the word before the cursor, or null. */
export function completion(input, ch) {
  const m = WORD.exec(input.value.slice(0, input.selectionStart));
  if (!m || !ch) return null;
  const [, , sign, word] = m;
  const all = sign === "#" ? channelsHere(ch.guild_id) : [...peopleHere(ch.guild_id, ch.id), ...(ch.guild_id ? rolesHere(ch.guild_id) : [])];
  const ranked = all.map((o) => [rank(o, fold(word)), o]).filter(([r]) => r < 9);
  const fit = ranked.sort((a, b) => a[0] - b[0]).map(([, o]) => o);
  const items = fit.slice(0, 10).map((o) => ({ label: o.label, detail: o.description, picture: o.picture, shown: `${sign}${o.label}`, sent: SENT[o.kind](o.value) }));
  return { items, title: sign === "#" ? "Channels" : "Members and roles" };
}

/** The text with the chosen one in place of the word; `named` learns what it stands for. */
export function finish(input, item, named) {
  const before = input.value.slice(0, input.selectionStart).replace(WORD, `$1${item.shown.replace(/\$/g, "$$$$")} `);
  named.set(item.shown, item.sent);
  return before + input.value.slice(input.selectionStart);
}
