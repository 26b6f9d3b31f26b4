/** Hidden until pressed, by mouse or keyboard. */
import { el } from "../core/dom.js";

export function spoiler(children, tag = "span") {
  const inner = el(tag, { class: "spoiler-text", "aria-hidden": "true", inert: true }, children);
  const node = el(tag, { class: "spoiler", role: "button", tabindex: 0, "aria-expanded": "false", "aria-label": "Spoiler" }, inner);
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-expanded", "aria-label"]) node.removeAttribute(name);
    inner.removeAttribute("aria-hidden");
    inner.inert = false;
    node.removeEventListener("click", show);
    node.removeEventListener("keydown", show);
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", show);
  return node;
}
