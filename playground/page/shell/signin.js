/** "Sign in as": the people of this world, with their partner, roles and language. */
import { avatar } from "../core/avatar.js";
import { emit } from "../core/bus.js";
import { el } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { state } from "../core/state.js";
import { openDialog } from "./dialog.js";

function language(tag) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

function row(p, choose) {
  const mine = p.id === state.me?.id;
  return el(
    "li",
    null,
    el(
      "button",
      { type: "button", class: mine ? "person current" : "person", "aria-current": mine ? "true" : null, dataset: { person: p.token }, onclick: () => choose(p) },
      avatar(p, 40),
      el(
        "span",
        { class: "person-text" },
        el("span", { class: "person-name" }, p.display_name || p.username, " ", el("span", { class: "person-user" }, `@${p.username}`)),
        el("span", { class: "person-detail" }, [...(p.roles?.length ? p.roles : ["Member"]), language(p.locale)].join(" · ")),
      ),
      mine ? icon("check") : null,
    ),
  );
}

/** The people by partner, in the order they came; those without one last. */
function byPartner(people) {
  const groups = Map.groupBy(people, (p) => p.partner || "");
  return [...groups].sort(([a], [b]) => Number(a === "") - Number(b === ""));
}

function group([partner, people], choose) {
  return el("section", { class: "person-group" }, el("h3", null, partner || "No partner"), el("ul", null, people.map((p) => row(p, choose))));
}

/** Opens the list; a choice is told as "sign-in". It cannot be dismissed while nobody is signed in. */
export function chooseSelf() {
  const people = [...state.people.values()].filter((p) => !p.bot);
  const choose = (p) => {
    box.close();
    emit("sign-in", p);
  };
  const intro = people.length
    ? "This is a local stand-in for Discord. Choose who you are; open another tab to be somebody else at the same time."
    : "There is nobody in this world yet: start the playground with a world file.";
  const box = openDialog({
    title: "Sign in as",
    body: [el("p", { class: "field-hint" }, intro), el("div", { class: "people" }, byPartner(people).map((g) => group(g, choose)))],
    kind: "sign-in",
    dismissable: Boolean(state.me),
  });
  box.dialog.querySelector(".person.current")?.focus();
  return box;
}
