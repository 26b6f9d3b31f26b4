/** The message box: text, files, replies, mentions, and the way into commands. */
import { post } from "../core/api.js";
import { emit, on } from "../core/bus.js";
import { $, el, replace, toast } from "../core/dom.js";
import { bytes } from "../core/format.js";
import { icon } from "../core/icons.js";
import { ATTACH_FILES, may, maySend } from "../core/permissions.js";
import { channel, channelName, isDm, nameOf, state, user } from "../core/state.js";
import { hasThreads, isLocked, isThread } from "../core/threads.js";
import { typingLine } from "../shell/typing.js";
import { descriptionIn, exactCommand, findCommands, lastOf, loadCommands } from "./commands.js";
import { CommandForm } from "./form.js";
import { completion, finish } from "./mentions.js";
import { runCommand, sendMessage } from "./outgoing.js";
import { Suggestions } from "./suggestions.js";

let form = null; // the command being filled in
let reply = null; // the message being answered
let files = [];
let named = new Map(); // what stands in the text → what is sent for it
let lastTyping = 0;
const drafts = new Map(); // channel id → text

const holder = () => $("#composer");
const input = el("textarea", {
  id: "message-box",
  rows: 1,
  maxlength: 4000,
  role: "combobox",
  "aria-expanded": "false",
  "aria-autocomplete": "list",
  autocomplete: "off",
});
const picker = el("input", { type: "file", multiple: true, class: "visually-hidden", "aria-label": "Attach files", tabindex: -1 });
const attach = el("button", { type: "button", class: "icon-button attach", "aria-label": "Attach files", title: "Attach files", onclick: () => picker.click() }, icon("plus"));
const sendButton = el("button", { type: "button", class: "icon-button send", "aria-label": "Send", title: "Send", onclick: () => (form ? form.submit() : submit()) }, icon("send"));
const above = el("div", { class: "composer-above" });
const chips = el("ul", { class: "file-chips" });
const line = el("div", { class: "composer-line" }, attach, input, picker, sendButton);
const frame = el("div", { class: "composer-frame" }, above, chips, line);
const list = new Suggestions(frame, (item) => choose(item));
const refused = el("div", { class: "composer-refused" });

function grow() {
  if (!input.isConnected) return;
  input.style.setProperty("height", "auto");
  input.style.setProperty("height", `${Math.min(input.scrollHeight, innerHeight * 0.4)}px`);
}

function setText(text) {
  input.value = text;
  grow();
}

function drawAbove() {
  const cross = el("button", { type: "button", class: "icon-button", "aria-label": "Cancel reply", onclick: () => setReply(null) }, icon("close", 16));
  const who = reply && nameOf(user(reply.author.id) ?? reply.author, channel()?.guild_id);
  replace(above, reply ? el("div", { class: "replying" }, el("span", null, "Replying to ", el("strong", null, who)), cross) : null);
}

function setReply(message) {
  reply = message;
  drawAbove();
  input.focus();
}

function setFiles(next) {
  files = next.slice(0, 10);
  const one = (f, i) => {
    const drop = () => setFiles(files.filter((_, n) => n !== i));
    return el(
      "li",
      { class: "file-chip" },
      icon("file", 18),
      el("span", { class: "file-chip-name" }, f.name),
      el("span", { class: "file-size" }, bytes(f.size)),
      el("button", { type: "button", class: "icon-button", "aria-label": `Remove ${f.name}`, onclick: drop }, icon("close", 16)),
    );
  };
  replace(chips, files.map(one));
}

function commandItem(leaf) {
  const required = (lastOf(leaf).options ?? []).filter((o) => o.required).map((o) => o.name);
  const app = nameOf(user(leaf.command.application_id) ?? state.people.get(leaf.command.application_id));
  return { label: `/${leaf.name}`, detail: descriptionIn(lastOf(leaf)), group: app === "unknown" ? "" : app, leaf, required };
}

/** After "/": the commands that fit, fetched when they may be out of date. */
async function offerCommands() {
  const here = channel();
  await loadCommands(here.id).catch((problem) => toast(problem.message, "danger"));
  if (form || channel() !== here || !input.value.startsWith("/")) return;
  const typed = input.value.slice(1);
  const exact = /\s$/.test(typed) && exactCommand(here, typed);
  if (exact) return openForm(exact);
  const found = findCommands(here, typed).slice(0, 60);
  list.show(found.map(commandItem), typed.trim() ? `Commands matching /${typed.trim()}` : "Commands", input, { none: "No command fits." });
  return undefined;
}

function offer() {
  if (input.value.startsWith("/") && !input.value.includes("\n")) return offerCommands();
  const found = completion(input, channel());
  if (found?.items.length) list.show(found.items, found.title, input);
  else list.hide();
  return undefined;
}

function choose(item) {
  if (item.leaf) return openForm(item.leaf);
  if (item.chip) return form?.choose(item);
  setText(finish(input, item, named));
  list.hide();
  return input.focus();
}

function openForm(leaf) {
  list.hide();
  input.hidden = true;
  frame.classList.add("commanding");
  form = new CommandForm(leaf, { list, send: sendCommand, leave: () => closeForm() });
  sendButton.before(form.node);
  form.begin();
}

function closeForm(focus = true) {
  form?.node.remove();
  form = null;
  list.hide();
  input.hidden = false;
  frame.classList.remove("commanding");
  setText("");
  if (focus) input.focus();
}

function sendCommand(data, sent, leaf) {
  closeForm();
  runCommand(channel(), data, sent, leaf);
}

function submit() {
  let content = input.value.trim();
  for (const [shown, meant] of named) content = content.replaceAll(shown, meant);
  if (!content && !files.length) return;
  sendMessage(channel(), { content, reply, files });
  setText("");
  setFiles([]);
  setReply(null);
  named = new Map();
  lastTyping = 0;
}

function typing() {
  if (!input.value || input.value.startsWith("/") || Date.now() - lastTyping < 8000) return;
  lastTyping = Date.now();
  post(`/channels/${state.current}/typing`).catch(() => {});
}

function editLast() {
  const mine = [...(state.messages.get(state.current)?.list ?? [])].reverse().find((m) => m.author.id === state.me.id && m.content && !m.local);
  if (mine) emit("edit", mine);
}

input.addEventListener("input", () => {
  grow();
  typing();
  offer();
});
input.addEventListener("keydown", (event) => {
  if (event.isComposing || list.key(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && reply) {
    event.stopPropagation();
    setReply(null);
  } else if (event.key === "ArrowUp" && !input.value) {
    event.preventDefault();
    editLast();
  }
});
input.addEventListener("blur", () => setTimeout(() => !form && document.activeElement !== input && list.hide()));
input.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length && may(channel(), ATTACH_FILES)) {
    event.preventDefault();
    setFiles([...files, ...event.clipboardData.files]);
  }
});
picker.addEventListener("change", () => {
  setFiles([...files, ...picker.files]);
  picker.value = "";
  input.focus();
});

function takeDrops(area) {
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    if (may(channel(), ATTACH_FILES)) setFiles([...files, ...event.dataTransfer.files]);
  });
}

/** Dressed for the open channel: its name, what may be done there, the text left behind. */
function dress() {
  const ch = channel();
  if (!ch) return;
  const allowed = maySend(ch);
  refused.textContent = isLocked(ch) ? "This thread is locked." : "You do not have permission to send messages in this channel.";
  // Put in anew, it would lose the focus of whoever is typing while something changes elsewhere.
  const shown = allowed ? frame : refused;
  if (holder().firstElementChild !== shown) replace(holder(), shown, typingLine);
  attach.hidden = !may(ch, ATTACH_FILES);
  const label = isThread(ch) ? `Message “${channelName(ch)}”` : `Message ${isDm(ch) ? "@" : hasThreads(ch) ? "#" : ""}${channelName(ch)}`;
  input.placeholder = label;
  input.setAttribute("aria-label", label);
  grow();
}

let shownFor = null;
function changeChannel() {
  if (shownFor && shownFor !== state.current) {
    drafts.set(shownFor, form ? "" : input.value);
    if (form) closeForm(false);
    reply = null;
    setFiles([]);
    list.hide();
    named = new Map();
  }
  if (shownFor !== state.current) setText(drafts.get(state.current) ?? "");
  shownFor = state.current;
  drawAbove();
  dress();
  loadCommands(state.current).catch(() => {});
}

async function useCommand({ name, id }) {
  await loadCommands(state.current).catch(() => {});
  const leaf = exactCommand(channel(), name);
  if (!leaf || leaf.command.id !== id) return toast(`/${name} cannot be used here.`);
  if (form) closeForm(false);
  return openForm(leaf);
}

export const focusComposer = () => (form ?? input).focus();

export function startComposer() {
  takeDrops($("#chat"));
  on("current", changeChannel);
  on("world", dress);
  on("reply", setReply);
  on("use-command", useCommand);
  on("slash", () => {
    if (form) return;
    input.focus();
    setText("/");
    offer();
  });
  on("send-again", (m) => sendMessage(channel(m.channel_id), { ...m.local.sent, again: m }));
}
