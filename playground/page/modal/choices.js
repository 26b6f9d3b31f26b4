/** Radio groups, checkbox groups and the single checkbox. */
import { el, uid } from "../core/dom.js";

function optionLine(o, type, name, changed) {
  const input = el("input", { type, name, value: o.value, checked: Boolean(o.default), onchange: changed });
  const text = el(
    "span",
    { class: "option-text" },
    el("span", { class: "option-label" }, o.label),
    o.description ? el("span", { class: "option-description" }, o.description) : null,
  );
  return el("label", { class: "choice" }, input, text);
}

/** many: a checkbox group, with min_values and max_values; else a radio group. */
export function choices(c, context, many) {
  const name = uid("choice");
  const max = many ? c.max_values ?? c.options.length : 1;
  const min = c.required === false ? 0 : Math.max(1, many ? c.min_values ?? 1 : 1);
  const inputs = () => [...node.querySelectorAll("input")];
  const values = () => inputs().filter((i) => i.checked).map((i) => i.value);
  function changed() {
    context.changed();
    const full = many && values().length >= max;
    for (const i of inputs()) i.disabled = full && !i.checked;
  }
  const node = el(
    "div",
    { class: "choices", role: many ? "group" : "radiogroup", "aria-labelledby": context.labelId, "aria-describedby": context.hintIds },
    c.options.map((o) => optionLine(o, many ? "checkbox" : "radio", name, changed)),
  );
  return {
    node,
    answer: () => ({
      type: c.type,
      id: c.id,
      custom_id: c.custom_id,
      ...(many ? { values: values() } : { value: values()[0] ?? null }),
    }),
    check: () => values().length >= min || context.complain(min > 1 ? `Choose at least ${min}.` : "Choose an option."),
    focus: () => (inputs().find((i) => i.checked) ?? inputs()[0])?.focus(),
  };
}

export function checkbox(c, context) {
  const inputId = uid("input");
  const input = el("input", { type: "checkbox", id: inputId, checked: Boolean(c.default), "aria-describedby": context.hintIds });
  return {
    node: el("div", { class: "choices" }, input),
    inputId,
    answer: () => ({ type: c.type, id: c.id, custom_id: c.custom_id, value: input.checked }),
    focus: () => input.focus(),
  };
}
