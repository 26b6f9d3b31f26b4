"""What somebody is interested in, as far as the network knows: what their weekly digest is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain import questionnaires
from domain.plans.model import Theme as ZoneTheme
from domain.practices.filters import Filters, from_data
from domain.practices.model import Theme
from domain.practices.needs import NEEDS
from domain.records import Record, field
from services.practices import desk
from services.surveys import forms
from storage import networks
from storage.plans import plans, zones
from storage.practices import saved
from storage.surveys import signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.actors import MemberId, PartnerId
    from domain.questionnaires import Form, Scores
    from storage.transaction import Transaction

_ZONES: Final = 6
_WEAK: Final = 2
_ENOUGH: Final = 75
"""A dimension with so many points is not weak, even where it is the weakest."""
THEMES_OF_ZONES: Final = {
    ZoneTheme.ENVIRONMENT: frozenset({Theme.ENVIRONMENT.value, Theme.CIRCULAR.value, Theme.BLUE.value}),
    ZoneTheme.ENERGY: frozenset({Theme.ENERGY.value, Theme.BLUE.value}),
    ZoneTheme.MOBILITY: frozenset({Theme.MOBILITY.value}),
}
"""In which themes of practices there is something for a zone of that theme."""


class Why(StrEnum):
    """Why something is of interest; the first one that holds is said."""

    SEARCH = "search"
    ZONE = "zone"
    WEAK = "weak"
    REGION = "region"


class Interest(Record):
    """Something to look for. `said`: the search, the zone or the dimension, as people call it."""

    why: Why
    said: str
    text: str
    language: str
    filters: Filters = field(default_factory=Filters)


def of(tx: Transaction, member: MemberId, partner: PartnerId | None, language: str) -> Iterator[Interest]:
    """What a member looks for, who acts for a partner (or for none) and reads `language`."""
    for one in saved.of_member(tx, member):
        yield Interest(Why.SEARCH, one.words, one.words, one.language, from_data(one.filters))
    if partner is None:
        return
    yield from _of_zones(tx, partner)
    yield from _of_weak(tx, member, partner, language)
    home = networks.partner(tx, partner)
    if home.region:
        yield Interest(Why.REGION, home.region, "", language, Filters(regions=frozenset({home.region})))


def themes_of(tx: Transaction, said: str) -> frozenset[str]:
    """The themes of practices that a plan's or an event's theme is; none where it is no theme of theirs."""
    if said in {one.value for one in ZoneTheme}:
        return THEMES_OF_ZONES[ZoneTheme(said)]
    own = (*(one.value for one in Theme), *desk.own_themes(tx))
    return frozenset(one for one in own if one.casefold() == said.casefold())


def weakest(scores: Scores) -> tuple[str, ...]:
    """The codes of the dimensions with most room to grow, the weakest first; none where all stand well."""
    known = [one for one in scores.dimensions if one.value is not None and one.value < _ENOUGH]
    return tuple(one.code for one in sorted(known, key=lambda one: (one.value or 0.0, one.code))[:_WEAK])


def called(form: Form, codes: tuple[str, ...], language: str) -> tuple[tuple[str, str], ...]:
    """These dimensions, each with what it is called."""
    names = {axis.code: axis.label(language) for axis in form.dimensions}
    return tuple((code, names[code]) for code in codes if code in names)


def _of_zones(tx: Transaction, partner: PartnerId) -> Iterator[Interest]:
    for zone in zones.of_partner(tx, partner)[:_ZONES]:
        written = plans.load(tx, zone.plan).language
        filters = Filters(themes=themes_of(tx, zone.theme))
        yield Interest(Why.ZONE, zone.title, zone.title, written, filters)


def _of_weak(tx: Transaction, member: MemberId, partner: PartnerId, language: str) -> Iterator[Interest]:
    for wave in waves.everything(tx):
        signed = signatures.in_force(tx, wave.id, partner)
        sent = signed or submissions.load_of(tx, wave.id, member)
        if sent is not None:
            form = forms.load(tx, wave.form_hash)
            codes = weakest(questionnaires.score(form, sent.answers))
            for code, name in called(form, codes, language):
                yield from needed(code, name, language)
            return


def needed(code: str, name: str, language: str) -> Iterator[Interest]:
    """What helps where a dimension is weak; of one that we do not know, what it is called."""
    need = NEEDS.get(code)
    if need is None:
        yield Interest(Why.WEAK, name, name, language)
        return
    for text in need.words[language]:
        yield Interest(Why.WEAK, name, text, language, Filters(themes=need.themes))
