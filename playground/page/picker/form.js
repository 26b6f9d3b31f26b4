/** A chosen command being filled in: its chips, the options still to add, the keys, and sending it. */
import { el, say } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { descriptionIn, lastOf, nameIn } from "./commands.js";
import { commandBody } from "./body.js";
import { ATTACHMENT, optionChip, suggestionsFor } from "./options.js";

const QUIET = 120; // ms without a key before the app is asked for its choices

/**
 * One command on its way. list: the suggestions above; send(body, files, leaf) when it is complete;
 * leave(): back to the plain message box. Stands in `node`.
 */
export class CommandForm {
  constructor(leaf, { list, send, leave }) {
    Object.assign(this, { leaf, list, send, leave, chips: [], timer: 0 });
    this.options = lastOf(leaf).options ?? [];
    this.build();
    this.options.filter((o) => o.required).forEach((o) => this.add(o));
    this.drawMore();
    this.tell(null);
  }

  build() {
    const { leaf } = this;
    const said = `/${leaf.name}: ${descriptionIn(lastOf(leaf))}. Enter sends it.`;
    this.row = el("span", { class: "chips" });
    this.more = el("span", { class: "chips-more" });
    this.about = el("div", { class: "command-about", role: "status" });
    this.problem = el("div", { class: "field-error", role: "alert" });
    // holds the focus when there is no chip to hold it
    this.bare = el("button", { type: "button", class: "command-name", "aria-label": said, onclick: () => this.submit() }, `/${leaf.name}`);
    this.bare.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" && event.key !== "Backspace") return;
      event.preventDefault();
      event.stopPropagation();
      this.leave();
    });
    this.bare.addEventListener("focus", () => {
      this.list.hide();
      this.tell(null);
    });
    const line = el("div", { class: "command-line" }, this.bare, this.row, this.more);
    this.node = el("div", { class: "command-form", role: "group", "aria-label": `Command /${leaf.name}` }, this.about, line, this.problem);
  }

  /** To be called once the node stands in the page. */
  begin() {
    say(`Command ${this.leaf.name}. ${descriptionIn(lastOf(this.leaf))}`);
    (this.chips[0]?.input ?? this.bare).focus();
  }

  focus() {
    (this.chips.find((c) => c.empty())?.input ?? this.chips.at(-1)?.input ?? this.bare).focus();
  }

  tell(option) {
    const name = option ? nameIn(option) : `/${this.leaf.name}`;
    this.about.replaceChildren(el("strong", null, name), ` ${descriptionIn(option ?? lastOf(this.leaf))}`);
  }

  add(option) {
    const chip = optionChip(option, (changed) => this.changed(changed));
    this.chips.push(chip);
    this.row.append(chip.node);
    chip.input.addEventListener("focus", () => {
      this.tell(option);
      if (option.type === ATTACHMENT) this.list.hide();
      else this.suggest(chip);
    });
    chip.input.addEventListener("keydown", (event) => this.key(event, chip));
    chip.input.addEventListener("blur", () => {
      if (!chip.empty()) chip.node.classList.toggle("wrong", Boolean(chip.read().wrong));
      setTimeout(() => !this.node.contains(document.activeElement) && this.list.hide());
    });
    return chip;
  }

  remove(chip) {
    const at = this.chips.indexOf(chip);
    this.chips.splice(at, 1);
    chip.node.remove();
    this.drawMore();
    (this.chips[at - 1]?.input ?? this.bare).focus();
  }

  drawMore() {
    const left = this.options.filter((o) => !this.chips.some((c) => c.option === o));
    const begin = (o) => {
      const chip = this.add(o);
      this.drawMore();
      chip.input.focus();
    };
    const one = (o) =>
      el(
        "button",
        { type: "button", class: "chip-add", dataset: { option: o.name }, title: descriptionIn(o), "aria-label": `Add option ${nameIn(o)}`, onclick: () => begin(o) },
        icon("plus", 14),
        nameIn(o),
      );
    this.more.replaceChildren(...left.map(one));
  }

  changed(chip) {
    chip.node.classList.remove("wrong");
    this.problem.textContent = "";
    clearTimeout(this.timer);
    if (chip.option.autocomplete) this.list.wait();
    this.timer = setTimeout(() => this.suggest(chip), chip.option.autocomplete ? QUIET : 0);
  }

  async suggest(chip) {
    const text = chip.input.value;
    const found = await suggestionsFor(chip, () => commandBody(this.leaf, this.chips, chip).body, this.leaf);
    // What was typed meanwhile is asked next.
    if (!found || document.activeElement !== chip.input || chip.input.value !== text) return;
    const items = found.items.map((item) => ({ ...item, chip }));
    if (items.length || found.none) this.list.show(items, "", chip.input, { none: found.none });
    else this.list.hide();
  }

  /** A suggestion was taken: on to the next empty chip, else stay, so that Enter sends. */
  choose(item) {
    item.chip.pick(item);
    const next = this.chips.slice(this.chips.indexOf(item.chip) + 1).find((c) => c.empty());
    if (next) return next.input.focus();
    item.chip.input.focus();
    this.list.hide();
    return this.tell(null);
  }

  key(event, chip) {
    if (this.list.key(event)) return;
    const act = {
      Enter: () => this.submit(),
      Escape: () => this.leave(),
      Backspace: chip.empty() && (() => this.back(chip)),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Backspace in an empty chip takes it away; a required one stays, and the first of them gives up the command. */
  back(chip) {
    if (!chip.option.required) return this.remove(chip);
    const before = this.chips[this.chips.indexOf(chip) - 1];
    return before ? before.input.focus() : this.leave();
  }

  submit() {
    const missing = this.chips.find((c) => c.option.required && c.empty());
    const wrong = missing ?? this.chips.find((c) => !c.empty() && c.read().wrong);
    if (wrong) return this.refuse(wrong, missing ? "this option is required." : wrong.read().wrong);
    const { body, files } = commandBody(this.leaf, this.chips);
    this.list.hide();
    return this.send(body, files, this.leaf);
  }

  refuse(chip, why) {
    chip.node.classList.add("wrong");
    this.problem.textContent = `${nameIn(chip.option)}: ${why}`;
    chip.input.focus();
  }
}
