"""The guests of an event for who runs it: who they are, and the numbers for the report on target groups."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from domain.events.history import Act
from domain.events.model import Seat
from services.events import desk
from services.events.guests.views import GuestNumbers, Guests
from storage import members
from storage.events import answers, changes, events, guests

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.actors import Actor, MemberId
    from domain.events.model import EventId
    from domain.guests import Guest
    from storage.transaction import Transaction

_PARTS: Final = ("kind", "size", "region")
PRESENT: Final = "present"
"""Among the numbers of who is kept no more: "yes", they were there, or "no", they had a seat and were not.

"excused": they were not, and had said why.
"""
ORGANISATION: Final = "organisation"
"""The same: organisations of which nobody who came is kept any more, by their region ("" for none)."""
SME: Final = "sme"
"""The same: how many of these are SMEs ("yes")."""


def of_event(tx: Transaction, actor: Actor, id: EventId) -> Guests:  # noqa: A002
    """The guests who answered, and how many of those who come are from what.

    Raises `NotYourEvent` and `NotFound`.
    """
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    known = _known(tx, [one.member for one in answers.listed(tx, id)])
    seated = [one.member for one in answers.listed(tx, id) if one.seat is Seat.SEATED and one.member in known]
    return Guests(
        known,
        _numbers([known[one] for one in seated], forgotten(tx, id)),
        len(guests.invited_to(tx, id)),
    )


def counted(tx: Transaction, ids: Iterable[MemberId]) -> Counter[tuple[str, str]]:
    """Of these guests how many are from what: (kind, size or region; its code)."""
    found: Counter[tuple[str, str]] = Counter()
    for one in guests.several(tx, list(ids)).values():
        found.update(_codes(one))
    return found


def _known(tx: Transaction, ids: Iterable[MemberId]) -> Mapping[MemberId, Guest]:
    """Those of these who are guests now; a guest who became a member is told as one."""
    here = {one.id for one in members.guests(tx)}
    return guests.several(tx, [one for one in ids if one in here])


def forgotten(tx: Transaction, id: EventId) -> Counter[tuple[str, str]]:  # noqa: A002
    """The numbers of those who are kept no more, as `counted`, and `PRESENT`: nobody knows who they were."""
    found: Counter[tuple[str, str]] = Counter()
    for change in changes.of_act(tx, id, Act.GUESTS_FORGOTTEN):
        for name, (_, number) in change.fields.items():
            part, _, code = name.partition(":")
            found[part, code] += int(number)
    return found


def registered(numbers: Counter[tuple[str, str]]) -> int:
    """How many had a seat of those whom `forgotten` counts: each has one kind, be it the empty one."""
    return sum(number for (part, _), number in numbers.items() if part == _PARTS[0])


def _numbers(seated: list[Guest], gone: Counter[tuple[str, str]]) -> GuestNumbers:
    found = Counter(gone)
    for one in seated:
        found.update(_codes(one))
    # Each guest has one kind, be it the empty one.
    by_part = {
        part: {code: n for (name, code), n in sorted(found.items()) if name == part} for part in _PARTS
    }
    named = sorted({one.organisation.name for one in seated if one.organisation is not None})
    return GuestNumbers(
        sum(by_part["kind"].values()), by_part["kind"], by_part["size"], by_part["region"], tuple(named)
    )


def _codes(guest: Guest) -> list[tuple[str, str]]:
    said = guest.organisation
    if said is None:
        return [(part, "") for part in _PARTS]
    return [("kind", said.kind.value), ("size", said.size.value), ("region", said.region or "")]
