/** Making an event, or changing one. */
import { el, uid } from "../core/dom.js";
import { EXTERNAL, SCHEDULED, halls, kindOfHall, mayCreateOutside, saveEvent } from "../core/happenings.js";
import { icon } from "../core/icons.js";
import { channelName, state } from "../core/state.js";
import { now } from "../core/worldclock.js";
import { openDialog } from "../shell/dialog.js";

const HOUR = 3600000; // ms
const ELSEWHERE = "";

/** What <input type="datetime-local"> takes: wall time of this computer. */
function wall(ms) {
  const d = new Date(ms);
  const two = (n) => String(n).padStart(2, "0");
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

const instant = (text) => (text ? new Date(text).toISOString() : null);

function field(label, control, { must = false, hint = null } = {}) {
  control.id ||= uid("event");
  const star = must ? el("span", { class: "required", title: "required" }, "*") : null;
  return el("div", { class: "field" }, el("div", { class: "field-top" }, el("label", { class: "field-name", for: control.id }, label), star), hint ? el("p", { class: "field-hint" }, hint) : null, control);
}

const input = (props) => el("input", { class: "text-input", ...props });

/** A file as a data URI, as Discord takes pictures. */
const dataUri = (file) =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(new Error("This picture cannot be read."));
    reader.readAsDataURL(file);
  });

function controls(guildId, e) {
  const start = e ? Date.parse(e.scheduled_start_time) : Math.ceil((now() + 24 * HOUR) / HOUR) * HOUR;
  const end = e?.scheduled_end_time ? Date.parse(e.scheduled_end_time) : e ? null : start + HOUR;
  const places = halls(guildId).map((ch) => el("option", { value: ch.id }, channelName(ch)));
  const outside = mayCreateOutside(guildId) || e?.entity_type === EXTERNAL ? el("option", { value: ELSEWHERE }, "Somewhere else") : null;
  const where = el("select", { class: "text-input" }, outside, places);
  where.value = e?.channel_id ?? (outside ? ELSEWHERE : places[0]?.value ?? ELSEWHERE);
  return {
    name: input({ maxlength: 100, value: e?.name ?? "", required: true }),
    where,
    location: input({ maxlength: 100, value: e?.entity_metadata?.location ?? "", placeholder: "A place, an address, a link" }),
    start: input({ type: "datetime-local", value: wall(start), required: true, disabled: Boolean(e) && e.status !== SCHEDULED }),
    end: input({ type: "datetime-local", value: end === null ? "" : wall(end) }),
    description: el("textarea", { class: "text-input", maxlength: 1000, rows: 4 }, e?.description ?? ""),
    cover: el("input", { type: "file", accept: "image/png,image/jpeg,image/gif,image/webp" }),
  };
}

async function bodyOf(c, e) {
  const ch = state.channels.get(c.where.value);
  const body = {
    name: c.name.value.trim(),
    description: c.description.value.trim() || null,
    privacy_level: 2,
    entity_type: ch ? kindOfHall(ch) : EXTERNAL,
    channel_id: ch?.id ?? null,
    entity_metadata: ch ? null : { location: c.location.value.trim() },
    scheduled_end_time: instant(c.end.value),
  };
  // a start that is told again must lie ahead: one that did not change is not told
  if (!e || (!c.start.disabled && c.start.value !== wall(Date.parse(e.scheduled_start_time)))) body.scheduled_start_time = instant(c.start.value);
  if (c.cover.files.length) body.image = await dataUri(c.cover.files[0]);
  return body;
}

/** What is missing, in words, with the field it is missing in; null when nothing is. */
function missing(c) {
  if (!c.name.value.trim()) return ["Give the event a name.", c.name];
  if (!c.where.value && !c.location.value.trim()) return ["Say where it takes place.", c.location];
  if (!c.start.value) return ["Say when it starts.", c.start];
  if (!c.where.value && !c.end.value) return ["Say when it ends: an event outside Discord needs an end.", c.end];
  return null;
}

/** event: null for a new one. */
export function editEvent(guildId, e = null) {
  const c = controls(guildId, e);
  const location = field("Place", c.location, { must: true });
  const toggle = () => (location.hidden = Boolean(c.where.value));
  c.where.addEventListener("change", toggle);
  toggle();
  const problem = el("div", { class: "note danger", role: "alert", hidden: true });
  const form = el(
    "form",
    { id: uid("event-form"), novalidate: true, class: "event-form" },
    field("What", c.name, { must: true }),
    field("Where", c.where),
    location,
    el("div", { class: "event-times" }, field("Starts", c.start, { must: true }), field("Ends", c.end)),
    field("Description", c.description),
    field("Cover picture", c.cover, { hint: e?.image ? "A new one takes the place of the one there is." : null }),
    problem,
  );
  const save = el("button", { type: "submit", class: "button primary", form: form.id }, e ? "Save" : [icon("plus", 16), "Create event"]);
  const cancel = el("button", { type: "button", class: "button textual", onclick: () => box.close() }, "Cancel");
  const say = (text, at = null) => {
    problem.textContent = text;
    problem.hidden = false;
    at?.focus();
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = missing(c);
    if (wrong) return say(...wrong);
    save.disabled = true;
    try {
      await saveEvent(guildId, e, await bodyOf(c, e));
      box.close();
    } catch (refusal) {
      say(refusal.message);
    }
    save.disabled = false;
    return undefined;
  });
  const box = openDialog({ title: e ? "Edit event" : "Create event", body: form, foot: [cancel, save], kind: "wide" });
  return box;
}
