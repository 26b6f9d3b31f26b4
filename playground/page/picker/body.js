/** What is sent for a command: Discord's interaction payload, options nested in their subcommand and group. */

function valueOf(chip, focused, files) {
  if (chip === focused) return chip.input.value;
  const { value } = chip.read();
  if (!(value instanceof File)) return value ?? chip.input.value;
  return files === null ? null : String(files.push(value) - 1);
}

function optionOf(chip, focused, files) {
  const base = { type: chip.option.type, name: chip.option.name, value: valueOf(chip, focused, files) };
  return chip === focused ? { ...base, focused: true } : base;
}

/** {body, files}. focused: the chip that asks for its choices; then files are left out, since they travel only with the command. */
export function commandBody(leaf, chips, focused = null) {
  const files = [];
  const filled = chips.filter((c) => c === focused || !c.empty());
  const options = filled.map((c) => optionOf(c, focused, focused ? null : files)).filter((o) => o.value !== null);
  const nested = leaf.path.slice(1).reduceRight((inner, step) => [{ type: step.type, name: step.name, options: inner }], options);
  const { command } = leaf;
  const body = { id: command.id, name: command.name, type: 1, version: command.version, options: nested };
  if (command.guild_id) body.guild_id = command.guild_id;
  if (files.length) body.attachments = files.map((f, n) => ({ id: String(n), filename: f.name }));
  return { body, files };
}
