"""Lists of practices: one's own, what waits for a review; where to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, Page, page_line, page_row, plain
from cogs.practice import words
from cogs.practice.sharing import controls
from domain.practices.model import EDITABLE
from templates.words import practices as terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Act
    from locales import Translator
    from services.practices.views import PracticeList, PracticeView

_LABEL: Final = 100


def mine_card(found: PracticeList, t: Translator, said: str = "") -> LayoutView:
    """All that somebody shared or has begun."""
    card = Card(t, "practice").small(t.text("Your good practices")).text(said)
    begin = controls.begin.button(found.network, t.text("Share one…"), style=ButtonStyle.primary)
    if not found.practices:
        card.title(t.text("You have not shared one yet"))
        card.text(
            t.text("Five things are enough: a title, a summary, the problem, what shows it worked, a theme.")
        )
        return card.row(begin).footer(t.text("Only you see this.")).view()
    card.title(t.plural("{n} practice", "{n} practices", found.total))
    for one in found.practices:
        card.text(_own_line(one, t))
    card.picker(
        controls.pick.select(found.network, _options(found.practices), placeholder=t.text("Open one…"))
    )
    _pages(card, found, controls.mine, t)
    return card.row(begin).footer(t.text("Only you see this.")).view()


def _own_line(view: PracticeView, t: Translator) -> str:
    practice = view.practice
    name = f"{practice.code} **{words.title(practice, practice.original.title)}**"
    facts = [terms.status(t, practice.status)]
    if practice.status in EDITABLE:
        facts.append(f"{words.meter(view.complete)} {t.percent(view.complete / 100)}")
    return f"{name}\n-# {t.join_facts(facts)}"


def waiting_card(found: PracticeList, t: Translator, said: str = "") -> LayoutView:
    """What waits for a review, the longest waiting first."""
    card = Card(t, "practice").small(t.text("Practices to review")).text(said)
    if not found.practices:
        card.title(t.text("Nothing waits"))
        card.text(t.text("You are told when somebody sends one."))
        return card.footer(t.text("Only you see this.")).view()
    card.title(t.plural("{n} practice waits", "{n} practices wait", found.total))
    for one in found.practices:
        card.text(_waiting_line(one, t))
    options = _options(found.practices)
    card.picker(controls.pick_waiting.select(found.network, options, placeholder=t.text("Review one…")))
    _pages(card, found, controls.waiting, t)
    return card.footer(t.text("Only you see this.")).view()


def _waiting_line(view: PracticeView, t: Translator) -> str:
    practice = view.practice
    name = f"{practice.code} **{words.title(practice, practice.original.title)}**"
    since = t.text("since {day}", day=t.date(practice.changed_at, "medium"))
    own = t.text("yours") if view.mine else words.credit(view, t)
    language = t.language_name(practice.original.language)
    facts = t.join_facts(one for one in (terms.status(t, practice.status), since, language, own) if one)
    return f"{name}\n-# {facts}"


def _options(views: Sequence[PracticeView]) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=plain(f"{one.practice.code} {one.practice.original.title}", _LABEL),
            value=str(int(one.practice.id)),
        )
        for one in views
    ]


def _pages(card: Card, found: PracticeList, act: Act[int], t: Translator) -> None:
    page: Page[Any] = Page(found.practices, found.page, found.pages, found.total)
    card.small(page_line(t, page))
    card.row(*page_row(t, act, found.network, page))
