/** What each Gateway event does to the state, and which views it wakes. */
import { emit } from "./bus.js";
import { changeInterest, dropEvent, keepEvent } from "./happenings.js";
import { compareIds } from "./ids.js";
import { addMessage, changeMessage, dropMessage, noteUnread } from "./messages.js";
import { state } from "./state.js";
import { keepVoice } from "./voice.js";
import { noticeTime, takeClock } from "./worldclock.js";

const THREAD_STARTER = 21;
const keepUser = (u) => u?.id && state.users.set(u.id, { ...state.users.get(u.id), ...u });

function keepMember(guildId, member) {
  const id = member.user?.id ?? member.user_id;
  if (!id) return;
  if (member.user) keepUser(member.user);
  const all = state.members.get(guildId) ?? new Map();
  state.members.set(guildId, all.set(id, { ...all.get(id), ...member }));
}

export function keepChannel(ch, guildId = ch.guild_id) {
  (ch.recipients ?? []).forEach(keepUser);
  state.channels.set(ch.id, { ...state.channels.get(ch.id), ...ch, ...(guildId ? { guild_id: guildId } : {}) });
}

function keepGuild(guild) {
  const { channels = [], members = [], threads = [], voice_states = [], guild_scheduled_events = [], ...rest } = guild;
  state.guilds.set(guild.id, { ...state.guilds.get(guild.id), ...rest });
  for (const [key, v] of state.voice) if (v.guild_id === guild.id) state.voice.delete(key);
  for (const e of [...state.events.values()]) if (e.guild_id === guild.id) dropEvent(e);
  channels.forEach((c) => keepChannel(c, guild.id));
  threads.forEach((c) => keepChannel(c, guild.id));
  members.forEach((m) => keepMember(guild.id, m));
  guild_scheduled_events.forEach(keepEvent);
  voice_states.forEach((v) => keepVoice({ ...v, guild_id: guild.id }));
}

/** With a channel go its threads. */
function dropChannel({ id }) {
  for (const ch of [...state.channels.values()]) if (ch.id === id || ch.parent_id === id && ch.thread_metadata) state.channels.delete(ch.id);
}

/** The threads of channels that came into sight. */
function syncThreads({ guild_id, threads }) {
  threads.forEach((t) => keepChannel(t, guild_id));
}

/** A thread that hangs on a message has its id; the line below that message tells of it. */
function keepThread(t) {
  keepChannel(t);
  changeMessage({ id: t.id, channel_id: t.parent_id, thread: state.channels.get(t.id) });
}

function dropThread({ id, parent_id }) {
  state.channels.delete(id);
  changeMessage({ id, channel_id: parent_id, thread: null });
}

function threadMembers({ id, member_count, added_members = [], removed_member_ids = [] }) {
  const thread = state.channels.get(id);
  if (!thread) return;
  thread.member_count = member_count;
  const mine = added_members.find((m) => m.user_id === state.me.id);
  if (mine) thread.member = mine;
  if (removed_member_ids.includes(state.me.id)) delete thread.member;
}

function voiceState(v) {
  if (v.member) keepMember(v.guild_id, v.member);
  keepVoice(v);
}

function keepRole({ guild_id, role }) {
  const guild = state.guilds.get(guild_id);
  if (!guild) return;
  guild.roles = [...guild.roles.filter((r) => r.id !== role.id), role];
}

function dropGuild({ id }) {
  for (const kept of [state.channels, state.events, state.voice]) {
    for (const [key, one] of [...kept]) if (one.guild_id === id) kept.delete(key);
  }
  state.guilds.delete(id);
}

function typing({ channel_id, user_id, member }) {
  if (member && state.channels.get(channel_id)?.guild_id) keepMember(state.channels.get(channel_id).guild_id, member);
  if (user_id === state.me.id) return;
  const who = state.typing.get(channel_id) ?? new Map();
  state.typing.set(channel_id, who.set(user_id, Date.now() + 9500));
  emit("typing", channel_id);
}

function created(message) {
  keepUser(message.author);
  (message.mentions ?? []).forEach(keepUser);
  noticeTime(Date.parse(message.timestamp));
  const ch = state.channels.get(message.channel_id);
  if (ch?.thread_metadata && message.type !== THREAD_STARTER) {
    ch.message_count = (ch.message_count ?? 0) + 1;
    changeMessage({ id: ch.id, channel_id: ch.parent_id, thread: ch });
  }
  if (ch && !(message.flags & 64) && (!ch.last_message_id || compareIds(message.id, ch.last_message_id) > 0)) {
    ch.last_message_id = message.id;
  }
  if (state.typing.get(message.channel_id)?.delete(message.author.id)) emit("typing", message.channel_id);
  addMessage(message);
  noteUnread(message);
}

function reaction(change) {
  return ({ channel_id, message_id, user_id, emoji }) => {
    const message = state.messages.get(channel_id)?.list.find((m) => m.id === message_id);
    if (!message) return;
    const all = structuredClone(message.reactions ?? []);
    const key = emoji.id ?? emoji.name;
    let one = all.find((r) => (r.emoji.id ?? r.emoji.name) === key);
    if (!one) all.push((one = { emoji, count: 0, me: false }));
    one.count += change;
    if (user_id === state.me.id) one.me = change > 0;
    changeMessage({ id: message_id, channel_id, reactions: all.filter((r) => r.count > 0) });
  };
}

const handlers = {
  READY(d) {
    keepUser(d.user);
    (d.users ?? []).forEach(keepUser);
    (d.private_channels ?? []).forEach((c) => keepChannel(c));
    d.guilds.filter((g) => g.channels).forEach(keepGuild);
  },
  GUILD_CREATE: keepGuild,
  GUILD_UPDATE: (g) => state.guilds.set(g.id, { ...state.guilds.get(g.id), ...g }),
  GUILD_DELETE: dropGuild,
  GUILD_ROLE_CREATE: keepRole,
  GUILD_ROLE_UPDATE: keepRole,
  GUILD_ROLE_DELETE({ guild_id, role_id }) {
    const guild = state.guilds.get(guild_id);
    if (guild) guild.roles = guild.roles.filter((r) => r.id !== role_id);
  },
  GUILD_MEMBER_ADD: (m) => keepMember(m.guild_id, m),
  GUILD_MEMBER_UPDATE: (m) => keepMember(m.guild_id, m),
  GUILD_MEMBER_REMOVE: (m) => state.members.get(m.guild_id)?.delete(m.user.id),
  GUILD_MEMBERS_CHUNK: (d) => d.members.forEach((m) => keepMember(d.guild_id, m)),
  CHANNEL_CREATE: (c) => keepChannel(c),
  CHANNEL_UPDATE: (c) => keepChannel(c),
  CHANNEL_DELETE: dropChannel,
  THREAD_CREATE: keepThread,
  THREAD_UPDATE: keepThread,
  THREAD_DELETE: dropThread,
  THREAD_LIST_SYNC: syncThreads,
  THREAD_MEMBERS_UPDATE: threadMembers,
  VOICE_STATE_UPDATE: voiceState,
  GUILD_SCHEDULED_EVENT_CREATE: keepEvent,
  GUILD_SCHEDULED_EVENT_UPDATE: keepEvent,
  GUILD_SCHEDULED_EVENT_DELETE: dropEvent,
  GUILD_SCHEDULED_EVENT_USER_ADD: changeInterest(1),
  GUILD_SCHEDULED_EVENT_USER_REMOVE: changeInterest(-1),
  USER_UPDATE: keepUser,
};

const quiet = {
  MESSAGE_CREATE: created,
  MESSAGE_UPDATE: changeMessage,
  MESSAGE_DELETE: dropMessage,
  MESSAGE_REACTION_ADD: reaction(1),
  MESSAGE_REACTION_REMOVE: reaction(-1),
  TYPING_START: typing,
  PLAYGROUND_CLOCK: takeClock,
  MESSAGE_DELETE_BULK: ({ ids, channel_id }) => ids.forEach((id) => dropMessage({ id, channel_id })),
};

const ANSWERS = new Set([
  "INTERACTION_CREATE",
  "INTERACTION_SUCCESS",
  "INTERACTION_FAILURE",
  "INTERACTION_MODAL_CREATE",
  "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE",
]);

/** One Gateway event. Those of the first table change who and where; the side bars are drawn again. */
export function handle(name, data) {
  if (ANSWERS.has(name)) return emit("interaction", { name, data });
  if (quiet[name]) return quiet[name](data);
  if (!handlers[name]) return undefined;
  handlers[name](data);
  return emit("world", name);
}
