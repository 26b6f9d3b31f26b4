"""The first set-up of a network as data: what was typed so far, kept as a draft until it is confirmed.

A draft is one per network, so that two coordinators see the same, and a restart loses nothing. Partners in
it have keys of their own: a press on an old card acts on the partner it showed, or on none.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from domain.errors import DomainError, NotAllowed
from domain.folding import fold
from domain.languages import LANGUAGES
from domain.networks import PartnerKind
from domain.partner_lines import Fault, Reason, TypedPartner
from domain.records import Record, plain, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.networks import Network, Partner

NAME_LENGTH: Final = 80

_SPOKEN: Final = {
    "PT": "pt",
    "BR": "pt",
    "CV": "pt",
    "ES": "es",
    "FR": "fr",
    "BE": "fr",
    "LU": "fr",
    "MA": "fr",
    "GB": "en",
    "IE": "en",
}


class SetupStep(StrEnum):
    """Where the guided set-up stands."""

    ABOUT = "about"
    PARTNERS = "partners"
    PREVIEW = "preview"


class SetupPartner(Record):
    """A partner in the draft; `partner` is its id when it is in the network already, `code` then too."""

    key: int
    name: str
    kind: PartnerKind
    language: str
    country: str | None = None
    region: str | None = None
    partner: int | None = None
    code: str = ""


class Setup(Record):
    """The draft. `faults` are the lines last typed that were not understood, to be corrected."""

    name: str
    language: str
    zone: str
    step: SetupStep = SetupStep.ABOUT
    partners: tuple[SetupPartner, ...] = ()
    faults: tuple[Fault, ...] = ()
    next_key: int = 1


class ServerManagerNeeded(NotAllowed):
    """Only who manages the server may make a network on it."""


class BeingBuilt(DomainError):
    """Somebody is building this network on its server right now."""


class NetworkNameNeeded(DomainError):
    """A network needs a name of 2 to `longest` characters."""

    longest: int = NAME_LENGTH


class PartnersNeeded(DomainError):
    """Nothing can be created before there is a partner."""


class NotInSetup(DomainError):
    """The partner on the card is not in the set-up any more."""


class PartnerStays(DomainError):
    """The partner is in the network already: the set-up cannot take it away."""

    name: str


class LineNotUnderstood(DomainError):
    """An edited partner cannot be kept like this. `reason` is a `domain.partner_lines.Reason` value."""

    text: str
    reason: str
    words: str = ""
    near: tuple[str, ...] = ()


def begin(network: Network, partners: Iterable[Partner]) -> Setup:
    """The draft that says what the network is now; with partners already there, it begins at the preview."""
    known = tuple(
        SetupPartner(key, p.name, p.kind, p.language, p.country, p.region, p.id, p.code)
        for key, p in enumerate(partners, 1)
    )
    step = SetupStep.PREVIEW if known else SetupStep.ABOUT
    return Setup(network.name, network.language, network.zone, step, known, next_key=len(known) + 1)


def name_network(setup: Setup, name: str) -> Setup:
    """The draft with this name. Raises `NetworkNameNeeded`."""
    plain = " ".join(name.split())
    if not 2 <= len(plain) <= NAME_LENGTH or not any(letter.isalnum() for letter in plain):
        raise NetworkNameNeeded
    return replace(setup, name=plain)


def add_partners(setup: Setup, typed: Iterable[TypedPartner], faults: tuple[Fault, ...] = ()) -> Setup:
    """The draft with these partners at its end, and the lines to correct instead of the earlier ones."""
    new = tuple(_partner(setup, setup.next_key + number, one) for number, one in enumerate(typed))
    return replace(setup, partners=setup.partners + new, faults=faults, next_key=setup.next_key + len(new))


def change_partner(setup: Setup, key: int, typed: TypedPartner) -> Setup:
    """The draft with this partner as typed now. Raises `NotInSetup`."""
    old = partner_in(setup, key)
    new = replace(_partner(setup, key, typed), partner=old.partner, code=old.code)
    return replace(setup, partners=tuple(new if p.key == key else p for p in setup.partners))


def remove_partner(setup: Setup, key: int) -> Setup:
    """The draft without this partner. Raises `NotInSetup`, and `PartnerStays` for one of the network's."""
    old = partner_in(setup, key)
    if old.partner is not None:
        raise PartnerStays(old.name)
    return replace(setup, partners=tuple(p for p in setup.partners if p.key != key))


def follow(setup: Setup, partner: Partner) -> Setup:
    """The draft after a partner was added, changed or gone in the network itself: it says the same of it.

    A new one that was only in the draft and has the same name is that partner.
    """
    name = fold(partner.name)
    rest = [p for p in setup.partners if p.partner is not None or fold(p.name) != name]
    old = next((p for p in rest if p.partner == partner.id), None)
    key = old.key if old else setup.next_key
    own = (partner.language, partner.country, partner.region, int(partner.id), partner.code)
    new = SetupPartner(key, partner.name, partner.kind, *own)
    others = [p for p in rest if p.partner != partner.id]
    kept = sorted([*others, new], key=lambda p: p.key) if partner.active else others
    following = max(setup.next_key, key + 1)
    return replace(setup, partners=tuple(kept), next_key=following)


def partner_in(setup: Setup, key: int) -> SetupPartner:
    """The draft's partner of this key. Raises `NotInSetup`."""
    found = next((p for p in setup.partners if p.key == key), None)
    if found is None:
        raise NotInSetup
    return found


def go_to(setup: Setup, step: SetupStep) -> Setup:
    """The draft at that step. Raises `PartnersNeeded` for a preview of nothing."""
    if step is SetupStep.PREVIEW and not setup.partners:
        raise PartnersNeeded
    return replace(setup, step=step)


def next_codes(taken: Iterable[str], count: int) -> list[str]:
    """Codes for new partners, P1, P2, …: never one that was given before."""
    numbers = [int(code[1:]) for code in taken if code[:1] == "P" and code[1:].isdigit()]
    first = max(numbers, default=0) + 1
    return [f"P{first + number}" for number in range(count)]


def spoken_in(country: str | None, otherwise: str) -> str:
    """The one of our languages that a country's partners most likely read."""
    return _SPOKEN.get(country or "", otherwise)


def to_json(setup: Setup) -> dict[str, Any]:
    """The draft as JSON's types, for the storage."""
    return plain(setup)


def from_json(data: dict[str, Any]) -> Setup:
    """The draft that `to_json` wrote."""
    partners = tuple(SetupPartner(**p | {"kind": PartnerKind(p["kind"])}) for p in data["partners"])
    faults = tuple(
        Fault(**f | {"reason": Reason(f["reason"]), "near": tuple(f["near"])}) for f in data["faults"]
    )
    return Setup(**data | {"step": SetupStep(data["step"]), "partners": partners, "faults": faults})


def _partner(setup: Setup, key: int, typed: TypedPartner) -> SetupPartner:
    language = typed.language or spoken_in(typed.country, setup.language)
    kind = typed.kind or PartnerKind.OTHER
    return SetupPartner(key, typed.name, kind, language, typed.country, typed.region)


def must_speak(language: str) -> str:
    """The language's code, if it is one of ours; the callers offer no others."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return language
