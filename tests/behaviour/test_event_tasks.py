"""What there is to do for an event, in chat: the board, a task done with its proof, roles, the closing report."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.people import id_of, labels, parts_of, shown, text
from tests.behaviour.test_events import SEMINAR, _read_before, announced, team

if TYPE_CHECKING:
    from tests.behaviour.people import World
    from tests.clock import FixedClock

__all__ = ["_read_before", "team"]

LINK = {"said": "https://example.org/agenda.pdf"}


async def test_a_task_is_done_with_what_shows_it(team: World) -> None:
    await announced(team)
    board = shown(await team.berta.slash(team.public, "event tasks", event="E1"))
    assert "1 of 24 tasks done · proofs: 1 of 10" in text(board)
    assert "**Later**" in text(board)
    card = await open_task(team, board, "Write down what it is for")
    await team.berta.click(card, label="More")
    assert "Without it nobody can see what the event is for" in text(card)
    assert labels(card)[:4] == ["Done…", "Assign…", "Leave out…", "Not needed…"]
    asked = await team.berta.click(card, label="Done…")
    refused = shown(await team.berta.submit_modal(asked, {}))
    assert "What shows that it is done? Write down what it is for" in text(refused)
    asked = await team.berta.click(card, label="Done…")
    await team.berta.submit_modal(asked, LINK)
    assert "**Done.** It stands in the closing report." in text(card)
    assert "<https://example.org/agenda.pdf>" in text(card)
    await team.berta.click(card, label="All tasks")
    assert "2 of 24 tasks done · proofs: 2 of 10" in text(card)


async def test_the_agenda_that_is_here_is_taken_with_one_press(team: World) -> None:
    await announced(team)
    asked = await team.berta.slash(team.public, "event agenda", event="E1")
    asked = await team.berta.click(shown(asked), label="Write it…")
    await team.berta.submit_modal(asked, {"items": "Welcome (10 min) | Ana"})
    board = shown(await team.berta.slash(team.public, "event tasks", event="E1"))
    assert "proofs: 2 of 10" in text(board)
    await team.berta.click(board, label="Next ›")
    card = await open_task(team, board, "Send the agenda")
    await team.berta.click(card, label="Done, with what is here")
    assert "**Done.** It stands in the closing report." in text(card)


def value(card: Any, label: str) -> str:
    """The value of the task with that title, in the board's select."""
    picker = next(part for part in parts_of(card) if ":pick:" in part.get("custom_id", ""))
    return next(str(one["value"]) for one in picker["options"] if one["label"] == label)


async def open_task(team: World, board: Any, title: str) -> Any:
    """The card of a task, in place of the board."""
    await team.berta.select(board, [value(board, title)], custom_id=id_of(board, ":pick:"))
    return board


async def test_somebody_else_does_it_and_says_why_not(team: World) -> None:
    await announced(team)
    board = shown(await team.berta.slash(team.public, "event tasks", event="E1"))
    card = await open_task(team, board, "Share out the roles")
    asked = await team.berta.click(card, label="Assign…")
    await team.berta.submit_modal(asked, {"name": "ana"})
    assert "**Given.** Who does it is told before it is due." in text(card)
    theirs = shown(await team.ana.slash(team.public, "event tasks", event="E1"))
    assert "Repartir as funções" in text(theirs)
    asked = await team.berta.click(card, label="Assign…")
    refused = shown(await team.berta.submit_modal(asked, {"name": "Nobody Known"}))
    assert "“Nobody Known” is not in this network" in text(refused)
    await team.berta.click(card, label="More")
    asked = await team.berta.click(card, label="Not needed…")
    await team.berta.submit_modal(asked, {"why": "There are two of us."})
    assert "**Not needed here.**" in text(card)
    assert "There are two of us." in text(card)
    await team.berta.click(card, label="Open again")
    assert "**Open again.**" in text(card)


async def test_roles_lessons_and_the_closing_report(team: World) -> None:
    await announced(team)
    board = shown(await team.berta.slash(team.public, "event tasks", event="E1"))
    await team.berta.click(board, label="Roles")
    window = await team.berta.select(board, ["rapporteur"], custom_id=id_of(board, ":pick_role:"))
    await team.berta.submit_modal(window, {"name": "Rui Costa"})
    assert "**Rapporteur:** Rui Costa" in text(board)
    await team.berta.click(board, label="All tasks")
    window = await team.berta.click(board, label="Lessons…")
    await team.berta.submit_modal(window, {"said": "Invite earlier."})
    assert "**Kept.** It stands in the closing report." in text(board)
    await team.berta.click(board, label="Proofs")
    assert "Proofs: 1 of 10" in text(board)
    assert "2021/1060" in text(board)


async def test_an_event_made_late_says_what_can_still_be_done(team: World, clock: FixedClock) -> None:
    soon = (clock.now() + timedelta(days=20)).strftime("%d/%m/%Y 14:00")
    await announced(team, when=soon, kind="conference")
    board = shown(await team.berta.slash(team.public, "event tasks", event="E1"))
    assert "There is less time than usual" in text(board)
    assert "Left out, because it is too late for it: “Settle the date together”." in text(board)
    assert SEMINAR["kind"] == "seminar"


@pytest.mark.parametrize("who", ["ana", "berta"])
async def test_the_methodology_is_everybody_s_to_read(team: World, who: str) -> None:
    person = getattr(team, who)
    card = shown(await person.slash(team.public, "event methodology"))
    assert labels(card) == (["Manual (PDF)"] if who == "ana" else ["Handbook (PDF)", "Spreadsheet"])
