/** The open list of a select: one or many values, by mouse, arrows or typing. One list is open at a time. */
import { el, focusable, uid } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { floating } from "../shell/floating.js";
import { emoji } from "./button.js";

const matches = (o, text) => `${o.label} ${o.description ?? ""}`.toLocaleLowerCase().includes(text.toLocaleLowerCase());

function optionNode(o, state, pick) {
  const on = state.values.includes(o.value);
  return el(
    "div",
    {
      class: "option",
      role: "option",
      id: uid("option"),
      "aria-selected": String(on),
      "aria-disabled": !on && state.max > 1 && state.values.length >= state.max ? "true" : null,
      dataset: { value: o.value },
      onclick: () => pick(o),
    },
    o.picture ? el("span", { class: "option-picture" }, o.picture()) : emoji(o.emoji),
    el(
      "span",
      { class: "option-text" },
      el("span", { class: "option-label" }, o.label),
      o.description ? el("span", { class: "option-description" }, o.description) : null,
    ),
    state.max > 1 ? el("span", { class: "tick" }, icon("check", 16)) : on ? el("span", { class: "chosen" }, icon("check", 18)) : null,
  );
}

/** anchor: the closed select; done(values) is called once, when the list closes with an allowed change. */
export function openListbox(anchor, { source, values, min, max, done }) {
  const state = { values: [...values], max, active: 0, text: "" };
  const list = el("div", { class: "options", role: "listbox", tabindex: source.searchable ? -1 : 0, "aria-multiselectable": String(max > 1) });
  const search = source.searchable
    ? el("input", { class: "option-search", type: "text", placeholder: "Search", "aria-label": "Search", role: "combobox", "aria-expanded": "true" })
    : null;
  const apply = max > 1 ? el("button", { type: "button", class: "button primary", onclick: () => close() }, "Apply") : null;
  const count = el("span", { class: "option-count", role: "status" });
  const panel = el("div", { class: "listbox" }, search, list, apply ? el("div", { class: "listbox-foot" }, count, apply) : null);
  const head = search ?? list;
  let shown = [];
  let float = null;

  function mark() {
    [...list.children].forEach((n, i) => n.classList.toggle("active", i === state.active));
    const current = list.children[state.active];
    head.setAttribute("aria-activedescendant", current?.id ?? "");
    current?.scrollIntoView({ block: "nearest" });
  }

  function draw() {
    shown = source.options().filter((o) => matches(o, state.text)).slice(0, 100);
    list.replaceChildren(...shown.map((o) => optionNode(o, state, pick)));
    if (!shown.length) list.append(el("div", { class: "option-none" }, "No results"));
    state.active = Math.min(state.active, Math.max(0, shown.length - 1));
    count.textContent = `${state.values.length} of ${max} chosen${state.values.length < min ? `, at least ${min}` : ""}`;
    if (apply) apply.disabled = state.values.length < min;
    float?.place();
    mark();
  }

  function pick(o) {
    const on = state.values.includes(o.value);
    if (max === 1) {
      state.values = on && min === 0 ? [] : [o.value];
      return close();
    }
    if (on) state.values = state.values.filter((v) => v !== o.value);
    else if (state.values.length < max) state.values.push(o.value);
    state.active = Math.max(0, shown.indexOf(shown.find((s) => s.value === o.value)));
    return draw();
  }

  float = floating(anchor, panel, {
    sameWidth: true,
    closed({ cancelled }) {
      anchor.setAttribute("aria-expanded", "false");
      const enough = state.values.length >= min && state.values.length <= max;
      const changed = state.values.join("\n") !== values.join("\n");
      if (!cancelled && enough && (changed || max === 1)) done(state.values);
    },
  });
  const close = () => float.close();

  const keys = {
    ArrowDown: () => (state.active = (state.active + 1) % Math.max(1, shown.length)),
    ArrowUp: () => (state.active = (state.active - 1 + shown.length) % Math.max(1, shown.length)),
    Home: () => (state.active = 0),
    End: () => (state.active = Math.max(0, shown.length - 1)),
  };
  panel.addEventListener("keydown", (event) => {
    const choosing = event.key === "Enter" || (event.key === " " && event.target === list);
    if (choosing && event.target !== apply) {
      event.preventDefault();
      if (shown[state.active]) pick(shown[state.active]);
    } else if (keys[event.key] && !(search && (event.key === "Home" || event.key === "End"))) {
      event.preventDefault();
      keys[event.key]();
      mark();
    } else if (event.key === "Tab" && focusable(panel).length < 2) close();
    else if (!search && event.key.length === 1 && event.key !== " ") {
      const at = shown.findIndex((o) => o.label.toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase()));
      if (at >= 0) state.active = at;
      mark();
    }
  });
  search?.addEventListener("input", () => {
    state.text = search.value;
    state.active = 0;
    draw();
  });
  anchor.setAttribute("aria-expanded", "true");
  const first = source.options().findIndex((o) => values.includes(o.value));
  state.active = Math.max(0, first);
  draw();
  head.focus();
}
