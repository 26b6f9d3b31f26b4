/** Editing one's own message, in its place. */
import { patch } from "../core/api.js";
import { emit, on } from "../core/bus.js";
import { $, el, toast } from "../core/dom.js";

function editor(m, node) {
  const text = el("textarea", { class: "edit-box", "aria-label": "Edit message", maxlength: 4000, rows: Math.min(12, m.content.split("\n").length), value: m.content });
  const body = node.querySelector(".content > .md") ?? node.querySelector(".content");
  const box = el(
    "div",
    { class: "editor" },
    text,
    el("div", { class: "note" }, "Escape to ", button("cancel", () => end()), " · Enter to ", button("save", () => save())),
  );
  function end() {
    box.replaceWith(body);
    emit("focus-composer");
  }
  async function save() {
    const content = text.value.trim();
    if (!content || content === m.content) return end();
    try {
      end();
      await patch(`/channels/${m.channel_id}/messages/${m.id}`, { content });
    } catch (problem) {
      toast(problem.message, "danger");
    }
    return undefined;
  }
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  body.replaceWith(box);
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
}

const button = (label, act) => el("button", { type: "button", class: "textual", onclick: act }, label);

export function startEditing() {
  on("edit", (m) => {
    const node = $("#messages").querySelector(`[data-id="${CSS.escape(m.id)}"]`);
    if (node && !node.querySelector(".editor")) editor(m, node);
  });
}
