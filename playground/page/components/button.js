/** Buttons: four colours that press, one that leads to a web page. */
import { el, webUrl } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { busyDots, isBusy } from "./press.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

export const emoji = (e) => (e ? el("span", { class: "emoji" }, e.id ? `:${e.name}:` : e.name) : null);

function face(c) {
  return el("span", { class: "button-face" }, emoji(c.emoji), c.label ? el("span", { class: "button-label" }, c.label) : null);
}

function linkButton(c) {
  const href = webUrl(c.url);
  const props = { class: "button link", title: c.url, target: "_blank", rel: "noopener noreferrer nofollow" };
  if (!href || c.disabled) return el("span", { class: "button link", role: "link", "aria-disabled": "true" }, face(c));
  return el("a", { ...props, href }, face(c), icon("external", 16));
}

export function button(c, context) {
  if (c.style === 5) return linkButton(c);
  const waits = isBusy(context.message, c.custom_id);
  return el(
    "button",
    {
      type: "button",
      class: `button ${STYLES[c.style] ?? "secondary"}${waits ? " busy" : ""}`,
      disabled: Boolean(c.disabled),
      "aria-busy": waits ? "true" : null,
      "aria-label": c.label ? null : c.emoji?.name,
      dataset: { customId: c.custom_id ?? "" },
      onclick: () => context.press(c),
    },
    face(c),
    busyDots(),
  );
}
