"""Notices as people get them on the demo network: in time, in their language, by whatever way is open."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from locales import translator
from tests.e2e.person import controls, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

FR, PT = translator("fr"), translator("pt")
HOUR = timedelta(hours=1)
OF = """
    SELECT n.state, n.problem, d.way, d.last_error FROM notice n
    JOIN member m ON m.id = n.member_id JOIN channel c ON c.person_id = m.person_id
    LEFT JOIN delivery_notice l ON l.notice_id = n.id LEFT JOIN delivery d ON d.id = l.delivery_id
    WHERE n.kind = 'survey.closing' AND c.address = ? ORDER BY d.id
"""
CLOSED = "SELECT state, problem FROM notice WHERE kind = 'survey.closed'"


class Outbox:
    """What the database says, and the playground's clock moved to where it matters."""

    def __init__(self, world: World) -> None:
        self.world = world

    def ask(self, sql: str, *values: Any) -> list[Any]:
        file = self.world.folder / "data" / "techlink.sqlite3"
        connection = sqlite3.connect(file, timeout=30)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    async def until(self, test: Callable[[], Any], what: str) -> Any:
        for _ in range(300):
            if found := test():
                return found
            await asyncio.sleep(0.1)
        raise AssertionError(f"{what}: {self.world.log_of('worker')[-2000:]}")

    async def go_to(self, kind: str, later: timedelta) -> None:
        """Move the clock to that long after the first notice of a kind is due."""
        ((due,),) = self.ask("SELECT min(due_at) FROM notice WHERE kind = ? AND state = 'pending'", kind)
        at = datetime.fromtimestamp(due / 1000, UTC) + later
        await self.world.clock_to(at)


async def agree(who: Person) -> None:
    """Let Techlink write to one."""
    await who.command("me overview")
    card = next(
        m for m in who.messages.values() if any("tl:me:agree:" in c["custom_id"] for c in controls(m))
    )
    await touch(who, card, "tl:me:agree:")


async def touch(who: Person, card: dict[str, Any], act: str, *values: str) -> dict[str, Any]:
    """Press the control of an act; the card as it is then."""
    found = next(c for c in controls(who.messages[card["id"]]) if c["custom_id"].startswith(act))
    await who.touch(card, found, list(values) or None)
    return who.messages[card["id"]]


async def test_a_reminder_comes_is_put_off_over_a_restart_and_comes_again(
    world: World, sign_in: SignIn
) -> None:
    outbox, fiona = Outbox(world), await sign_in("fiona.keane")
    await agree(fiona)
    await outbox.go_to("survey.closing", 10 * HOUR)
    world.start("worker")
    card = await fiona.see("Your questionnaire closes soon")
    assert text(card).count("Answers are taken until") == 1
    assert "while Techlink was not running" not in text(card), "ten hours are within this kind's grace"

    await world.restart("bot")
    await touch(fiona, card, "tl:notice:later:")
    choice = await fiona.see("When shall Techlink remind you again?")
    assert choice["flags"] & 64
    await touch(fiona, choice, "tl:notice:snooze:")
    assert "You are reminded again on" in text(fiona.messages[choice["id"]])
    await world.control("POST", "/playground/clock", {"advance_s": 3601})

    def again() -> Any:
        return [m for m in fiona.messages.values() if "Your questionnaire closes soon" in text(m)][1:]

    (second,) = await fiona.until(again, "the second reminder")
    assert int(second["id"]) > int(card["id"])

    await touch(fiona, second, "tl:notice:settings:")
    choices = await fiona.see("How often shall this come?")
    await touch(fiona, choices, "tl:notice:rhythm:", "weekly")
    assert outbox.ask("SELECT kinds, rhythm FROM notice_rhythm") == [("survey", "weekly")]

    await touch(fiona, second, "tl:survey:open:")
    await fiona.see("Fiona")


async def test_each_way_that_is_closed_leads_to_the_next(world: World, sign_in: SignIn) -> None:
    outbox, people = Outbox(world), await world.people()
    yann, tiago, ines = [await sign_in(name) for name in ("yann.legoic", "tiago.moreira", "ines.duarte")]
    await agree(yann)
    await agree(tiago)
    await world.control("POST", "/playground/faults", {"dm_closed": yann.who["id"]})
    await ines.rest("DELETE", f"/guilds/{ines.guild}/members/{tiago.who['id']}")
    await outbox.go_to("survey.closing", 13 * HOUR)
    world.start("worker")
    for who in ("yann.legoic", "tiago.moreira"):
        address = str(people[who]["id"])
        rows = await outbox.until(
            lambda address=address: [row for row in outbox.ask(OF, address) if row[0] == "sent"], who
        )
        assert [(way, error) for _, _, way, error in rows] == [("dm", "discord_50007"), ("inbox", None)]
        assert {problem for _, problem, _, _ in rows} == {"discord_50007"}
    ((closed,),) = outbox.ask("SELECT count(*) FROM channel WHERE closed_at IS NOT NULL")
    assert closed == 2
    never_asked = str(people["camila.rojas"]["id"])
    assert [row[2] for row in outbox.ask(OF, never_asked)] == ["inbox"], "who did not agree is not written to"


async def test_the_coordination_is_told_at_the_end_in_its_channel(world: World, sign_in: SignIn) -> None:
    outbox, ines = Outbox(world), await sign_in("ines.duarte")
    world.start("worker")
    await outbox.go_to("survey.closed", timedelta(seconds=1))
    card = await ines.see("The questionnaire has closed")
    ((channel, language),) = outbox.ask("SELECT coordination_channel, language FROM network")
    assert language == "en", "a shared card speaks the network's language, whoever reads it"
    assert card["channel_id"] == str(channel)
    await touch(ines, card, "tl:survey:status:")


async def test_a_channel_that_was_deleted_fails_visibly_and_late_ones_say_so(
    world: World, sign_in: SignIn
) -> None:
    outbox = Outbox(world)
    ines, maelle = [await sign_in(name) for name in ("ines.duarte", "maelle.kerbrat")]
    await agree(maelle)
    ((channel,),) = outbox.ask("SELECT coordination_channel FROM network")
    await ines.rest("DELETE", f"/channels/{channel}")
    await outbox.go_to("survey.closing", 34 * HOUR)
    world.start("worker")
    # A milestone of hers became due meanwhile: all that was missed comes in one message.
    await maelle.see(
        FR.text("While Techlink was not running, this became due. It comes together, and late."),
        FR.text("Your questionnaire “{title}” is open until {date}.", title="|", date="").split("|")[0],
    )
    await outbox.go_to("survey.closed", timedelta(seconds=1))
    await outbox.until(lambda: outbox.ask(CLOSED) == [("failed", "discord_10003")], "the failure")

    # The coordination sees it, has the channel made again, and sends it again: now it comes.
    await ines.command("network deliveries")
    listed = await ines.see(PT.text("The channel does not exist any more."))
    assert listed["flags"] & 64
    await ines.command("network setup")
    setup = await ines.until(
        lambda: next(_with(ines, "tl:network:build:", "tl:network:again:"), None), "set-up"
    )
    act = next(a for a in ("tl:network:build:", "tl:network:again:") if _has(setup, a))
    await touch(ines, setup, act)
    await outbox.until(
        lambda: outbox.ask("SELECT coordination_channel FROM network") != [(channel,)], "the new channel"
    )
    await touch(ines, listed, "tl:deliveries:again:")
    words = (
        "“{kind}” goes out again: in a moment, or when its reader’s quiet hours are over. Look under “Sent”."
    )
    said = PT.text(words, kind="|").split("|")[1]
    assert said in text(ines.messages[listed["id"]])
    came = await ines.see("The questionnaire has closed")
    ((present,),) = outbox.ask("SELECT coordination_channel FROM network")
    assert came["channel_id"] == str(present) != str(channel)


def _has(message: dict[str, Any], act: str) -> bool:
    return any(c["custom_id"].startswith(act) for c in controls(message))


def _with(who: Person, *acts: str) -> Iterator[dict[str, Any]]:
    """The messages that have one of these controls."""
    return (m for m in who.messages.values() if any(_has(m, act) for act in acts))
