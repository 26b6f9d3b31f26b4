/** Select menus of messages: the closed field; the list it opens is components/listbox.js. */
import { el } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { changeMessage } from "../core/messages.js";
import { closeFloating } from "../shell/floating.js";
import { emoji } from "./button.js";
import { sourceOf } from "./entities.js";
import { openListbox } from "./listbox.js";
import { busyDots, isBusy } from "./press.js";

const PLACEHOLDERS = { 3: "Make a selection", 5: "Select a user", 6: "Select a role", 7: "Select a mentionable", 8: "Select a channel" };

function face(chosen, c) {
  if (!chosen.length) return el("span", { class: "select-placeholder" }, c.placeholder || PLACEHOLDERS[c.type]);
  const many = (c.max_values ?? 1) > 1;
  const one = (o) => el("span", { class: many ? "select-chip" : "select-one" }, emoji(o.emoji), el("span", { class: "select-label" }, o.label));
  return el("span", { class: "select-values" }, chosen.map(one));
}

/**
 * A closed select. `values` are those chosen now; `choose(values)` hears the new ones.
 * Used by messages and, with its own `choose`, by modals.
 */
export function selectField(c, { guildId, values, choose, busy = false, labelledby = null }) {
  const source = sourceOf(c, guildId);
  const chosen = source.options().filter((o) => values.includes(o.value));
  const field = el(
    "button",
    {
      type: "button",
      class: busy ? "select busy" : "select",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-labelledby": labelledby,
      "aria-label": labelledby ? null : [c.placeholder || PLACEHOLDERS[c.type], ...chosen.map((o) => o.label)].join(": "),
      disabled: Boolean(c.disabled),
      dataset: { customId: c.custom_id },
    },
    face(chosen, c),
    icon("down", 20),
    busyDots(),
  );
  const limits = { min: c.min_values ?? 1, max: c.max_values ?? 1 };
  field.addEventListener("click", () => {
    if (field.getAttribute("aria-expanded") === "true") closeFloating();
    else openListbox(field, { source, values, ...limits, done: choose });
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      field.click();
    }
  });
  return field;
}

/** The values a message's select starts with. */
export function defaults(c) {
  if (c.type === 3) return (c.options ?? []).filter((o) => o.default).map((o) => o.value);
  return (c.default_values ?? []).map((d) => d.id);
}

const remembered = new Map(); // message id → Map(select as it was → values chosen here)

function memory(messageId) {
  if (!remembered.has(messageId)) remembered.set(messageId, new Map());
  return remembered.get(messageId);
}

/** What was chosen stays shown until the card changes: a select that is no longer drawn is forgotten. */
export function forgetSelects(messageId, drawn) {
  const chosen = remembered.get(messageId);
  for (const key of chosen?.keys() ?? []) if (!drawn.has(key)) chosen.delete(key);
}

export function select(c, context) {
  const { id, channel_id } = context.message;
  const key = JSON.stringify(c);
  context.selects.add(key);
  return selectField(c, {
    guildId: context.guildId,
    values: remembered.get(id)?.get(key) ?? defaults(c),
    busy: isBusy(context.message, c.custom_id),
    choose(values) {
      memory(id).set(key, values);
      changeMessage({ id, channel_id });
      context.press(c, { values });
    },
  });
}
