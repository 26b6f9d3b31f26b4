"""Practices at the moment of need: three that fit a weak spot, a zone, an action, an event, each with why.

What fits too little is not shown (`services.practices.matching` says how much is enough): no offer is better
than a bad one.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from domain.practices.filters import Filters
from domain.practices.model import Status
from domain.practices.offers import Moment, Offer, Offered
from domain.records import Record
from services.practices import interests
from services.practices.interests import needed, themes_of
from services.practices.matching import matches
from storage.practices import practices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor
    from domain.events.model import Event
    from domain.plans.model import Action, Zone
    from domain.practices.model import PracticeId
    from domain.questionnaires import Form, Scores
    from services.practices.matching import Match
    from storage.transaction import Transaction

MOST: Final = 3
_WORDS: Final = 3


class _Looked(Record):
    """A text to look for, in these themes (none: in all)."""

    text: str
    themes: frozenset[str] = frozenset()
    about: str = ""


def for_scores(tx: Transaction, actor: Actor, form: Form, scores: Scores) -> Offered:
    """For the weakest dimensions of a result, in turn; nothing where all stand well."""
    weak = interests.called(form, interests.weakest(scores), actor.language)
    looked = [
        _Looked(one.text, one.filters.themes, name)
        for code, name in weak
        for one in needed(code, name, actor.language)
    ]
    return _offered(tx, actor, Moment.WEAK, looked, actor.language)


def for_zone(tx: Transaction, actor: Actor, zone: Zone, language: str) -> Offered:
    """For a zone, by its title, theme and objective, which are written in `language`."""
    themes = themes_of(tx, zone.theme)
    texts = [_Looked(zone.title, themes), _Looked(zone.objective, themes)]
    if not themes:
        texts.append(_Looked(zone.theme))
    return _offered(tx, actor, Moment.ZONE, texts, language)


def for_action(tx: Transaction, actor: Actor, action: Action, zone: Zone, language: str) -> Offered:
    """For an action of a zone, by its title and description, in the zone's theme; written in `language`."""
    themes = themes_of(tx, zone.theme)
    texts = [_Looked(action.title, themes), _Looked(action.description, themes)]
    return _offered(tx, actor, Moment.ACTION, texts, language)


def for_event(tx: Transaction, actor: Actor, event: Event) -> Offered:
    """For an event, by its theme and its title."""
    themes = themes_of(tx, event.theme)
    texts = [_Looked(event.title, themes), *([] if themes else [_Looked(event.theme)])]
    return _offered(tx, actor, Moment.EVENT, texts, actor.language)


def _offered(
    tx: Transaction, actor: Actor, moment: Moment, looked: Sequence[_Looked], language: str
) -> Offered:
    """The best of all texts; one that answers two of them is offered for the one it answers better."""
    if actor.member is None or not practices.count(tx, Status.PUBLISHED):
        return Offered(tx.network, moment)
    best: dict[PracticeId, tuple[Match, _Looked]] = {}
    for one in looked:
        if any(sign.isalnum() for sign in one.text):
            for match in matches(tx, one.text, language, Filters(themes=one.themes)):
                if match.practice not in best or best[match.practice][0].share < match.share:
                    best[match.practice] = match, one
    ordered = _in_turn(sorted(best.values(), key=lambda one: (-one[0].share, one[0].practice)), looked)[:MOST]
    there = {one.id: one for one in practices.loaded(tx, [match.practice for match, _ in ordered])}
    offers = tuple(
        Offer(
            there[match.practice],
            there[match.practice].in_language(actor.language, match.language),
            # Short expressions of our own say more than the words of them that were answered.
            (text.text,) if text.about not in {"", text.text} else match.words[:_WORDS],
            text.about,
        )
        for match, text in ordered
        if match.practice in there
    )
    return Offered(tx.network, moment, offers)


def _in_turn(
    found: Sequence[tuple[Match, _Looked]], looked: Sequence[_Looked]
) -> list[tuple[Match, _Looked]]:
    """The best for what is looked for first, the best for the next, and so on: by what texts are about."""
    about = list(dict.fromkeys(one.about for one in looked))
    rows = [[pair for pair in found if pair[1].about == one] for one in about]
    return [pair for some in itertools.zip_longest(*rows) for pair in some if pair is not None]
