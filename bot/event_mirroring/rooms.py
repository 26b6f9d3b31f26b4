"""A voice or stage channel for an event: there a little before it begins, gone when it is over and empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.event_mirroring.at import REASON
from domain.events.model import RoomKind
from domain.events.on_discord import called, room_wanted
from services.events import mirroring
from services.events.mirroring import Part

if TYPE_CHECKING:
    from bot.event_mirroring.at import At
    from services.events.mirroring import Wanted

Room = discord.VoiceChannel | discord.StageChannel


def due(at: At, wanted: Wanted) -> bool:
    """Whether it is to be made, opened to somebody, called otherwise or taken away."""
    known = wanted.mirror.room
    if not room_wanted(wanted.event, at.now):
        return known is not None and not _people_in(at, known)
    if known is None or at.guild.get_channel(known) is None:
        return True
    notes = wanted.notes(Part.ROOM)
    return notes.get("name") != called(wanted.event) or notes.get("open_to") != _open_to(wanted)


async def keep(at: At, wanted: Wanted) -> None:
    """Do what is due. Raises `Hindered` and `discord.HTTPException`."""
    known = wanted.mirror.room
    room = None if known is None else at.guild.get_channel(known)
    if not room_wanted(wanted.event, at.now):
        if isinstance(room, Room):
            if room.members:
                return
            at.need("manage_channels")
            await room.delete(reason=REASON)
        await at.core.across(mirroring.note, wanted, Part.ROOM, None, making=None)
        return
    at.need("manage_channels")
    if known is not None and room is None:
        await at.core.across(mirroring.gone, wanted, Part.ROOM)
    if not isinstance(room, Room):
        await _make(at, wanted)
        return
    name, before = called(wanted.event), wanted.notes(Part.ROOM).get("name")
    if before != name and room.name == before:
        await room.edit(name=name, reason=REASON)
    open_to = _open_to(wanted)
    if wanted.notes(Part.ROOM).get("open_to") != open_to:
        # The role of those who have a seat came after the room, or the event is for others now.
        at.need("manage_roles", room)
        await room.edit(overwrites=_let(at, wanted), reason=REASON)
    await at.core.across(mirroring.note, wanted, Part.ROOM, room.id, name=name, open_to=open_to)


async def _make(at: At, wanted: Wanted) -> None:
    name = called(wanted.event)
    there: list[Room] = [*at.guild.voice_channels, *at.guild.stage_channels]
    room = next((one for one in there if one.name == name and at.made_then(one.id, wanted, Part.ROOM)), None)
    if room is None:
        await at.core.across(mirroring.making, wanted, Part.ROOM)
        stage = wanted.event.place.room is RoomKind.STAGE and "COMMUNITY" in at.guild.features
        make = at.guild.create_stage_channel if stage else at.guild.create_voice_channel
        # Only what the bot holds itself can be said of a channel: who sees it may come in.
        room = await make(name, category=_category(at, wanted), overwrites=_let(at, wanted), reason=REASON)
    noted = {"name": name, "open_to": _open_to(wanted), "making": None}
    await at.core.across(mirroring.note, wanted, Part.ROOM, room.id, **noted)


def _let(
    at: At, wanted: Wanted
) -> dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]:
    """Who sees it: all who see the announcement's channel; else those for whom the event is."""
    shown = discord.PermissionOverwrite(view_channel=True)
    found: dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite] = {}
    open_to = _open_to(wanted)
    if open_to is not None:
        found[at.guild.default_role] = discord.PermissionOverwrite(view_channel=False)
        found[at.guild.me] = shown
        for reader in open_to:
            role = at.guild.get_role(reader)
            if role is not None:
                found[role] = shown
    return found


def _open_to(wanted: Wanted) -> list[int] | None:
    """The roles that may come in, those who have a seat among them; None for everybody."""
    if wanted.readers is None:
        return None
    return sorted(wanted.readers | {one for one in [wanted.mirror.role] if one is not None})


def _category(at: At, wanted: Wanted) -> discord.CategoryChannel | None:
    """Beside the announcement: there people look for it."""
    channel = at.guild.get_channel(wanted.mirror.channel or 0)
    return channel.category if channel is not None else None


def _people_in(at: At, known: int) -> bool:
    room = at.guild.get_channel(known)
    return isinstance(room, Room) and bool(room.members)
