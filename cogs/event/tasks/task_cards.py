"""One task: what it is, until when, who does it; all the rest, and what is seldom done, behind "More"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.event.tasks import controls, words
from cogs.kit import Card
from cogs.kit.text import fitted, plain, safe
from domain.methodology.history import Act
from domain.methodology.lists import GivenKind
from domain.methodology.model import said
from templates.words.methodology.terms import status_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discord.ui import Item, LayoutView

    from domain.methodology.lists import Given
    from locales import Translator
    from services.methodology.views import Line, TaskDone, TaskView

_GIVEN: Final = 3
_ALL_GIVEN: Final = 6
_LINK: Final = 150
_HISTORY: Final = 5

_ACTS: Final[Mapping[Act, Callable[[Translator], str]]] = {
    # Translators: these say in a list of changes what was done with a task of an event.
    Act.MADE: lambda t: t.context("task", "put on the list"),
    Act.MOVED: lambda t: t.context("task", "moved with the event"),
    Act.RENEWED: lambda t: t.context("task", "list brought up to date"),
    Act.DONE: lambda t: t.context("task", "done"),
    Act.SKIPPED: lambda t: t.context("task", "left out"),
    Act.NOT_NEEDED: lambda t: t.context("task", "not needed"),
    Act.REOPENED: lambda t: t.context("task", "opened again"),
    Act.ASSIGNED: lambda t: t.context("task", "given to somebody"),
    Act.GIVEN: lambda t: t.context("task", "evidence given"),
    Act.ROLE: lambda t: t.context("task", "role given"),
    Act.LESSONS: lambda t: t.context("task", "lessons written"),
}


def task_card(
    view: TaskView, t: Translator, told: str = "", coming: Line | None = None, *, whole: bool = False
) -> LayoutView:
    """One task, with what is likely to be done with it now; `whole`: with all that there is to say."""
    board, line = view.board, view.line
    task = line.task
    card = Card(t, "event").small(words.head(board.event, t)).title(words.title(task, t)).text(told)
    card.text(fitted(said(task.what, t.language), 700))
    card.text(
        words.lines(
            words.fact(t.text("Due"), t.date(task.due, "full") if task.open else "", t),
            words.fact(t.text("State"), "" if task.open else status_name(task.status, t), t),
            words.fact(t.text("Reason"), words.why(task, t), t),
            words.fact(t.text("Who does it"), words.doer_name(line.doer, t), t),
            words.fact(t.context("event", "Role"), _role(view, t) if whole else "", t),
            words.fact(t.text("Proof"), _proof(view, t, whole=whole), t),
        )
    )
    if task.given:
        shown = task.given[-(_ALL_GIVEN if whole else _GIVEN) :]
        given = "\n".join(_given(one, view, t) for one in shown)
        card.text(f"**{t.text('What was given')}**\n{given}")
    if whole:
        _files(card, view, t)
        card.small("\n".join(_change(one, view, t) for one in view.changes[:_HISTORY]))
    for row in _acts(view, coming, t, whole=whole):
        card.row(*row)
    return card.footer(t.text("Only you see this.")).view()


def done_card(done: TaskDone, t: Translator) -> LayoutView:
    """The task after something was done with it."""
    texts = {
        Act.DONE: t.text("**Done.** It stands in the closing report."),
        Act.GIVEN: t.text("**Kept.** It stands with the task."),
        Act.SKIPPED: t.text("**Left out.** The reason stands in the closing report."),
        Act.NOT_NEEDED: t.text("**Not needed here.** Its proof is not asked for either."),
        Act.REOPENED: t.text("**Open again.**"),
        Act.ASSIGNED: t.text("**Given.** Who does it is told before it is due."),
    }
    return task_card(done.view, t, texts[done.act], done.next)


def _role(view: TaskView, t: Translator) -> str:
    role = view.board.methodology.roles.get(view.line.task.role)
    return fitted(said(role.title, t.language), 60) if role else ""


def _proof(view: TaskView, t: Translator, *, whole: bool) -> str:
    """What it leaves behind; where that is there by itself, where it is."""
    proof = view.board.methodology.proofs.get(view.line.task.proof)
    if proof is None:
        return ""
    title = said(proof.title, t.language)
    because = f"{title}. {said(proof.why, t.language)}" if whole else title
    where = words.here(view.board, proof.key, t)
    return t.join_facts([fitted(because, 300), where] if where else [fitted(because, 300)])


def _files(card: Card, view: TaskView, t: Translator) -> None:
    files = [one for one in view.line.task.given if one.file is not None][-25:]
    if files:
        options = [discord.SelectOption(label=plain(one.text, 100), value=str(one.id)) for one in files]
        card.picker(controls.file.select(view.board.network, options, placeholder=t.text("Get a file…")))


def _acts(view: TaskView, coming: Line | None, t: Translator, *, whole: bool) -> list[list[Item[Any]]]:
    """What can be done with it, then the ways to others."""
    network, one = view.board.network, int(view.line.task.id)
    more = controls.task if whole else controls.more
    label = t.text("Less") if whole else t.text("More")
    ways: list[Item[Any]] = []
    if coming is not None:
        name = plain(said(coming.task.title, t.language), 60)
        ways.append(controls.task.button(network, t.text("Next: {task}", task=name), int(coming.task.id)))
    ways.append(words.back(view.board, t))
    return [[*_doing(view, t, whole=whole), more.button(network, label, one)], ways]


def _doing(view: TaskView, t: Translator, *, whole: bool) -> list[Item[Any]]:
    """What the reader may do with it; `whole`: what is seldom done, too."""
    line, network = view.line, view.board.network
    one, seen = int(line.task.id), line.task.revision
    if not line.may_work:
        return []
    if not line.task.open:
        return [
            controls.give.button(network, t.text("Add evidence…"), one),
            controls.reopen.button(network, t.text("Open again"), one, seen),
        ]
    likely: list[Item[Any]] = [
        controls.take.button(network, t.text("Done, with what is here"), one, seen, style=ButtonStyle.primary)
        if line.task.proof in view.board.here
        else controls.done.button(network, t.text("Done…"), one, seen, style=ButtonStyle.primary)
    ]
    if view.board.runs:
        likely.append(controls.assign.button(network, t.text("Assign…"), one, seen))
    if not whole:
        return likely
    return [
        *likely,
        controls.skip.button(network, t.text("Leave out…"), one, seen, 1),
        controls.skip.button(network, t.text("Not needed…"), one, seen, 0),
    ]


def _given(one: Given, view: TaskView, t: Translator) -> str:
    whole = one.kind is GivenKind.LINK and len(one.text) <= _LINK
    what = f"<{one.text}>" if whole else fitted(one.text, _LINK)
    by = view.given_by.get(one.member, "") if one.member is not None else ""
    facts = [what, safe(by, words.NAME) if by else "", t.date(one.given_at, "medium")]
    return "- " + t.join_facts(fact for fact in facts if fact)


def _change(one: Any, view: TaskView, t: Translator) -> str:
    by = view.given_by.get(one.member, "") if one.member is not None else ""
    facts = [t.date(one.at, "medium"), _ACTS[one.act](t), safe(by, words.NAME) if by else ""]
    return t.join_facts(fact for fact in facts if fact)
