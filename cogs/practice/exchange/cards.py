"""Visits: the list of what is offered and asked for, one of them, the host's checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, Page, page_line, page_row
from cogs.kit.notices import look_button
from cogs.kit.text import fitted, plain
from cogs.practice.exchange import controls
from cogs.practice.exchange.windows import form_name
from cogs.practice.words import fact
from domain.notices.about import About
from domain.practices.exchange import Side, VisitState
from templates.words import visits as words
from templates.words.practices import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.practices.exchange import Visit
    from locales import Translator
    from services.practices.exchange.views import Dated, VisitList, VisitView
    from services.practices.typed import Window
    from templates.errors import ErrorText

_NAME: Final = 60
_TEXT: Final = 500
_SHORT: Final = 140
_LESS: Final = 250
_FITS: Final = 3
_LINK: Final = 150
_LINKS: Final = 3


def list_card(found: VisitList, t: Translator) -> LayoutView:
    """One's own and those that are open, what fits one's own first."""
    card = Card(t, "practice").small(t.text("Exchange of innovation agents"))
    card.title(t.text("Who shows what, who would like to see what"))
    network = int(found.network)
    if not found.visits:
        card.text(t.text("Nothing is offered or asked for yet. Two minutes are enough to begin."))
    for one in found.visits:
        look = controls.show.button(network, t.text("Look"), int(one.visit.id))
        card.choice(f"{_head(one, t)}\n{fitted(one.visit.fields.about, _SHORT)}", look)
    if found.pages > 1:
        shown: Page[VisitView] = Page(found.visits, found.page, found.pages, found.total)
        card.small(page_line(t, shown)).row(*page_row(t, controls.listed, network, shown))
    card.row(
        controls.new.button(network, t.text("Offer a visit…"), Side.OFFER.value, style=ButtonStyle.primary),
        controls.new.button(network, t.text("Ask for one…"), Side.REQUEST.value),
    )
    return card.footer(t.text("Members of the network can read what you write.")).view()


def visit_card(view: VisitView, t: Translator, told: str = "") -> LayoutView:
    """One visit: who, what, when, how far it is, what came of it, what the reader may do."""
    card = Card(t, "practice").small(
        t.join_facts([t.text("Visit"), view.visit.code, words.state(t, view.visit.state)])
    )
    card.title(_head(view, t)).text(told).text(fitted(view.visit.fields.about, _TEXT))
    card.text(_facts(view, t)).text(_report(view, t))
    if view.fits:
        lines = [_fit(one, t) for one in view.fits[:_FITS]]
        card.text("\n".join([t.text("These may fit:"), *lines]))
        card.row(
            *(controls.show.button(int(view.network), one.code, int(one.id)) for one in view.fits[:_FITS])
        )
    card.row(*_acts(view, t))
    back = controls.listed.button(int(view.network), t.text("‹ All visits"), 0)
    return card.row(back).footer(t.text("Members of the network can read what you write.")).view()


def checklist_card(view: VisitView, t: Translator, told: str = "") -> LayoutView:
    """What the host does, with its days; what is done is ticked."""
    card = Card(t, "practice").small(t.join_facts([t.text("Visit"), view.visit.code]))
    card.title(t.text("Checklist of the host")).text(told)
    for one in view.tasks:
        card.text(_task(one, t))
    if view.hosts or view.mine:
        options = [
            discord.SelectOption(
                label=plain(words.in_language(one.task.title, t), 100),
                value=one.task.key,
                description=t.text("done") if one.done else t.text("to do"),
            )
            for one in view.tasks
        ]
        picker = controls.tick.select(
            int(view.network), options, int(view.visit.id), placeholder=t.text("Done, or not after all…")
        )
        card.picker(picker)
    back = controls.show.button(int(view.network), t.text("‹ The visit"), int(view.visit.id))
    return card.row(back).footer(_checklist_footer(view, t)).view()


def times_card(why: tuple[str, str], draft: int, network: int, t: Translator) -> LayoutView:
    """Why the times cannot be so; what was typed is kept."""
    title, body = why
    card = Card(t, "practice").title(title).text(body)
    again = controls.retype.button(network, t.text("Type again"), draft, style=ButtonStyle.primary)
    return card.row(again).footer(t.text("What you typed is kept for a day.")).view()


def refused_card(window: Window, why: ErrorText, network: int, t: Translator) -> LayoutView:
    """What was typed could not be saved as it was; the window opens again with it."""
    card = Card(t, "error").small(form_name(window.form, t)).title(why.title).text(why.body)
    card.row(
        controls.again.button(network, t.text("Type again"), window.id, style=ButtonStyle.primary),
        controls.forget.button(network, t.text("Leave it"), window.id),
    )
    return card.footer(t.text("What you typed is kept for two days.")).view()


def _head(view: VisitView, t: Translator) -> str:
    who = fitted(view.who or view.partner, _NAME) or t.text("Somebody")
    subject = fitted(theme(t, view.visit.fields.theme), _NAME)
    return words.headline(t, view.visit.fields.side, who, subject)


def _fit(one: Visit, t: Translator) -> str:
    spoken = t.join([t.language_name(code) for code in one.fields.languages])
    facts = [one.code, words.side(t, one.fields.side), spoken]
    return f"- {t.join_facts([each for each in facts if each])}: {fitted(one.fields.about, 60)}"


def _facts(view: VisitView, t: Translator) -> str:
    fields = view.visit.fields
    said = [
        fact(t.text("When"), fitted(fields.roughly, _SHORT), t),
        fact(t.text("How long"), fitted(fields.length, _SHORT), t),
        fact(t.text("Languages"), t.join([t.language_name(one) for one in fields.languages]), t),
        fact(t.text("Partner"), fitted(view.partner, _NAME), t),
    ]
    if view.taker:
        both = t.join_facts([fitted(one, _NAME) for one in (view.taker, view.taker_partner) if one])
        said.append(fact(t.text("Taken up by"), both, t))
    if view.off:
        said.append(t.text("Its date was called off: it can be opened again."))
    elif view.first is not None:
        said.append(fact(t.text("First day"), t.date(view.first, "full"), t))
    elif view.poll:
        said.append(fact(t.text("Date poll"), view.poll, t))
    return "\n".join(one for one in said if one)


def _report(view: VisitView, t: Translator) -> str:
    found, lines = view.visit.report, list[str]()
    if found is not None:
        lines.append(fact(t.text("What was seen"), fitted(found.seen, _TEXT), t))
        lines.append(fact(t.text("What will be adopted"), fitted(found.adopting, _LESS), t))
        lines += [f"<{one}>" for one in found.links if len(one) <= _LINK][:_LINKS]
    lines.append(fact(t.text("Three months later"), fitted(view.visit.outcome, _LESS), t))
    return "\n".join(one for one in lines if one)


def _acts(view: VisitView, t: Translator) -> Sequence[Item[Any]]:
    network, id_, seen = int(view.network), int(view.visit.id), view.visit.revision
    row: list[Item[Any]] = []
    if view.may_take:
        row.append(controls.take.button(network, t.text("Take it up…"), id_, style=ButtonStyle.primary))
    if view.travels and (view.over or view.visit.state is VisitState.REPORTED):
        row.append(controls.report.button(network, t.text("What I saw…"), id_, style=ButtonStyle.primary))
    if view.travels and view.visit.state is VisitState.REPORTED:
        row.append(controls.follow_up.button(network, t.text("What was adopted…"), id_))
    row += _date_poll(view, t)
    if view.tasks:
        row.append(controls.checklist.button(network, t.text("Checklist"), id_))
    if view.off and (view.mine or view.travels or view.hosts):
        row.append(controls.give_back.button(network, t.text("Open it again"), id_, seen))
    if view.mine and view.visit.state is VisitState.OPEN:
        offered = view.visit.fields.side is Side.OFFER
        label = t.text("Withdraw the offer") if offered else t.text("Withdraw the request")
        row.append(controls.close.button(network, label, id_, seen))
    return row


def _date_poll(view: VisitView, t: Translator) -> Sequence[Item[Any]]:
    """The button to the date poll, for the two whom it asks, until there is a date."""
    if not view.poll or view.off or view.visit.poll is None or not (view.travels or view.hosts):
        return []
    look = look_button(int(view.network), About(kind="poll", id=int(view.visit.poll)), t, t.text("Date poll"))
    return [look] if look is not None else []


def _task(one: Dated, t: Translator) -> str:
    title = words.in_language(one.task.title, t)
    when = t.date(one.due, "medium") if one.due is not None else ""
    mark = "✔" if one.done else "○"
    first = t.join_facts([each for each in (f"{mark} **{title}**", when) if each])
    return first if one.done else f"{first}\n-# {words.in_language(one.task.what, t)}"


def _checklist_footer(view: VisitView, t: Translator) -> str:
    done = sum(one.done for one in view.tasks)
    said = t.text("{done} of {all} done.", done=t.number(done), all=t.number(len(view.tasks)))
    return said if view.first is not None else f"{said} {t.text('The days come with the date.')}"
