"""Practices at the moment of need: three that fit a weak spot, a zone, an action, an event, each with why.

What fits too little is not shown (`services.practices.matching` says how much is enough): no offer is better
than a bad one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.plans.model import Theme as ZoneTheme
from domain.practices.model import Theme
from domain.practices.needs import NEEDS
from services.practices import desk
from services.practices.matching import matches
from storage.practices import practices
from storage.searching.searching import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.actors import Actor, NetworkId
    from domain.events.model import Event
    from domain.plans.model import Action, Zone
    from domain.practices.model import Practice, PracticeId, Wording
    from services.practices.matching import Match
    from storage.transaction import Transaction

MOST: Final = 3
_WORDS: Final = 3
_ZONE_THEMES: Final = {
    ZoneTheme.ENVIRONMENT: frozenset({Theme.ENVIRONMENT, Theme.CIRCULAR, Theme.BLUE}),
    ZoneTheme.ENERGY: frozenset({Theme.ENERGY, Theme.BLUE}),
    ZoneTheme.MOBILITY: frozenset({Theme.MOBILITY}),
}


class Moment(StrEnum):
    """What somebody is looking at when practices are offered."""

    WEAK = "weak"
    ZONE = "zone"
    ACTION = "action"
    EVENT = "event"


@dataclass(frozen=True)
class Offer:
    """A practice that fits, in the reader's language where it has that, and the words for which it fits.

    `about` is the code of the weak dimension, else "".
    """

    practice: Practice
    shown: Wording
    words: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True)
class Offered:
    """At most three practices that fit what somebody is looking at; none where nothing fits."""

    network: NetworkId
    moment: Moment
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class _Looked:
    """A text to look for, in these themes (none: in all)."""

    text: str
    themes: frozenset[str] = frozenset()
    about: str = ""


def for_weak(tx: Transaction, actor: Actor, weak: Sequence[tuple[str, str]]) -> Offered:
    """For weak dimensions, each by its code and by what it is called in the reader's language."""
    looked = [one for code, name in weak for one in _needed(code, name, actor.language)]
    return _offered(tx, actor, Moment.WEAK, looked, actor.language)


def for_zone(tx: Transaction, actor: Actor, zone: Zone, language: str) -> Offered:
    """For a zone, by its title, theme and objective, which are written in `language`."""
    themes = _themes(tx, zone.theme)
    texts = [_Looked(zone.title, themes), _Looked(zone.objective, themes)]
    if not themes:
        texts.append(_Looked(zone.theme))
    return _offered(tx, actor, Moment.ZONE, texts, language)


def for_action(tx: Transaction, actor: Actor, action: Action, zone: Zone, language: str) -> Offered:
    """For an action of a zone, by its title and description, in the zone's theme; written in `language`."""
    themes = _themes(tx, zone.theme)
    texts = [_Looked(action.title, themes), _Looked(action.description, themes)]
    return _offered(tx, actor, Moment.ACTION, texts, language)


def for_event(tx: Transaction, actor: Actor, event: Event) -> Offered:
    """For an event, by its theme and its title."""
    themes = _themes(tx, event.theme)
    texts = [_Looked(event.title, themes), *([] if themes else [_Looked(event.theme)])]
    return _offered(tx, actor, Moment.EVENT, texts, actor.language)


def _needed(code: str, name: str, language: str) -> Iterable[_Looked]:
    need = NEEDS.get(code)
    if need is None:
        return [_Looked(name, about=code)]
    return [_Looked(text, need.themes, code) for text in need.words[language]]


def _themes(tx: Transaction, said: str) -> frozenset[str]:
    """The themes of practices that a plan's or an event's theme is; none where it is no theme of theirs."""
    if said in {one.value for one in ZoneTheme}:
        return frozenset(one.value for one in _ZONE_THEMES[ZoneTheme(said)])
    own = (*(one.value for one in Theme), *desk.own_themes(tx))
    return frozenset(one for one in own if one.casefold() == said.casefold())


def _offered(
    tx: Transaction, actor: Actor, moment: Moment, looked: Sequence[_Looked], language: str
) -> Offered:
    """The best of all texts; one that answers two of them is offered for the one it answers better."""
    best: dict[PracticeId, tuple[Match, _Looked]] = {}
    for one in looked:
        if any(sign.isalnum() for sign in one.text):
            for match in matches(tx, one.text, language, Filters(themes=one.themes)):
                if match.practice not in best or best[match.practice][0].share < match.share:
                    best[match.practice] = match, one
    ordered = sorted(best.values(), key=lambda one: (-one[0].share, one[0].practice))[:MOST]
    there = {one.id: one for one in practices.loaded(tx, [match.practice for match, _ in ordered])}
    offers = tuple(
        Offer(
            there[match.practice],
            there[match.practice].in_language(actor.language, match.language),
            match.words[:_WORDS],
            text.about,
        )
        for match, text in ordered
        if match.practice in there
    )
    return Offered(tx.network, moment, offers)
