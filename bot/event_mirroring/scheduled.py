"""Discord's scheduled event: made, changed, begun, ended and called off as ours is."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import discord
import structlog

from bot.event_mirroring.at import REASON
from domain.events.on_discord import Said, State, Where, listed, room_wanted, said, state, steps
from locales import translator
from services.events import mirroring
from services.events.mirroring import Part
from templates.words.events import kind_name, on_discord_mark, place_line

if TYPE_CHECKING:
    from bot.event_mirroring.at import At
    from documents.events.cover import Cover
    from services.events.mirroring import Wanted

_FINISHED: Final = 180000
_log = structlog.get_logger(__name__)


def wanted_of(at: At, wanted: Wanted) -> Said:
    """What should stand there now. A room that is there, and open to all who see the event, is its place.

    A link into its room never is: everybody on the server reads this, and whoever has the link comes in.
    """
    t = translator(wanted.language, wanted.zone)
    event, (room, where) = wanted.event, _room(at, wanted)
    place = place_line(event.place, t)
    return said(event, place, on_discord_mark(event, wanted.network_name, t), room, where)


def due(at: At, wanted: Wanted) -> bool:
    """Whether anything is to be done, as far as the notes tell."""
    notes, to_be = wanted.notes(Part.SCHEDULED), state(wanted.event, at.now)
    if wanted.mirror.scheduled is None:
        if not listed(wanted.event):
            return wanted.problem(Part.SCHEDULED) is not None
        return to_be is State.SCHEDULED and at.fits and not {"gone", "over"} & set(notes)
    if at.unsure or not listed(wanted.event) or not to_be.open or (to_be is State.SCHEDULED and not at.fits):
        return True
    return notes.get("state") != int(to_be) or wanted.sent != wanted_of(at, wanted)


async def keep(at: At, wanted: Wanted) -> None:
    """Do what is due. Raises `Hindered` and `discord.HTTPException`."""
    if wanted.mirror.scheduled is None:
        # For one that is not to stand there nothing is in the way any more, which the keeper notes.
        if listed(wanted.event):
            await _make(at, wanted)
        return
    actual = await _fetched(at, wanted.mirror.scheduled)
    to_be = state(wanted.event, at.now)
    if not listed(wanted.event):
        await _withdraw(at, wanted, actual)
    elif actual is None or not State(actual.status.value).open:
        await _is_gone(at, wanted, to_be)
    elif not to_be.open:
        await _end(at, wanted, actual, to_be)
    elif to_be is State.SCHEDULED and not at.fits:
        # A nearer one needs its place; this one has it back when there is room.
        await _withdraw(at, wanted, actual)
    else:
        await _in_line(at, wanted, actual, to_be)


async def _withdraw(at: At, wanted: Wanted, actual: discord.ScheduledEvent | None) -> None:
    """It stands there no more, or not for now."""
    if actual is not None and State(actual.status.value).open:
        await actual.delete(reason=REASON)
    await at.core.across(mirroring.note, wanted, Part.SCHEDULED, None, sent=None, edited=None)


async def _make(at: At, wanted: Wanted) -> None:
    at.need("create_events")
    before = await _made_before(at, wanted)
    to_be, cover = wanted_of(at, wanted), _cover(wanted)
    if before is None:
        await at.core.across(mirroring.making, wanted, Part.SCHEDULED)
        before = await _create(at, to_be, cover)
    await _note(at, wanted, before, to_be, cover)


async def _create(at: At, to_be: Said, cover: Cover) -> discord.ScheduledEvent:
    picture = await _drawn(at, cover)
    fields: dict[str, Any] = {
        "name": to_be.name,
        "description": to_be.text,
        "start_time": to_be.starts_at,
        "end_time": to_be.ends_at,
        "privacy_level": discord.PrivacyLevel.guild_only,
        "entity_type": discord.EntityType(int(to_be.where)),
        "reason": REASON,
        **_place(to_be),
        **({"image": picture} if picture else {}),
    }
    return await at.guild.create_scheduled_event(**fields)


async def _made_before(at: At, wanted: Wanted) -> discord.ScheduledEvent | None:
    """One that a process made and could not note: ours by its maker, its mark and its name."""
    if not wanted.notes(Part.SCHEDULED).get("making"):
        return None
    to_be, me = wanted_of(at, wanted), at.guild.me.id
    for one in await at.guild.fetch_scheduled_events():
        ours = one.creator_id == me and one.name == to_be.name and (one.description or "") == to_be.text
        if ours and at.made_then(one.id, wanted, Part.SCHEDULED):
            return one
    return None


async def _in_line(at: At, wanted: Wanted, actual: discord.ScheduledEvent, to_be: State) -> None:
    shown, says, told = _said(actual), wanted_of(at, wanted), wanted.told
    moved = wanted.sent != says
    if shown == told and wanted.notes(Part.SCHEDULED).get("edited"):
        # People made it again as it was: nothing is to be answered any more.
        await at.core.across(mirroring.note, wanted, Part.SCHEDULED, actual.id, edited=None)
    if not moved and told is not None and shown != told:
        await at.core.across(mirroring.edited, wanted, shown)
        if wanted.notes(Part.SCHEDULED).get("state") == int(to_be):
            return
    cover = _cover(wanted)
    change = _change(shown, says, State(actual.status.value), at) if moved else {}
    if moved and wanted.notes(Part.SCHEDULED).get("cover") != _stamp(cover):
        picture = await _drawn(at, cover)
        change |= {"image": picture} if picture else {}
    if change:
        actual = await actual.edit(**change, reason=REASON)
    for step in steps(State(actual.status.value), to_be):
        actual = await actual.edit(status=discord.EventStatus(int(step)), reason=REASON)
    if moved or wanted.notes(Part.SCHEDULED).get("state") != int(to_be):
        await _note(at, wanted, actual, says if moved else None, cover if moved else None, to_be)


def _change(shown: Said, says: Said, is_in: State, at: At) -> dict[str, Any]:
    """What to send: nothing that stands there already, and no start that is over or of one that has begun."""
    changed = set(shown.differs(says))
    fields: dict[str, Any] = {}
    if "name" in changed:
        fields["name"] = says.name
    if "text" in changed:
        fields["description"] = says.text
    if "starts_at" in changed and is_in is State.SCHEDULED and says.starts_at > at.now:
        fields["start_time"] = says.starts_at
    if "ends_at" in changed and says.ends_at is not None and says.ends_at > at.now:
        fields["end_time"] = says.ends_at
    if changed & {"where", "location", "channel"} and (is_in is State.SCHEDULED or shown.where is says.where):
        fields |= {"entity_type": discord.EntityType(int(says.where)), **_place(says)}
        if says.where is Where.EXTERNAL and says.ends_at is not None:
            fields["end_time"] = says.ends_at
    return fields


async def _end(at: At, wanted: Wanted, actual: discord.ScheduledEvent, to_be: State) -> None:
    for step in steps(State(actual.status.value), to_be):
        try:
            actual = await actual.edit(status=discord.EventStatus(int(step)), reason=REASON)
        except discord.HTTPException as error:
            # Discord ends some by itself, perhaps just now.
            if error.code != _FINISHED and error.status != 404:
                raise
            break
    await at.core.across(mirroring.over, wanted, to_be, at.now)


async def _is_gone(at: At, wanted: Wanted, to_be: State) -> None:
    """Somebody cancelled it there, or it is over there."""
    if to_be is State.SCHEDULED:
        await at.core.across(mirroring.gone, wanted, Part.SCHEDULED)
    else:
        await at.core.across(mirroring.over, wanted, to_be, at.now)


async def _note(
    at: At,
    wanted: Wanted,
    actual: discord.ScheduledEvent,
    says: Said | None,
    cover: Cover | None,
    is_in: State | None = None,
) -> None:
    noted: dict[str, Any] = {"making": None, "state": int(is_in or State(actual.status.value))}
    if says is not None:
        noted |= {"sent": says.as_data(), "told": _said(actual).as_data(), "edited": None}
    if cover is not None:
        noted["cover"] = _stamp(cover)
    await at.core.across(mirroring.note, wanted, Part.SCHEDULED, actual.id, **noted)


async def _fetched(at: At, id: int) -> discord.ScheduledEvent | None:  # noqa: A002
    try:
        return await at.guild.fetch_scheduled_event(id)
    except discord.NotFound:
        return None


def _said(actual: discord.ScheduledEvent) -> Said:
    return Said(
        actual.name,
        actual.description or "",
        actual.start_time.replace(microsecond=0),
        None if actual.end_time is None else actual.end_time.replace(microsecond=0),
        Where(actual.entity_type.value),
        actual.location or "",
        actual.channel_id,
    )


def _place(says: Said) -> dict[str, Any]:
    if says.where is Where.EXTERNAL:
        return {"location": says.location}
    return {"channel": discord.Object(says.channel or 0)}


def _room(at: At, wanted: Wanted) -> tuple[int | None, Where]:
    """Its room, where the bot may hold an event there: for a stage that takes moderating rights.

    One that is about to go is none: Discord calls off what stands in a channel that is removed.
    """
    room = at.guild.get_channel(wanted.mirror.room or 0)
    if room is None or not room_wanted(wanted.event, at.now):
        return None, Where.EXTERNAL
    may = room.permissions_for(at.guild.me)
    if isinstance(room, discord.StageChannel):
        moderates = may.manage_channels and may.mute_members and may.move_members
        return (room.id, Where.STAGE) if moderates else (None, Where.EXTERNAL)
    return (room.id, Where.VOICE) if may.view_channel and may.connect else (None, Where.EXTERNAL)


def _cover(wanted: Wanted) -> Cover:
    from documents.events.cover import Cover  # noqa: PLC0415 - the bot's start need not read how it is drawn

    t = translator(wanted.language, wanted.zone)
    event = wanted.event
    hues = sorted(type(event.kind))
    day = t.date(event.span.wall.date(), "long")
    return Cover(kind_name(event.kind, t), event.title, day, wanted.network_name, hues.index(event.kind))


def _stamp(cover: Cover) -> str:
    return hashlib.sha256(repr(cover).encode()).hexdigest()[:16]


async def _drawn(at: At, cover: Cover) -> bytes | None:
    """The picture; None where it cannot be drawn: the event goes without."""
    from documents.events.cover import cover_png  # noqa: PLC0415 - as above

    try:
        return await at.core.offload(cover_png, cover)
    except Exception as error:  # noqa: BLE001 - whatever went wrong in the worker, the event goes without
        _log.warning("cover_not_drawn", error=repr(error))
        return None
