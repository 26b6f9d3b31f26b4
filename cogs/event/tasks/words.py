"""What several cards of tasks say: a task in a line, who does it, what is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.event.cards.words import fact, lines, moment
from cogs.event.tasks import controls
from cogs.kit.text import fitted, safe
from domain.methodology.model import said
from domain.methodology.proofs import ProofState
from domain.methodology.schedule import Fit
from services.methodology.common import ANNOUNCEMENT
from templates.words.events import kind_name
from templates.words.methodology.terms import fit_name, status_name

if TYPE_CHECKING:
    from discord.ui import Item

    from domain.events.model import Event
    from domain.methodology.lists import EventTask
    from domain.methodology.proofs import ProofLine
    from locales import Translator
    from services.methodology.views import Board, Doer, Line

__all__ = ["back", "doer_name", "fact", "head", "here", "line", "lines", "missed", "title", "why"]

TITLE: Final = 100
NAME: Final = 50
_MEND: Final = 300


def title(task: EventTask, t: Translator) -> str:
    """What it is, harmless."""
    return fitted(said(task.title, t.language), TITLE)


def head(event: Event, t: Translator) -> str:
    """The small line: which event, when."""
    return t.join_facts(
        [
            kind_name(event.kind, t),
            event.code,
            fitted(event.title, 60),
            t.date(event.span.wall.date(), "medium"),
        ]
    )


def doer_name(doer: Doer, t: Translator) -> str:
    """Who does it."""
    return safe(doer.name, NAME) if doer.name else t.text("nobody yet")


def line(one: Line, board: Board, t: Translator) -> str:
    """A task in a line: what, when, who, what it leaves behind."""
    task = one.task
    if not task.open:
        facts = [status_name(task.status, t), why(task, t)]
    else:
        facts = [t.date(task.due, "medium"), doer_name(one.doer, t), _proof(one, board, t), _fit(task, t)]
    return t.join_facts([f"**{title(task, t)}**", *(one for one in facts if one)])


def why(task: EventTask, t: Translator) -> str:
    """Why it was left out."""
    reason = task.why or (said(task.skipped, t.language) if task.by_time else "")
    return fitted(reason, 200)


def missed(one: ProofLine, t: Translator) -> str:
    """A proof that a controller would miss, and what still helps."""
    name = fitted(said(one.proof.title, t.language), TITLE)
    if one.state is ProofState.MISSING:
        mend = fitted(said(one.proof.mend, t.language), _MEND)
        return t.text(
            "**{proof}** is missing. Until {day}: {mend}",
            proof=name,
            day=t.date(one.until, "medium"),
            mend=mend,
        )
    late = fitted(said(one.proof.late, t.language), _MEND)
    return t.text("**{proof}** is not there. {late}", proof=name, late=late)


def here(board: Board, proof: str, t: Translator) -> str:
    """That Techlink itself holds a proof; of the announcement, where and when. "" for any other."""
    found = board.announced
    if found is None or proof != ANNOUNCEMENT:
        return t.text("is in Techlink") if proof in board.here else ""
    at = moment(discord.utils.snowflake_time(found.message), "f")
    return t.text("announced by Techlink {time}: {link}", time=at, link=f"<{found.link}>")


def back(board: Board, t: Translator) -> Item[Any]:
    """To the board."""
    return controls.board.button(board.network, t.text("All tasks"), int(board.event.id), 0, 0)


def _proof(one: Line, board: Board, t: Translator) -> str:
    found = board.methodology.proofs.get(one.task.proof)
    if found is None or one.task.given or here(board, one.task.proof, t):
        return ""
    return t.text("proof: {proof}", proof=fitted(said(found.title, t.language), 60))


def _fit(task: EventTask, t: Translator) -> str:
    return fit_name(task.fit, t) if task.fit is Fit.TIGHT else ""
