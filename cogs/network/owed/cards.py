"""Who owes what, partner by partner; one person's list; a kind reminder before it goes, and its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, Page, page_line, page_row, plain, safe
from cogs.kit.text import fitted
from cogs.kit.todo import item_line
from cogs.network.owed import controls
from domain.todo import REST
from templates.words.todo import minutes, reach_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.todo.views import MirrorView, PersonOwes, PersonView, Reminded, ReminderPreview

SHOWN: Final = 2
"""So many things stand below each person."""
LISTED: Final = 10
NAMED: Final = 15
WAYS: Final = 5
"""So many are named of those who are reached in their inbox only, or not at all."""


def mirror_card(found: MirrorView, t: Translator) -> LayoutView:
    """A page of those who owe something."""
    page = Page(found.lines, found.page, found.pages, found.people)
    small = t.join_facts(filter(None, [t.text("Who owes what"), page_line(t, page)]))
    card = Card(t, "network").small(small).title(_title(found, t))
    if not found.people:
        card.text(t.text("Every questionnaire is answered, and no milestone is due within 30 days."))
        return card.footer(_footer(t)).view()
    card.text("\n".join(_lines(found, t)))
    card.picker(_picker(found, t))
    if found.to_remind:
        label = t.plural("Send {n} kind reminder…", "Send {n} kind reminders…", found.to_remind)
        card.row(controls.ask.button(found.network, label, 0, style=ButtonStyle.primary))
    card.row(*page_row(t, controls.page, found.network, page))
    return card.footer(_footer(t)).view()


def person_card(found: PersonView, page: int, t: Translator) -> LayoutView:
    """What one person owes. `page` is where one came from."""
    one = found.person
    card = Card(t, "network").small(t.join_facts(filter(None, [t.text("Who owes what"), _of(one)])))
    if one.items:
        things = t.plural("{n} thing", "{n} things", len(one.items))
        title = t.text("{name}: {things}", name=safe(one.name, 60), things=things)
        card.title(title).small(_summary(one, t))
        card.text("\n".join(f"- {item_line(item, found.now, t)}" for item in one.items[:LISTED]))
        if len(one.items) > LISTED:
            rest = len(one.items) - LISTED
            card.text(t.plural("And {n} more.", "And {n} more.", rest))
    else:
        card.title(t.text("{name} owes nothing", name=safe(one.name, 60)))
    buttons: list[Item[Any]] = []
    if one.expected:
        card.small(t.text("Not arrived yet: no reminder reaches them. `/network arriving` invites them."))
    if one.items and not (found.own or found.rests or one.expected):
        label = t.text("Send a kind reminder…")
        buttons.append(controls.ask.button(found.network, label, int(one.member), style=ButtonStyle.primary))
    if found.rests:
        card.small(_resting(one, t))
    buttons.append(controls.page.button(found.network, t.text("‹ Back"), page))
    return card.row(*buttons).footer(_footer(t)).view()


def preview_card(found: ReminderPreview, t: Translator) -> LayoutView:
    """Who gets a reminder and what it says, before anything is sent."""
    count = len(found.people)
    card = Card(t, "confirm").small(t.text("Nothing is sent yet"))
    card.title(t.plural("Send {n} kind reminder?", "Send {n} kind reminders?", count))
    card.text(
        t.text(
            "Each is one message in its reader’s language, with all that they owe, the minutes, and a button "
            "for each. It comes by the way that they chose; quiet hours hold."
        )
    )
    names = [f"- {_person(one, t)}" for one in found.people[:NAMED]]
    if count > NAMED:
        names.append("- " + t.plural("And {n} more.", "And {n} more.", count - NAMED))
    card.text(t.text("**To:**") + "\n" + "\n".join(names))
    card.text("\n".join(reach_lines(found.reach, t, lambda names: _named(names, t, WAYS))))
    if found.resting:
        resting = t.join(safe(one.name, 40) for one in found.resting[:5])
        card.small(
            t.plural(
                "Not again within a week: {n} person ({names}).",
                "Not again within a week: {n} people, such as {names}.",
                len(found.resting),
                names=resting,
            )
        )
    yes = controls.remind.button(
        found.network, t.text("Send"), found.member, found.seal, style=ButtonStyle.primary
    )
    back = controls.page.button(found.network, t.text("Do not send"), 0)
    return card.row(yes, back).footer(_footer(t)).view()


def receipt_card(done: Reminded, t: Translator) -> LayoutView:
    """What was sent, to whom, and the number to quote."""
    count = len(done.names)
    card = Card(t, "network").small(t.text("Receipt {number}", number=done.receipt))
    card.title(t.plural("{n} kind reminder is on its way", "{n} kind reminders are on their way", count))
    card.text(t.text("To {names}.", names=_named(done.names, t)))
    card.text("\n".join(reach_lines(done.reach, t, lambda names: _named(names, t, WAYS))))
    until = t.date(done.at + REST)
    card.text(
        t.text("They get no other one before {day}. What is done meanwhile is not reminded of.", day=until)
    )
    back = controls.page.button(done.network, t.text("‹ Back"), 0)
    return card.row(back).footer(_footer(t)).view()


def _named(names: Sequence[str], t: Translator, most: int = NAMED) -> str:
    said = t.join(safe(name, 40) for name in names[:most])
    rest = len(names) - most
    return t.plural("{names} and {n} more", "{names} and {n} more", rest, names=said) if rest > 0 else said


def _title(found: MirrorView, t: Translator) -> str:
    if not found.people:
        return t.text("Nobody owes anything")
    people = t.plural("{n} person owes something", "{n} people owe something", found.people)
    return t.join_facts(
        [people, t.plural("{n} is late", "{n} are late", found.late)] if found.late else [people]
    )


def _lines(found: MirrorView, t: Translator) -> Iterator[str]:
    last: object = found
    for one in found.lines:
        key = one.partner.id if one.partner else None
        if key != last:
            yield f"**{_of(one) or t.text('Without a partner')}**"
            last = key
        yield f"- {_person(one, t)}"
        yield from (f"  - {item_line(item, found.now, t)}" for item in one.items[:SHOWN])


def _person(one: PersonOwes, t: Translator) -> str:
    # Translators: {name} of a person, {facts} such as "3 things · 1 late · about 12 minutes"
    return t.text("{name}: {facts}", name=fitted(one.name, 40), facts=_summary(one, t))


def _summary(one: PersonOwes, t: Translator) -> str:
    facts = [t.plural("{n} thing", "{n} things", len(one.items))]
    if one.late:
        facts.append(t.plural("{n} late", "{n} late", one.late))
    return t.join_facts([*facts, minutes(one.minutes, t)])


def _resting(one: PersonOwes, t: Translator) -> str:
    when: datetime | None = one.asked_at
    return (
        t.text("Reminded on {day}; nobody gets a second one within a week.", day=t.date(when)) if when else ""
    )


def _of(one: PersonOwes) -> str:
    return f"{one.partner.code} {safe(one.partner.name, 40)}" if one.partner else ""


def _picker(found: MirrorView, t: Translator) -> Item[Any]:
    return controls.pick.select(
        found.network, _options(found.lines, t), found.page, placeholder=t.text("Look at one…")
    )


def _options(lines: Sequence[PersonOwes], t: Translator) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=plain(one.name, 100), value=str(int(one.member)), description=plain(_summary(one, t), 100)
        )
        for one in lines
    ]


def _footer(t: Translator) -> str:
    return t.text("Only you see this. It says who has answered, never what. By typing: `/network todo`.")
