/** A picture, large. */
import { el } from "../core/dom.js";
import { openDialog } from "./dialog.js";

const TITLE = 80; // characters: a longer description stands below the picture

export function openLightbox(src, alt) {
  const long = (alt || "").length > TITLE;
  const image = el("img", { src, alt: alt || "", class: "large-picture" });
  const open = el("a", { href: src, target: "_blank", rel: "noopener", class: "md-link" }, "Open original");
  const words = long ? [el("p", { class: "picture-words" }, alt)] : [];
  openDialog({ title: long || !alt ? "Picture" : alt, body: [image, ...words, el("p", null, open)], kind: "lightbox" });
}
