/** The open list of a select: one or many values, by mouse, arrows or typing. One list is open at a time. */
import { el, focusable, uid } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { floating } from "../shell/floating.js";
import { emoji } from "./button.js";

const SHOWN = 100; // more are found by searching
const fold = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase();
const matches = (o, text) => fold(`${o.label} ${o.description ?? ""}`).includes(fold(text));

function optionText(o) {
  return el(
    "span",
    { class: "option-text" },
    el("span", { class: "option-label" }, o.label),
    o.description ? el("span", { class: "option-description" }, o.description) : null,
  );
}

class Listbox {
  /** done(values) is called once, when the list closes with an allowed change. */
  constructor(anchor, { source, values, min, max, done }) {
    Object.assign(this, { anchor, source, min, max, done, before: values, values: [...values] });
    this.shown = [];
    this.active = Math.max(0, source.options().findIndex((o) => values.includes(o.value)));
    this.build();
    this.float = floating(anchor, this.panel, { sameWidth: true, closed: (how) => this.closed(how) });
    anchor.setAttribute("aria-expanded", "true");
    this.draw();
    this.head.focus();
  }

  build() {
    const { searchable } = this.source;
    this.list = el("div", { class: "options", role: "listbox", "aria-label": "Options", tabindex: searchable ? -1 : 0, "aria-multiselectable": String(this.max > 1) });
    this.search = searchable
      ? el("input", { class: "option-search", type: "text", placeholder: "Search", "aria-label": "Search", role: "combobox", "aria-expanded": "true", oninput: () => this.searched() })
      : null;
    this.count = el("span", { class: "option-count", role: "status" });
    this.apply = this.max > 1 ? el("button", { type: "button", class: "button primary", onclick: () => this.float.close() }, "Apply") : null;
    const foot = this.apply ? el("div", { class: "listbox-foot" }, this.count, this.apply) : null;
    this.panel = el("div", { class: "listbox", onkeydown: (event) => this.key(event) }, this.search, this.list, foot);
    this.head = this.search ?? this.list;
  }

  option(o) {
    const on = this.values.includes(o.value);
    const full = !on && this.max > 1 && this.values.length >= this.max;
    const mark = this.max > 1 ? el("span", { class: "tick" }, icon("check", 16)) : on ? el("span", { class: "chosen" }, icon("check", 18)) : null;
    return el(
      "div",
      { class: "option", role: "option", id: uid("option"), "aria-selected": String(on), "aria-disabled": full ? "true" : null, onclick: () => this.pick(o) },
      o.picture ? el("span", { class: "option-picture" }, o.picture()) : emoji(o.emoji),
      optionText(o),
      mark,
    );
  }

  draw() {
    this.shown = this.source.options().filter((o) => matches(o, this.search?.value ?? "")).slice(0, SHOWN);
    const none = this.shown.length ? [] : [el("div", { class: "option-none" }, "No results")];
    this.list.replaceChildren(...this.shown.map((o) => this.option(o)), ...none);
    const n = this.values.length;
    this.count.textContent = `${n} of ${this.max} chosen${n < this.min ? `, at least ${this.min}` : ""}`;
    if (this.apply) this.apply.disabled = n < this.min;
    this.float.place();
    this.mark(Math.min(this.active, Math.max(0, this.shown.length - 1)));
  }

  mark(active) {
    this.active = active;
    [...this.list.children].forEach((n, i) => n.classList.toggle("active", i === active));
    const current = this.list.children[active];
    this.head.setAttribute("aria-activedescendant", current?.id ?? "");
    current?.scrollIntoView({ block: "nearest" });
  }

  searched() {
    this.active = 0;
    this.draw();
  }

  pick(o) {
    const on = this.values.includes(o.value);
    if (this.max === 1) {
      this.values = on && this.min === 0 ? [] : [o.value];
      return this.float.close();
    }
    if (on) this.values = this.values.filter((v) => v !== o.value);
    else if (this.values.length < this.max) this.values.push(o.value);
    this.active = Math.max(0, this.shown.findIndex((s) => s.value === o.value));
    return this.draw();
  }

  closed({ cancelled }) {
    this.anchor.setAttribute("aria-expanded", "false");
    const allowed = this.values.length >= this.min && this.values.length <= this.max;
    const changed = this.values.join("\n") !== this.before.join("\n");
    if (!cancelled && allowed && changed) this.done(this.values);
  }

  step(key) {
    const n = Math.max(1, this.shown.length);
    if (key === "ArrowDown") return (this.active + 1) % n;
    if (key === "ArrowUp") return (this.active - 1 + n) % n;
    if (this.search) return null;
    return key === "Home" ? 0 : key === "End" ? n - 1 : null;
  }

  key(event) {
    const chooses = event.key === "Enter" || (event.key === " " && event.target === this.list);
    const next = this.step(event.key);
    if (chooses && event.target !== this.apply) {
      if (this.shown[this.active]) this.pick(this.shown[this.active]);
    } else if (next !== null) this.mark(next);
    else {
      if (event.key === "Tab" && focusable(this.panel).length < 2) this.float.close();
      else if (!this.search && event.key.length === 1) this.jump(event.key);
      return;
    }
    event.preventDefault();
  }

  /** Typing a letter goes to the next option that begins with it. */
  jump(letter) {
    const from = this.active + 1;
    const order = [...this.shown.keys()].map((i) => (i + from) % this.shown.length);
    const at = order.find((i) => fold(this.shown[i].label).startsWith(fold(letter)));
    if (at !== undefined) this.mark(at);
  }
}

export const openListbox = (anchor, options) => new Listbox(anchor, options);
