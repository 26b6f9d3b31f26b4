/** The list: recipients, each with their mails, the newest first. Arrow keys walk from mail to mail. */
import { $$, el, replace } from "../core/dom.js";

const time = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const when = (mail) => time.format(new Date(mail.at));

function byRecipient(mails) {
  const groups = new Map();
  for (const mail of [...mails].sort((a, b) => b.id - a.id)) {
    if (!groups.has(mail.to)) groups.set(mail.to, []);
    groups.get(mail.to).push(mail);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

function line(mail, shown) {
  return el(
    "li",
    null,
    el(
      "a",
      { class: "mail", href: `#${mail.id}`, "aria-current": mail.id === shown ? "true" : null, dataset: { id: mail.id } },
      el("span", { class: "mail-subject" }, mail.subject || "(no subject)"),
      el("span", { class: "mail-detail" }, `${mail.from || mail.sender} · ${when(mail)}`),
    ),
  );
}

/** Draws it anew; who was on a mail with the keyboard stays there. */
export function drawList(node, mails, shown) {
  const on = document.activeElement?.dataset?.id;
  replace(
    node,
    byRecipient(mails).map(([to, own]) =>
      el(
        "section",
        { "aria-label": to },
        el("h2", null, el("span", { class: "to" }, to), el("span", { class: "many" }, String(own.length))),
        el("ul", null, own.map((mail) => line(mail, shown))),
      ),
    ),
  );
  if (on) node.querySelector(`[data-id="${on}"]`)?.focus();
}

export function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const all = $$("a.mail", event.currentTarget);
  const at = all.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  all[Math.min(Math.max(at + step, 0), all.length - 1)].focus();
}
