/** Where people are in voice, and this person's own coming and going. There is no sound: presence is all there is. */
import { on } from "./bus.js";
import { say, toast } from "./dom.js";
import { send } from "./gateway.js";
import { CONNECT, MOVE_MEMBERS, VIEW_CHANNEL, may } from "./permissions.js";
import { channelName, state } from "./state.js";

let wanted = null; // {guild_id, channel_id}: where this person went, kept over a broken connection

const key = (v) => `${v.guild_id}:${v.user_id}`;

/** One state as the Gateway tells it; a channel of null is having left. */
export function keepVoice(v) {
  if (v.channel_id) state.voice.set(key(v), { ...v, member: undefined });
  else state.voice.delete(key(v));
  if (v.user_id !== state.me.id || state.connection !== "ready") return;
  if (!v.channel_id && wanted?.guild_id === v.guild_id) wanted = null; // taken out by somebody
  else if (v.channel_id && wanted) wanted = { guild_id: v.guild_id, channel_id: v.channel_id };
}

/** Who is in a channel, in the order of their ids. */
export const inVoice = (channelId) => [...state.voice.values()].filter((v) => v.channel_id === channelId).sort((a, b) => a.user_id.localeCompare(b.user_id));

/** This person's own state, or undefined. */
export const myVoice = () => [...state.voice.values()].find((v) => v.user_id === state.me?.id);

/** Why somebody cannot come in, or null. */
export function barred(ch) {
  if (!may(ch, VIEW_CHANNEL | CONNECT)) return "You do not have permission to join this channel.";
  const full = ch.user_limit && inVoice(ch.id).length >= ch.user_limit;
  return full && !may(ch, MOVE_MEMBERS) ? "This channel is full." : null;
}

function go(place) {
  send(4, { ...place, self_mute: false, self_deaf: false });
}

export function joinVoice(ch) {
  const why = barred(ch);
  if (why) return toast(why, "danger");
  wanted = { guild_id: ch.guild_id, channel_id: ch.id };
  go(wanted);
  return say(`Joined ${channelName(ch)}`);
}

export function leaveVoice() {
  const mine = myVoice();
  wanted = null;
  if (!mine) return;
  go({ guild_id: mine.guild_id, channel_id: null });
  say("Left voice");
}

/** A new connection is nowhere: one that was somewhere goes back. */
function comeBack() {
  if (wanted && state.channels.has(wanted.channel_id) && !myVoice()) go(wanted);
}

export function startVoice() {
  on("placed", comeBack);
  on("resumed", comeBack);
  on("signed-in", () => (wanted = null));
  on("voice-join", joinVoice);
  on("voice-leave", leaveVoice);
}
