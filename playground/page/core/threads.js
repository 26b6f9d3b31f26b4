/** Threads: what this person may do with them, and doing it. */
import { del, get, patch, post, put } from "./api.js";
import { emit } from "./bus.js";
import { toast } from "./dom.js";
import { keepChannel } from "./events.js";
import { compareIds } from "./ids.js";
import { CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, MANAGE_THREADS, may, maySend } from "./permissions.js";
import { state } from "./state.js";

const TEXT = 0;
const NEWS = 5;
export const isThread = (ch) => ch?.type >= 10 && ch?.type <= 12;
export const isArchived = (ch) => Boolean(ch?.thread_metadata?.archived);
export const isLocked = (ch) => Boolean(ch?.thread_metadata?.locked);
export const hasThreads = (ch) => ch?.type === TEXT || ch?.type === NEWS;
export const mayStart = (ch) => hasThreads(ch) && may(ch, CREATE_PUBLIC_THREADS);
export const mayStartPrivate = (ch) => ch?.type === TEXT && may(ch, CREATE_PRIVATE_THREADS);
export const mayManage = (ch) => may(ch, MANAGE_THREADS);
export const mayRename = (ch) => mayManage(ch) || (ch.owner_id === state.me.id && !isLocked(ch));
export const mayReopen = (ch) => mayManage(ch) || (!isLocked(ch) && maySend(ch));

const fail = (problem) => toast(problem.message, "danger");

function known(thread) {
  keepChannel(thread);
  emit("world", "THREAD_UPDATE");
  return thread;
}

/** Opens a thread, an archived one too, which the Gateway has not told of. */
export async function openThread(id) {
  try {
    if (!state.channels.has(id)) known(await get(`/channels/${id}`));
    emit("open", id);
  } catch (problem) {
    toast(problem.status === 404 ? "This thread is gone." : problem.message, "danger");
  }
}

/** Starts a thread in a channel, on a message when there is one, and opens it. Rejects when it is refused. */
export async function startThread(ch, { name, message = null, hidden = false }) {
  const made = message
    ? await post(`/channels/${ch.id}/messages/${message.id}/threads`, { name })
    : await post(`/channels/${ch.id}/threads`, { name, type: hidden ? 12 : ch.type === NEWS ? 10 : 11 });
  known(made);
  emit("open", made.id);
}

export const changeThread = (ch, body) => patch(`/channels/${ch.id}`, body).then(known, fail);
export const deleteThread = (ch) => del(`/channels/${ch.id}`).catch(fail);
export const isMember = (ch) => Boolean(ch.member);
export const joinThread = (ch) => put(`/channels/${ch.id}/thread-members/@me`).catch(fail);
export const leaveThread = (ch) => del(`/channels/${ch.id}/thread-members/@me`).catch(fail);

/** A channel's threads: those that are open, the newest talk first, and the archived ones. */
export async function threadsOf(ch) {
  const age = (t) => t.last_message_id ?? t.id;
  const here = [...state.channels.values()].filter((t) => isThread(t) && t.parent_id === ch.id && !isArchived(t));
  const old = await get(`/channels/${ch.id}/threads/archived/public?limit=50`).then((got) => got.threads, () => []);
  return { open: here.sort((a, b) => compareIds(age(b), age(a))), archived: old };
}
