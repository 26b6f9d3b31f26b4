/** What leaves the message box: shown at once, grey, until the server has it; red with a reason when it has not. */
import { post } from "../core/api.js";
import { emit } from "../core/bus.js";
import { COMMAND, interact } from "../core/interactions.js";
import { nonce } from "../core/ids.js";
import { addMessage, changeMessage, dropLocal, dropMessage, isLocal } from "../core/messages.js";
import { box, state, user } from "../core/state.js";
import { now } from "../core/worldclock.js";

function local(channelId, mark, author, kind, extra = {}) {
  const timestamp = new Date(now()).toISOString();
  const base = { id: `local-${mark}`, channel_id: channelId, type: 0, flags: 0, timestamp, author };
  return { ...base, ...extra, local: { kind, state: "pending", ...extra.local } };
}

/** content, reply (a message), files; again: the failed entry that this one replaces. */
export async function sendMessage(ch, { content, reply = null, files = [], again = null }) {
  const mark = nonce();
  if (again) dropMessage(again);
  const author = user(state.me.id) ?? state.me;
  const entry = local(ch.id, mark, author, "send", {
    content: content || `Sending ${files.map((f) => f.name).join(", ")}…`,
    ...(reply ? { type: 19, message_reference: { message_id: reply.id }, referenced_message: reply } : {}),
    local: { sent: { content, reply, files } },
  });
  addMessage(entry);
  emit("sent", ch.id);
  const body = { content, nonce: mark, ...(reply ? { message_reference: { message_id: reply.id } } : {}) };
  if (files.length) body.attachments = files.map((f, n) => ({ id: String(n), filename: f.name }));
  try {
    const message = await post(`/channels/${ch.id}/messages`, body, files);
    dropLocal(ch.id, mark);
    if (!box(ch.id).list.some((m) => m.id === message.id)) addMessage({ ...message, nonce: undefined });
  } catch (problem) {
    const still = box(ch.id).list.find((m) => m.id === entry.id);
    if (still) changeMessage({ ...still, local: { ...still.local, state: "failed", why: problem.message } });
  }
}

/** Runs a slash command; its own line says that it was sent, then gives way to the answer or says that none came. */
export async function runCommand(ch, data, files, leaf) {
  const mark = nonce();
  const app = leaf.command.application_id;
  const me = user(state.me.id) ?? state.me;
  const author = user(app) ?? { id: app, username: "App", bot: true };
  addMessage(
    local(ch.id, mark, author, "command", {
      flags: 64,
      interaction_metadata: { type: 2, user: me, name: leaf.plain },
    }),
  );
  emit("sent", ch.id);
  const where = { channelId: ch.id };
  const answer = await interact(COMMAND, where, data, { files, mark, applicationId: app });
  if (answer.ok) {
    dropLocal(ch.id, mark);
    if (answer.modal) emit("modal", { modal: answer.modal, where });
    return;
  }
  const entry = box(ch.id).list.find((m) => isLocal(m) && m.id === `local-${mark}`);
  if (entry) changeMessage({ ...entry, local: { ...entry.local, state: "failed", why: answer.why } });
}
