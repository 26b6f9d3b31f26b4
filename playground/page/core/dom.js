/** Builds the page by nodes only: what people and bots write never becomes markup. */

function setProp(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith("on")) node.addEventListener(key.slice(2).toLowerCase(), value);
  else if (key === "class") node.className = value;
  else if (key === "dataset") Object.assign(node.dataset, value);
  else if (key === "vars") for (const [name, v] of Object.entries(value)) node.style.setProperty(name, v);
  else if (key === "value") node.value = value;
  else node.setAttribute(key, value === true ? "" : String(value));
}

/** el("button", {class: "x", onclick: f}, "text", child, null) → HTMLElement; falsy children are left out. */
export function el(tag, props = null, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) setProp(node, key, value);
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** A node, or what was drawn in its place since: that bears the same data. null when there is none. */
export function stillThere(node) {
  if (!node || node.isConnected) return node ?? null;
  const [key, value] = Object.entries(node.dataset ?? {})[0] ?? [];
  const name = key?.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  return key ? $(`[data-${name}="${CSS.escape(value)}"]`) : null;
}

let counter = 0;
/** A fresh id for aria-labelledby and the like. */
export const uid = (prefix = "x") => `${prefix}-${++counter}`;

export function replace(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

const FOCUSABLE =
  "a[href],button:not([disabled]),input:not([disabled]),textarea:not([disabled]),select:not([disabled]),[tabindex]:not([tabindex='-1'])";
export const focusable = (root) => $$(FOCUSABLE, root).filter((n) => n.offsetParent !== null || n === document.activeElement);

/** A loopback address of this very server, written for the page's own origin; null when it leads elsewhere. */
export function ownUrl(url) {
  try {
    const u = new URL(url, location.origin);
    const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(u.hostname);
    if (u.origin === location.origin || (loopback && u.port === location.port)) return u.pathname + u.search;
  } catch {
    // not an address at all
  }
  return null;
}

/** The address when it is http or https, else null: nothing else ever becomes a link. */
export function webUrl(url) {
  try {
    const u = new URL(url, location.origin);
    return u.protocol === "http:" || u.protocol === "https:" ? u.href : null;
  } catch {
    return null;
  }
}

/** A link that opens beside the page, or plain text when the address is not a web address. */
export function link(url, props, ...children) {
  const href = webUrl(url);
  if (!href) return el("span", { class: props?.class }, ...children);
  return el("a", { ...props, href, target: "_blank", rel: "noopener noreferrer nofollow" }, ...children);
}

/** Says something once to a screen reader. */
export function say(text) {
  const box = $("#said");
  box.textContent = "";
  requestAnimationFrame(() => (box.textContent = text));
}

export function toast(text, kind = "info") {
  const node = el("div", { class: `toast ${kind}` }, text);
  $("#toasts").append(node);
  setTimeout(() => node.remove(), 5000);
}
