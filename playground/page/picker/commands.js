/** The apps' commands: loading them, their names in the person's language, finding them, running the menu ones. */
import { get } from "../core/api.js";
import { emit } from "../core/bus.js";
import { toast } from "../core/dom.js";
import { COMMAND, interact } from "../core/interactions.js";
import { state } from "../core/state.js";

const FRESH = 15000; // ms a list is believed
const loaded = new Map(); // channel id → when

/** The commands that this person may use in this channel, the server's own and the global ones. */
export async function loadCommands(channelId) {
  if (Date.now() - (loaded.get(channelId) ?? 0) < FRESH) return;
  const index = await get(`/channels/${channelId}/application-command-index`);
  state.commands.set(channelId, index.application_commands);
  loaded.set(channelId, Date.now());
}

export const forgetCommands = () => loaded.clear();

const commandsHere = (ch) => state.commands.get(ch?.id) ?? [];

const localized = (table, fallback) => table?.[state.me.locale] ?? fallback;
export const nameIn = (c) => localized(c.name_localizations, c.name);
export const descriptionIn = (c) => localized(c.description_localizations, c.description ?? "");

function leaves(command) {
  const walk = (node, path) => {
    const nested = (node.options ?? []).filter((o) => o.type === 1 || o.type === 2);
    if (nested.length) return nested.flatMap((o) => walk(o, [...path, o]));
    return [{ command, path, name: path.map(nameIn).join(" "), plain: path.map((p) => p.name).join(" ") }];
  };
  return walk(command, [command]);
}

/** What one can type after "/" here, subcommands apart: {command, path, name, plain}. */
export function slashCommands(ch) {
  const all = commandsHere(ch).filter((c) => (c.type ?? 1) === 1);
  return all.flatMap(leaves).sort((a, b) => a.name.localeCompare(b.name));
}

export const lastOf = (leaf) => leaf.path.at(-1);

const fold = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase();

/** Best first: is what is typed, begins so, a word of it begins so, holds it; in the person's language or in English. */
export function findCommands(ch, typed) {
  const wanted = fold(typed.trim());
  const rank = (leaf) => {
    const names = [fold(leaf.name), fold(leaf.plain)];
    if (names.includes(wanted)) return 0;
    if (names.some((n) => n.startsWith(wanted))) return 1;
    if (names.some((n) => n.split(" ").some((w) => w.startsWith(wanted)))) return 2;
    return names.some((n) => n.includes(wanted)) ? 3 : 9;
  };
  const ranked = slashCommands(ch).map((leaf) => [rank(leaf), leaf]);
  return ranked.filter(([r]) => r < 9).sort((a, b) => a[0] - b[0]).map(([, leaf]) => leaf);
}

/** The leaf whose whole name is typed, if any. */
export function exactCommand(ch, typed) {
  const wanted = fold(typed.trim());
  return slashCommands(ch).find((leaf) => fold(leaf.name) === wanted || fold(leaf.plain) === wanted);
}

/** Commands of the menus on a message (3) or a person (2). */
export function menuCommands(type, ch) {
  return commandsHere(ch).filter((c) => c.type === type);
}

export async function runMenuCommand(command, channelId, targetId) {
  const data = { id: command.id, name: command.name, type: command.type, version: command.version, target_id: targetId };
  if (command.guild_id) data.guild_id = command.guild_id;
  const where = { channelId };
  const answer = await interact(COMMAND, where, data, { applicationId: command.application_id });
  if (!answer.ok) toast(answer.why || "The application did not respond", "danger");
  else if (answer.modal) emit("modal", { modal: answer.modal, where });
}
