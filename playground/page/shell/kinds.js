/**
 * Which kinds of channel the side bar lists, and how. A kind without a line here is not listed.
 * Voice (2) and stage (13) channels get theirs when voice presence is there to join and leave.
 */
export const KINDS = {
  0: { icon: "hash", opens: true },
  5: { icon: "chat", opens: true },
  10: { icon: "thread", opens: true, nested: true },
  11: { icon: "thread", opens: true, nested: true },
  12: { icon: "thread", opens: true, nested: true },
};
export const CATEGORY = 4;
