/** Puts the page together: who one is, the connection, then the views, which listen to the state. */
import { control, useToken } from "./core/api.js";
import { emit, on } from "./core/bus.js";
import { $, toast } from "./core/dom.js";
import { handle } from "./core/events.js";
import { start, stop } from "./core/gateway.js";
import { keep, kept } from "./core/keep.js";
import { loadNewest, startReading } from "./core/messages.js";
import { forget, state } from "./core/state.js";
import { startVoice } from "./core/voice.js";
import { followClock } from "./core/worldclock.js";
import { startHappenings } from "./happenings/list.js";
import { startEditing } from "./message/edit.js";
import { startMessageKeys } from "./message/keys.js";
import { startList } from "./message/list.js";
import "./modal/modal.js";
import { forgetCommands } from "./picker/commands.js";
import { focusComposer, startComposer } from "./picker/composer.js";
import { startBanner } from "./shell/banner.js";
import { startClock } from "./shell/clock.js";
import { startHeader } from "./shell/header.js";
import { startKeyboard } from "./shell/keyboard.js";
import { startMembers } from "./shell/members.js";
import { here, openChannel, openPlace, readAddress, startPlace } from "./shell/place.js";
import { startRail } from "./shell/rail.js";
import { chooseSelf } from "./shell/signin.js";
import { startSidebar } from "./shell/sidebar.js";
import { startTyping } from "./shell/typing.js";
import { startHalls } from "./shell/voice.js";
import { startYou } from "./shell/you.js";
import { startTicking } from "./text/time.js";

let awaited = new Set(); // servers whose GUILD_CREATE is still to come
let wanted = null; // the channel to open once they are here

function receive(name, data) {
  handle(name, data);
  if (name === "READY") awaited = new Set(data.guilds.map((g) => g.id));
  if (name === "GUILD_CREATE") awaited.delete(data.id);
  if ((name === "READY" || name === "GUILD_CREATE") && awaited.size === 0) arrived();
}

/** Everything is known: show the place asked for, or refresh the one that was open before the connection broke. */
function arrived() {
  startReading();
  if (state.current && state.channels.has(state.current)) {
    for (const [id, box] of state.messages) if (id !== state.current) box.loaded = false;
    loadNewest(state.current).catch((problem) => toast(problem.message, "danger"));
    return emit("placed");
  }
  const asked = wanted && state.channels.has(wanted);
  if (asked) openChannel(wanted);
  else if (here.guildId && state.guilds.has(here.guildId)) openPlace(here.guildId);
  else openPlace(state.guilds.keys().next().value ?? null);
  if (matchMedia("(hover: hover)").matches) focusComposer();
  return undefined;
}

function signIn(person, channelId = null) {
  stop();
  forget();
  forgetCommands();
  here.guildId = null;
  wanted = channelId;
  state.me = person;
  $("#chat").lang = person.locale;
  keep("as", person.token, "tab");
  keep("as", person.token);
  useToken(person.token);
  emit("signed-in");
  start(person.token, receive);
  $("#app").hidden = false;
}

const byToken = (token) => [...state.people.values()].find((p) => !p.bot && p.token === token);

async function readPeople() {
  const people = await control("GET", "/people");
  state.people.clear();
  for (const p of people) state.people.set(p.id, p);
}

/** The address names the person first, then this tab's memory, then the browser's; otherwise one is asked. */
async function arrive() {
  await readPeople();
  const address = readAddress();
  const person = byToken(address.as) ?? byToken(kept("as", "tab")) ?? byToken(kept("as"));
  if (address.as && !byToken(address.as)) toast("Nobody here has the name in the address.", "danger");
  if (person) signIn(person, address.channel);
  else chooseSelf();
}

on("sign-in", (person) => signIn(person));
on("signed-out", async () => {
  await readPeople().catch(() => {});
  chooseSelf();
});
addEventListener("hashchange", () => {
  const { as, channel } = readAddress();
  if (as && as !== state.me?.token && byToken(as)) signIn(byToken(as), channel);
  else if (channel && channel !== state.current) openChannel(channel);
});

for (const begin of [startBanner, startPlace, startRail, startSidebar, startHeader, startMembers, startYou]) begin();
for (const begin of [startList, startMessageKeys, startEditing, startComposer, startTyping, startKeyboard]) begin();
for (const begin of [startVoice, startHalls, startHappenings]) begin();
startTicking();
followClock();
startClock();
arrive().catch((problem) => toast(`The playground does not answer: ${problem.message}`, "danger"));
