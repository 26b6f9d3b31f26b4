/** A person's acts on an app (command, press, autocomplete, modal) and the answers, matched by nonce. */
import { post } from "./api.js";
import { on } from "./bus.js";
import { sessionId } from "./gateway.js";
import { nonce } from "./ids.js";
import { bot, state } from "./state.js";

export const COMMAND = 2;
export const COMPONENT = 3;
export const AUTOCOMPLETE = 4;
export const MODAL = 5;
const PATIENCE = 12000; // the server itself gives up after 3 s; this only covers a lost connection

const waiting = new Map(); // nonce → settle

function answerOf(name, data) {
  if (name === "INTERACTION_SUCCESS") return { ok: true };
  if (name === "INTERACTION_MODAL_CREATE") return { ok: true, modal: data };
  if (name === "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE") return { ok: true, choices: data.choices ?? [] };
  if (name === "INTERACTION_FAILURE") return { ok: false, why: "" };
  return null;
}

on("interaction", ({ name, data }) => {
  const answer = answerOf(name, data);
  if (answer && data.nonce) waiting.get(String(data.nonce))?.(answer);
});

function answered(mark) {
  return new Promise((done) => {
    const settle = (answer) => {
      clearTimeout(timer);
      waiting.delete(mark);
      done(answer);
    };
    const timer = setTimeout(() => settle({ ok: false, why: "" }), PATIENCE);
    waiting.set(mark, settle);
  });
}

/**
 * Sends one interaction and waits for its end.
 * where: {channelId, message?}. Resolves, never rejects: {ok, modal?, choices?, why?}.
 */
export async function interact(type, where, data, { files, mark = nonce(), applicationId } = {}) {
  const ch = state.channels.get(where.channelId);
  const m = where.message;
  const body = {
    type,
    application_id: applicationId ?? m?.application_id ?? (m?.author?.bot ? m.author.id : bot()?.id),
    channel_id: where.channelId,
    session_id: sessionId(),
    nonce: mark,
    data,
    ...(ch?.guild_id ? { guild_id: ch.guild_id } : {}),
    ...(m ? { message_id: m.id, message_flags: m.flags ?? 0 } : {}),
  };
  const answer = answered(mark);
  try {
    await post("/interactions", body, files);
  } catch (problem) {
    waiting.get(mark)?.({ ok: false, why: problem.message });
  }
  return answer;
}
