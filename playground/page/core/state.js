/** Everything the page knows of the world, as the Gateway and REST told it. Views read it; events.js writes it. */
export const state = {
  me: null, // the signed-in entry of /playground/people
  people: new Map(), // id → entry of /playground/people
  users: new Map(), // id → user
  guilds: new Map(), // id → guild without its channels and members
  channels: new Map(), // id → channel, with guild_id for a server's
  members: new Map(), // guild id → Map(user id → {roles, nick, user})
  messages: new Map(), // channel id → {list, complete, loaded, loading}
  commands: new Map(), // guild id or "" → [command]
  read: new Map(), // channel id → id of the last message read
  unread: new Map(), // channel id → {count, mentions}
  events: new Map(), // id → scheduled event, with user_count
  interested: new Map(), // event id → Set of user ids, once it was read
  voice: new Map(), // "guild:user" → voice state
  typing: new Map(), // channel id → Map(user id → until ms)
  current: null, // id of the open channel
  connection: "offline", // offline | connecting | ready | reconnecting
};

export function forget() {
  for (const kept of Object.values(state)) if (kept instanceof Map && kept !== state.people) kept.clear();
  state.current = null;
}

export const channel = (id = state.current) => state.channels.get(id);
export const guildOf = (ch) => (ch?.guild_id ? state.guilds.get(ch.guild_id) : undefined);
export const isDm = (ch) => ch?.type === 1 || ch?.type === 3;
export const bot = () => [...state.people.values()].find((p) => p.bot);

export function memberOf(guildId, userId) {
  return state.members.get(guildId)?.get(userId);
}

export function user(id) {
  return state.users.get(id) ?? state.people.get(id);
}

/** What a person is called here: nickname, display name, username. */
export function nameOf(someone, guildId) {
  const nick = guildId && memberOf(guildId, someone?.id)?.nick;
  return nick || someone?.global_name || someone?.display_name || someone?.username || "unknown";
}

export function channelName(ch) {
  if (!ch) return "unknown";
  if (ch.name) return ch.name;
  return (ch.recipients ?? []).map((r) => nameOf(user(r.id) ?? r)).join(", ") || "Direct message";
}

export const rolesOf = (guildId) => state.guilds.get(guildId)?.roles ?? [];

/** The colour of a member's highest coloured role as "#rrggbb", or null. */
export function roleColour(guildId, userId) {
  const mine = new Set(memberOf(guildId, userId)?.roles ?? []);
  const coloured = rolesOf(guildId).filter((r) => mine.has(r.id) && r.color);
  coloured.sort((a, b) => (b.position ?? 0) - (a.position ?? 0));
  return coloured.length ? hex(coloured[0].color) : null;
}

export const hex = (n) => `#${Number(n).toString(16).padStart(6, "0")}`;

/** The messages of a channel, newest last; made on first use. */
export function box(channelId) {
  if (!state.messages.has(channelId)) {
    state.messages.set(channelId, { list: [], complete: false, loaded: false, loading: false });
  }
  return state.messages.get(channelId);
}
