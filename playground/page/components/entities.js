/** Where a select's options come from: written in it, or the people, roles and channels of the place. */
import { avatar } from "../core/avatar.js";
import { el } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { VIEW_CHANNEL, may } from "../core/permissions.js";
import { channelName, hex, nameOf, rolesOf, state, user } from "../core/state.js";

/** Everybody one may name here: the server's members, or the two of a direct message. */
export function peopleHere(guildId, channelId = state.current) {
  const ids = guildId
    ? [...(state.members.get(guildId)?.keys() ?? [])]
    : [state.me.id, ...(state.channels.get(channelId)?.recipients ?? []).map((r) => r.id)];
  const people = ids.map((id) => user(id)).filter(Boolean);
  return people.map((u) => ({
    value: u.id,
    label: nameOf(u, guildId),
    description: u.username,
    kind: "user",
    picture: () => avatar(u, 24, guildId),
  }));
}

export function rolesHere(guildId) {
  const roles = rolesOf(guildId).filter((r) => r.id !== guildId);
  roles.sort((a, b) => (b.position ?? 0) - (a.position ?? 0));
  return roles.map((r) => ({
    value: r.id,
    label: r.name,
    kind: "role",
    picture: () => el("span", { class: "role-dot large", vars: r.color ? { "--dot": hex(r.color) } : {} }),
  }));
}

export function channelsHere(guildId, types = null) {
  const all = [...state.channels.values()].filter((c) => c.guild_id === guildId && may(c, VIEW_CHANNEL));
  const fit = all.filter((c) => (types?.length ? types.includes(c.type) : true));
  fit.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return fit.map((c) => ({
    value: c.id,
    label: channelName(c),
    description: state.channels.get(c.parent_id)?.name,
    kind: "channel",
    picture: () => icon(c.type === 2 || c.type === 13 ? "speaker" : "hash", 20),
  }));
}

const BY_TYPE = {
  3: (c) => (c.options ?? []).map((o) => ({ ...o, kind: "string" })),
  5: (c, g) => peopleHere(g),
  6: (c, g) => rolesHere(g),
  7: (c, g) => [...peopleHere(g), ...rolesHere(g)],
  8: (c, g) => channelsHere(g, c.channel_types),
};

/** {options(), searchable} for a select component. */
export function sourceOf(c, guildId) {
  return { options: () => BY_TYPE[c.type](c, guildId), searchable: c.type !== 3 || (c.options ?? []).length > 10 };
}
