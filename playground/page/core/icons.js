/** The page's own line drawings, 24 × 24. */
const NS = "http://www.w3.org/2000/svg";

const PATHS = {
  hash: "M10 3 8 21M16 3l-2 18M4 8.5h17M3 15.5h17",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7.1",
  menu: "M4 6h16M4 12h16M4 18h16",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 10v-1a6 6 0 0 1 6-6h2a6 6 0 0 1 6 6v1M16 3.5a4 4 0 0 1 0 7.5m2.5 3.4A6 6 0 0 1 22 20v1",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-14v2m0 16v2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4M2 12h2m16 0h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4",
  moon: "M20.5 14.5A8.5 8.5 0 0 1 9.5 3.5a8.5 8.5 0 1 0 11 11Z",
  swap: "M7 4 3 8l4 4M3 8h14M17 12l4 4-4 4m4-4H7",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  reply: "M10 5 4 11l6 6M4 11h9a7 7 0 0 1 7 7v1",
  pencil: "M4 20h4L19 9l-4-4L4 16v4Z",
  trash: "M4 7h16M9 7V4h6v3m3 0-1 13H7L6 7m4 4v6m4-6v6",
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01",
  down: "m6 9 6 6 6-6",
  right: "m9 6 6 6-6 6",
  file: "M13 3H6v18h12V8l-5-5Zm0 0v5h5",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  external: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  eye: "M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5m8-5v5",
  stage: "M12 14a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v4a3 3 0 0 0 3 3Zm-6-3a6 6 0 0 0 12 0m-6 6v4m-3 0h6",
  pin: "M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  bell: "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4l2-2Zm4 5h4",
  leave: "M10 4H5v16h5m4-12 4 4-4 4m4-4H9",
  enter: "M14 4h5v16h-5M4 12h11m-4-4 4 4-4 4",
  lock: "M6 11h12v9H6zm2 0V8a4 4 0 0 1 8 0v3",
  speaker: "M11 5 6 9H3v6h3l5 4V5Zm4 4a4 4 0 0 1 0 6m3-9a8 8 0 0 1 0 12",
  thread: "M6 4v9a3 3 0 0 0 3 3h10m-4-4 4 4-4 4",
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Z",
  check: "m5 12 5 5L20 7",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21",
  apps: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM17 14v6m-3-3h6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  mail: "M3 6h18v12H3zm0 0 9 7 9-7",
  chat: "M4 5h16v11H9l-5 4V5Z",
  slash: "M15 5 9 19M3 3h18v18H3z",
};

export function icon(name, size = 20) {
  const svg = document.createElementNS(NS, "svg");
  const attributes = { viewBox: "0 0 24 24", width: size, height: size, fill: "none", stroke: "currentColor" };
  const line = { "stroke-width": name === "dots" ? 3 : 2, "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [k, v] of Object.entries({ ...attributes, ...line, "aria-hidden": "true", class: "icon" })) svg.setAttribute(k, v);
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
