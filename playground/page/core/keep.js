/** What this browser remembers. A tab keeps its own person; a new tab starts with the last one chosen. */
function box(kind) {
  try {
    return kind === "tab" ? sessionStorage : localStorage;
  } catch {
    return null;
  }
}

export function keep(name, value, where = "browser") {
  try {
    if (value === null) box(where)?.removeItem(`playground.${name}`);
    else box(where)?.setItem(`playground.${name}`, value);
  } catch {
    // full or refused: the page works without memory
  }
}

export function kept(name, where = "browser") {
  return box(where)?.getItem(`playground.${name}`) ?? null;
}
