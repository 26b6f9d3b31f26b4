"""The board of an event's tasks, its roles, its proofs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.event.tasks import controls, words
from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, plain, safe
from domain.methodology.lists import Phase
from domain.methodology.model import said
from domain.methodology.proofs import ProofState
from templates.words.methodology.terms import phase_name, proof_state, status_name

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.methodology.proofs import ProofLine
    from locales import Translator
    from services.methodology.views import Board, Line

_PAGE: Final = 8
_WARNED: Final = 3
_OPEN: Final = (Phase.LATE, Phase.NEXT, Phase.LATER, Phase.MISSED)
_OVER: Final = (Phase.DONE, Phase.LEFT_OUT)


def board_card(
    board: Board, t: Translator, *, over: bool = False, page: int = 0, told: str = ""
) -> LayoutView:
    """What is to be done, by phase; with `over` what is done or left out. `told` is what was just done."""
    card = Card(t, "event").small(words.head(board.event, t))
    if board.list is None:
        return _none(card, board, t)
    card.title(_progress(board, t)).text(told)
    if not over:
        card.text("\n".join(f"- {words.missed(one, t)}" for one in board.proofs.warnings[:_WARNED]))
        card.text(_made_late(board, t))
    phases = _OVER if over else _OPEN
    stand = [(phase, one) for phase in phases for one in board.of(phase)]
    shown = paged([one for _, one in stand], page, _PAGE)
    for phase in phases:
        own = [one for where, one in stand if where is phase and one in shown.items]
        if own:
            rows = "\n".join(f"- {words.line(one, board, t)}" for one in own)
            card.text(f"**{phase_name(phase, t)}**\n{rows}")
    if not shown.items:
        card.text(t.text("Nothing is done yet.") if over else t.text("Nothing is left to be done."))
    card.small(page_line(t, shown))
    network, event = board.network, int(board.event.id)
    if shown.items:
        options = [_option(one, t) for one in shown.items]
        card.picker(controls.pick.select(network, options, placeholder=t.text("Open a task…")))
    other = t.text("What is to be done") if over else t.text("Done and left out")
    turn = page_row(t, controls.board, network, shown, event, int(over))
    card.row(*turn, controls.board.button(network, other, event, int(not over), 0))
    card.row(*_ways(board, t))
    return card.footer(t.text("Only you see this. The days move with the event.")).view()


def roles_card(board: Board, t: Translator) -> LayoutView:
    """Who has which role at the event; who runs it gives them."""
    card = Card(t, "event").small(words.head(board.event, t)).title(t.text("Roles"))
    usual = {"lead": board.event.organiser, "deputy": board.event.deputy}
    rows = []
    for key, role in board.methodology.roles.items():
        holder = board.roles.get(key)
        member = holder.member if holder is not None else usual.get(key)
        name = (
            holder.name
            if holder is not None and holder.name
            else board.names.get(member, "")
            if member
            else ""
        )
        title = fitted(said(role.title, t.language), 60)
        rows.append(f"- {words.fact(title, safe(name, words.NAME) if name else '–', t)}")
    card.text("\n".join(rows))
    if board.runs:
        options = [
            discord.SelectOption(
                label=plain(said(role.title, t.language), 100),
                value=key,
                description=plain(said(role.what, t.language), 100),
            )
            for key, role in board.methodology.roles.items()
        ]
        place = t.text("Give a role…")
        card.picker(controls.pick_role.select(board.network, options, int(board.event.id), placeholder=place))
    card.row(words.back(board, t))
    return card.footer(
        t.text("Who has a role does its tasks. Without anybody they are the organiser’s.")
    ).view()


def proofs_card(board: Board, t: Translator) -> LayoutView:
    """What has to be there to show the event, and how it stands."""
    card = Card(t, "event").small(words.head(board.event, t))
    percent = board.proofs.percent
    card.title(
        t.text(
            "Proofs: {given} of {needed}",
            given=t.number(board.proofs.given),
            needed=t.number(board.proofs.needed),
        )
        if percent is not None
        else t.text("This event needs no proofs")
    )
    card.text("\n".join(_proof(one, board, t) for one in board.proofs.lines))
    warnings = board.proofs.warnings[:6]
    card.text("\n".join(f"- {words.missed(one, t)}" for one in warnings))
    rules = {
        said(one.proof.rule.source, t.language) for one in board.proofs.lines if one.proof.rule is not None
    }
    card.small("\n".join(sorted(rules)))
    return (
        card.row(words.back(board, t))
        .footer(t.text("What programmes ask differs: their manual stands above this list."))
        .view()
    )


def _none(card: Card, board: Board, t: Translator) -> LayoutView:
    card.title(t.text("This event has no list of tasks"))
    card.text(t.text("It was announced before there were lists."))
    if board.runs and board.event.on:
        make = controls.renew.button(
            board.network, t.text("Make one"), int(board.event.id), style=ButtonStyle.primary
        )
        card.row(make)
    return card.view()


def _progress(board: Board, t: Translator) -> str:
    facts = [
        t.plural(
            "{done} of {n} task done", "{done} of {n} tasks done", board.needed, done=t.number(board.done)
        )
    ]
    late = len(board.of(Phase.LATE))
    if late:
        facts.append(t.plural("{n} late", "{n} late", late))
    if board.proofs.needed:
        given, needed = t.number(board.proofs.given), t.number(board.proofs.needed)
        facts.append(t.text("proofs: {given} of {needed}", given=given, needed=needed))
    return t.join_facts(facts)


def _made_late(board: Board, t: Translator) -> str:
    """What can still be done, and what is left out, where there is less time than usual."""
    said_ = []
    if board.squeezed:
        said_.append(
            t.plural(
                "There is less time than usual: {n} task is nearer to the event, and can still be done.",
                "There is less time than usual: {n} tasks are nearer to the event, and can still be done.",
                len(board.squeezed),
            )
        )
    if board.too_late:
        names = t.join(t.text("“{title}”", title=words.title(one.task, t)) for one in board.too_late[:4])
        said_.append(t.text("Left out, because it is too late for it: {tasks}.", tasks=names))
    return " ".join(said_)


def _option(one: Line, t: Translator) -> discord.SelectOption:
    what = t.date(one.task.due, "medium") if one.task.open else status_name(one.task.status, t)
    facts = t.join_facts([what, plain(one.doer.name, 50)] if one.doer.name else [what])
    return discord.SelectOption(
        label=plain(said(one.task.title, t.language), 100),
        value=str(one.task.id),
        description=plain(facts, 100),
    )


def _ways(board: Board, t: Translator) -> list[Item[Any]]:
    network, event = board.network, int(board.event.id)
    ways: list[Item[Any]] = [
        controls.roles.button(network, t.text("Roles"), event),
        controls.proofs.button(network, t.text("Proofs"), event),
    ]
    if board.runs:
        ways += [
            controls.lessons.button(network, t.text("Lessons…"), event),
            controls.report.button(network, t.text("Closing report"), event),
        ]
        if board.outdated:
            ways.append(controls.renew.button(network, t.text("Bring up to date"), event))
    return ways


def _proof(one: ProofLine, board: Board, t: Translator) -> str:
    name = fitted(said(one.proof.title, t.language), 80)
    state = proof_state(one.state, t)
    mark = f"**{state}**" if one.state in {ProofState.MISSING, ProofState.LOST} else state
    where = words.here(board, one.proof.key, t)
    return f"- {t.join_facts([name, mark, where] if where else [name, mark])}"
