"""Through the whole program: what waits for somebody, a kind reminder, and what they hold given to another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from locales import translator
from tests.e2e.person import text
from tests.e2e.test_notices import Outbox, agree, touch
from tests.e2e.test_plans import fill

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

PT = translator("pt", "Europe/Lisbon")
REMINDERS = "SELECT n.state, n.member_id FROM notice n WHERE n.kind = 'todo.nudge'"
GIVEN = "SELECT count(*) FROM notice WHERE kind = 'milestone.given' AND state = 'pending'"
HELD = """
    SELECT count(*) FROM plan_duty d JOIN plan_milestone m ON m.id = d.milestone_id
    JOIN member w ON w.id = d.member_id JOIN person p ON p.id = w.person_id
    WHERE p.name = ? AND m.status IN ('planned', 'in_progress') AND m.removed_at IS NULL
"""


async def pressed(who: Person, card: Json, act: str, *values: str) -> Json:
    """The card after a press, once it is another one."""
    before = text(who.messages[card["id"]])
    await touch(who, card, act, *values)

    def drawn() -> Any:
        now = who.messages[card["id"]]
        return now if text(now) != before else None

    found: Json = await who.until(drawn, f"the card after {act}")
    return found


async def test_what_waits_is_seen_picked_and_kindly_reminded_of(world: World, sign_in: SignIn) -> None:
    outbox, fiona, ines = Outbox(world), await sign_in("fiona.keane"), await sign_in("ines.duarte")
    await agree(fiona)
    await outbox.go_to("survey.closing", timedelta(hours=10))
    await fiona.command("me todo")
    card = await fiona.see("What waits for you", "The most pressing stands first.")
    await world.restart("bot")
    card = await pressed(fiona, card, "tl:me:fitting:")
    assert "This fits into 10 minutes" in text(card)

    await ines.command("network todo")
    mirror = await ines.see(PT.text("Who owes what"))
    asked = await pressed(ines, mirror, "tl:owed:ask:")
    assert PT.text("Nothing is sent yet") in text(asked)
    await world.restart("bot")
    receipt = await pressed(ines, asked, "tl:owed:remind:")
    assert PT.text("Receipt {number}", number="")[:11] in text(receipt)
    sent = outbox.ask(REMINDERS)
    assert sent
    assert len({member for _, member in sent}) == len(sent), "one for each person"
    world.start("worker")
    # It comes with whatever else is due to her by then: as a card of its own, or as a line.
    await fiona.see("for you", "message")
    await outbox.until(lambda: {state for state, _ in outbox.ask(REMINDERS)} == {"sent"}, "all of them sent")


async def test_what_somebody_holds_goes_to_another_over_a_restart(world: World, sign_in: SignIn) -> None:
    outbox, ines = Outbox(world), await sign_in("ines.duarte")
    ((held,),) = outbox.ask(HELD, "Beatriz Fonseca")
    ((before,),) = outbox.ask(GIVEN)
    assert held
    await ines.command("network handover", who="Beatriz Fonseca", to="Rui Salgado")
    card = await ines.see(PT.text("What {name} holds, and who takes it over", name="Beatriz Fonseca"))
    await world.restart("bot")
    await fill(ines, card, "tl:handover:why:", why="Muda de instituto")
    shown = await ines.see(PT.text("Hand over what {name} holds?", name="Beatriz Fonseca"))
    assert "Muda de instituto" in text(shown)
    await world.restart("bot")
    done = await pressed(ines, shown, "tl:handover:do:")
    assert PT.text("Handed over from {name}", name="Beatriz Fonseca") in text(done)
    assert outbox.ask(HELD, "Beatriz Fonseca") == [(0,)]
    ((after,),) = outbox.ask(GIVEN)
    assert after - before <= 2 * 3, "few of a plan are told one by one, many once"
    await ines.command("plan history", what="P1")
    await ines.see("Muda de instituto")
