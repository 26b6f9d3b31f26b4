"""The events of `calendar`: 2,000 in six zones, organised by Bruno, in Ana's calendar, who goes to some."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import Caller, ChannelKind
from domain.events.fields import EventFields
from domain.events.history import Act
from domain.events.model import EventKind, EventStatus, Manner, Place, Reply, RoomKind, Seat, Via
from domain.events.times import Span
from domain.records import replace
from services import networks
from services.events import calendars
from storage import members, people
from storage.events import answers, changes, events

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from services.core import Core
    from storage.transaction import Transaction

EVENTS: Final = 2000
ZONES: Final = (
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Atlantic/Azores",
)
_BOSS: Final = Caller(ChannelKind.DISCORD, "1", "Berta", server=1, manages_server=True)
ANA: Final = Caller(ChannelKind.DISCORD, "2", "Ana", server=1)
BRUNO: Final = Caller(ChannelKind.DISCORD, "3", "Bruno", server=1)
_TEXT: Final = (
    "What we know by now of tides, tanks and terminals; what each partner brings; what is still open.\n"
    "Please bring last year’s figures, and say by Friday who speaks for you: deux minutes chacun, pas plus.\n"
)


async def filled(core: Core) -> str:
    """The network with its events; the secret in the address of Ana's calendar."""
    await core.across(networks.found, _BOSS, "Atlantic innovation")
    await core.write(_BOSS, _announce)
    return await core.write(ANA, calendars.make)


def change(tx: Transaction, actor: Any, turn: int) -> None:
    """Another title for the first event."""
    first: Event = events.listed(tx, limit=1)[0]
    fields = replace(EventFields.of(first), title=f"Changed, for the {turn}th time")
    events.change(tx, first.id, first.revision, fields, sequence=first.sequence + 1)
    changes.note(tx, first.id, actor.member, Act.CHANGED)


def _member(tx: Transaction, who: Caller) -> MemberId:
    person = people.add_person(tx, who.name)
    people.add_channel(tx, person.id, who.kind, who.address)
    return members.add(tx, person.id, None).id


def _announce(tx: Transaction, _actor: Any) -> None:
    ana, bruno = _member(tx, ANA), _member(tx, BRUNO)
    made = events.add(tx, [(_fields(number), None) for number in range(EVENTS)], bruno, bruno)
    for one in made[::3]:
        _answer(tx, one, ana)
    for one in made[::20]:
        off = {"status": EventStatus.CANCELLED, "cancelled_at": tx.now, "cancelled_why": "A storm"}
        events.step(tx, one.id, one.revision, **off)


def _answer(tx: Transaction, event: Event, ana: MemberId) -> None:
    goes = bool(event.number % 2)
    answers.save(
        tx,
        event.id,
        ana,
        partner=None,
        reply=Reply.GOING if goes else Reply.MAYBE,
        seat=Seat.SEATED if goes else Seat.NONE,
        queued_at=None,
        moved=0,
        via=Via.CHAT,
        recorded_by=None,
        former=None,
    )


def _fields(number: int) -> EventFields:
    day = datetime.fromisoformat("2027-01-04T09:00") + timedelta(days=number, hours=number % 7)
    link = f"https://meet.example/room/{number}" if number % 2 else ""
    room = RoomKind.LINK if link else RoomKind.NONE
    return EventFields(
        list(EventKind)[number % len(EventKind)],
        f"Tides, tanks and terminals; the {number}th time",
        Span(day, ZONES[number % len(ZONES)], 90),
        Place(Manner.HYBRID, f"Rua do Cais {number}, Porto", room, link),
        languages=("en", "fr"),
        description=_TEXT * (1 + number % 3),
        theme="Ports" if number % 2 else "",
    )
