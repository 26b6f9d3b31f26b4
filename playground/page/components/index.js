/**
 * Components of messages, by their number. To add a kind: a module with a function (component, context) → node,
 * and its line in KINDS. context: {message, guildId, press(component, data), selects}.
 */
import { el } from "../core/dom.js";
import { isV2 } from "../core/messages.js";
import { hex } from "../core/state.js";
import { markdown } from "../text/render.js";
import { spoiler } from "../text/spoiler.js";
import { button } from "./button.js";
import { fileComponent, gallery, thumbnail } from "./media.js";
import { presser } from "./press.js";
import { forgetSelects, select } from "./select.js";

const draw = (c, context) => (KINDS[c.type] ?? unknown)(c, context);
const drawAll = (list, context) => (list ?? []).map((c) => draw(c, context));

function row(c, context) {
  return el("div", { class: "row" }, drawAll(c.components, context));
}

function section(c, context) {
  return el(
    "div",
    { class: c.accessory?.type === 11 ? "section pictured" : "section" },
    el("div", { class: "section-text" }, drawAll(c.components, context)),
    c.accessory ? el("div", { class: "section-side" }, draw(c.accessory, context)) : null,
  );
}

function separator(c) {
  const props = { class: `separator${c.spacing === 2 ? " wide" : ""}${c.divider === false ? " blank" : ""}` };
  return el("div", c.divider === false ? { ...props, "aria-hidden": "true" } : { ...props, role: "separator" });
}

function container(c, context) {
  const coloured = c.accent_color !== null && c.accent_color !== undefined;
  const vars = coloured ? { "--accent-bar": hex(c.accent_color) } : {};
  const inside = drawAll(c.components, context);
  return el("div", { class: coloured ? "container accented" : "container", vars }, c.spoiler ? spoiler(inside, "div") : inside);
}

const unknown = (c) => el("div", { class: "note" }, `This page cannot show component type ${c.type}.`);

const KINDS = {
  1: row,
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: section,
  10: (c, context) => markdown(c.content, context),
  11: thumbnail,
  12: gallery,
  13: fileComponent,
  14: separator,
  17: container,
};

/** The components of a message, or null. */
export function components(message, guildId) {
  if (!message.components?.length) return null;
  const context = { message, guildId, press: presser(message), selects: new Set() };
  const node = el("div", { class: isV2(message) ? "components v2" : "components" }, drawAll(message.components, context));
  forgetSelects(message.id, context.selects);
  return node;
}
