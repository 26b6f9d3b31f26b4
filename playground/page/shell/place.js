/** Where the person is: which server (or the direct messages), which channel; kept in the address, so that reload and links find it. */
import { emit, on } from "../core/bus.js";
import { keep, kept } from "../core/keep.js";
import { loadNewest, markRead } from "../core/messages.js";
import { VIEW_CHANNEL, may } from "../core/permissions.js";
import { box, channel, isDm, state } from "../core/state.js";
import { showChannel, toEnd } from "../message/list.js";
import { toast } from "../core/dom.js";
import { CATEGORY, KINDS } from "./kinds.js";

export const here = { guildId: null };
const lastKey = () => `last.${state.me.id}.${here.guildId ?? "dm"}`;

const byPlace = (a, b) => (a.position ?? 0) - (b.position ?? 0) || a.id.localeCompare(b.id);

/** A server's channels as the side bar shows them: [{category, channels}], threads under their parent. */
export function layout(guildId) {
  const all = [...state.channels.values()].filter((c) => c.guild_id === guildId && may(c, VIEW_CHANNEL)).sort(byPlace);
  const listed = all.filter((c) => KINDS[c.type] && !KINDS[c.type].nested);
  const withThreads = (c) => [c, ...all.filter((t) => KINDS[t.type]?.nested && t.parent_id === c.id && (!t.thread_metadata?.archived || t.id === state.current))];
  const under = (parent) => listed.filter((c) => (c.parent_id ?? null) === parent).flatMap(withThreads);
  const categories = all.filter((c) => c.type === CATEGORY);
  const orphans = listed.filter((c) => c.parent_id && !categories.some((k) => k.id === c.parent_id)).flatMap(withThreads);
  const groups = [{ category: null, channels: [...under(null), ...orphans] }, ...categories.map((c) => ({ category: c, channels: under(c.id) }))];
  return groups.filter((g) => g.channels.length);
}

/** Direct messages, the newest talk first. */
export function dms() {
  const key = (c) => BigInt(c.last_message_id ?? c.id);
  return [...state.channels.values()].filter(isDm).sort((a, b) => (key(b) > key(a) ? 1 : -1));
}

export const channelsHere = () => (here.guildId ? layout(here.guildId).flatMap((g) => g.channels) : dms());

function writeAddress() {
  const parts = new URLSearchParams({ as: state.me.token });
  if (state.current) parts.set("channel", state.current);
  history.replaceState(null, "", `#${parts}`);
}

/** The hash as {as, channel}: how tests and documents lead to a place. */
export function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { as: parts.get("as"), channel: parts.get("channel") };
}

export async function openChannel(id) {
  const ch = channel(id);
  if (!ch || !KINDS[ch.type] && !isDm(ch)) return;
  const again = state.current === id;
  state.current = id;
  here.guildId = ch.guild_id ?? null;
  keep(lastKey(), id);
  writeAddress();
  emit("current", id);
  emit("placed");
  if (again && box(id).loaded) return toEnd();
  showChannel(true);
  if (!box(id).loaded) await loadNewest(id).catch((problem) => toast(problem.message, "danger"));
  if (state.current === id && document.hasFocus()) markRead(id);
  return undefined;
}

/** Goes to a server (or, with null, to the direct messages): to the channel last open there, else its first. */
export function openPlace(guildId) {
  here.guildId = guildId;
  const all = channelsHere();
  const next = all.find((c) => c.id === kept(lastKey())) ?? all[0];
  if (next) return openChannel(next.id);
  return emit("placed");
}

/** The next channel up or down in the list; unread: the next one with something new. */
export function step(by, unread = false) {
  const all = channelsHere().filter((c) => !unread || state.unread.has(c.id) || c.id === state.current);
  const at = all.findIndex((c) => c.id === state.current);
  if (all.length) openChannel(all[(at + by + all.length) % all.length].id);
}

export function startPlace() {
  on("open", openChannel);
  on("place", openPlace);
  on("world", (name) => {
    if ((name === "CHANNEL_DELETE" || name === "THREAD_DELETE") && state.current && !channel()) openPlace(here.guildId);
  });
}
