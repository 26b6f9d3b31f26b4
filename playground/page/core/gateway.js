/** The Gateway client: identify, heartbeat, resume; events go to the handler in order. */
import { get } from "./api.js";
import { emit } from "./bus.js";
import { state } from "./state.js";

const FATAL = new Set([4004, 4010, 4011, 4012, 4013, 4014]);
let run = 0; // each sign-in makes the sockets of the one before mute
let socket = null;
let session = null; // {id, url, seq}
let beat = 0;
let acked = true;
let handle = () => {};
let token = "";
let tries = 0;

function setConnection(value) {
  if (state.connection === value) return;
  state.connection = value;
  emit("connection", value);
}

/** The page may only speak to its own origin, whichever name of loopback it was opened by. */
function socketUrl(url) {
  const u = new URL(url);
  u.host = location.host;
  u.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  u.search = "?v=10&encoding=json";
  return u.href;
}

export const sessionId = () => session?.id ?? "";

export function send(op, d) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ op, d }));
}

function startBeat(interval) {
  clearInterval(beat);
  acked = true;
  beat = setInterval(() => {
    if (!acked) return socket?.close(4000, "no heartbeat acknowledgement");
    acked = false;
    send(1, session?.seq ?? null);
  }, interval);
}

function greet() {
  if (session?.id) send(6, { token, session_id: session.id, seq: session.seq });
  else send(2, { token, intents: 0x3ffffff, properties: { os: "web", browser: "playground", device: "" } });
}

function dispatch(name, d) {
  if (name === "READY") {
    session = { id: d.session_id, url: d.resume_gateway_url, seq: session?.seq ?? 0 };
  }
  handle(name, d);
  if (name === "READY" || name === "RESUMED") {
    tries = 0;
    setConnection("ready");
    emit(name === "READY" ? "session" : "resumed");
  }
}

function receive(packet) {
  if (typeof packet.s === "number") {
    session ??= { id: "", url: "", seq: 0 };
    session.seq = packet.s;
  }
  if (packet.op === 0) dispatch(packet.t, packet.d);
  else if (packet.op === 1) send(1, session?.seq ?? null);
  else if (packet.op === 7) socket.close(4000, "asked to reconnect");
  else if (packet.op === 9) {
    if (!packet.d) session = null;
    socket.close(4000, "invalid session");
  } else if (packet.op === 10) {
    startBeat(packet.d.heartbeat_interval);
    greet();
  } else if (packet.op === 11) acked = true;
}

function lost(code, mine) {
  if (mine !== run) return;
  clearInterval(beat);
  if (FATAL.has(code)) {
    setConnection("offline");
    return emit("signed-out", code);
  }
  if (code === 4007 || code === 4009) session = null;
  setConnection(session ? "reconnecting" : "connecting");
  tries += 1;
  setTimeout(() => connect(mine), Math.min(5000, 150 * 2 ** Math.min(tries, 6)) * (0.75 + Math.random() / 2));
}

async function connect(mine) {
  if (mine !== run) return;
  let url;
  try {
    url = session?.url || (await get("/gateway")).url;
  } catch (problem) {
    return lost(problem.status === 401 ? 4004 : 1006, mine);
  }
  if (mine !== run) return;
  const ws = new WebSocket(socketUrl(url));
  socket = ws;
  ws.onmessage = (event) => mine === run && ws === socket && receive(JSON.parse(event.data));
  ws.onclose = (event) => ws === socket && lost(event.code, mine);
}

/** Starts (again) as the person with this token; `handler(name, data)` gets each event. */
export function start(newToken, handler) {
  stop();
  token = newToken;
  handle = handler;
  tries = 0;
  setConnection("connecting");
  connect(run);
}

export function stop() {
  run += 1;
  clearInterval(beat);
  session = null;
  const old = socket;
  socket = null;
  old?.close(1000);
}

addEventListener("online", () => state.connection === "reconnecting" && connect(run));
