/** Menus: a list of acts beside an anchor, by mouse or arrows. */
import { $$, el } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { floating } from "./floating.js";

/**
 * items: {label, icon?, act, danger?, checked?} or {heading}. event: the pointer event that asked for it, to open there.
 */
export function openMenu(anchor, items, label, event = null) {
  event?.preventDefault?.();
  const point = event && event.clientX ? { x: event.clientX, y: event.clientY } : null;
  const run = (item) => () => {
    float.close();
    item.act();
  };
  const one = (item) =>
    item.heading
      ? el("div", { class: "menu-heading", role: "presentation" }, item.heading)
      : el(
          "button",
          {
            type: "button",
            class: item.danger ? "menu-item danger" : "menu-item",
            role: item.checked === undefined ? "menuitem" : "menuitemradio",
            "aria-checked": item.checked === undefined ? null : String(item.checked),
            tabindex: -1,
            onclick: run(item),
          },
          el("span", { class: "menu-label" }, item.label),
          item.checked ? icon("check", 16) : item.icon ? icon(item.icon, 16) : null,
        );
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label }, items.map(one));
  const float = floating(anchor, menu, { point });
  const buttons = $$("button", menu);
  const step = { ArrowDown: 1, ArrowUp: -1, Tab: 1 };
  menu.addEventListener("keydown", (e) => {
    const at = buttons.indexOf(document.activeElement);
    if (e.key in step) buttons[(at + (e.shiftKey ? -1 : step[e.key]) + buttons.length) % buttons.length].focus();
    else if (e.key === "Home") buttons[0].focus();
    else if (e.key === "End") buttons.at(-1).focus();
    else return;
    e.preventDefault();
  });
  buttons[0]?.focus();
  return float;
}
