"""What is said unasked of new practices: one that answers a saved search, and the digest of a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.notices import register
from cogs.kit.text import fitted
from cogs.practice.searching import controls
from cogs.practice.searching.cards import words
from domain.notices.kinds import PRACTICE_FOUND, PRACTICE_NEWS
from services.practices.interests import Why
from services.practices.news import tell_found, tell_news

if TYPE_CHECKING:
    from domain.notices.reader import Reader
    from locales import Translator
    from services.practices.interests import Interest
    from services.practices.news import FoundNotice, NewsNotice

_NAME = 60


def _found(found: FoundNotice, t: Translator, _reader: Reader) -> Card:
    network = int(found.network)
    card = Card(t, "practice").small(t.text("A new practice for a search that you keep"))
    card.title(fitted(found.shown.title, words.TITLE)).small(words.facts_line(t, found.practice, found.shown))
    card.text(fitted(found.shown.summary, 400))
    return card.row(
        controls.show.button(network, t.text("Open"), int(found.practice.id), style=ButtonStyle.primary),
        controls.run_again.button(network, t.text("The whole search"), found.search),
    ).footer(_why_found(found, t))


def _why_found(found: FoundNotice, t: Translator) -> str:
    if found.words:
        return t.text(
            "You keep the search “{words}”: `/practice searches` ends that.", words=fitted(found.words, _NAME)
        )
    return t.text("You keep a search that it answers: `/practice searches` ends that.")


def _found_line(found: FoundNotice, t: Translator) -> str:
    return t.text("New practice for a search that you keep: {title}", title=fitted(found.shown.title, _NAME))


def _news(found: NewsNotice, t: Translator, _reader: Reader) -> Card:
    network = int(found.network)
    card = Card(t, "practice").small(t.text("New practices of the week"))
    card.title(t.plural("{n} is for you", "{n} are for you", found.fitting))
    for one in found.items:
        title = f"**{fitted(one.shown.title, words.TITLE)}**"
        facts = words.facts_line(t, one.practice, one.shown)
        line = f"{title}\n-# {facts}\n-# {_why(one.interest, t)}"
        card.choice(line, controls.show.button(network, t.text("Open"), int(one.practice.id)))
    return card.footer(
        t.plural(
            "{n} was published in all. `/me notifications` changes how often this comes.",
            "{n} were published in all. `/me notifications` changes how often this comes.",
            found.total,
        )
    )


def _why(interest: Interest, t: Translator) -> str:
    """Why it is in the digest."""
    said = fitted(interest.said, _NAME)
    if interest.why is Why.SEARCH:
        return (
            t.text("answers your search “{words}”", words=said)
            if said
            else t.text("answers a search of yours")
        )
    if interest.why is Why.ZONE:
        return t.text("for the zone {zone} of your plan", zone=said)
    if interest.why is Why.WEAK:
        return t.text("for {dimension}, where your result has most room", dimension=said)
    return t.text("from your region, {region}", region=words.value(t, "regions", interest.said))


def _news_line(found: NewsNotice, t: Translator) -> str:
    return t.plural("{n} new practice for you", "{n} new practices for you", found.fitting)


register(PRACTICE_FOUND, tell=tell_found, draw=_found, line=_found_line)
register(PRACTICE_NEWS, tell=tell_news, draw=_news, line=_news_line)
