/** The narrow column on the left: direct messages and servers. */
import { groundOf, initials } from "../core/avatar.js";
import { emit, on } from "../core/bus.js";
import { $, el, replace } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { channel, isDm, state } from "../core/state.js";
import { here } from "./place.js";

function unreadOf(test) {
  let mentions = 0;
  let any = false;
  for (const [id, u] of state.unread) {
    const ch = channel(id);
    if (!ch || !test(ch)) continue;
    any = true;
    mentions += u.mentions;
  }
  return { mentions, any };
}

export const badge = (n) => (n ? el("span", { class: "badge", "aria-hidden": "true" }, n > 99 ? "99+" : String(n)) : null);

function pip(label, face, selected, unread, act, extra = {}) {
  const said = unread.mentions ? `, ${unread.mentions} for you` : unread.any ? ", unread" : "";
  return el(
    "div",
    { class: `rail-item${selected ? " selected" : ""}${unread.any ? " unread" : ""}` },
    el("button", { type: "button", class: "rail-button", "aria-label": label + said, title: label, "aria-current": selected ? "true" : null, onclick: act, ...extra }, face),
    badge(unread.mentions),
  );
}

function draw() {
  const home = pip("Direct messages", icon("chat", 26), here.guildId === null, unreadOf(isDm), () => emit("place", null));
  const servers = [...state.guilds.values()].map((g) =>
    pip(g.name, initials(g.name ?? "?"), here.guildId === g.id, unreadOf((c) => c.guild_id === g.id), () => emit("place", g.id), { vars: { "--ground": groundOf(g.id) } }),
  );
  replace($("#rail"), home, el("div", { class: "rail-line", "aria-hidden": "true" }), servers);
}

export function startRail() {
  for (const topic of ["world", "unread", "placed", "session"]) on(topic, draw);
}
