/**
 * The fields of a modal. To add a kind: a function (component, context) → field, and its line in KINDS.
 * A field is {node, answer(files) → JSON, check?() → boolean, focus()}. context: {guildId, labelId}.
 */
import { el, uid } from "../core/dom.js";
import { markdown } from "../text/render.js";
import { defaults, selectField } from "../components/select.js";
import { checkbox, choices } from "./choices.js";
import { textInput } from "./textinput.js";
import { upload } from "./upload.js";

const required = (c) => c.required !== false;

function selectBox(c, context) {
  let values = defaults(c);
  const holder = el("div");
  const min = required(c) ? Math.max(1, c.min_values ?? 1) : 0;
  function draw() {
    const field = selectField(
      { ...c, min_values: min },
      { guildId: context.guildId, values, labelledby: context.labelId, choose: choose },
    );
    holder.replaceChildren(field);
    return field;
  }
  function choose(next) {
    values = next;
    draw().focus();
    context.changed();
  }
  draw();
  return {
    node: holder,
    answer: () => ({ type: c.type, id: c.id, custom_id: c.custom_id, values }),
    check: () => values.length >= min || context.complain("Choose an option."),
    focus: () => holder.firstElementChild.focus(),
  };
}

/** A label names what it holds, says what is asked, and shows what is wrong. */
function label(c, context) {
  const inner = c.component;
  const name = el("span", { id: uid("label"), class: "field-name" }, c.label);
  const error = el("div", { class: "field-error", id: uid("error"), role: "alert", hidden: true });
  const hint = c.description ? el("div", { class: "field-hint", id: uid("hint") }, c.description) : null;
  const inside = {
    ...context,
    labelId: name.id,
    hintIds: [hint?.id, error.id].filter(Boolean).join(" "),
    complain(text) {
      error.textContent = text;
      error.hidden = false;
      return false;
    },
    changed: () => (error.hidden = true),
  };
  const field = (KINDS[inner.type] ?? unknown)(inner, inside);
  const star = required(inner) && inner.type !== 23 ? el("span", { class: "required", title: "required" }, "*") : null;
  const top = el("div", { class: "field-top" }, el("label", { for: field.inputId }, name), star);
  return {
    ...field,
    node: el("div", { class: "field" }, top, hint, field.node, error),
    answer: (files) => ({ type: 18, id: c.id, component: field.answer(files) }),
  };
}

/** The older shape: a text input in an action row, with its own label. */
function row(c, context) {
  const inner = c.components[0];
  const field = label({ label: inner.label ?? "", component: inner }, context);
  return { ...field, answer: (files) => ({ type: 1, id: c.id, components: [field.answer(files).component] }) };
}

const shown = (c, context) => ({
  node: markdown(c.content, context),
  answer: () => ({ type: c.type, id: c.id }),
  focus() {},
});

const unknown = (c) => ({
  node: el("div", { class: "note" }, `This page cannot show field type ${c.type}.`),
  answer: () => ({ type: c.type, id: c.id, custom_id: c.custom_id }),
  focus() {},
});

const KINDS = {
  1: row,
  3: selectBox,
  4: textInput,
  5: selectBox,
  6: selectBox,
  7: selectBox,
  8: selectBox,
  10: shown,
  18: label,
  19: upload,
  21: (c, context) => choices(c, context, false),
  22: (c, context) => choices(c, context, true),
  23: checkbox,
};

export function fieldsOf(components, context) {
  return components.map((c) => (KINDS[c.type] ?? unknown)(c, context));
}
