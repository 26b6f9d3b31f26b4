"""What an interaction names by id, spelt out: `resolved`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.messages import attachments as files_of
from playground.payloads.channels import channel as channel_payload
from playground.payloads.guilds import member, role
from playground.payloads.messages import message
from playground.payloads.users import user

if TYPE_CHECKING:
    from playground.records.guilds import Channel
    from playground.records.messages import Attachment, Message
    from playground.state import Playground


class Resolver:
    """Collects what one interaction names. Each `…` method says whether the id names something here."""

    def __init__(self, pg: Playground, channel: Channel, person_id: int) -> None:
        self._pg = pg
        self._channel = channel
        self._person = person_id
        self.found: dict[str, dict[str, Any]] = {}

    def user(self, value: Any) -> bool:
        """A user of this server or conversation."""
        number = snowflakes.parse(value)
        known = self._pg.directory.users.get(number or 0)
        guild_id = self._channel.guild_id
        if known is None or (guild_id is None and known.id not in self._channel.recipients):
            return False
        self._add("users", known.id, user(known))
        belongs = self._pg.directory.member(guild_id, known.id) if guild_id is not None else None
        if belongs is not None:
            held = self._pg.access.in_channel(self._channel, known.id)
            self._add("members", known.id, member(belongs) | {"permissions": str(held)})
        return belongs is not None or guild_id is None

    def role(self, value: Any) -> bool:
        """A role of this server."""
        known = self._pg.directory.roles.get(self._channel.guild_id or 0, {}).get(
            snowflakes.parse(value) or 0
        )
        if known is not None:
            self._add("roles", known.id, role(known))
        return known is not None

    def mentionable(self, value: Any) -> bool:
        """A user or a role."""
        return self.role(value) or self.user(value)

    def channel(self, value: Any, types: list[int] | None) -> bool:
        """A channel of this server that the person sees, of one of these types."""
        known = self._pg.directory.channels.get(snowflakes.parse(value) or 0)
        if known is None or known.guild_id != self._channel.guild_id or (types and known.type not in types):
            return False
        held = self._pg.access.in_channel(known, self._person)
        shown = channel_payload(known, self._pg.directory, self._pg.messages, self._person)
        if held:
            self._add("channels", known.id, shown | {"permissions": str(held)})
        return bool(held)

    def sees(self, target: Message) -> bool:
        """Whether a message is in this channel and for this person's eyes."""
        return target.channel_id == self._channel.id and target.ephemeral_to in {None, self._person}

    def message(self, target: Message) -> None:
        """The message a message menu was opened on."""
        self._add("messages", target.id, message(target, self._pg.directory, self._pg.messages))

    def attachment(self, attachment: Attachment) -> None:
        """A file the person sent along."""
        self._add("attachments", attachment.id, files_of.shown(attachment, ephemeral=True))

    def _add(self, kind: str, number: int, shown: dict[str, Any]) -> None:
        self.found.setdefault(kind, {})[str(number)] = shown
