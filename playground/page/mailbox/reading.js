/** One mail: who, when, what; as HTML in a frame that runs nothing, as text, or with all its headers. */
import { el, replace } from "../core/dom.js";
import { when } from "./list.js";

const VIEWS = [
  ["html", "HTML"],
  ["text", "Text"],
  ["headers", "Headers"],
];
let view = "html";

function body(mail, kind) {
  if (kind === "html")
    return el("iframe", {
      title: `The mail “${mail.subject}”`,
      sandbox: "allow-popups allow-popups-to-escape-sandbox",
      src: `/mailbox/${mail.id}.html`,
    });
  if (kind === "text") return el("pre", { class: "mail-text", tabindex: "0" }, mail.text);
  const rows = mail.headers.map(([name, value]) => [el("dt", null, name), el("dd", null, value)]);
  return el("dl", { class: "mail-headers" }, rows);
}

/** Shows a mail, or that there is none. */
export function drawMail(node, mail) {
  if (!mail) {
    replace(node, el("p", { class: "nothing" }, "This mail is not here any more."), back());
    return;
  }
  const possible = VIEWS.filter(([kind]) => kind !== "html" || mail.html !== null);
  const now = possible.some(([kind]) => kind === view) ? view : "text";
  const buttons = possible.map(([kind, label]) =>
    el(
      "button",
      {
        type: "button",
        "aria-pressed": String(kind === now),
        onclick: () => {
          view = kind;
          drawMail(node, mail);
          [...node.querySelectorAll("[aria-pressed]")].find((one) => one.textContent === label)?.focus();
        },
      },
      label,
    ),
  );
  replace(
    node,
    back(),
    el("h2", { class: "subject" }, mail.subject || "(no subject)"),
    el(
      "dl",
      { class: "who" },
      [["From", mail.from || mail.sender], ["To", mail.to], ["Taken", when(mail)]].map(([name, value]) => [el("dt", null, name), el("dd", null, value)]),
    ),
    el("div", { class: "views", role: "group", "aria-label": "How it is shown" }, buttons),
    body(mail, now),
  );
}

/** Nothing is chosen. */
export function drawNothing(node, count) {
  const said = count
    ? "Choose a mail from the list."
    : "No mail was sent yet. What Techlink sends to somebody who agreed to e-mail arrives here, and nowhere else.";
  replace(node, el("p", { class: "nothing" }, said));
}

const back = () => el("a", { class: "back", href: "#" }, "Back to the list");
