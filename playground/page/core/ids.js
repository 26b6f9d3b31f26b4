/** Snowflakes are decimal strings: compared by length, then by letters. */
const EPOCH = 1420070400000n;

export function compareIds(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The instant a snowflake was made, in milliseconds. */
export const idTime = (id) => Number((BigInt(id) >> 22n) + EPOCH);

let step = 0n;
/** A fresh nonce, shaped as Discord's clients shape theirs. */
export function nonce() {
  step = (step + 1n) & 0x3fffffn;
  return String(((BigInt(Date.now()) - EPOCH) << 22n) | step);
}
