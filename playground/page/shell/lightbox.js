/** A picture, large. */
import { el } from "../core/dom.js";
import { openDialog } from "./dialog.js";

export function openLightbox(src, alt) {
  const image = el("img", { src, alt: alt || "", class: "large-picture" });
  const open = el("a", { href: src, target: "_blank", rel: "noopener", class: "md-link" }, "Open original");
  openDialog({ title: alt || "Picture", body: [image, el("p", null, open)], kind: "lightbox" });
}
