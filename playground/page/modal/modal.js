/** A modal that an app opened: its fields, what is still missing, sending, and what to say when that fails. */
import { on } from "../core/bus.js";
import { el, toast, uid } from "../core/dom.js";
import { MODAL, interact } from "../core/interactions.js";
import { nameOf, state, user } from "../core/state.js";
import { openDialog } from "../shell/dialog.js";
import { busyDots } from "../components/press.js";
import { fieldsOf } from "./fields.js";

/** What is sent: every field's answer in the shape it came in; files travel beside, named by their place. */
function answers(fields) {
  const files = [];
  const components = fields.map((f) => f.answer(files));
  return { components, files };
}

function notice(modal) {
  const app = modal.application?.name ?? nameOf(user(modal.application_id ?? modal.application?.id));
  const name = app === "unknown" ? "an app" : app;
  return el("p", { class: "modal-notice" }, `This form will be submitted to ${name}. Do not share passwords or other sensitive information.`);
}

/** modal: the data of INTERACTION_MODAL_CREATE; where: {channelId, message?}. */
export function openModal(modal, where) {
  const guildId = state.channels.get(where.channelId)?.guild_id ?? null;
  const fields = fieldsOf(modal.components ?? [], { guildId });
  const problem = el("div", { class: "note danger", role: "alert", hidden: true });
  const submit = el("button", { type: "submit", class: "button primary", form: uid("modal") }, el("span", { class: "button-face" }, "Submit"), busyDots());
  const cancel = el("button", { type: "button", class: "button textual", onclick: () => box.close() }, "Cancel");
  const form = el("form", { id: submit.getAttribute("form"), novalidate: true }, notice(modal), fields.map((f) => f.node), problem);
  let sending = false;

  function fail(text) {
    problem.textContent = text;
    problem.hidden = false;
  }

  async function send(event) {
    event.preventDefault();
    if (sending) return;
    const wrong = fields.filter((f) => f.check && !f.check());
    if (wrong.length) return wrong[0].focus();
    sending = true;
    problem.hidden = true;
    submit.classList.add("busy");
    submit.setAttribute("aria-busy", "true");
    const { components, files } = answers(fields);
    const data = { id: modal.id, custom_id: modal.custom_id, components };
    if (files.length) data.attachments = files.map((f, n) => ({ id: String(n), filename: f.name }));
    const applicationId = modal.application_id ?? modal.application?.id;
    const answer = await interact(MODAL, where, data, { files, applicationId });
    sending = false;
    submit.classList.remove("busy");
    submit.removeAttribute("aria-busy");
    if (!answer.ok) return fail(answer.why || "Something went wrong. Try again.");
    box.close();
    if (answer.modal) toast("The app answered a form with another form, which Discord does not allow.", "danger");
    return undefined;
  }

  form.addEventListener("submit", send);
  const box = openDialog({ title: modal.title ?? "", body: form, foot: [cancel, submit], kind: "modal" });
  return box;
}

on("modal", ({ modal, where }) => openModal(modal, where));
