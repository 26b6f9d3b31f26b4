/** Keys that work everywhere: Alt or Ctrl + arrows between channels (with Shift: unread ones), Escape to the end, typing to write. */
import { emit, on } from "../core/bus.js";
import { $ } from "../core/dom.js";
import { focusComposer } from "../picker/composer.js";
import { toEnd } from "../message/list.js";
import { step } from "./place.js";
import { closeDrawer, drawerOpen } from "./sidebar.js";

const typesText = (event) => event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.altKey && !event.metaKey;
const inField = (node) => node?.matches?.("input, textarea, select, [contenteditable]");

function keys(event) {
  if ($("dialog[open]")) return;
  if ((event.altKey || event.ctrlKey) && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    step(event.key === "ArrowUp" ? -1 : 1, event.shiftKey);
  } else if (event.key === "Escape") {
    if (drawerOpen()) closeDrawer();
    else toEnd();
    focusComposer();
  } else if (typesText(event) && document.activeElement === document.body) focusComposer();
  else if (event.key === "/" && !inField(event.target)) {
    event.preventDefault();
    emit("slash");
  }
}

export function startKeyboard() {
  document.addEventListener("keydown", keys);
  $("#skip").addEventListener("click", focusComposer);
  on("focus-composer", focusComposer);
}
