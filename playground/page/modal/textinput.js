/** Text inputs, one line or a paragraph, with their limits and a counter. */
import { el, uid } from "../core/dom.js";

export function textInput(c, context) {
  const long = c.style === 2;
  const must = c.required !== false;
  const max = c.max_length ?? 4000;
  const min = c.min_length ?? 0;
  const inputId = uid("input");
  const input = el(long ? "textarea" : "input", {
    id: inputId,
    class: "text-input",
    type: long ? null : "text",
    rows: long ? 5 : null,
    placeholder: c.placeholder,
    maxlength: max,
    autocomplete: "off",
    "aria-required": String(must),
    "aria-describedby": context.hintIds,
    value: c.value ?? "",
  });
  const counter = el("span", { class: "counter", "aria-hidden": "true" });
  function count() {
    const n = input.value.length;
    counter.textContent = c.max_length ? `${n}/${max}` : String(max - n);
    counter.hidden = !c.max_length && !(min > n) && n < max - 100;
    counter.classList.toggle("short", n < min);
  }
  function check() {
    const text = input.value;
    if (must && !text.trim()) return wrong("This field is required.");
    if (text && text.length < min) return wrong(`Must be ${min} characters or more.`);
    return true;
  }
  function wrong(text) {
    input.setAttribute("aria-invalid", "true");
    return context.complain(text);
  }
  input.addEventListener("input", () => {
    input.removeAttribute("aria-invalid");
    context.changed();
    count();
  });
  count();
  return {
    node: el("div", { class: long ? "text-box long" : "text-box" }, input, counter),
    inputId,
    answer: () => ({ type: 4, id: c.id, custom_id: c.custom_id, value: input.value }),
    check,
    focus: () => input.focus(),
  };
}
