/** Files handed in with a modal. */
import { el, uid } from "../core/dom.js";
import { bytes } from "../core/format.js";
import { icon } from "../core/icons.js";

function chip(file, remove) {
  return el(
    "li",
    { class: "file-chip" },
    icon("file", 18),
    el("span", { class: "file-chip-name" }, file.name),
    el("span", { class: "file-size" }, bytes(file.size)),
    el("button", { type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`, onclick: remove }, icon("close", 16)),
  );
}

export function upload(c, context) {
  const max = c.max_values ?? 1;
  const min = c.required === false ? 0 : Math.max(1, c.min_values ?? 1);
  const inputId = uid("input");
  let chosen = [];
  const input = el("input", { type: "file", id: inputId, class: "visually-hidden", multiple: max > 1, "aria-describedby": context.hintIds });
  const names = el("ul", { class: "file-chips" });
  const drop = el("label", { class: "drop-zone", for: inputId }, icon("plus", 20), max > 1 ? ` Choose up to ${max} files` : " Choose a file");
  function draw() {
    names.replaceChildren(...chosen.map((f, i) => chip(f, () => set(chosen.filter((_, n) => n !== i)))));
    drop.hidden = chosen.length >= max;
  }
  function set(files) {
    chosen = files.slice(0, max);
    context.changed();
    draw();
  }
  input.addEventListener("change", () => {
    set([...chosen, ...input.files]);
    input.value = "";
  });
  draw();
  return {
    node: el("div", { class: "upload" }, input, names, drop),
    inputId,
    answer(files) {
      const values = chosen.map((f) => String(files.push(f) - 1));
      return { type: c.type, id: c.id, custom_id: c.custom_id, values };
    },
    check: () => chosen.length >= min || context.complain(min > 1 ? `Choose at least ${min} files.` : "Choose a file."),
    focus: () => input.focus(),
  };
}
