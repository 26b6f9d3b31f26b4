/** A chosen command being filled in: its chips, the options still to add, the keys, and sending it. */
import { el, say } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ATTACHMENT, optionChip, suggestionsFor } from "./options.js";
import { descriptionIn, lastOf, nameIn } from "./commands.js";

const QUIET = 120; // ms without a key before the app is asked for its choices

/** Option values in the interaction's shape, nested in their subcommand and group. */
function optionTree(leaf, options) {
  return leaf.path.slice(1).reduceRight((inner, step) => [{ type: step.type, name: step.name, options: inner }], options);
}

/**
 * holder: where it stands; list: the suggestions; send(data, files, leaf), leave(): back to the plain message box.
 */
export function commandForm(leaf, { holder, list, send, leave }) {
  const all = lastOf(leaf).options ?? [];
  const chips = [];
  let timer = 0;
  const chipRow = el("span", { class: "chips" });
  const more = el("span", { class: "chips-more" });
  const about = el("div", { class: "command-about", role: "status" });
  const problem = el("div", { class: "field-error", role: "alert" });
  // holds the focus when there is no chip to hold it
  const bare = el("button", { type: "button", class: "command-name", "aria-label": `/${leaf.name}: ${descriptionIn(lastOf(leaf))}. Enter sends it.` }, `/${leaf.name}`);
  const node = el("div", { class: "command-form", role: "group", "aria-label": `Command /${leaf.name}` }, about, el("div", { class: "command-line" }, bare, chipRow, more), problem);

  const values = (focused) =>
    chips
      .filter((c) => !c.empty() || c === focused)
      .map((c) => {
        const isFocused = c === focused;
        const read = isFocused ? { value: c.input.value } : c.read();
        return { type: c.option.type, name: c.option.name, value: read.value ?? c.input.value, ...(isFocused ? { focused: true } : {}) };
      });

  function data(options) {
    const { command } = leaf;
    const base = { id: command.id, name: command.name, type: 1, version: command.version, options: optionTree(leaf, options) };
    return command.guild_id ? { ...base, guild_id: command.guild_id } : base;
  }

  async function suggest(chip) {
    const filled = () => data(values(chip).filter((o) => !(o.value instanceof File)));
    const found = await suggestionsFor(chip, filled, leaf);
    if (!found || document.activeElement !== chip.input) return;
    const items = found.items.map((item) => ({ ...item, chip }));
    if (items.length || found.none) list.show(items, "", chip.input, { none: found.none });
    else list.hide();
  }

  function tell(option) {
    const what = option ? `${nameIn(option)}: ${descriptionIn(option)}` : descriptionIn(lastOf(leaf));
    about.replaceChildren(el("strong", null, option ? nameIn(option) : `/${leaf.name}`), ` ${what.replace(/^[^:]*: /, "")}`);
  }

  function changed(chip) {
    chip.node.classList.remove("wrong");
    problem.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(() => suggest(chip), chip.option.autocomplete ? QUIET : 0);
  }

  function add(option, focus = true) {
    const chip = optionChip(option, changed);
    chips.push(chip);
    chipRow.append(chip.node);
    chip.input.addEventListener("focus", () => {
      tell(option);
      if (option.type !== ATTACHMENT) suggest(chip);
      else list.hide();
    });
    chip.input.addEventListener("keydown", (event) => keys(event, chip));
    chip.input.addEventListener("blur", () => {
      if (!chip.empty()) chip.node.classList.toggle("wrong", Boolean(chip.read().wrong));
      setTimeout(() => !node.contains(document.activeElement) && list.hide());
    });
    drawMore();
    if (focus) chip.input.focus();
    return chip;
  }

  function remove(chip) {
    const at = chips.indexOf(chip);
    chips.splice(at, 1);
    chip.node.remove();
    drawMore();
    (chips[at - 1]?.input ?? bare).focus();
  }

  const left = () => all.filter((o) => !chips.some((c) => c.option === o));

  function drawMore() {
    const one = (o) =>
      el("button", { type: "button", class: "chip-add", title: descriptionIn(o), "aria-label": `Add option ${nameIn(o)}`, onclick: () => add(o) }, icon("plus", 14), nameIn(o));
    more.replaceChildren(...left().map(one));
  }

  /** After a choice: the next empty chip, else stay so that Enter sends. */
  function next(chip) {
    const following = chips.slice(chips.indexOf(chip) + 1).find((c) => c.empty());
    if (following) following.input.focus();
    else {
      list.hide();
      tell(null);
    }
  }

  function keys(event, chip) {
    if (list.key(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (event.key === "Backspace" && chip.empty()) {
      event.preventDefault();
      if (chip.option.required) leaveOrBack(chip);
      else remove(chip);
    }
  }

  function leaveOrBack(chip) {
    const before = chips[chips.indexOf(chip) - 1];
    if (before) before.input.focus();
    else leave();
  }

  function submit() {
    const missing = chips.find((c) => c.option.required && c.empty());
    const wrong = missing ?? chips.find((c) => !c.empty() && c.read().wrong);
    if (wrong) {
      wrong.node.classList.add("wrong");
      problem.textContent = missing ? `${nameIn(wrong.option)}: this option is required.` : `${nameIn(wrong.option)}: ${wrong.read().wrong}`;
      wrong.input.focus();
      return;
    }
    const files = [];
    const options = values(null).map((o) => (o.value instanceof File ? { ...o, value: String(files.push(o.value) - 1) } : o));
    const body = data(options);
    if (files.length) body.attachments = files.map((f, n) => ({ id: String(n), filename: f.name }));
    list.hide();
    send(body, files, leaf);
  }

  bare.addEventListener("click", submit);
  bare.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Backspace") {
      event.preventDefault();
      leave();
    }
  });
  bare.addEventListener("focus", () => {
    list.hide();
    tell(null);
  });
  holder.append(node);
  all.filter((o) => o.required).forEach((o) => add(o, false));
  drawMore();
  tell(null);
  say(`Command ${leaf.name}. ${descriptionIn(lastOf(leaf))}`);
  (chips[0]?.input ?? bare).focus();
  return {
    node,
    submit,
    choose(item) {
      item.chip.pick(item);
      next(item.chip);
    },
    focus: () => (chips.find((c) => c.empty())?.input ?? chips.at(-1)?.input ?? bare).focus(),
  };
}
