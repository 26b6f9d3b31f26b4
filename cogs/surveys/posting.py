"""Putting invitation cards into the partners' channels: those that are due, once each.

Due invitations are rows, so a crash between two cards loses none. Before a card is posted again after a
crash (when the bot starts), the channel's latest messages are searched for it: Discord remembers a nonce
for minutes only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from cogs.surveys import controls
from cogs.surveys.cards.invitation import invitation
from domain.actors import NetworkId
from domain.surveys import CardPlace
from locales import translator
from services.surveys import inviting

if TYPE_CHECKING:
    from services.core import Core
    from services.surveys.views import DueInvitation

_LOOK_BACK: Final = 50
_log = structlog.get_logger(__name__)


async def post_due(client: discord.Client, core: Core, only: int | None = None) -> None:
    """Post the invitation cards that are due, in one network or (when the bot starts) in all of them.

    Safe to call twice at once: the nonce is the same. A card that no answer came for stays due.
    """
    network = None if only is None else NetworkId(only)
    for due in await core.look_across(inviting.due, network):
        try:
            place, problem = await _post(client, due, look_back=only is None)
        except (OSError, aiohttp.ClientError) as error:
            _log.warning("invitation_not_posted", partner=due.partner, error=repr(error))
            continue
        await core.across(inviting.settle, due, place, problem)


async def _post(
    client: discord.Client, due: DueInvitation, *, look_back: bool
) -> tuple[CardPlace | None, str | None]:
    if due.channel is None:
        return None, "no_channel"
    channel = client.get_partial_messageable(due.channel)
    card = invitation(due.about, translator(due.language))
    try:
        posted = await _posted_before(channel, due) if look_back else None
        message = posted or await channel.send(view=card, nonce=f"inv-{due.about.wave.id}-{due.partner}"[:25])
    except discord.NotFound:
        return None, "gone"
    except discord.Forbidden:
        return None, "forbidden"
    except discord.HTTPException as error:
        _log.warning("invitation_refused", partner=due.partner, status=error.status, code=error.code)
        return None, "discord"
    return CardPlace(channel.id, message.id), None


async def _posted_before(channel: discord.PartialMessageable, due: DueInvitation) -> discord.Message | None:
    wanted = controls.open_questionnaire.id(due.about.network, due.about.wave.id)
    async for message in channel.history(limit=_LOOK_BACK):
        if wanted in str([component.to_dict() for component in message.components]):
            return message
    return None
