/** A person's picture, or their initials on a colour of their own. */
import { el } from "./dom.js";
import { nameOf } from "./state.js";

// Each carries white text with a contrast of at least 4.5.
const GROUNDS = ["#4752c4", "#2d7d46", "#a1460f", "#b3315f", "#6b4fa1", "#1f6f8b", "#7a5c00", "#9c3636"];

export function initials(name) {
  const words = name.split(/[\s._-]+/).filter((w) => /[\p{L}\p{N}]/u.test(w));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? "?"];
  return letters.map((w) => [...w].find((c) => /[\p{L}\p{N}]/u.test(c)) ?? "?").join("").toLocaleUpperCase();
}

export const groundOf = (id) => GROUNDS[Number(BigInt(id) % 8191n) % GROUNDS.length];

/** Decorative: the name always stands beside it. */
export function avatar(someone, size = 40, guildId = null) {
  const box = { "aria-hidden": "true", vars: { "--size": `${size}px` } };
  if (someone?.avatar) {
    const src = `/avatars/${encodeURIComponent(someone.id)}/${encodeURIComponent(someone.avatar)}.png`;
    return el("img", { ...box, class: "avatar", src, alt: "" });
  }
  const colour = someone?.bot ? "#5865f2" : groundOf(someone?.id ?? "0");
  return el("span", { ...box, class: "avatar", vars: { ...box.vars, "--ground": colour } }, initials(nameOf(someone, guildId)));
}
