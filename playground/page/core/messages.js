/** The messages of each channel: loading, the newest version of each, what is read and what is not. */
import { del, get } from "./api.js";
import { emit } from "./bus.js";
import { compareIds, idTime } from "./ids.js";
import { keep, kept } from "./keep.js";
import { box, isDm, memberOf, state } from "./state.js";
import { now } from "./worldclock.js";

const PAGE = 50;
export const isLocal = (m) => m.id.startsWith("local-");
export const isEphemeral = (m) => Boolean((m.flags ?? 0) & 64);
export const isThinking = (m) => Boolean((m.flags ?? 0) & 128);
export const isV2 = (m) => Boolean((m.flags ?? 0) & 32768);

/** Local entries (being sent, waiting for an answer) always stand last. */
function place(list, message) {
  if (isLocal(message)) return list.length;
  let i = list.length;
  while (i > 0 && (isLocal(list[i - 1]) || compareIds(list[i - 1].id, message.id) > 0)) i -= 1;
  return i;
}

export function findMessage(channelId, id) {
  return state.messages.get(channelId)?.list.find((m) => m.id === id);
}

export function addMessage(message) {
  const { list } = box(message.channel_id);
  if (message.nonce) dropLocal(message.channel_id, message.nonce);
  if (findMessage(message.channel_id, message.id)) return changeMessage(message);
  list.splice(place(list, message), 0, message);
  emit("message", { kind: "create", channelId: message.channel_id, message });
}

export function changeMessage(change) {
  const { list } = box(change.channel_id);
  const i = list.findIndex((m) => m.id === change.id);
  if (i < 0) return change.author && box(change.channel_id).loaded && (change.flags & 64) ? addMessage(change) : undefined;
  list[i] = { ...list[i], ...change };
  emit("message", { kind: "update", channelId: change.channel_id, message: list[i] });
}

export function dropMessage({ id, channel_id }) {
  const { list } = box(channel_id);
  const i = list.findIndex((m) => m.id === id);
  if (i < 0) return;
  const [message] = list.splice(i, 1);
  emit("message", { kind: "delete", channelId: channel_id, message });
}

export const dropLocal = (channelId, nonce) => dropMessage({ id: `local-${nonce}`, channel_id: channelId });

export const deleteMessage = (m) => del(`/channels/${m.channel_id}/messages/${m.id}`);

/** Takes an ephemeral reply, or a line of this page's own, off the channel; only this person ever saw it. */
export function dismiss(message) {
  dropMessage(message);
  if (!isLocal(message)) deleteMessage(message).catch(() => {});
}

function merge(channelId, fresh) {
  const b = box(channelId);
  const known = new Set(fresh.map((m) => m.id));
  const span = fresh.length ? [fresh[0].id, fresh.at(-1).id] : null;
  const gone = (m) => span && compareIds(m.id, span[0]) >= 0 && compareIds(m.id, span[1]) <= 0;
  const keepers = b.list.filter((m) => !known.has(m.id) && (isLocal(m) || isEphemeral(m) || !gone(m)));
  b.list = [...fresh];
  for (const m of keepers) b.list.splice(place(b.list, m), 0, m);
  for (const m of fresh) if (m.author) state.users.set(m.author.id, { ...m.author, ...state.users.get(m.author.id) });
}

async function page(channelId, before) {
  const query = `limit=${PAGE}${before ? `&before=${before}` : ""}`;
  const got = await get(`/channels/${channelId}/messages?${query}`);
  return got.sort((a, b) => compareIds(a.id, b.id));
}

/** The newest page, merged with what is known: for opening a channel and after a lost connection. */
export async function loadNewest(channelId) {
  const b = box(channelId);
  b.loading = true;
  try {
    const got = await page(channelId);
    if (!b.loaded) b.complete = got.length < PAGE;
    merge(channelId, got);
    b.loaded = true;
  } finally {
    b.loading = false;
  }
  emit("messages", channelId);
}

/** One page further back; resolves to how many came. */
export async function loadOlder(channelId) {
  const b = box(channelId);
  if (b.complete || b.loading || !b.loaded) return 0;
  b.loading = true;
  try {
    const first = b.list.find((m) => !isLocal(m) && !isEphemeral(m));
    const got = await page(channelId, first?.id);
    b.complete = got.length < PAGE;
    merge(channelId, got);
    return got.length;
  } finally {
    b.loading = false;
  }
}

/** Does this message call for the signed-in person? */
export function mentionsMe(m) {
  if (m.author?.id === state.me.id) return false;
  if (m.mention_everyone || (m.mentions ?? []).some((u) => u.id === state.me.id)) return true;
  const mine = memberOf(state.channels.get(m.channel_id)?.guild_id, state.me.id)?.roles ?? [];
  return (m.mention_roles ?? []).some((r) => mine.includes(r));
}

const readKey = (channelId) => `read.${state.me.id}.${channelId}`;
export const lastRead = (channelId) => state.read.get(channelId) ?? kept(readKey(channelId));

export function markRead(channelId) {
  const newest = state.channels.get(channelId)?.last_message_id;
  if (newest) {
    state.read.set(channelId, newest);
    keep(readKey(channelId), newest);
  }
  if (state.unread.delete(channelId)) emit("unread", channelId);
}

const RECENT = 7 * 86400000; // ms

/** In a channel never opened in this browser only recent messages count as new. */
function hasNews(ch) {
  if (!ch.last_message_id) return false;
  const read = lastRead(ch.id);
  return read ? compareIds(ch.last_message_id, read) > 0 : now() - idTime(ch.last_message_id) < RECENT;
}

/** On arrival: which channels have something new. */
export function startReading() {
  for (const ch of state.channels.values()) {
    if (!hasNews(ch) || state.unread.has(ch.id)) continue;
    state.unread.set(ch.id, { count: isDm(ch) ? 1 : 0, mentions: isDm(ch) ? 1 : 0 });
  }
  emit("unread");
}

/** Is this channel in front of the person's eyes? Set by the message list. */
export const looking = { at: () => false };

export function noteUnread(message) {
  if (message.author.id === state.me.id && !isEphemeral(message)) return markRead(message.channel_id);
  if (looking.at(message.channel_id)) return markRead(message.channel_id);
  const u = state.unread.get(message.channel_id) ?? { count: 0, mentions: 0 };
  const calls = isDm(state.channels.get(message.channel_id)) || isEphemeral(message) || mentionsMe(message);
  state.unread.set(message.channel_id, { count: u.count + 1, mentions: u.mentions + (calls ? 1 : 0) });
  emit("unread", message.channel_id);
}
