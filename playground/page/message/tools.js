/** What can be done with a message: the buttons that appear on it, and its menu with the apps' commands. */
import { emit } from "../core/bus.js";
import { el, toast } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { deleteMessage, isEphemeral } from "../core/messages.js";
import { channel, state } from "../core/state.js";
import { MANAGE_MESSAGES, may, maySend } from "../core/permissions.js";
import { mayStart, openThread } from "../core/threads.js";
import { loadCommands, menuCommands, nameIn, runMenuCommand } from "../picker/commands.js";
import { openDialog } from "../shell/dialog.js";
import { openMenu } from "../shell/menu.js";
import { chooseReaction } from "./reactions.js";
import { isSystem } from "./system.js";
import { newThread } from "./thread.js";

const mine = (m) => m.author.id === state.me.id;
const fail = (problem) => toast(problem.message, "danger");

function remove(m) {
  const button = (label, kind, act) => el("button", { type: "button", class: `button ${kind}`, onclick: act }, label);
  const yes = button("Delete", "danger", () => {
    box.close();
    deleteMessage(m).catch(fail);
  });
  const no = button("Cancel", "textual", () => box.close());
  const box = openDialog({ title: "Delete this message?", body: el("p", null, "It will be gone for everybody."), foot: [no, yes] });
  yes.focus();
}

const copy = (text) => navigator.clipboard?.writeText(text).then(() => toast("Copied"), fail);

function entries(m) {
  const here = channel(m.channel_id);
  const lasting = !isEphemeral(m);
  return [
    lasting && maySend(here) && { label: "Reply", icon: "reply", act: () => emit("reply", m) },
    mine(m) && lasting && { label: "Edit message", icon: "pencil", act: () => emit("edit", m) },
    threadEntry(m, here),
    m.content && { label: "Copy text", icon: "copy", act: () => copy(m.content) },
    { label: "Copy message ID", icon: "copy", act: () => copy(m.id) },
    (mine(m) || may(here, MANAGE_MESSAGES)) && lasting && { label: "Delete message", icon: "trash", danger: true, act: () => remove(m) },
  ].filter(Boolean);
}

function threadEntry(m, here) {
  if (m.thread) return { label: "Open thread", icon: "thread", act: () => openThread(m.thread.id) };
  return !isEphemeral(m) && !isSystem(m) && mayStart(here) && { label: "Create thread", icon: "thread", act: () => newThread(here, m) };
}

function appEntries(m) {
  const commands = menuCommands(3, channel(m.channel_id));
  if (!commands.length) return [];
  const one = (c) => ({ label: nameIn(c), icon: "apps", act: () => runMenuCommand(c, m.channel_id, m.id) });
  return [{ heading: "Apps" }, ...commands.map(one)];
}

/** Opens when it is known what the apps offer here; they may have come just now. */
export async function messageMenu(m, anchor, event = null) {
  await loadCommands(m.channel_id).catch(() => {});
  const apps = isEphemeral(m) ? [] : appEntries(m);
  openMenu(anchor, [...entries(m), ...apps], "Message actions", event);
}

/** The tools that show when a message is pointed at or has the focus. */
export function tools(m) {
  const button = (name, label, act) =>
    el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: (e) => act(e.currentTarget) }, icon(name, 18));
  const lasting = !isEphemeral(m);
  return el(
    "div",
    { class: "tools", role: "group", "aria-label": "Message tools" },
    lasting ? button("smile", "Add reaction", (anchor) => chooseReaction(m, anchor)) : null,
    lasting ? button("reply", "Reply", () => emit("reply", m)) : null,
    lasting && mine(m) ? button("pencil", "Edit", () => emit("edit", m)) : null,
    button("dots", "More", (anchor) => messageMenu(m, anchor)),
  );
}
