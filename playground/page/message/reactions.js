/** Reactions below a message, and a small choice of them. */
import { del, put } from "../core/api.js";
import { el, toast } from "../core/dom.js";
import { openMenu } from "../shell/menu.js";

const QUICK = [
  ["👍", "thumbs up"],
  ["❤️", "heart"],
  ["🎉", "celebration"],
  ["✅", "done"],
  ["👀", "looking"],
  ["🙏", "thank you"],
  ["😄", "smile"],
  ["🤔", "thinking"],
];

const path = (m, emoji) =>
  `/channels/${m.channel_id}/messages/${m.id}/reactions/${encodeURIComponent(emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name)}/@me`;

function toggle(m, emoji, mine) {
  const act = mine ? del(path(m, emoji)) : put(path(m, emoji));
  act.catch((problem) => toast(problem.message, "danger"));
}

export function reactions(m) {
  if (!m.reactions?.length) return null;
  const one = (r) =>
    el(
      "button",
      {
        type: "button",
        class: "reaction",
        "aria-pressed": String(Boolean(r.me)),
        "aria-label": `${r.emoji.name}, ${r.count}`,
        onclick: () => toggle(m, r.emoji, r.me),
      },
      r.emoji.name,
      el("span", { class: "reaction-count" }, String(r.count)),
    );
  return el("div", { class: "reactions" }, m.reactions.map(one));
}

export function chooseReaction(m, anchor) {
  openMenu(
    anchor,
    QUICK.map(([name, label]) => ({ label: `${name}  ${label}`, act: () => toggle(m, { name }, false) })),
    "Add a reaction",
  );
}
