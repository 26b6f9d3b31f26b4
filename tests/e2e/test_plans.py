"""A plan's year on the demo network: the clock moves, reminders come where and when their reader is."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from openpyxl import load_workbook

from locales import translator
from tests.e2e.person import controls, text
from tests.e2e.test_notices import Outbox, agree, touch

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

ES, PT = translator("es", "Europe/Madrid"), translator("pt", "Europe/Lisbon")
ROUTES, TRAILER = "Trajetos medidos em duas cidades", "Protótipo pronto para teste"
NEXT = """
    SELECT n.due_at FROM notice n JOIN plan_milestone m ON m.id = n.subject_id
    WHERE n.subject_kind = 'milestone' AND m.title = ? AND n.state = 'pending' AND n.kind != 'milestone.slipped'
    ORDER BY n.due_at
"""
DAY = """
    SELECT n.due_at FROM notice n JOIN plan_milestone m ON m.id = n.subject_id
    WHERE n.subject_kind = 'milestone' AND m.title = ? AND n.state = 'pending' AND n.detail LIKE '%"d0"%'
"""
SLIPS = """
    SELECT n.due_at FROM notice n JOIN plan_milestone m ON m.id = n.subject_id
    WHERE n.subject_kind = 'milestone' AND m.title = ? AND n.state = 'pending' AND n.kind = 'milestone.slipped'
"""


class Year(Outbox):
    """The outbox of the demo network's plans."""

    def rungs(self, title: str) -> list[datetime]:
        """When the reminders of a milestone that are to come are due."""
        return [datetime.fromtimestamp(due / 1000, UTC) for (due,) in self.ask(NEXT, title)]

    async def clock(self, at: datetime) -> None:
        await self.world.clock_to(at)


async def looked_at(who: Person, together: Json, line: str) -> Json:
    """One of several reminders that came in one message, opened."""
    select = next(c for c in controls(together) if c["custom_id"].startswith("tl:notice:look:"))
    (chosen,) = [one["value"] for one in select["options"] if one["label"].startswith(line[:60])]
    before = set(who.messages)
    await who.touch(together, select, [chosen])

    def opened() -> Json | None:
        return next((m for key, m in who.messages.items() if key not in before), None)

    card: Json = await who.until(opened, "the reminder that was chosen")
    assert PT.text("This is settled by now") not in text(card)
    return card


async def window(who: Person, card: Json, act: str) -> Json:
    """The window that a button opens."""
    control = next(c for c in controls(who.messages[card["id"]]) if c["custom_id"].startswith(act))
    events = await who.touch(card, control, None)
    return next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")


async def fill(who: Person, card: Json, act: str, **fields: str) -> None:
    """Open a window and send it."""
    await who.fill_in(await window(who, card, act), card["channel_id"], **fields)


async def test_reminders_come_at_nine_where_one_is_and_are_answered_over_restarts(
    world: World, sign_in: SignIn
) -> None:
    year = Year(world)
    ander, beatriz, rui, ines = [
        await sign_in(name) for name in ("ander.larrazabal", "beatriz.fonseca", "rui.salgado", "ines.duarte")
    ]
    for one in (ander, beatriz, rui, ines):
        await agree(one)
    world.start("worker")

    # The day itself, in Portuguese, at nine on the Azores, where she works.
    # Early in the morning the one of the day before is still to come.
    ((day,),) = year.ask(DAY, ROUTES)
    due = datetime.fromtimestamp(day / 1000, UTC)
    assert due.astimezone(ZoneInfo("Atlantic/Azores")).strftime("%H:%M") == "09:00"
    await year.clock(due + timedelta(seconds=1))
    title = f"{ROUTES} (P1.Z1.A1.M2)"
    today = PT.text("Due today: {title}", title=title)
    card = await beatriz.see(today)
    assert PT.text("you are the owner") in text(card)
    assert rui.card(today) is None, "nobody else is reminded yet"

    # The morning after, who waits for it is told that it slips.
    ((slips,),) = year.ask(SLIPS, ROUTES)
    await year.clock(datetime.fromtimestamp(slips / 1000, UTC) + timedelta(seconds=1))
    line = PT.text(
        "{milestone}, for which you wait, is later than planned.", milestone=f"P1.Z1.A1.M2 {ROUTES}"
    )
    together = await rui.see(line)
    slipped = await looked_at(rui, together, line)
    assert PT.text("Later than planned: {title}", title=title) in text(slipped)
    assert PT.text("Nothing of yours was moved. Postpone it if you need more time.") in text(slipped)

    # Another reader, in Spanish, at nine in Bilbao.
    due = year.rungs(TRAILER)[0]
    assert due.astimezone(ZoneInfo("Europe/Madrid")).strftime("%H:%M") == "09:00"
    await year.clock(due + timedelta(seconds=1))
    theirs = await ander.see(TRAILER)
    await world.restart("bot")
    await touch(ander, theirs, "tl:plan:begin:")
    begun = await ander.see(ES.text("**In progress.** Reminders go on until it is done."))
    assert begun["flags"] & 64, "what is pressed on a reminder is answered to the presser alone"

    # A week overdue: the owner again.
    await year.clock(year.rungs(ROUTES)[0] + timedelta(seconds=1))
    late = await beatriz.see(
        PT.plural("Overdue for {n} day: {title}", "Overdue for {n} days: {title}", 7, title=title)
    )

    # A far day, as one says it, is said back, then asked of the coordination, whose answer comes back.
    await fill(
        beatriz, late, "tl:plan:postpone:", due="daqui a cinco semanas", why="A cidade ainda não respondeu."
    )
    asked = await beatriz.see(PT.text("Postpone it to this day?"))
    await touch(beatriz, asked, "tl:plan:go_on:")
    # Nobody gets two messages within a minute: what comes after one waits for it.
    await world.control("POST", "/playground/clock", {"advance_s": 61})
    request = await ines.see(PT.text("A later day is asked for: {title}", title=title))
    await world.restart("bot")
    await fill(ines, request, "tl:plan:accept:", answer="Até lá.")
    said = await ines.see(PT.text("Answered already: {title}", title=title))
    assert said["id"] == request["id"], "the question itself shows the answer from now on"
    await world.control("POST", "/playground/clock", {"advance_s": 61})
    answered = await beatriz.see(PT.text("Agreed, a later day: {title}", title=title))
    assert "Até lá." in text(answered)

    # The ladder moved with it: a week before the new day, and done; then nothing comes any more.
    await year.clock(year.rungs(ROUTES)[0] + timedelta(seconds=1))
    seven = await beatriz.see(PT.plural("In {n} day: {title}", "In {n} days: {title}", 30, title=title))
    await fill(beatriz, seven, "tl:plan:finish:", evidence="https://mare-alta.example/mapa")
    await beatriz.see(PT.text("**Done.** There are no more reminders of it."))
    assert year.rungs(ROUTES) == []


async def test_done_with_a_file_that_comes_back_byte_for_byte_over_restarts(
    world: World, sign_in: SignIn
) -> None:
    beatriz, ander = await sign_in("beatriz.fonseca"), await sign_in("ander.larrazabal")
    data = b"%PDF-1.7 " + bytes(range(256)) * 4000
    await beatriz.command("plan show", what="P1.Z1.A1.M2")
    card = await beatriz.see(f"### {ROUTES}")
    asked = await window(beatriz, card, "tl:plan:finish:")
    await beatriz.fill_in(asked, card["channel_id"], ("file", "setup.exe", b"MZ\0\0"), evidence="Medido.")
    refused = await beatriz.see(PT.text("Programs are not taken"))
    asked = await window(beatriz, refused, "tl:plan:correct:")
    assert "Medido." in str(asked), "what was typed is there still"
    await world.restart("bot")
    await beatriz.fill_in(
        asked, card["channel_id"], ("file", "Trajetos medidos.pdf", data), evidence="Medido."
    )
    done = await beatriz.see(PT.text("**Done.** There are no more reminders of it."))
    assert "Trajetos medidos.pdf" in text(done)
    assert "Medido." in text(done)

    # Whoever may see the plan gets it; the bot may have been killed meanwhile.
    world.kill("bot")
    world.start("bot")
    await ander.command("plan show", what="P1.Z1.A1.M2")
    theirs = await ander.see(f"### {ROUTES}")
    await touch(ander, theirs, "tl:plan:file:")
    back = await ander.see(
        ES.text("Only you see this. It comes from a member of the network: open it with care.")
    )
    assert back["flags"] & 64
    (file,) = back["attachments"]
    async with aiohttp.ClientSession() as http, http.get(file["url"]) as answer:
        assert await answer.read() == data
    lying = [path for path in (world.folder / "data" / "files").rglob("*") if path.is_file()]
    assert [path.name for path in lying] == [hashlib.sha256(data).hexdigest()], "nothing of what was refused"

    # More is added when it is done already; what she gave is in what she takes along.
    asked = await window(beatriz, done, "tl:plan:give:")
    await beatriz.fill_in(asked, card["channel_id"], ("file", "mapa.txt", b"um mapa"), evidence="")
    await beatriz.see(PT.text("**Kept** as evidence. The network sees it."))
    await beatriz.command("me data")
    mine = await beatriz.see(PT.text("Files"))
    await touch(beatriz, mine, "tl:me:download:")
    sent = await beatriz.see(PT.text("Your data, as a file"))
    async with aiohttp.ClientSession() as http, http.get(sent["attachments"][0]["url"]) as answer:
        packed = await answer.read()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        given = {name.partition("-")[2]: archive.read(name) for name in archive.namelist() if "/" in name}
    assert given == {"Trajetos_medidos.pdf": data, "mapa.txt": b"um mapa"}


async def test_a_plan_goes_out_as_a_workbook_and_comes_back(world: World, sign_in: SignIn) -> None:
    ines = await sign_in("ines.duarte")
    await ines.command("plan export", plan="P1", **{"as": "xlsx"})

    def exported() -> Json | None:
        cards = [m for m in ines.messages.values() if m.get("attachments")]
        return next((m for m in cards if m["attachments"][0]["filename"].endswith(".xlsx")), None)

    card = await ines.until(exported, "the workbook")
    async with aiohttp.ClientSession() as http, http.get(card["attachments"][0]["url"]) as answer:
        data = await answer.read()
    book = load_workbook(io.BytesIO(data))
    changed: Any = None
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == ROUTES:
                    cell.value = changed = "Trajetos medidos em três cidades"
    assert changed
    out = io.BytesIO()
    book.save(out)
    await ines.command("plan import", plan="P1", file=("file", "P1.xlsx", out.getvalue()))
    preview = await ines.see(PT.text("This is what the file would change"))
    assert f"{ROUTES} → {changed}" in text(preview)
    await world.restart("bot")
    confirm = next(c for c in controls(preview) if c["custom_id"].startswith("tl:planfile:go:"))
    events = await ines.touch(preview, confirm)
    modal = next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")
    await ines.fill_in(modal, preview["channel_id"], why="Decidido pelo comité")
    await ines.see(PT.plural("{n} row is imported", "{n} rows are imported", 1))
    await ines.command("plan show", what="P1.Z1.A1.M2")
    await ines.see(f"### {changed} (P1.Z1.A1.M2)")
    await ines.command("plan history", what="P1.Z1.A1.M2")
    await ines.see("Decidido pelo comité (P1.xlsx)")


async def test_a_zone_starts_from_what_is_weak_at_the_region_s_partners(
    world: World, sign_in: SignIn
) -> None:
    ines = await sign_in("ines.duarte")
    await ines.command("plan show", what="P1")
    card = await ines.see("### Norte 2030")
    await touch(ines, card, "tl:plan:suggest:")
    offered = await ines.see(PT.text("Which weak spots shall the zone answer?"))
    select = next(c for c in controls(offered) if c["custom_id"].startswith("tl:plan:spots:"))
    events = await ines.touch(offered, select, [select["options"][0]["value"]])
    modal = next(data for event, data in events if event == "INTERACTION_MODAL_CREATE")
    await ines.fill_in(modal, offered["channel_id"], title="Medir o que muda", territory="PT11D, Aveiro")
    zone = await ines.see("### Medir o que muda")
    label = select["options"][0]["label"]
    assert PT.text("**{label}:** {value}", label=PT.text("Answers what is weak"), value=label) in text(zone)


async def test_a_press_right_after_the_clock_moved_is_answered_in_its_time(
    world: World, sign_in: SignIn
) -> None:
    ines = await sign_in("ines.duarte")
    for _ in range(3):
        moved = await world.control("POST", "/playground/clock", {"advance_s": 366 * 86_400})
        until = datetime.fromisoformat(moved["now"]) + timedelta(days=30)
        before = set(ines.messages)
        await ines.command("plan due")
        (card,) = [
            one
            for key, one in ines.messages.items()
            if key not in before and any("tl:plan:due:" in part["custom_id"] for part in controls(one))
        ]
        assert str(until.year) in text(card)


async def test_the_coordination_chooses_other_reminders_and_those_that_wait_move(
    world: World, sign_in: SignIn
) -> None:
    year = Year(world)
    ines = await sign_in("ines.duarte")
    before = len(year.rungs(ROUTES))
    await ines.command("network reminders")
    card = next(
        m for m in ines.messages.values() if any("tl:reminders:change" in c["custom_id"] for c in controls(m))
    )
    await fill(
        ines, card, "tl:reminders:change", before="0", every="7", owner="0", deputy="0", coordination="0"
    )
    assert len(year.rungs(ROUTES)) == before, "nothing moves before it is confirmed"
    await world.restart("bot")
    await touch(ines, card, "tl:reminders:carry_out:")
    assert len(year.rungs(ROUTES)) == 1
    await touch(ines, card, "tl:reminders:default:")
    await touch(ines, card, "tl:reminders:carry_out:")
    assert len(year.rungs(ROUTES)) == before
