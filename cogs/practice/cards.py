"""The card of one practice: what, where, who, how well it is known; its texts in pages, its files and links.

Whoever shows it may add rows of buttons of their own: `practice_card(view, t, rows=[[…], […]])`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.kit import Card, page_line, page_row, paged, plain
from cogs.kit.text import fitted, safe
from cogs.practice import controls, words
from cogs.practice.adopting.cards import use_lines
from domain.practices.model import TEXTS
from domain.practices.quotes import QuoteState
from templates.words import practices as terms
from templates.words.files import size_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discord.ui import Item, LayoutView

    from domain.practices.model import Wording
    from locales import Translator
    from services.practices.views import PracticeView

ROOM: Final = 2_400
"""So many characters of text on a page: what else stands on the card has room, in every language."""
_MOST_LINKS: Final = 8
_LINK: Final = 300


def practice_card(
    view: PracticeView,
    t: Translator,
    page: int = 0,
    language: str = "",
    said: str = "",
    rows: Sequence[Sequence[Item[Any]]] = (),
) -> LayoutView:
    """One practice. `language` is the one to read it in, "" for the reader's; `said` what was just done."""
    practice = view.practice
    shown = practice.in_language(language) if language else view.shown
    found = paged(words.split(tuple(blocks(view, shown, t)), ROOM), page, 1)
    card = Card(t, "practice").small(words.head(practice, t)).title(words.title(practice, shown.title))
    card.text(said)
    for text in found.items[0]:
        card.text(text)
    if view.use is not None:
        card.text(use_lines(view.use, t))
    card.small(page_line(t, found))
    card.row(*page_row(t, controls.show, view.network, found, int(practice.id), language))
    _choices(card, view, shown, t)
    for row in rows:
        card.row(*row)
    return card.footer(_footer(view, t)).view()


def blocks(view: PracticeView, shown: Wording, t: Translator) -> Iterator[str]:
    """All that there is to read, a block each: facts, the texts with their names, what leads further."""
    yield words.facts(view, t)
    original = view.practice.original
    short = shown is not original and not any(getattr(shown, name) for name in TEXTS[1:])
    for name in TEXTS:
        text = getattr(shown, name)
        if name == "summary":
            yield safe(text)
            if short and any(getattr(original, one) for one in TEXTS[1:]):
                yield _short(view, t)
            continue
        text = text or (getattr(original, name) if short else "")
        if text:
            yield f"**{terms.field(t, name)}**\n{safe(text)}"
    yield _further(view, shown, t)


def _short(view: PracticeView, t: Translator) -> str:
    language = t.language_name(view.practice.original.language)
    return f"-# {t.text('The rest is there in {language}, as it was written.', language=language)}"


def _further(view: PracticeView, shown: Wording, t: Translator) -> str:
    practice = view.practice
    links = "\n".join(
        f"<{one}>" if len(one) <= _LINK else fitted(one, _LINK) for one in practice.facts.links[:_MOST_LINKS]
    )
    return words.lines(
        words.fact(terms.field(t, "keywords"), safe(", ".join(shown.keywords), 300), t),
        words.fact(terms.field(t, "contact"), safe(view.contact, words.LINE), t),
        words.fact(terms.field(t, "links"), f"\n{links}" if links else "", t),
        words.fact(t.text("Made from a message"), _source(view, t), t),
        words.fact(t.text("Languages"), _languages(view, t), t),
        words.credit(view, t),
    )


def _source(view: PracticeView, t: Translator) -> str:
    source = view.practice.source
    if not source or len(source) > _LINK:
        return ""
    agreed = view.quote is not None and view.quote.state is QuoteState.AGREED and view.quoted
    return (
        t.text("{link} by {name}", link=f"<{source}>", name=safe(view.quoted, words.NAME))
        if agreed
        else f"<{source}>"
    )


def _languages(view: PracticeView, t: Translator) -> str:
    """In which languages it is there, the original named; nothing for one in the reader's language alone."""
    there = [one.words.language for one in view.practice.wordings]
    if there == [t.language]:
        return ""
    original = t.text("{language} (original)", language=t.language_name(there[0]))
    return t.join([original, *(t.language_name(one) for one in there[1:])])


def _choices(card: Card, view: PracticeView, shown: Wording, t: Translator) -> None:
    """Lists to choose from: another language to read it in, a file to have."""
    others = [one.words.language for one in view.practice.wordings if one.words.language != shown.language]
    if others:
        options = [discord.SelectOption(label=t.language_name(one), value=one) for one in others]
        placeholder = t.text("Read it in another language…")
        card.picker(
            controls.language.select(view.network, options, int(view.practice.id), placeholder=placeholder)
        )
    if view.files:
        files = [
            discord.SelectOption(
                label=plain(one.name, 100), value=str(int(one.id)), description=size_words(one.size, t)
            )
            for one in view.files
        ]
        placeholder = t.text("Files: choose one to have it…")
        card.picker(controls.file.select(view.network, files, int(view.practice.id), placeholder=placeholder))


def _footer(view: PracticeView, t: Translator) -> str:
    practice = view.practice
    if practice.published_at is None:
        return t.text("Only its author and those who review it see this.")
    if not practice.public:
        return t.text("No search finds it any more.")
    return t.text("Published on {day}. Every member finds it.", day=t.date(practice.published_at))
