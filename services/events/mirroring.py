"""What should stand on Discord for events, of all networks, and the notes on what was made: for who makes it.

The notes of each part lie in `event_mirror.shown` under its name. That something is about to be made is noted
before it is (`making`), so that who comes after a crash looks for it instead of making a second one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from domain.actors import Role
from domain.events import on_discord
from domain.events.mirror import Mirror
from domain.events.model import EventStatus, Seat
from domain.events.on_discord import ROLE_AFTER, Said, State
from domain.records import Record
from services.events import telling_of_discord
from storage import across, members, networks, people
from storage.events import answers, events, mirrors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from domain.actors import Actor, MemberId, NetworkId
    from domain.events.model import Event, EventId
    from domain.networks import Network, Partner
    from storage.transaction import Transaction, Unscoped


class Part(StrEnum):
    """The parts of what stands for an event; each has its column and its notes."""

    SCHEDULED = "scheduled"
    THREAD = "thread"
    ROLE = "role"
    ROOM = "room"


PROBLEMS: Final = "problems"


class Wanted(Record):
    """An event and what is known to stand for it on its network's server.

    `holders` are the accounts of those who have a seat, `known` those of all whom the network knows.
    `readers` are the roles of those for whom it is; None where everybody may come. Partners without a role
    have none there: the role of those who have a seat lets them in.
    """

    network: NetworkId
    network_name: str
    server: int
    language: str
    zone: str
    event: Event
    mirror: Mirror
    holders: frozenset[int]
    known: frozenset[int]
    readers: frozenset[int] | None

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from all others."""
        return (int(self.network), int(self.event.id))

    def notes(self, part: Part) -> Mapping[str, Any]:
        """What was noted of a part."""
        found: Mapping[str, Any] = (self.mirror.shown or {}).get(part.value) or {}
        return found

    def stands(self, part: Part) -> bool:
        """Whether something was made for a part, and is there as far as is known."""
        return getattr(self.mirror, part.value) is not None

    def problem(self, part: Part) -> str | None:
        """What stands in the way of a part, as it was noted last."""
        found: str | None = ((self.mirror.shown or {}).get(PROBLEMS) or {}).get(part.value)
        return found

    @property
    def sent(self) -> Said | None:
        """What Discord was last told to show."""
        data = self.notes(Part.SCHEDULED).get("sent")
        return Said.from_data(data) if data else None

    @property
    def told(self) -> Said | None:
        """What Discord made of that."""
        data = self.notes(Part.SCHEDULED).get("told")
        return Said.from_data(data) if data else None


def everything(tx: Unscoped) -> tuple[Wanted, ...]:
    """All that is on, to come or to be tidied away, of all networks that live on a server; the next first."""
    return tuple(one for network in across.all_networks(tx) for one in _of(tx, network))


def on_server(tx: Unscoped, server: int) -> tuple[Wanted, ...]:
    """The same of the network that lives on this server."""
    network = across.network_of_server(tx, server)
    return () if network is None else _of(tx, network)


def _of(tx: Unscoped, network: Network) -> tuple[Wanted, ...]:
    if network.server is None:
        return ()
    here = tx.within(network.id)
    return tuple(_wanted(here, network, network.server, _looked_after(here)))


def one(tx: Unscoped, network: NetworkId, event: EventId) -> Wanted | None:
    """One of them as it is now; None for one that is gone."""
    here = tx.within(network)
    home = networks.load(here)
    loaded = events.several(here, [event])
    if home.server is None or not loaded:
        return None
    return _wanted(here, home, home.server, loaded)[0]


def of_server(tx: Unscoped, server: int) -> NetworkId | None:
    """The network that lives there."""
    found = across.network_of_server(tx, server)
    return None if found is None else found.id


def _looked_after(tx: Transaction) -> tuple[Event, ...]:
    since = tx.now - ROLE_AFTER
    coming = events.listed(tx, ends_after=since)
    return (*coming, *events.several(tx, mirrors.left(tx, since)))


def _wanted(tx: Transaction, network: Network, server: int, found: Iterable[Event]) -> list[Wanted]:
    listed = list(found)
    if not listed:
        return []
    standing = mirrors.several(tx, [each.id for each in listed])
    accounts = _accounts(tx)
    partners = networks.list_partners(tx)
    known = frozenset(user for users in accounts.values() for user in users)
    return [
        Wanted(
            network=network.id,
            network_name=network.name,
            server=server,
            language=network.language,
            zone=network.zone,
            event=event,
            mirror=standing.get(event.id) or Mirror(event.id),
            holders=_holders(tx, event, accounts),
            known=known,
            readers=_readers(event, network, partners),
        )
        for event in listed
    ]


def _accounts(tx: Transaction) -> dict[MemberId, tuple[int, ...]]:
    by_person = people.accounts(tx)
    return {
        each.id: tuple(int(user) for user in by_person[each.person.id])
        for each in members.listed(tx, left=True, guests=True)
        if each.person.id in by_person
    }


def _holders(tx: Transaction, event: Event, accounts: Mapping[MemberId, tuple[int, ...]]) -> frozenset[int]:
    if not on_discord.role_wanted(event, tx.now):
        return frozenset()
    seated = [each.member for each in answers.listed(tx, event.id) if each.seat is Seat.SEATED]
    return frozenset(user for member in seated for user in accounts.get(member, ()))


def _readers(event: Event, network: Network, partners: Iterable[Partner]) -> frozenset[int] | None:
    if on_discord.listed(event):
        return None
    invited = [each.role for each in partners if each.id in event.audience.partners]
    return frozenset(role for role in (*invited, network.coordinator_role) if role is not None)


# ---- notes


def note(tx: Unscoped, wanted: Wanted, part: Part, id: int | None, /, **said: Any) -> None:  # noqa: A002
    """Keep what stands for a part, and what is to be known of it; what was noted before is left as it is."""
    here = tx.within(wanted.network)
    before = _notes(here, wanted.event.id, part)
    mirrors.note(here, wanted.event.id, **{part.value: id})
    mirrors.note_shown(here, wanted.event.id, part.value, {**before, **said})


def making(tx: Unscoped, wanted: Wanted, part: Part) -> None:
    """Something is about to be made: should this process end now, it is looked for first."""
    here = tx.within(wanted.network)
    before = _notes(here, wanted.event.id, part)
    mirrors.note_shown(here, wanted.event.id, part.value, {**before, "making": tx.now.isoformat()})


def hinder(tx: Unscoped, wanted: Wanted, part: Part, what: str | None) -> None:
    """Something stands in the way of a part, or does no more (None); the coordination is told of it once.

    `what` is a permission as Discord's list names it ("create_events"), or "discord" for another refusal.
    """
    here = tx.within(wanted.network)
    shown = mirrors.load(here, wanted.event.id).shown or {}
    before: dict[str, str] = dict(shown.get(PROBLEMS) or {})
    if before.get(part.value) == what:
        return
    if what is None:
        del before[part.value]
    else:
        before[part.value] = what
    mirrors.note_shown(here, wanted.event.id, PROBLEMS, before)
    if what is not None:
        telling_of_discord.hindered(here, wanted.event, part.value, what)


def edited(tx: Unscoped, wanted: Wanted, actual: Said) -> None:
    """People made something else of it on Discord: who organises it is asked, once for each such change."""
    here = tx.within(wanted.network)
    before = _notes(here, wanted.event.id, Part.SCHEDULED)
    data = actual.as_data()
    if before.get("edited") == data:
        return
    mirrors.note_shown(here, wanted.event.id, Part.SCHEDULED.value, {**before, "edited": data})
    told = Said.from_data(before["told"])
    fields = dict.fromkeys(on_discord.FIELD_OF[name] for name in actual.differs(told))
    telling_of_discord.changed(here, wanted.event, "edited", tuple(fields))


def gone(tx: Unscoped, wanted: Wanted, part: Part) -> None:
    """Somebody removed it there: it is not made again unless who organises it wants that, and they are told.

    Without its room people could not meet: that is made again at once, and told once.
    """
    here = tx.within(wanted.network)
    mirror = mirrors.load(here, wanted.event.id)
    if getattr(mirror, part.value) is None:
        return
    before = _notes(here, wanted.event.id, part)
    mirrors.note(here, wanted.event.id, **{part.value: None})
    kept = {} if part is Part.ROOM else {"gone": tx.now.isoformat()}
    first = not before.get("remade")
    again = {"remade": True} if part is Part.ROOM else {}
    mirrors.note_shown(here, wanted.event.id, part.value, {**_lasting(before), **kept, **again})
    coming = wanted.event.on and wanted.event.ends_at > tx.now
    if coming and (part is not Part.ROOM or first):
        telling_of_discord.changed(here, wanted.event, part.value, ())


def again(tx: Transaction, event: EventId, part: Part) -> None:
    """What somebody removed is made again."""
    before = _notes(tx, event, part)
    mirrors.note_shown(tx, event, part.value, _lasting(before))


def hindered(tx: Transaction, actor: Actor) -> tuple[str, ...]:
    """The rights that are missing for events, for who asks what stands in the way. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return tuple(dict.fromkeys(what for _, what in problems(tx)))


def problems(tx: Transaction) -> tuple[tuple[str, str], ...]:
    """What stands in the way of events that are to come: part and reason, each once."""
    coming = [each.id for each in events.listed(tx, ends_after=tx.now, status=_COMING)]
    found: dict[tuple[str, str], None] = {}
    for mirror in mirrors.several(tx, coming).values():
        noted = (mirror.shown or {}).get(PROBLEMS) or {}
        found.update(dict.fromkeys(sorted(noted.items())))
    return tuple(found)


_COMING: Final = (EventStatus.PLANNED, EventStatus.RUNNING)
_OF_THIS_ONE: Final = frozenset({"making", "gone", "sent", "told", "edited", "cover", "state"})


def _lasting(notes: Mapping[str, Any]) -> dict[str, Any]:
    """What outlives the thing itself."""
    return {name: value for name, value in notes.items() if name not in _OF_THIS_ONE}


def _notes(tx: Transaction, event: EventId, part: Part) -> dict[str, Any]:
    return dict((mirrors.load(tx, event).shown or {}).get(part.value) or {})


def over(tx: Unscoped, wanted: Wanted, state: State, at: datetime) -> None:
    """Discord's event is over, or called off, as ours is: nothing more is told of it."""
    note(tx, wanted, Part.SCHEDULED, None, state=int(state), over=at.isoformat(), edited=None)
