/** One option of a command as a chip: its name, what is typed, what is meant by it, and whether it will do. */
import { AUTOCOMPLETE, interact } from "../core/interactions.js";
import { el } from "../core/dom.js";
import { channel } from "../core/state.js";
import { channelsHere, peopleHere, rolesHere } from "../components/entities.js";
import { descriptionIn, nameIn } from "./commands.js";

export const ATTACHMENT = 11;
const WHOLE = /^[+-]?\d+$/;

const entity = (o) => ({ label: o.label, detail: o.description, value: o.value, picture: o.picture });
const ENTITIES = {
  6: (g) => peopleHere(g),
  7: (g, o) => channelsHere(g, o.channel_types),
  8: (g) => rolesHere(g),
  9: (g) => [...peopleHere(g), ...rolesHere(g)],
};

const holds = (item, text) => `${item.label} ${item.detail ?? ""}`.toLocaleLowerCase().includes(text.toLocaleLowerCase());
const asItem = (c) => ({ label: String(nameIn(c)), value: c.value });

/** What may stand here, as far as it is known without asking the app; null when anything may. */
export function knownChoices(option) {
  if (option.choices?.length) return option.choices.map(asItem);
  if (option.type === 5) return [{ label: "True", value: true }, { label: "False", value: false }];
  if (ENTITIES[option.type]) return ENTITIES[option.type](channel()?.guild_id, option).map(entity);
  return null;
}

const suggests = (option) => option.autocomplete || knownChoices(option) !== null;

function number(text, option, whole) {
  const n = Number(text.trim().replace(",", "."));
  if (!text.trim() || Number.isNaN(n) || (whole && !WHOLE.test(text.trim()))) return { wrong: whole ? "Enter a whole number." : "Enter a number." };
  if (option.min_value !== undefined && n < option.min_value) return { wrong: `Must be ${option.min_value} or more.` };
  if (option.max_value !== undefined && n > option.max_value) return { wrong: `Must be ${option.max_value} or less.` };
  return { value: n };
}

function string(text, option) {
  if (option.min_length && text.length < option.min_length) return { wrong: `Must be ${option.min_length} characters or more.` };
  if (option.max_length && text.length > option.max_length) return { wrong: `Must be ${option.max_length} characters or fewer.` };
  return { value: text };
}

/** {value} or {wrong: why} for what a chip holds. */
function meaning(chip) {
  const { option } = chip;
  if (option.type === ATTACHMENT) return chip.file ? { value: chip.file } : { wrong: "Choose a file." };
  if (chip.picked && chip.picked.label === chip.input.value) return { value: chip.picked.value };
  const known = knownChoices(option);
  if (known) {
    const same = known.find((c) => c.label.toLocaleLowerCase() === chip.input.value.trim().toLocaleLowerCase());
    return same ? { value: same.value } : { wrong: "Choose one of the list." };
  }
  if (option.type === 4 || option.type === 10) return number(chip.input.value, option, option.type === 4);
  return string(chip.input.value, option);
}

function fileInput(chip, changed) {
  const input = el("input", { type: "file", class: "chip-file", "aria-label": nameIn(chip.option) });
  input.addEventListener("change", () => {
    chip.file = input.files[0] ?? null;
    changed(chip);
  });
  return input;
}

function textInput(chip, changed) {
  const input = el("input", {
    type: "text",
    class: "chip-input",
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": suggests(chip.option) ? "list" : "none",
    "aria-label": `${nameIn(chip.option)}: ${descriptionIn(chip.option)}`,
    "aria-required": String(Boolean(chip.option.required)),
    autocomplete: "off",
    size: 6,
  });
  input.addEventListener("input", () => {
    chip.picked = null;
    changed(chip);
  });
  return input;
}

/** A chip: {option, node, input, read() → {value}|{wrong}, empty(), pick(item)}. */
export function optionChip(option, changed) {
  const chip = { option, picked: null, file: null };
  chip.input = option.type === ATTACHMENT ? fileInput(chip, changed) : textInput(chip, changed);
  chip.node = el(
    "label",
    { class: "chip", dataset: { option: option.name } },
    el("span", { class: "chip-name" }, nameIn(option), option.required ? el("span", { class: "chip-must", title: "required" }, "*") : null),
    chip.input,
  );
  chip.empty = () => (option.type === ATTACHMENT ? !chip.file : chip.input.value === "");
  chip.read = () => meaning(chip);
  chip.grow = () => option.type !== ATTACHMENT && (chip.input.size = Math.min(40, Math.max(6, chip.input.value.length + 1)));
  chip.pick = (item) => {
    chip.picked = item;
    chip.input.value = item.label;
    chip.grow();
    chip.node.classList.remove("wrong");
  };
  chip.input.addEventListener("input", chip.grow);
  return chip;
}

let asked = 0;

/** Suggestions for a chip: known choices, or the app's autocomplete; null when a newer question overtook this one. */
export async function suggestionsFor(chip, buildData, leaf) {
  const text = chip.picked ? "" : chip.input.value;
  if (chip.option.autocomplete) {
    const mine = (asked += 1);
    const answer = await interact(AUTOCOMPLETE, { channelId: channel().id }, buildData(chip), { applicationId: leaf.command.application_id });
    if (mine !== asked) return null;
    return answer.ok ? { items: answer.choices.map(asItem), none: "No options match your search." } : { items: [], none: "Loading options failed." };
  }
  const known = knownChoices(chip.option);
  return { items: (known ?? []).filter((i) => holds(i, text)).slice(0, 25), none: known ? "No options match your search." : "" };
}
