"""What visits say unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted
from cogs.practice.exchange import controls
from cogs.practice.words import fact
from domain.notices.kinds import VISIT_AGAIN, VISIT_DATED, VISIT_REPORT, VISIT_REPORTED, VISIT_TAKEN
from services.practices.exchange.notices import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discord.ui import Item

    from domain.notices.reader import Reader
    from locales import Translator
    from services.practices.exchange.notices import VisitNotice

    Say = Callable[[VisitNotice, Translator], str]

_NAME: Final = 60
_TEXT: Final = 600
_IN_LINE: Final = 50


def _card(found: VisitNotice, t: Translator, title: str) -> Card:
    card = Card(t, "practice").small(t.join_facts([t.text("Visit"), found.view.visit.code])).title(title)
    return card.text(fitted(found.view.visit.fields.about, _TEXT))


def _look(found: VisitNotice, t: Translator) -> Item[Any]:
    return controls.show.button(int(found.view.network), t.text("Look at it"), int(found.view.visit.id))


def _taken(found: VisitNotice, t: Translator, _reader: Reader) -> Card:
    name = fitted(found.view.taker, _NAME) or t.text("Somebody")
    card = _card(found, t, t.text("{name} takes your visit up", name=name))
    card.text(t.text("A date poll asks when you can: it comes as a message of its own.")).row(_look(found, t))
    return card


def _dated(found: VisitNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    title = t.text("You are visited: here is what helps") if view.hosts else t.text("Your visit has a date")
    card = _card(found, t, title)
    if view.first is not None:
        card.text(fact(t.text("First day"), t.date(view.first, "full"), t))
    if not view.hosts:
        return card.row(_look(found, t))
    label = t.text("Checklist")
    network, id_ = int(view.network), int(view.visit.id)
    card.row(controls.checklist.button(network, label, id_, style=ButtonStyle.primary), _look(found, t))
    return card.footer(t.text("A list of tasks with days, so that your guest sees what they came for."))


def _report(found: VisitNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("What did you see?"))
    network, id_ = int(found.view.network), int(found.view.visit.id)
    label = t.text("What I saw…")
    card.row(controls.report.button(network, label, id_, style=ButtonStyle.primary))
    return card.footer(t.text("A few sentences are enough; members of the network read them."))


def _reported(found: VisitNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("Your guest tells of the visit"))
    if found.view.visit.report is not None:
        card.text(fact(t.text("What was seen"), fitted(found.view.visit.report.seen, _TEXT), t))
    return card.row(_look(found, t))


def _again(found: VisitNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found, t, t.text("What was adopted since your visit?"))
    report = found.view.visit.report
    if report is not None:
        card.text(fact(t.text("What will be adopted"), fitted(report.adopting, _TEXT), t))
    network, id_ = int(found.view.network), int(found.view.visit.id)
    label = t.text("What was adopted…")
    card.row(controls.follow_up.button(network, label, id_, style=ButtonStyle.primary))
    return card.footer(t.text("If it is a practice of the network, `/practice adopt` has it."))


def _about(found: VisitNotice) -> str:
    return fitted(" ".join(found.view.visit.fields.about.split()), _IN_LINE)


_LINES: Final[Mapping[str, Say]] = {
    VISIT_TAKEN.code: lambda one, t: t.text("Your visit is taken up: {about}", about=_about(one)),
    VISIT_DATED.code: lambda one, t: (
        t.text("You are visited: {about}", about=_about(one))
        if one.view.hosts
        else t.text("Your visit has a date: {about}", about=_about(one))
    ),
    VISIT_REPORT.code: lambda one, t: t.text("What did you see? {about}", about=_about(one)),
    VISIT_REPORTED.code: lambda one, t: t.text("Your guest tells of the visit: {about}", about=_about(one)),
    VISIT_AGAIN.code: lambda one, t: t.text("What was adopted since? {about}", about=_about(one)),
}
"""One line for each kind, where it stands among other notices."""

look_at("visit", controls.show.button)
for _kind, _draw in (
    (VISIT_TAKEN, _taken),
    (VISIT_DATED, _dated),
    (VISIT_REPORT, _report),
    (VISIT_REPORTED, _reported),
    (VISIT_AGAIN, _again),
):
    register(_kind, tell=tell, draw=_draw, line=_LINES[_kind.code])
