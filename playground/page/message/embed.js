/** Embeds: the older kind of card. */
import { el, link } from "../core/dom.js";
import { messageTime } from "../core/format.js";
import { hex } from "../core/state.js";
import { picture } from "../components/media.js";
import { markdown } from "../text/render.js";

const text = (source, cls, guildId) => {
  const node = markdown(source, { guildId });
  node.classList.add(cls);
  return node;
};

function author(a) {
  if (!a?.name) return null;
  const image = a.icon_url ? picture({ url: a.icon_url }, { small: true }) : null;
  return el("div", { class: "embed-author" }, image, a.url ? link(a.url, { class: "embed-author-name" }, a.name) : a.name);
}

function title(e, guildId) {
  if (!e.title) return null;
  const inner = text(e.title, "embed-title", guildId);
  return e.url ? link(e.url, { class: "embed-title-link" }, inner) : inner;
}

function fields(list, guildId) {
  if (!list?.length) return null;
  const one = (f) =>
    el(
      "div",
      { class: f.inline ? "embed-field inline" : "embed-field" },
      text(f.name, "embed-field-name", guildId),
      text(f.value, "embed-field-value", guildId),
    );
  return el("div", { class: "embed-fields" }, list.map(one));
}

function footer(e) {
  const when = e.timestamp ? messageTime(Date.parse(e.timestamp)) : null;
  const parts = [e.footer?.text, when].filter(Boolean);
  if (!parts.length) return null;
  const image = e.footer?.icon_url ? picture({ url: e.footer.icon_url }, { small: true }) : null;
  return el("div", { class: "embed-footer" }, image, parts.join(" • "));
}

function one(e, guildId) {
  return el(
    "article",
    { class: "embed", vars: e.color !== null && e.color !== undefined ? { "--accent-bar": hex(e.color) } : {} },
    el(
      "div",
      { class: "embed-main" },
      author(e.author),
      title(e, guildId),
      e.description ? text(e.description, "embed-description", guildId) : null,
      fields(e.fields, guildId),
    ),
    e.thumbnail?.url ? el("div", { class: "embed-thumbnail" }, picture(e.thumbnail, {})) : null,
    e.image?.url ? el("div", { class: "embed-image" }, picture(e.image, {})) : null,
    footer(e),
  );
}

export function embeds(m, guildId) {
  return m.embeds?.length ? m.embeds.map((e) => one(e, guildId)) : null;
}
