/** What the signed-in person may do in a channel, by Discord's rules of roles and overwrites. */
import { channel as channelById, memberOf, rolesOf, state } from "./state.js";

export const ADMINISTRATOR = 1n << 3n;
export const VIEW_CHANNEL = 1n << 10n;
const SEND_MESSAGES = 1n << 11n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;
export const MANAGE_MESSAGES = 1n << 13n;
export const ATTACH_FILES = 1n << 15n;
export const MANAGE_CHANNELS = 1n << 4n;
export const CONNECT = 1n << 20n;
export const MUTE_MEMBERS = 1n << 22n;
export const MOVE_MEMBERS = 1n << 24n;
export const MANAGE_EVENTS = 1n << 33n;
export const MANAGE_THREADS = 1n << 34n;
export const CREATE_PUBLIC_THREADS = 1n << 35n;
export const CREATE_PRIVATE_THREADS = 1n << 36n;
export const CREATE_EVENTS = 1n << 44n;
const ALL = (1n << 60n) - 1n;

const bits = (text) => BigInt(text ?? 0);

/** The permissions of the server as a whole. */
export function serverPermissions(guildId, userId = state.me.id) {
  if (state.guilds.get(guildId)?.owner_id === userId) return ALL;
  const mine = new Set([...(memberOf(guildId, userId)?.roles ?? []), guildId]);
  const sum = rolesOf(guildId).filter((r) => mine.has(r.id)).reduce((all, r) => all | bits(r.permissions), 0n);
  return sum & ADMINISTRATOR ? ALL : sum;
}

function overwritten(base, overwrites, guildId, userId) {
  const roles = new Set(memberOf(guildId, userId)?.roles ?? []);
  const steps = [
    overwrites.filter((o) => o.id === guildId),
    overwrites.filter((o) => Number(o.type) === 0 && roles.has(o.id)),
    overwrites.filter((o) => Number(o.type) === 1 && o.id === userId),
  ];
  return steps.reduce((have, step) => {
    const deny = step.reduce((all, o) => all | bits(o.deny), 0n);
    const allow = step.reduce((all, o) => all | bits(o.allow), 0n);
    return (have & ~deny) | allow;
  }, base);
}

const isThread = (ch) => ch.type >= 10 && ch.type <= 12;

export function channelPermissions(ch, userId = state.me.id) {
  if (!ch?.guild_id) return ALL;
  const base = serverPermissions(ch.guild_id, userId);
  if (base === ALL) return ALL;
  const place = isThread(ch) ? channelById(ch.parent_id) ?? ch : ch;
  return overwritten(base, place.permission_overwrites ?? [], ch.guild_id, userId);
}

export const may = (ch, permission, userId) => (channelPermissions(ch, userId) & permission) === permission;
export function maySend(ch) {
  if (!isThread(ch)) return may(ch, SEND_MESSAGES);
  return may(ch, ch.thread_metadata?.locked ? MANAGE_THREADS : SEND_MESSAGES_IN_THREADS);
}
