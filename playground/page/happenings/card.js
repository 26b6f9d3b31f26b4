/** One scheduled event as a card: cover, when, where, who is interested, and what may be done with it. */
import { emit } from "../core/bus.js";
import { avatar } from "../core/avatar.js";
import { el, toast } from "../core/dom.js";
import { ACTIVE, COMPLETED, SCHEDULED, cancelEvent, coverUrl, mayEdit, readInterested, setStatus, wantEvent } from "../core/happenings.js";
import { icon } from "../core/icons.js";
import { channelName, nameOf, state, user } from "../core/state.js";
import { openDialog } from "../shell/dialog.js";
import { KINDS } from "../shell/kinds.js";
import { openMenu } from "../shell/menu.js";
import { markdown } from "../text/render.js";
import { editEvent } from "./edit.js";
import { span } from "./when.js";

const fail = (problem) => toast(problem.message, "danger");

function place(e, leave) {
  const ch = state.channels.get(e.channel_id);
  const outside = e.entity_metadata?.location;
  if (!ch) return el("span", { class: "event-place" }, icon("pin", 16), outside ?? "");
  const go = () => {
    leave();
    emit("open", ch.id);
  };
  return el("button", { type: "button", class: "event-place", onclick: go }, icon(KINDS[ch.type].icon, 16), channelName(ch));
}

/** How many are interested; pressed, their names. */
function interest(e) {
  const count = e.user_count ?? 0;
  const label = `${count} interested`;
  const list = el("ul", { class: "event-people", hidden: true });
  const open = async () => {
    const who = await readInterested(e).catch((problem) => (fail(problem), new Set()));
    list.replaceChildren(...[...who].map((id) => el("li", null, avatar(user(id), 20, e.guild_id), nameOf(user(id), e.guild_id))));
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
  };
  const button = el("button", { type: "button", class: "event-count", "aria-expanded": "false", disabled: count === 0, onclick: open }, icon("people", 16), label);
  return [button, list];
}

function remove(e) {
  const button = (label, kind, act) => el("button", { type: "button", class: `button ${kind}`, onclick: act }, label);
  const yes = button("Cancel event", "danger", () => {
    box.close();
    cancelEvent(e).catch(fail);
  });
  const no = button("Keep it", "textual", () => box.close());
  const box = openDialog({ title: "Cancel this event?", body: el("p", null, `“${e.name}” will be gone for everybody, with the interest that people showed.`), foot: [no, yes] });
  yes.focus();
}

function more(e) {
  const items = [
    { label: "Edit event", icon: "pencil", act: () => editEvent(e.guild_id, e) },
    e.status === SCHEDULED && { label: "Cancel event", icon: "trash", danger: true, act: () => remove(e) },
  ].filter(Boolean);
  const open = (event) => openMenu(event.currentTarget, items, `More of ${e.name}`);
  return el("button", { type: "button", class: "icon-button", "aria-label": "More", title: "More", dataset: { act: "more" }, onclick: open }, icon("dots"));
}

/** Begin, end: for who may. */
function lead(e) {
  if (!mayEdit(e)) return [];
  const go = (status) => () => setStatus(e, status).catch(fail);
  const step =
    e.status === SCHEDULED
      ? el("button", { type: "button", class: "button success", dataset: { act: "start" }, onclick: go(ACTIVE) }, "Start")
      : el("button", { type: "button", class: "button danger", dataset: { act: "end" }, onclick: go(COMPLETED) }, "End");
  return [step, more(e)];
}

function wanting(e) {
  const mine = state.interested.get(e.id)?.has(state.me.id) ?? false;
  const act = () => wantEvent(e, !mine).catch(fail);
  return el("button", { type: "button", class: `button ${mine ? "primary" : "secondary"}`, "aria-pressed": String(mine), dataset: { act: "want" }, onclick: act }, icon(mine ? "check" : "bell", 16), "Interested");
}

/** leave: closes what the card stands in, when it leads elsewhere. */
export function eventCard(e, leave = () => {}) {
  const cover = coverUrl(e);
  const active = e.status === ACTIVE;
  const creator = user(e.creator_id) ?? e.creator;
  return el(
    "article",
    { class: "event-card", dataset: { event: e.id }, "aria-label": e.name },
    cover ? el("img", { class: "event-cover", src: cover, alt: "" }) : null,
    el("div", { class: "event-top" }, el("span", { class: active ? "event-when now" : "event-when" }, icon("calendar", 16), active ? `Happening now · ${span(e)}` : span(e)), interest(e)),
    el("h3", { class: "event-name" }, e.name),
    e.description ? markdown(e.description, { guildId: e.guild_id }) : null,
    el("div", { class: "event-facts" }, place(e, leave), el("span", { class: "event-by" }, `by ${nameOf(creator, e.guild_id)}`)),
    el("div", { class: "event-acts" }, wanting(e), lead(e)),
  );
}
