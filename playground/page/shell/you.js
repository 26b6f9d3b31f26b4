/** The panel of the signed-in person: who one is, becoming somebody else, light or dark. */
import { avatar } from "../core/avatar.js";
import { on } from "../core/bus.js";
import { $, el, replace } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { keep, kept } from "../core/keep.js";
import { nameOf, state, user } from "../core/state.js";
import { openMenu } from "./menu.js";
import { chooseSelf } from "./signin.js";

const THEMES = [
  ["dark", "Dark", "moon"],
  ["light", "Light", "sun"],
  [null, "As the system", "swap"],
];

function setTheme(theme) {
  keep("theme", theme);
  dispatchEvent(new Event("playground:theme"));
  draw();
}

function themeMenu(event) {
  const now = kept("theme");
  openMenu(
    event.currentTarget,
    THEMES.map(([value, label, sign]) => ({ label, icon: sign, checked: (now ?? null) === value, act: () => setTheme(value) })),
    "Theme",
  );
}

function draw() {
  if (!state.me) return;
  const me = user(state.me.id) ?? state.me;
  const light = document.documentElement.dataset.theme === "light";
  replace(
    $("#user-panel"),
    el(
      "button",
      { type: "button", class: "you", "aria-label": `Signed in as ${nameOf(me)}. Sign in as somebody else`, title: "Sign in as somebody else", onclick: () => chooseSelf() },
      avatar(me, 32),
      el("span", { class: "you-text" }, el("span", { class: "you-name" }, nameOf(me)), el("span", { class: "you-detail" }, state.me.partner || `@${state.me.username}`)),
      icon("swap", 18),
    ),
    el("a", { class: "icon-button", href: "/mailbox", target: "_blank", rel: "noopener", "aria-label": "Mailbox", title: "Mailbox: all mails that were sent" }, icon("mail")),
    el("button", { type: "button", class: "icon-button", "aria-label": "Theme", title: "Theme", onclick: themeMenu }, icon(light ? "sun" : "moon")),
  );
}

export function startYou() {
  for (const topic of ["session", "signed-in", "world"]) on(topic, draw);
}
