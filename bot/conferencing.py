"""Rooms on BigBlueButton and Jitsi servers: made when the first person comes, by their own ways of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

import aiohttp
import structlog
from yarl import URL

from domain.conferencing import bigbluebutton, jitsi
from domain.events.errors import ConferenceAway
from domain.events.model import RoomKind
from domain.records import Record

if TYPE_CHECKING:
    from bot.config import Config
    from services.events.joining import Pass

SECONDS: Final = 10.0
LARGEST: Final = 4_194_304
"""Bytes of an answer."""
_log = structlog.get_logger(__name__)


class Conferences(Record):
    """The servers that are set up; each may be missing. Implements `services.conferencing.Conferences`."""

    bbb: bigbluebutton.Server | None = None
    jitsi: jitsi.Server | None = None

    @classmethod
    def of(cls, config: Config) -> Self:
        """Those that the configuration names."""
        bbb = room = None
        if config.bbb_url and config.bbb_secret is not None:
            api = bigbluebutton.api_of(config.bbb_url)
            bbb = bigbluebutton.Server(api, config.bbb_secret.get_secret_value(), config.bbb_digest)
        if config.jitsi_url:
            secret = config.jitsi_secret.get_secret_value() if config.jitsi_secret else ""
            room = jitsi.Server(config.jitsi_url.rstrip("/"), config.jitsi_app_id or "", secret)
        return cls(bbb, room)

    def has(self, room: RoomKind) -> bool:
        """Whether there is a server of that kind."""
        return {RoomKind.BIGBLUEBUTTON: self.bbb, RoomKind.JITSI: self.jitsi}.get(room) is not None

    async def link(self, given: Pass) -> str:
        """The address by which one person comes in. Raises `ConferenceAway`."""
        room = jitsi.room_of(given.event.code, given.token)
        if given.event.place.room is RoomKind.JITSI and self.jitsi is not None:
            return self.jitsi.join(
                room,
                name=given.name,
                person=given.person,
                moderates=given.moderates,
                now=given.now,
                until=given.until,
            )
        if given.event.place.room is RoomKind.BIGBLUEBUTTON and self.bbb is not None:
            return await self._bigbluebutton(self.bbb, room, given)
        raise ConferenceAway(given.event.code)

    async def _bigbluebutton(self, server: bigbluebutton.Server, room: str, given: Pass) -> str:
        minutes = max(1, round((given.until - given.event.starts_at).total_seconds() / 60))
        create = server.create(
            room,
            given.event.title,
            viewer_password=given.viewer_password,
            moderator_password=given.moderator_password,
            minutes=minutes,
        )
        try:
            bigbluebutton.read(await fetched(create))
        except (bigbluebutton.Refused, OSError, TimeoutError, aiohttp.ClientError) as error:
            # An address would show what signs it: only what kind of trouble it is.
            said = error.key if isinstance(error, bigbluebutton.Refused) else type(error).__name__
            if said != bigbluebutton.IS_THERE:
                _log.warning("conference_away", id=int(given.event.id), said=said)
                raise ConferenceAway(given.event.code) from None
        role = bigbluebutton.Role.MODERATOR if given.moderates else bigbluebutton.Role.VIEWER
        return server.join(room, given.name, role, given.person)


async def fetched(address: str) -> bytes:
    """What a server answers to a call. Raises `OSError`, `TimeoutError`, `aiohttp.ClientError`."""
    limits = aiohttp.ClientTimeout(total=SECONDS)
    # As it was signed: written in another way, its sum is wrong.
    exact = URL(address, encoded=True)
    async with aiohttp.ClientSession(timeout=limits) as session, session.get(exact) as answer:
        answer.raise_for_status()
        data = await answer.content.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise OSError("the answer is too large")
        return data
