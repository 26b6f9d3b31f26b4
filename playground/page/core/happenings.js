/** Scheduled events: what is known of them, what this person may do with them, and doing it. */
import { del, get, patch, post, put } from "./api.js";
import { CONNECT, CREATE_EVENTS, MANAGE_CHANNELS, MANAGE_EVENTS, MOVE_MEMBERS, MUTE_MEMBERS, VIEW_CHANNEL, channelPermissions, may, serverPermissions } from "./permissions.js";
import { state } from "./state.js";

export const STAGE = 1;
export const VOICE = 2;
export const EXTERNAL = 3;
export const SCHEDULED = 1;
export const ACTIVE = 2;
export const COMPLETED = 3;
const STAGE_CHANNEL = 13;

const open = (e) => e.status === SCHEDULED || e.status === ACTIVE;

/** An event as the Gateway tells it; what is over leaves the list. */
export function keepEvent(e) {
  if (!open(e)) return dropEvent(e);
  return state.events.set(e.id, { ...state.events.get(e.id), ...e });
}

export function dropEvent({ id }) {
  state.events.delete(id);
  state.interested.delete(id);
}

const reading = new Map(); // event id → changes that were told while the list was on its way

function note(who, by, userId) {
  if (by > 0) who.add(userId);
  else who.delete(userId);
}

export const changeInterest = (by) => ({ guild_scheduled_event_id: id, user_id }) => {
  const e = state.events.get(id);
  if (e) e.user_count = Math.max(0, (e.user_count ?? 0) + by);
  const who = state.interested.get(id);
  if (who) note(who, by, user_id);
  else reading.get(id)?.push([by, user_id]);
};

const sees = (e) => !e.channel_id || (state.channels.has(e.channel_id) && may(state.channels.get(e.channel_id), VIEW_CHANNEL));

/** A server's events that this person sees: those under way first, then the next one first. */
export function eventsOf(guildId) {
  const order = (a, b) => b.status - a.status || Date.parse(a.scheduled_start_time) - Date.parse(b.scheduled_start_time);
  return [...state.events.values()].filter((e) => e.guild_id === guildId && sees(e)).sort(order);
}

/** Those that take place in a channel. */
export const eventsIn = (ch) => eventsOf(ch.guild_id).filter((e) => e.channel_id === ch.id);

const path = (e) => `/guilds/${e.guild_id}/scheduled-events/${e.id}`;

/** Reads who is interested, a hundred at most, unless it is known; gives their ids. */
export async function readInterested(e) {
  if (state.interested.has(e.id)) return state.interested.get(e.id);
  const changes = reading.get(e.id) ?? [];
  reading.set(e.id, changes);
  const got = await get(`${path(e)}/users?limit=100&with_member=true`);
  for (const { user } of got) state.users.set(user.id, { ...user, ...state.users.get(user.id) });
  const who = new Set(got.map((one) => one.user.id));
  for (const [by, userId] of changes) note(who, by, userId);
  reading.delete(e.id);
  state.interested.set(e.id, who);
  return who;
}

export const wantEvent = (e, yes) => (yes ? put(`${path(e)}/users/@me`) : del(`${path(e)}/users/@me`));
export const setStatus = (e, status) => patch(path(e), { status });
/** "Cancel event" of Discord's own clients deletes it. */
export const cancelEvent = (e) => del(path(e));
export const saveEvent = (guildId, e, body) => (e ? patch(path(e), body) : post(`/guilds/${guildId}/scheduled-events`, body));

const held = (guildId, channelId) => {
  const ch = state.channels.get(channelId);
  return ch ? channelPermissions(ch) : serverPermissions(guildId);
};

/** May this person change, begin, end and cancel an event? */
export function mayEdit(e) {
  const have = held(e.guild_id, e.channel_id);
  const own = e.creator_id === state.me.id && have & CREATE_EVENTS;
  return Boolean(own || have & MANAGE_EVENTS);
}

/** The voice and stage channels in which this person may hold an event. */
export function halls(guildId) {
  const needed = (ch) => CREATE_EVENTS | VIEW_CHANNEL | (ch.type === STAGE_CHANNEL ? MANAGE_CHANNELS | MUTE_MEMBERS | MOVE_MEMBERS : CONNECT);
  const kinds = new Set([2, STAGE_CHANNEL]);
  return [...state.channels.values()].filter((ch) => ch.guild_id === guildId && kinds.has(ch.type) && may(ch, needed(ch)));
}

export const kindOfHall = (ch) => (ch.type === STAGE_CHANNEL ? STAGE : VOICE);
export const mayCreate = (guildId) => Boolean(serverPermissions(guildId) & CREATE_EVENTS) || halls(guildId).length > 0;
export const mayCreateOutside = (guildId) => Boolean(serverPermissions(guildId) & CREATE_EVENTS);
export const coverUrl = (e) => (e.image ? `/guild-events/${e.id}/${encodeURIComponent(e.image)}.png?size=1024` : null);
