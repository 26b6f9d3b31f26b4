"""A page of results: how many for what, each with why, and what can be done with the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, Page, page_line, page_row
from cogs.kit.text import fitted
from cogs.practice.searching import controls
from cogs.practice.searching.cards import words
from cogs.practice.sharing import controls as sharing
from domain.practices.filters import as_data
from services.practices.searching import PAGE
from templates.words import practice_searches as searches
from templates.words import practices as practice_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.practices.model import Practice
    from locales import Translator
    from services.practices.browsing import Browsed
    from services.practices.views import Found, Results

_WORDS: Final = 80
_FACETS: Final = 3
_MENDED: Final = 3


def results_card(browsed: Browsed, t: Translator, said: str = "") -> LayoutView:
    """The card of a search; `said` is what was just done."""
    results = browsed.results
    if not results.total:
        return _empty(browsed, t, said)
    card = Card(t, "practice").small(_head(results, t)).small(_narrowed(results, t)).text(said)
    _mended(card, browsed, t)
    first = results.page * PAGE + 1
    for number, one in enumerate(results.found, start=first):
        if one.scored.weak and number in {first, results.answering + 1}:
            card.small(searches.apart(t))
        card.text(_result(number, one, t))
    network = int(results.network)
    card.row(
        *(
            controls.show.button(network, str(number), int(one.practice.id))
            for number, one in enumerate(results.found, start=first)
        )
    )
    page = Page(results.found, results.page, results.pages, results.total)
    save = controls.save.button(network, t.text("Save search"), browsed.draft)
    card.row(
        *page_row(t, controls.turn, network, page, browsed.draft),
        _narrow(browsed, t),
        save,
        share(network, t),
    )
    footer = t.text("Only you see this. A number opens the practice.")
    return card.footer(t.join_facts(filter(None, [page_line(t, page), footer]))).view()


def share(network: int, t: Translator) -> Item[Any]:
    """The way to a practice of one's own."""
    return sharing.begin.button(network, t.text("Share one of yours"))


def _narrow(browsed: Browsed, t: Translator) -> Item[Any]:
    # Translators: the button that opens the choice of what results are narrowed to, max=30
    return controls.narrow.button(int(browsed.results.network), t.text("Filter ▾"), browsed.draft)


def _head(results: Results, t: Translator) -> str:
    text = fitted(results.text, _WORDS)
    if not text or results.query.empty:
        counts = [
            t.plural("{n} practice, the newest first", "{n} practices, the newest first", results.total)
        ]
    elif results.answering:
        n = results.answering
        counts = [t.plural("{n} practice for “{words}”", "{n} practices for “{words}”", n, words=text)]
    else:
        counts = [_nothing(results, t)]
    if not results.query.empty:
        counts += filter(None, [searches.counted_apart(results.total - results.answering, t)])
    themes = [
        f"{fitted(practice_words.theme(t, theme), 40)} ({t.number(n)})"
        for theme, n in list(results.facets.get("theme", {}).items())[:_FACETS]
    ]
    return t.join_facts([*counts, t.text("theme: {themes}", themes=", ".join(themes))] if themes else counts)


def _narrowed(results: Results, t: Translator) -> str:
    said = words.filters_said(t, as_data(results.filters))
    return t.text("Only: {filters}", filters=said) if said else ""


def _mended(card: Card, browsed: Browsed, t: Translator) -> None:
    mended = list(browsed.results.mended.items())[:_MENDED]
    if not mended:
        return
    said = t.join(
        [
            t.text("“{typed}” as “{meant}”", typed=fitted(typed, 40), meant=fitted(meant, 40))
            for typed, meant in mended
        ]
    )
    label = t.text("Search as typed")
    button = controls.as_typed.button(int(browsed.results.network), label, browsed.draft)
    also = {typed: tuple(fitted(one, 24) for one in some) for typed, some in browsed.results.or_else.items()}
    read = [t.text("Read {words}.", words=said), searches.or_else(also, t)]
    card.choice(" ".join(filter(None, read)), button)


def _result(number: int, one: Found, t: Translator) -> str:
    title = f"{number} **{fitted(one.shown.title, words.TITLE)}**"
    facts = words.facts_line(t, one.practice, one.shown)
    why = words.snippet(one.snippet)
    return f"{t.join_facts([title, facts])}\n-# {why}" if why else t.join_facts([title, facts])


def _empty(browsed: Browsed, t: Translator, said: str) -> LayoutView:
    """Why nothing was found, what helps, and what is new."""
    results, network = browsed.results, int(browsed.results.network)
    card = Card(t, "practice").small(_narrowed(results, t)).title(_nothing(results, t)).text(said)
    _mended(card, browsed, t)
    card.text(_tips(results, t))
    buttons = [
        controls.other_words.button(network, t.text("Other words…"), browsed.draft, style=ButtonStyle.primary)
    ]
    if results.query.quoted:
        label = t.text("Without the quotation marks")
        buttons.insert(0, controls.unquote.button(network, label, browsed.draft))
    if results.filters.any:
        buttons.append(controls.widen.button(network, t.text("Take the filters away"), browsed.draft))
    if results.filters.any or not results.query.empty:
        buttons.append(controls.save.button(network, t.text("Save search"), browsed.draft))
    card.row(*buttons, share(network, t))
    _newest(card, results.newest, browsed, t)
    return card.footer(t.text("Only you see this.")).view()


def _nothing(results: Results, t: Translator) -> str:
    if results.query.empty and not results.filters.any:
        return t.text("What are you looking for?")
    text = fitted(results.text, _WORDS)
    return t.text("Nothing for “{words}” yet", words=text) if text else t.text("Nothing there yet")


def _tips(results: Results, t: Translator) -> str:
    if results.query.empty and not results.filters.any:
        write = t.text(
            "Write two or three words, in English, French, Spanish or Portuguese, as you would say them."
        )
        return "\n".join(filter(None, [_too_little(results.text, t), write]))
    lines = [
        *_as_it_is(results, t),
        t.text("Fewer words find more; so do more general ones: “transport” for “cargo bike”."),
        t.text("Any of the four languages will do: practices in all of them are searched."),
        t.text("Save the search, and you are told when somebody shares one that answers it."),
    ]
    return "\n".join(f"- {one}" for one in lines)


def _too_little(text: str, t: Translator) -> str:
    """What is the matter with words that look for nothing; "" where nothing was typed."""
    said = fitted(text, _WORDS)
    if not said:
        return ""
    if not any(sign.isalnum() for sign in text):
        return t.text("“{words}” has no word in it: signs and pictures are not searched.", words=said)
    return t.text("“{words}” stands in almost every practice, so it finds none by itself.", words=said)


def _as_it_is(results: Results, t: Translator) -> list[str]:
    if not results.query.quoted:
        return []
    return [t.text("What stands in quotation marks has to be there word for word.")]


def _newest(card: Card, newest: Sequence[Practice], browsed: Browsed, t: Translator) -> None:
    if not newest:
        card.text(t.text("Nobody has shared a practice here yet. Yours would be the first."))
        return
    card.text(f"**{t.text('New in the network')}**")
    for one in newest:
        shown = one.in_language(t.language)
        line = f"**{fitted(shown.title, words.TITLE)}**\n-# {words.facts_line(t, one, shown)}"
        button = controls.show.button(int(browsed.results.network), t.text("Open"), int(one.id))
        card.choice(line, button)
