/** Messages by keyboard: arrows walk from one to the next, the menu key (or Shift+F10, or Enter) opens a message's menu. */
import { emit, on } from "../core/bus.js";
import { $, $$ } from "../core/dom.js";
import { findMessage } from "../core/messages.js";
import { state } from "../core/state.js";
import { messageMenu } from "./tools.js";

const list = () => $("#messages");
const messageOf = (node) => findMessage(state.current, node.dataset.id);

/** Only one message is a stop of the Tab key: the last one walked to, else the newest. */
function makeStop(node) {
  for (const other of $$('.message[tabindex="0"]', list())) if (other !== node) other.tabIndex = -1;
  node.tabIndex = 0;
}

function walk(node, step) {
  const all = $$(".message", list());
  const next = all[all.indexOf(node) + step];
  if (!next) return step > 0 ? emit("focus-composer") : undefined;
  makeStop(next);
  next.focus();
  return next.scrollIntoView({ block: "nearest" });
}

function keys(event) {
  const node = event.target;
  if (!node.classList?.contains("message")) return;
  const act = {
    ArrowUp: () => walk(node, -1),
    ArrowDown: () => walk(node, 1),
    Enter: () => messageMenu(messageOf(node), node),
    ContextMenu: () => messageMenu(messageOf(node), node),
    r: () => emit("reply", messageOf(node)),
    e: () => messageOf(node).author.id === state.me.id && emit("edit", messageOf(node)),
  }[event.key];
  const menu = event.key === "F10" && event.shiftKey;
  if ((!act && !menu) || event.ctrlKey || event.altKey || event.metaKey || messageOf(node)?.local) return;
  event.preventDefault();
  if (menu) messageMenu(messageOf(node), node);
  else act();
}

function contextMenu(event) {
  const node = event.target.closest(".message");
  if (!node || event.target.closest("a, button, input, textarea, .floating") || String(getSelection())) return;
  const m = messageOf(node);
  if (!m || m.local) return;
  event.preventDefault();
  messageMenu(m, node, event);
}

export function startMessageKeys() {
  list().addEventListener("keydown", keys);
  list().addEventListener("contextmenu", contextMenu);
  const newest = () => {
    const last = $$(".message", list()).at(-1);
    if (last && !list().querySelector('.message[tabindex="0"]')) last.tabIndex = 0;
    else if (last && !list().contains(document.activeElement)) makeStop(last);
  };
  new MutationObserver(newest).observe(list(), { childList: true });
}
