"""What people changed or removed on Discord, and what its organiser answers: take it over, or put it back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from domain.errors import Changed
from domain.events import said as typed
from domain.events.fields import EventFields
from domain.events.model import Manner, Place, RoomKind
from domain.events.on_discord import CUT, Said, Where, without_mark
from domain.events.times import Span
from domain.records import replace
from services.events import changing, desk, mirroring, reading
from services.events.mirroring import Part
from storage.events import events, mirrors

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from services.events.views import EventDone, EventView
    from storage.transaction import Transaction


def pending(tx: Transaction, event: EventId, what: str) -> bool:
    """Whether it is still so as the organiser was told: `what` as in `telling_of_discord.changed`."""
    mirror = mirrors.load(tx, event)
    shown = mirror.shown or {}
    if what == "edited":
        return bool((shown.get(Part.SCHEDULED.value) or {}).get("edited"))
    return what == Part.ROOM.value or "gone" in (shown.get(what) or {})


def edit_of(tx: Transaction, event: EventId) -> Said | None:
    """What people made of it on Discord, while nobody has said what is to become of that."""
    data = _notes(tx, event).get("edited")
    return Said.from_data(data) if data else None


def take_over(tx: Transaction, actor: Actor, id: EventId) -> EventDone:  # noqa: A002
    """What was changed on Discord is changed in ours, and whom it concerns is told.

    Raises `Changed` where nothing waits, `NotYourEvent`, and what `changing.change` raises.
    """
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    edit = edit_of(tx, id)
    if edit is None:
        raise Changed
    fields = _with(event, Said.from_data(_notes(tx, id)["told"]), edit)
    done = changing.change(tx, actor, id, event.revision, fields)
    _settled(tx, id)
    return done


def put_back(tx: Transaction, actor: Actor, id: EventId) -> EventView:  # noqa: A002
    """Discord shows again what ours says, soon. Raises `Changed` and `NotYourEvent`."""
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    if edit_of(tx, id) is None:
        raise Changed
    _settled(tx, id)
    return reading.view(tx, actor, event)


def announce_again(tx: Transaction, actor: Actor, id: EventId, part: str) -> EventView:  # noqa: A002
    """What somebody removed on Discord is made again, soon. Raises `NotYourEvent`."""
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    mirroring.again(tx, id, Part(part))
    return reading.view(tx, actor, event)


def _settled(tx: Transaction, event: EventId) -> None:
    # Without what was sent last, the look that comes finds a difference and tells Discord what ours says.
    mirrors.note_shown(tx, event, Part.SCHEDULED.value, {**_notes(tx, event), "edited": None, "sent": None})


def _notes(tx: Transaction, event: EventId) -> dict[str, Any]:
    return dict((mirrors.load(tx, event).shown or {}).get(Part.SCHEDULED.value) or {})


def _with(event: Event, told: Said, edit: Said) -> EventFields:
    fields, changed = EventFields.of(event), set(edit.differs(told))
    if "name" in changed:
        fields = replace(fields, title=edit.name)
    if "text" in changed:
        fields = replace(fields, description=_description(event, told, edit))
    if changed & {"starts_at", "ends_at"}:
        fields = replace(fields, span=_span(event, edit))
    if changed & {"where", "location", "channel"}:
        fields = replace(fields, place=_place(event, told, edit))
    return fields


def _description(event: Event, told: Said, edit: Said) -> str:
    """What was written there; where Discord had no room for the end of ours, that end stays."""
    shown, written = (without_mark(one.text, event.code) for one in (told, edit))
    whole, begun = event.description.strip(), shown.removesuffix(CUT)
    if begun != shown != whole and whole.startswith(begun) and written.endswith(CUT):
        return written.removesuffix(CUT) + whole[len(begun) :]
    return written


def _span(event: Event, edit: Said) -> Span:
    """The same instants as clocks of the event's zone show them."""
    at = edit.starts_at.astimezone(ZoneInfo(event.span.zone))
    lasts = event.span.minutes
    if edit.ends_at is not None:
        lasts = round((edit.ends_at - edit.starts_at) / timedelta(minutes=1))
    return Span(at.replace(tzinfo=None), event.span.zone, lasts)


def _place(event: Event, told: Said, edit: Said) -> Place:
    both = event.place.manner is Manner.HYBRID
    # Discord shows a room of its own without the hall beside it: who changes the room did not mean the hall.
    hall = event.place.venue if both and told.where is not Where.EXTERNAL else ""
    if edit.where is not Where.EXTERNAL:
        room = RoomKind.STAGE if edit.where is Where.STAGE else RoomKind.VOICE
        return Place(Manner.HYBRID if hall else Manner.ONLINE, hall, room)
    if both and not hall:
        # Discord shows "Tank hall, and online": where only the hall was changed, the room on the net stays.
        before, _, after = told.location.partition(event.place.venue)
        shown = edit.location.removeprefix(before).removesuffix(after)
        if shown.strip() and f"{before}{shown}{after}" == edit.location:
            return replace(event.place, venue=shown.strip())
    found = typed.place(edit.location)
    return replace(found, manner=Manner.HYBRID, venue=hall) if hall and not found.venue else found
