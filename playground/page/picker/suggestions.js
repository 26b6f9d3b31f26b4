/** The list that stands above the message box: commands, choices, people. The keys are handled where one types. */
import { el, uid } from "../core/dom.js";

function face(item) {
  return [
    item.picture ? el("span", { class: "suggestion-picture" }, item.picture()) : null,
    el("span", { class: "suggestion-label" }, item.label),
    item.detail ? el("span", { class: "suggestion-detail" }, item.detail) : null,
    item.group ? el("span", { class: "suggestion-group" }, item.group) : null,
  ];
}

/** Items: {label, detail?, picture?, group?, …}. choose(item) is called by a press, Enter or Tab. */
export class Suggestions {
  constructor(holder, choose) {
    this.choose = choose;
    this.list = el("div", { class: "suggestions-list", role: "listbox", id: uid("suggestions"), "aria-label": "Suggestions" });
    this.title = el("div", { class: "suggestions-title" });
    this.panel = el("div", { class: "suggestions", hidden: true }, this.title, this.list);
    holder.append(this.panel);
    this.clear();
  }

  clear() {
    this.waiting = false;
    this.taken = false;
    this.items = [];
    this.rows = [];
    this.active = 0;
    this.input?.removeAttribute("aria-activedescendant");
    this.input?.setAttribute("aria-expanded", "false");
  }

  row(item, i) {
    const props = {
      class: "suggestion",
      role: "option",
      id: uid("suggestion"),
      dataset: item.leaf ? { command: item.leaf.plain } : {},
      onpointerdown: (e) => e.preventDefault(), // the field keeps the focus
      onpointermove: () => this.active !== i && this.mark(i),
      onclick: () => this.choose(item),
    };
    return el("div", props, face(item));
  }

  mark(active) {
    this.active = active;
    this.rows.forEach((row, i) => {
      row.classList.toggle("active", i === active);
      row.setAttribute("aria-selected", String(i === active));
    });
    this.rows[active]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", this.rows[active]?.id ?? "");
  }

  /** What stands here is of an earlier text: Enter and Tab wait for what is shown next, and take its first. */
  wait() {
    this.waiting = true;
    this.taken = false;
  }

  /** field: the input that keeps the focus; none: what to say when nothing fits. */
  show(items, heading, field, { none = "" } = {}) {
    if (this.input !== field) this.clear();
    this.items = items;
    this.input = field;
    this.rows = items.map((item, i) => this.row(item, i));
    this.title.textContent = heading;
    this.title.hidden = !heading;
    const nothing = !this.rows.length && none ? [el("div", { class: "option-none" }, none)] : [];
    this.list.replaceChildren(...this.rows, ...nothing);
    this.panel.hidden = !this.rows.length && !none;
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", String(!this.panel.hidden));
    this.mark(0);
    const { taken } = this;
    this.waiting = false;
    this.taken = false;
    if (taken && items.length) this.choose(items[0]);
  }

  hide() {
    this.panel.hidden = true;
    this.clear();
  }

  /** Arrows move, Enter and Tab choose, Escape closes. Tells whether the key was used. */
  key(event) {
    const chooses = (event.key === "Enter" || event.key === "Tab") && !event.shiftKey;
    if (this.panel.hidden && !(this.waiting && chooses)) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const n = this.rows.length;
    if (this.waiting && chooses) this.taken = true;
    else if (step && n) this.mark((this.active + step + n) % n);
    else if (chooses && n) this.choose(this.items[this.active]);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
