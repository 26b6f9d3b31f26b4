/** Who is in the server and may see this channel, by role; and the menu on a person. */
import { post } from "../core/api.js";
import { avatar } from "../core/avatar.js";
import { emit, on } from "../core/bus.js";
import { $, el, replace, toast } from "../core/dom.js";
import { keep, kept } from "../core/keep.js";
import { VIEW_CHANNEL, may } from "../core/permissions.js";
import { channel, isDm, nameOf, roleColour, rolesOf, state, user } from "../core/state.js";
import { keepChannel } from "../core/events.js";
import { menuCommands, nameIn, runMenuCommand } from "../picker/commands.js";
import { openMenu } from "./menu.js";

export const membersShown = () => !$("#members").hidden;

export function toggleMembers(show = !membersShown()) {
  $("#members").hidden = !show;
  keep("members", show ? "1" : null);
  draw();
}

function heading(id, guildId, roles) {
  const mine = new Set(state.members.get(guildId).get(id).roles ?? []);
  const first = roles.find((r) => mine.has(r.id));
  return first?.name ?? "Members";
}

function person(id, guildId) {
  const who = user(id);
  const colour = roleColour(guildId, id);
  const open = (event) => userMenu({ userId: id, guildId, anchor: event.currentTarget, event });
  return el(
    "li",
    null,
    el(
      "button",
      { type: "button", class: "member", onclick: open, oncontextmenu: open },
      avatar(who, 32, guildId),
      el("span", { class: "member-name", vars: colour ? { "--role": colour } : {} }, nameOf(who, guildId)),
      who.bot ? el("span", { class: "app-badge" }, "APP") : null,
    ),
  );
}

function draw() {
  const ch = channel();
  if (!membersShown() || !ch?.guild_id) return replace($("#members"));
  const g = ch.guild_id;
  const roles = rolesOf(g).filter((r) => r.id !== g && r.hoist !== false).sort((a, b) => (b.position ?? 0) - (a.position ?? 0));
  const ids = [...(state.members.get(g)?.keys() ?? [])].filter((id) => user(id) && may(ch, VIEW_CHANNEL, id));
  const groups = new Map();
  for (const id of ids) {
    const name = heading(id, g, roles);
    groups.set(name, [...(groups.get(name) ?? []), id]);
  }
  const order = [...roles.map((r) => r.name), "Members"].filter((n, i, all) => groups.has(n) && all.indexOf(n) === i);
  const byName = (a, b) => nameOf(user(a), g).localeCompare(nameOf(user(b), g));
  return replace(
    $("#members"),
    order.map((n) => [el("h3", null, `${n} · ${groups.get(n).length}`), el("ul", null, groups.get(n).sort(byName).map((id) => person(id, g)))]),
  );
}

async function writeTo(userId) {
  try {
    const dm = await post("/users/@me/channels", { recipient_id: userId });
    keepChannel(dm);
    emit("world", "CHANNEL_CREATE");
    emit("open", dm.id);
  } catch (problem) {
    toast(problem.message, "danger");
  }
}

/** The menu on a person: write to them, mention, and the apps' commands for people. */
export function userMenu({ userId, anchor, event }) {
  const ch = channel();
  const apps = menuCommands(2, ch);
  const items = [
    userId !== state.me.id && { label: "Message", icon: "chat", act: () => writeTo(userId) },
    { label: "Copy user ID", icon: "copy", act: () => navigator.clipboard?.writeText(userId).then(() => toast("Copied")) },
    ...(apps.length ? [{ heading: "Apps" }] : []),
    ...apps.map((c) => ({ label: nameIn(c), icon: "apps", act: () => runMenuCommand(c, ch.id, userId) })),
  ];
  openMenu(anchor, items.filter(Boolean), nameOf(user(userId), ch?.guild_id), event);
}

export function startMembers() {
  $("#members").hidden = !(kept("members") && innerWidth > 1000);
  on("user-menu", userMenu);
  for (const topic of ["world", "current"]) {
    on(topic, () => {
      if (isDm(channel())) replace($("#members"));
      else draw();
      $("#members").classList.toggle("nobody", isDm(channel()));
    });
  }
}
