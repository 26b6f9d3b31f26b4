/** The list that stands above the message box: commands, choices, people. The keys are handled where one types. */
import { el, uid } from "../core/dom.js";

/**
 * input: the field that keeps the focus. Items: {label, detail?, picture?, group?, value}.
 * choose(item) is called by a press, Enter or Tab. Returns {show(items, title), hide(), key(event) → handled?, open}.
 */
export function suggestions(holder, choose) {
  const list = el("div", { class: "suggestions-list", role: "listbox", id: uid("suggestions"), "aria-label": "Suggestions" });
  const title = el("div", { class: "suggestions-title" });
  const panel = el("div", { class: "suggestions", hidden: true }, title, list);
  holder.append(panel);
  let items = [];
  let rows = [];
  let active = 0;
  let input = null;

  function mark() {
    rows.forEach((row, i) => {
      row.classList.toggle("active", i === active);
      row.setAttribute("aria-selected", String(i === active));
    });
    rows[active]?.scrollIntoView({ block: "nearest" });
    input?.setAttribute("aria-activedescendant", rows[active]?.id ?? "");
  }

  function row(item, i) {
    return el(
      "div",
      {
        class: "suggestion",
        role: "option",
        id: uid("suggestion"),
        dataset: item.leaf ? { command: item.leaf.plain } : {},
        onpointerdown: (e) => e.preventDefault(),
        onpointermove: () => active !== i && ((active = i), mark()),
        onclick: () => choose(items[i]),
      },
      item.picture ? el("span", { class: "suggestion-picture" }, item.picture()) : null,
      el("span", { class: "suggestion-label" }, item.label),
      item.detail ? el("span", { class: "suggestion-detail" }, item.detail) : null,
      item.group ? el("span", { class: "suggestion-group" }, item.group) : null,
    );
  }

  const self = {
    get open() {
      return !panel.hidden;
    },
    show(next, heading, field, { none = "" } = {}) {
      items = next;
      input = field;
      rows = items.map(row);
      active = 0;
      title.textContent = heading;
      title.hidden = !heading;
      list.replaceChildren(...(rows.length || !none ? rows : [el("div", { class: "option-none" }, none)]));
      panel.hidden = !rows.length && !none;
      field.setAttribute("aria-controls", list.id);
      field.setAttribute("aria-expanded", String(!panel.hidden));
      mark();
    },
    hide() {
      panel.hidden = true;
      items = [];
      rows = [];
      input?.setAttribute("aria-expanded", "false");
      input?.removeAttribute("aria-activedescendant");
    },
    /** Arrows move, Enter and Tab choose, Escape closes. */
    key(event) {
      if (panel.hidden) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && rows.length) {
        active = (active + step + rows.length) % rows.length;
        mark();
      } else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && rows.length) choose(items[active]);
      else if (event.key === "Escape") self.hide();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
  return self;
}
