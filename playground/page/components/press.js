/** What a press does: one at a time per message, busy until its answer, and a word when it failed. */
import { emit } from "../core/bus.js";
import { $$, el } from "../core/dom.js";
import { COMPONENT, interact } from "../core/interactions.js";
import { changeMessage, findMessage } from "../core/messages.js";

const busy = new Map(); // message id → custom_id being answered

export const isBusy = (message, customId) => busy.get(message.id) === customId;

function paint(messageId) {
  for (const node of $$(`[data-id="${CSS.escape(messageId)}"] [data-custom-id]`)) {
    const waits = busy.get(messageId) === node.dataset.customId;
    node.classList.toggle("busy", waits);
    node.toggleAttribute("aria-busy", waits);
    if (waits) node.setAttribute("aria-busy", "true");
  }
}

function fail(message, why) {
  if (findMessage(message.channel_id, message.id)) {
    changeMessage({ id: message.id, channel_id: message.channel_id, failure: why });
  }
}

/** press(component, {values?}) for the controls of this message. */
export function presser(message) {
  return async (component, data = {}) => {
    if (busy.has(message.id)) return;
    busy.set(message.id, component.custom_id);
    if (message.failure) fail(message, null);
    paint(message.id);
    const where = { channelId: message.channel_id, message };
    const payload = { component_type: component.type, custom_id: component.custom_id, ...data };
    const answer = await interact(COMPONENT, where, payload);
    busy.delete(message.id);
    paint(message.id);
    if (!answer.ok) fail(message, answer.why || "This interaction failed");
    else if (answer.modal) emit("modal", { modal: answer.modal, where });
  };
}

/** The three dots over a control that waits for its answer. */
export const busyDots = () => el("span", { class: "busy-dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
