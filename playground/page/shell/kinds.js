/**
 * Which kinds of channel the side bar lists, and how. A kind without a line here is not listed.
 * voice: one can be in it; the side bar and the channel itself show who is.
 */
export const KINDS = {
  0: { icon: "hash", opens: true },
  2: { icon: "speaker", opens: true, voice: true },
  5: { icon: "chat", opens: true },
  10: { icon: "thread", opens: true, nested: true },
  11: { icon: "thread", opens: true, nested: true },
  12: { icon: "lock", opens: true, nested: true },
  13: { icon: "stage", opens: true, voice: true },
};
export const CATEGORY = 4;
