/** Threads around messages: the line below a message that has one, starting one, and the list of a channel's. */
import { el, toast, uid } from "../core/dom.js";
import { messageTime } from "../core/format.js";
import { icon } from "../core/icons.js";
import { idTime } from "../core/ids.js";
import { state } from "../core/state.js";
import { changeThread, deleteThread, isArchived, isLocked, isMember, joinThread, leaveThread, mayManage, mayRename, mayReopen, mayStart, mayStartPrivate, openThread, startThread, threadsOf } from "../core/threads.js";
import { openDialog } from "../shell/dialog.js";
import { openMenu } from "../shell/menu.js";

const amount = (n) => (n === 1 ? "1 message" : `${n ?? 0} messages`);

/** "About the tank · 3 messages": below the message that the thread hangs on. */
export function threadLine(m) {
  const thread = state.channels.get(m.thread?.id) ?? m.thread;
  if (!thread) return null;
  const sign = isLocked(thread) ? "lock" : "thread";
  const more = isArchived(thread) ? "archived" : amount(thread.message_count);
  return el(
    "button",
    { type: "button", class: "thread-line", dataset: { thread: thread.id }, onclick: () => openThread(thread.id) },
    icon(sign, 16),
    el("strong", { class: "thread-name" }, thread.name),
    el("span", { class: "thread-count" }, more),
  );
}

/** A small form with a name; act gives a promise, whose refusal is shown. */
function askName({ title, label, value = "", button, act, extra = null }) {
  const name = el("input", { class: "text-input", id: uid("thread"), maxlength: 100, value, required: true });
  const problem = el("div", { class: "note danger", role: "alert", hidden: true });
  const form = el("form", { id: uid("thread-form"), novalidate: true }, el("div", { class: "field" }, el("label", { class: "field-name", for: name.id }, label), name), extra, problem);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      if (!name.value.trim()) throw new Error("Give the thread a name.");
      yes.disabled = true; // a second Enter would ask for a second thread
      await act(name.value.trim());
      box.close();
    } catch (refusal) {
      problem.textContent = refusal.message;
      problem.hidden = false;
    }
    yes.disabled = false;
  });
  const yes = el("button", { type: "submit", class: "button primary", form: form.id }, button);
  const no = el("button", { type: "button", class: "button textual", onclick: () => box.close() }, "Cancel");
  const box = openDialog({ title, body: form, foot: [no, yes] });
  name.select();
}

/** Asks for a name and starts a thread; it opens when it is there. */
export function newThread(ch, message = null) {
  const box = el("input", { type: "checkbox" });
  const hidden = !message && mayStartPrivate(ch) ? el("label", { class: "choice thread-private" }, box, "Private: only who is brought in sees it") : null;
  const first = message?.content?.split("\n")[0].slice(0, 40) ?? "";
  const act = (name) => startThread(ch, { name, message, hidden: box.checked });
  askName({ title: "Create thread", label: "Thread name", value: first, button: "Create thread", act, extra: hidden });
}

function confirmDelete(ch) {
  const button = (label, kind, act) => el("button", { type: "button", class: `button ${kind}`, onclick: act }, label);
  const yes = button("Delete thread", "danger", () => {
    box.close();
    deleteThread(ch);
  });
  const no = button("Keep it", "textual", () => box.close());
  const box = openDialog({ title: "Delete this thread?", body: el("p", null, "It will be gone for everybody, with all its messages."), foot: [no, yes] });
  yes.focus();
}

/** What can be done with the open thread. */
export function threadMenu(ch, anchor) {
  const rename = () => askName({ title: "Rename thread", label: "Thread name", value: ch.name, button: "Save", act: (name) => changeThread(ch, { name }) });
  const archived = isArchived(ch);
  const items = [
    !archived && (isMember(ch) ? { label: "Leave thread", icon: "leave", act: () => leaveThread(ch) } : { label: "Join thread", icon: "enter", act: () => joinThread(ch) }),
    !archived && mayRename(ch) && { label: "Rename", icon: "pencil", act: rename },
    !archived && mayRename(ch) && { label: "Archive", icon: "check", act: () => changeThread(ch, { archived: true }) },
    archived && mayReopen(ch) && { label: "Unarchive", icon: "reply", act: () => changeThread(ch, { archived: false }) },
    mayManage(ch) && (isLocked(ch) ? { label: "Unlock", icon: "lock", act: () => changeThread(ch, { locked: false, archived: false }) } : { label: "Lock", icon: "lock", act: () => changeThread(ch, { locked: true, archived: archived ? false : undefined }) }),
    mayManage(ch) && { label: "Delete thread", icon: "trash", danger: true, act: () => confirmDelete(ch) },
  ].filter(Boolean);
  if (!items.length) return toast("There is nothing that you may do with this thread.");
  return openMenu(anchor, items, "Thread");
}

function row(t, leave) {
  const go = () => {
    leave();
    openThread(t.id);
  };
  const when = messageTime(idTime(t.last_message_id ?? t.id));
  return el("li", null, el("button", { type: "button", class: "thread-row", onclick: go }, icon(isLocked(t) ? "lock" : "thread", 18), el("strong", { class: "thread-name" }, t.name), el("span", { class: "thread-count" }, `${amount(t.message_count)} · ${when}`)));
}

/** The threads of a channel, archived ones too. */
export async function openThreads(ch) {
  const found = await threadsOf(ch);
  const part = (title, threads) => (threads.length ? [el("h3", { class: "thread-heading" }, title), el("ul", null, threads.map((t) => row(t, () => box.close())))] : null);
  const none = el("p", { class: "event-none" }, "This channel has no threads yet.");
  const make = () => {
    box.close();
    newThread(ch);
  };
  const start = mayStart(ch) ? el("button", { type: "button", class: "button primary", onclick: make }, "Create thread") : null;
  const body = found.open.length + found.archived.length ? [part("Open", found.open), part("Archived", found.archived)] : none;
  const box = openDialog({ title: `Threads in #${ch.name}`, body, foot: start });
}
