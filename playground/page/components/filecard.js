/** A file by name and size, to download. */
import { el, ownUrl } from "../core/dom.js";
import { bytes } from "../core/format.js";
import { icon } from "../core/icons.js";

export function fileCard(file) {
  const href = ownUrl(file.url);
  const name = file.filename ?? file.name ?? "file";
  const title = href ? el("a", { href, download: name, class: "file-name" }, name) : el("span", { class: "file-name" }, name);
  const open = href ? el("a", { href, download: name, class: "icon-button", "aria-label": `Download ${name}` }, icon("download")) : null;
  return el(
    "div",
    { class: "file-card" },
    icon("file", 28),
    el("div", { class: "file-text" }, title, file.size ? el("div", { class: "file-size" }, bytes(file.size)) : null),
    open,
  );
}
