/** The mailbox: every mail that the playground's mail server took, by recipient, and one of them to read. */
import { $ } from "../core/dom.js";
import { drawList, walk } from "./list.js";
import { drawMail, drawNothing } from "./reading.js";

const LOOK_EVERY_MS = 2000;
const mails = new Map();
let shown = null;

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const wanted = () => Number(location.hash.slice(1)) || null;

async function open() {
  const id = wanted();
  document.body.classList.toggle("reading", id !== null);
  if (id === shown) return;
  shown = id;
  drawList($("#list"), [...mails.values()], id);
  if (id === null) return drawNothing($("#reading"), mails.size);
  let mail = null;
  try {
    mail = await get(`/playground/mails/${id}`);
  } catch {
    // it is not there: the world may have been made anew
  }
  if (wanted() !== id) return;
  drawMail($("#reading"), mail);
  $("#reading").focus();
}

async function look() {
  try {
    const newest = Math.max(0, ...mails.keys());
    const found = await get(`/playground/mails?since=${newest}`);
    for (const mail of found.reverse()) mails.set(mail.id, mail);
    $("#count").textContent = mails.size === 1 ? "1 mail" : `${mails.size} mails`;
    if (found.length) drawList($("#list"), [...mails.values()], shown);
    if (shown === null) drawNothing($("#reading"), mails.size);
  } catch {
    $("#count").textContent = "The playground does not answer.";
  }
  setTimeout(look, LOOK_EVERY_MS);
}

addEventListener("hashchange", open);
$("#list").addEventListener("keydown", walk);
await look();
await open();
