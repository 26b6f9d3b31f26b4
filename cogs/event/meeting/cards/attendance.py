"""Who was there: the list, ticking it, one person with the trace of corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from cogs.event.cards import words
from cogs.event.meeting import controls
from cogs.event.meeting.cards import parts
from cogs.kit import Page, page_line, page_row, paged
from cogs.kit.text import fitted, plain, safe
from domain.meetings.attendance import Source
from templates.words.meetings import sources_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.meetings.views import AttendanceView, OneThere, There

_PEOPLE = 10
_OPTIONS = 25
_CORRECTIONS = 8


def attendance_card(view: AttendanceView, t: Translator, page: int = 0, said: str = "") -> LayoutView:
    """The list, those who were there first, with what shows it."""
    event = view.event
    card = parts.top(event, t).title(t.text("Who was there: {title}", title=parts.title(event))).text(said)
    counts = [
        t.text("**Present: {n}**", n=t.number(len(view.present))),
        t.text("Absent: {n}", n=t.number(len(view.missing))),
    ]
    if view.others:
        counts.append(t.text("Others in attendance files: {n}", n=t.number(view.others)))
    card.text(t.join_facts(counts))
    shown = paged(view.people, page, _PEOPLE)
    card.text("\n".join(_line(one, t) for one in shown.items) or t.text("Nobody has said yes so far."))
    card.small(page_line(t, shown))
    network, id_ = event.network, int(event.event.id)
    if shown.items:
        options = [
            discord.SelectOption(label=plain(one.name, 100), value=str(one.member)) for one in shown.items
        ]
        card.picker(
            controls.person.select(network, options, id_, placeholder=t.text("Look at somebody, correct…"))
        )
    card.row(
        controls.ticking.button(network, t.text("Front desk…"), id_, Source.DESK.value, 0),
        controls.ticking.button(network, t.text("Signed sheet…"), id_, Source.SHEET.value, 0),
        controls.roll.button(network, t.text("File of Teams or Zoom…"), id_),
        controls.sheet.button(network, t.text("List to print"), id_),
    )
    card.row(*page_row(t, controls.attendance, network, shown, id_), parts.back(event, t))
    rule = t.text(
        "Who checked in, was ticked or signed, or was connected for {percent} of the time counts as present; "
        "a correction decides.",
        percent=t.percent(view.percent / 100),
    )
    return card.footer(rule).view()


def _line(one: There, t: Translator) -> str:
    facts = [
        f"**{safe(one.name, 50)}**" if one.present else safe(one.name, 50),
        safe(one.partner, 40),
        t.text("present") if one.present else t.text("absent"),
    ]
    if one.presence is not None:
        facts.append(sources_line(one.presence.sources, t))
        if one.presence.minutes:
            facts.append(t.duration(one.presence.minutes, short=True))
    return f"- {t.join_facts(fact for fact in facts if fact)}"


def ticking_card(
    view: AttendanceView, people: Sequence[There], source: Source, t: Translator, page: int = 0
) -> LayoutView:
    """Everybody who may be ticked, a page at a time."""
    event, shown = view.event, paged(people, page, _OPTIONS)
    title = (
        t.text("Who is at the front desk? {title}", title=parts.title(event))
        if source is Source.DESK
        else t.text("Who signed the sheet? {title}", title=parts.title(event))
    )
    card = parts.top(event, t).title(title)
    network, id_ = event.network, int(event.event.id)
    options = [
        discord.SelectOption(
            label=plain(one.name, 100),
            value=str(one.member),
            description=plain(t.text("present") if one.present else one.partner, 100) or None,
        )
        for one in shown.items
    ]
    if options:
        card.text(t.text("Choose all of them; those who are on the list stay on it."))
        card.picker(
            controls.ticked.select(
                network, options, id_, source.value, placeholder=t.text("Who?"), max_values=len(options)
            )
        )
    else:
        card.text(t.text("Nobody is invited."))
    card.small(page_line(t, shown))
    card.row(*_pages(t, network, shown, id_, source), _list_button(network, id_, t))
    return card.footer(t.text("Only you see this.")).view()


def _pages(t: Translator, network: int, shown: Page[There], event: int, source: Source) -> list[Item[Any]]:
    return page_row(t, controls.ticking, network, shown, event, source.value)


def _list_button(network: int, event: int, t: Translator) -> Item[Any]:
    return controls.attendance.button(network, t.text("‹ The list"), event, 0)


def person_card(view: OneThere, t: Translator) -> LayoutView:
    """One person: all that shows whether they were there, and what was corrected, by whom, why."""
    event, one = view.event, view.person
    card = parts.top(event, t)
    name = safe(one.name, 60)
    card.title(
        t.text("{name} was there", name=name) if one.present else t.text("{name} was not there", name=name)
    )
    lines = []
    if one.presence is not None:
        lines.append(sources_line(one.presence.sources, t))
        if one.presence.minutes:
            lines.append(
                t.text("Connected for {length}", length=t.duration(one.presence.minutes, short=True))
            )
    else:
        lines.append(t.text("Nothing shows it."))
    for mark in view.corrections[-_CORRECTIONS:]:
        by = view.by.get(mark.by, "") if mark.by is not None else ""
        said = t.text("corrected: was there") if mark.present else t.text("corrected: was not there")
        facts = [words.moment(mark.at, "f"), said, safe(by, 60), fitted(mark.why, 150)]
        lines.append(f"- {t.join_facts(fact for fact in facts if fact)}")
    card.text(words.lines(*lines))
    network, id_, member = event.network, int(event.event.id), int(one.member)
    card.row(
        controls.correct.button(network, t.text("Was there…"), id_, member, 1),
        controls.correct.button(network, t.text("Was not there…"), id_, member, 0),
        _list_button(network, id_, t),
    )
    return card.footer(t.text("Only you see this. Every correction is kept, with your name.")).view()
