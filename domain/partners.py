"""A partner as somebody types and edits it: what is understood, what is not, what another changed meanwhile.

A window carries a stamp of what it showed (`stamps`). What comes back is compared with what is known by
then: nobody overwrites what they have not seen. Names and codes are never used a second time, so that what
a partner answered before it left stays its own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from hashlib import blake2s
from typing import TYPE_CHECKING, Any, Final

from domain.errors import DomainError
from domain.folding import fold
from domain.languages import LANGUAGES
from domain.network_setup import spoken_in
from domain.networks import PartnerKind
from domain.partner_lines import MOST_PARTNERS, NAME_LENGTH, kind_in_name, read_place
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.networks import Partner
    from domain.partner_lines import Words

CODE_LENGTH: Final = 10
_CODE: Final = re.compile(r"(?=[0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]*")
_CALLING: Final = re.compile(r"@(everyone|here)\b", re.IGNORECASE)
_STAMP: Final = 4  # bytes


class Slot(StrEnum):
    """What can be said of a partner."""

    NAME = "name"
    KIND = "kind"
    PLACE = "place"
    LANGUAGE = "language"
    CODE = "code"


EDITED: Final = (Slot.NAME, Slot.KIND, Slot.PLACE, Slot.LANGUAGE)
"""What can be changed later; the code stays, since it is what people say."""


class Wrong(StrEnum):
    """Why something cannot be kept as it was typed."""

    MISSING = "missing"
    LONG = "long"
    CALLS_ALL = "calls_all"
    UNKNOWN = "unknown"
    TAKEN = "taken"
    LEFT = "left"
    SHAPE = "shape"
    FULL = "full"


class Fault(Record):
    """Something that cannot be kept: where, why, which words of it, what these may have meant.

    `owner` is the name, and `partner` the id, of the partner that has the name or the code already.
    """

    slot: Slot
    wrong: Wrong
    words: str = ""
    near: tuple[str, ...] = ()
    owner: str = ""
    partner: int | None = None


class Facts(Record):
    """What is known of an organisation and can be edited."""

    name: str
    kind: PartnerKind
    language: str
    region: str | None = None
    country: str | None = None

    @classmethod
    def of(cls, partner: Partner) -> Facts:
        """What is known of this partner."""
        return cls(partner.name, partner.kind, partner.language, partner.region, partner.country)

    def values(self) -> dict[Slot, Any]:
        """The facts by slot; a place is its region and its country."""
        place = (self.region, self.country)
        return dict(zip(EDITED, (self.name, self.kind, place, self.language), strict=True))

    @classmethod
    def made(cls, values: dict[Slot, Any]) -> Facts:
        """The facts of which these are the `values`."""
        name, kind, (region, country), language = (values[slot] for slot in EDITED)
        return cls(name, kind, language, region, country)


class Form(Record):
    """A window as it came back. A name or a code that was not asked for is None."""

    name: str | None
    kind: str
    place: str
    language: str
    code: str | None = None


class Reading(Record):
    """What a form says: the facts with the code of a new partner, or what is wrong with it."""

    facts: Facts | None = None
    code: str = ""
    faults: tuple[Fault, ...] = ()


def language_to_offer(before: Facts, after: Facts) -> str:
    """The language that fits a partner's new country better than its channel's; empty where that one does.

    Nothing is offered where somebody chose the language in the same edit.
    """
    if before.country == after.country or before.language != after.language:
        return ""
    spoken = spoken_in(after.country, after.language)
    return spoken if spoken != after.language else ""


def read_form(
    form: Form, words: Words, others: Sequence[Partner], *, own: Partner | None = None, language: str = ""
) -> Reading:
    """Everything that is wrong with a form at once, or what it says.

    `others` are all the other partners, those that left too; `own` is the one that is edited. For a new one
    a kind that was left open is guessed from the name, its language from the country or else `language`.
    """
    faults: list[Fault] = []
    name = _name(form.name, others, own, faults)
    code = "" if form.code is None else _code(form.code, others, faults)
    place = read_place(form.place, words) if form.place.strip() else None
    if isinstance(place, tuple):
        faults.append(Fault(Slot.PLACE, Wrong.UNKNOWN, form.place.strip(), place))
        place = None
    kind = _kind(form.kind, name, own, words, faults)
    spoken = form.language or (own.language if own else spoken_in(place.country if place else None, language))
    if spoken not in LANGUAGES:
        faults.append(Fault(Slot.LANGUAGE, Wrong.UNKNOWN, form.language))
    if own is None and sum(other.active for other in others) >= MOST_PARTNERS:
        faults.append(Fault(Slot.NAME, Wrong.FULL))
    if faults:
        return Reading(faults=tuple(sorted(faults, key=lambda fault: list(Slot).index(fault.slot))))
    region, country = (place.region, place.country) if place else (None, None)
    return Reading(Facts(name, kind, spoken, region, country), code)


def stamps(facts: Facts) -> str:
    """What somebody saw, in few letters: for a custom_id, which holds no names."""
    return "".join(map(_stamp, facts.values().values()))


def stamp(values: Iterable[object]) -> str:
    """The same for any list of plain values, such as who was contact."""
    return _stamp(tuple(values))


def changed_since(seen: str, facts: Facts) -> frozenset[Slot]:
    """What is not any more as it was when `stamps` gave `seen`; all of it for a stamp that is none."""
    now = stamps(facts)
    size = 2 * _STAMP
    pieces = [slice(size * number, size * (number + 1)) for number in range(len(EDITED))]
    return frozenset(slot for slot, piece in zip(EDITED, pieces, strict=True) if seen[piece] != now[piece])


def merged(seen: str, now: Facts, wrote: Facts) -> Facts:
    """What somebody wrote on top of what is known now: what they left as they saw it is as it is now."""
    mine = changed_since(seen, wrote)
    current, own = now.values(), wrote.values()
    return Facts.made({slot: own[slot] if slot in mine else current[slot] for slot in EDITED})


def differing(one: Facts, other: Facts) -> tuple[Slot, ...]:
    """In what these two are not the same."""
    ours, theirs = one.values(), other.values()
    return tuple(slot for slot in EDITED if ours[slot] != theirs[slot])


def _stamp(value: object) -> str:
    return blake2s(repr(value).encode(), digest_size=_STAMP).hexdigest()


def _name(typed: str | None, others: Iterable[Partner], own: Partner | None, faults: list[Fault]) -> str:
    if typed is None:
        return own.name if own else ""
    name = " ".join("".join(letter for letter in typed if letter.isprintable() or letter.isspace()).split())
    if not any(letter.isalnum() for letter in name):
        faults.append(Fault(Slot.NAME, Wrong.MISSING))
    elif len(name) > NAME_LENGTH:
        faults.append(Fault(Slot.NAME, Wrong.LONG))
    elif _CALLING.search(name):
        faults.append(Fault(Slot.NAME, Wrong.CALLS_ALL, name))
    else:
        faults += _held(Slot.NAME, name, [other for other in others if fold(other.name) == fold(name)])
    return name


def _code(typed: str, others: Iterable[Partner], faults: list[Fault]) -> str:
    code = typed.strip().upper()
    if len(code) > CODE_LENGTH or not _CODE.fullmatch(code):
        faults.append(Fault(Slot.CODE, Wrong.SHAPE, typed.strip()))
    else:
        faults += _held(Slot.CODE, code, [other for other in others if other.code.upper() == code])
    return code


def _held(slot: Slot, words: str, holders: Sequence[Partner]) -> list[Fault]:
    return [
        Fault(slot, Wrong.TAKEN if one.active else Wrong.LEFT, words, owner=one.name, partner=int(one.id))
        for one in holders[:1]
    ]


def _kind(typed: str, name: str, own: Partner | None, words: Words, faults: list[Fault]) -> PartnerKind:
    if not typed:
        return own.kind if own else kind_in_name(name, words) or PartnerKind.OTHER
    if typed not in list(PartnerKind):
        faults.append(Fault(Slot.KIND, Wrong.UNKNOWN, typed))
        return PartnerKind.OTHER
    return PartnerKind(typed)


class PartnerLeft(DomainError):
    """The partner has left the network: nothing of it is changed until it is taken back in."""

    name: str


class NetworkFull(DomainError):
    """The server holds no more than `most` partners."""

    most: int = MOST_PARTNERS


class ChannelInUse(DomainError):
    """The channel is another partner's, or (without a name) the coordination's."""

    partner: str = ""


class ChannelElsewhere(DomainError):
    """The channel is not a text channel of the network's own server, or is gone."""


class ChannelShut(DomainError):
    """Techlink lacks these permissions (names of Discord's list) in the channel called `channel`."""

    channel: str
    missing: tuple[str, ...]
