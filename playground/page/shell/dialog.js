/** A dialogue on top of everything: focus stays inside, Escape closes, focus returns to where it was. */
import { el, focusable, stillThere, uid } from "../core/dom.js";
import { icon } from "../core/icons.js";

function trap(dialog) {
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = focusable(dialog);
    const [first, last] = [stops[0], stops.at(-1)];
    const goesOut = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (!goesOut && stops.includes(document.activeElement)) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  });
}

/** Opens it at once; returns {dialog, close}. closed() is called when it is gone, whatever closed it. */
export function openDialog({ title, body, foot = null, kind = "", dismissable = true, closed = () => {} }) {
  const before = document.activeElement;
  const heading = el("h2", { id: uid("dialog"), class: "dialog-title" }, title);
  const cross = el("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: () => close() }, icon("close"));
  const dialog = el(
    "dialog",
    { class: `dialog ${kind}`, "aria-labelledby": heading.id },
    el("header", { class: "dialog-head" }, heading, dismissable ? cross : null),
    el("div", { class: "dialog-body" }, body),
    foot ? el("footer", { class: "dialog-foot" }, foot) : null,
  );
  const close = () => dialog.open && dialog.close();
  dialog.addEventListener("cancel", (event) => !dismissable && event.preventDefault());
  dialog.addEventListener("pointerdown", (event) => dismissable && event.target === dialog && close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    stillThere(before)?.focus();
    closed(before);
  });
  trap(dialog);
  document.body.append(dialog);
  dialog.showModal();
  const inside = dialog.querySelector(".dialog-body");
  (focusable(inside)[0] ?? focusable(dialog)[0])?.focus();
  return { dialog, close };
}
