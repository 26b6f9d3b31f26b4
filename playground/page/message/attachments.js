/** Pictures, sounds, films and files that hang on a message. */
import { el, ownUrl } from "../core/dom.js";
import { isV2 } from "../core/messages.js";
import { fileCard } from "../components/filecard.js";
import { picture } from "../components/media.js";

const kindOf = (a) => (a.content_type ?? "").split("/")[0];

/** SVG is shown as a file: it may carry more than a picture. */
function one(a) {
  if (kindOf(a) === "image" && !a.content_type.includes("svg")) return picture(a, { alt: a.description });
  if (kindOf(a) === "video") return el("video", { src: ownUrl(a.url), controls: true, class: "film" });
  if (kindOf(a) === "audio") return el("audio", { src: ownUrl(a.url), controls: true });
  return fileCard(a);
}

/** In a Components V2 message the components show the files themselves. */
export function attachments(m) {
  if (!m.attachments?.length || isV2(m)) return null;
  return el("div", { class: "attachments" }, m.attachments.map(one));
}
