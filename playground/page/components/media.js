/** Pictures: alone, as a section's thumbnail, in a gallery; and the file component. Only this server's files are shown. */
import { el, link, ownUrl } from "../core/dom.js";
import { openLightbox } from "../shell/lightbox.js";
import { fileCard } from "./filecard.js";
import { spoiler } from "../text/spoiler.js";

const LIMIT = { width: 550, height: 350 };

function measures(media) {
  if (!media.width || !media.height) return {};
  const scale = Math.min(1, LIMIT.width / media.width, LIMIT.height / media.height);
  return { width: Math.round(media.width * scale), height: Math.round(media.height * scale) };
}

/** media: {url, width?, height?, filename?}. A picture elsewhere on the web becomes a link: the page loads nothing from outside. */
export function picture(media, { alt = "", small = false } = {}) {
  const src = ownUrl(media.url);
  if (!src) return small ? null : link(media.url, { class: "md-link" }, alt || "A picture on another site");
  const image = el("img", { src, alt: alt || media.description || "", loading: "lazy", ...(small ? { class: "embed-icon" } : measures(media)) });
  if (small) return image;
  const label = `Enlarge: ${alt || media.filename || "picture"}`;
  return el("button", { type: "button", class: "picture", "aria-label": label, onclick: () => openLightbox(src, alt) }, image);
}

const hidden = (item, node) => (item.spoiler ? spoiler([node]) : node);

export function thumbnail(c) {
  return el("div", { class: "thumbnail" }, hidden(c, picture(c.media ?? {}, { alt: c.description })));
}

export function gallery(c) {
  const items = c.items ?? [];
  const one = (item) =>
    el("div", { class: "gallery-item" }, hidden(item, picture({ ...item.media, ...(items.length > 1 ? { width: 0 } : {}) }, { alt: item.description })));
  return el("div", { class: `gallery count-${Math.min(items.length, 5)}` }, items.map(one));
}

const lastPart = (url) => decodeURIComponent(url.split("/").at(-1).split("?")[0]);

/** Name and size stand in the component, or in the message's attachment of the same address. */
export function fileComponent(c, { message }) {
  const url = c.file?.url ?? "";
  const known = (message.attachments ?? []).find((a) => ownUrl(a.url) === ownUrl(url)) ?? {};
  const filename = c.name ?? known.filename ?? (lastPart(url) || "file");
  return hidden(c, fileCard({ url, filename, size: c.size ?? known.size ?? c.file?.size }));
}
