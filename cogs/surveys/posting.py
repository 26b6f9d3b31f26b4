"""Putting cards into the partners' channels, invitations and reminders: those that are due, once each.

What is due are rows, so a crash between two cards loses none. Before a card is posted again after a crash
(when the bot starts), the channel's latest messages are searched for it: Discord remembers a nonce for
minutes only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from cogs.surveys import controls
from cogs.surveys.cards.invitation import invitation
from cogs.surveys.cards.nudge import nudge
from domain.actors import NetworkId
from domain.records import Record
from domain.surveys import CardPlace
from locales import translator
from services.surveys import inviting, nudging

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from discord.ui import LayoutView

    from services.core import Core
    from services.surveys.signed_views import DueNudge
    from services.surveys.views import DueInvitation

_LOOK_BACK: Final = 50
_log = structlog.get_logger(__name__)


class _Due(Record):
    """A card that is due: where, with which nonce, how it is drawn, and what is told once it is there or not.

    `mark` is a custom_id that only this card has: how it is found again in a channel's history.
    """

    channel: int | None
    nonce: str
    mark: str
    draw: Callable[[], LayoutView]
    settle: Callable[[CardPlace | None, str | None], Awaitable[None]]


async def post_due(client: discord.Client, core: Core, only: int | None = None) -> None:
    """Post the cards that are due, in one network or (when the bot starts) in all of them.

    Safe to call twice at once: the nonce is the same. A card that no answer came for stays due.
    """
    network = None if only is None else NetworkId(only)
    cards = [_invitation(core, due) for due in await core.look_across(inviting.due, network)]
    cards += [_nudge(core, due) for due in await core.look_across(nudging.due, network)]
    for due in cards:
        try:
            place, problem = await _post(client, due, look_back=only is None)
        except (OSError, aiohttp.ClientError) as error:
            _log.warning("card_not_posted", card=due.nonce, error=repr(error))
            continue
        await due.settle(place, problem)


def _invitation(core: Core, due: DueInvitation) -> _Due:
    about = due.about

    async def settle(place: CardPlace | None, problem: str | None) -> None:
        await core.across(inviting.settle, due, place, problem)

    return _Due(
        channel=due.channel,
        nonce=f"inv-{about.wave.id}-{due.partner}",
        mark=controls.privacy.id(about.network, about.wave.id),
        draw=lambda: invitation(about, translator(due.language)),
        settle=settle,
    )


def _nudge(core: Core, due: DueNudge) -> _Due:
    async def settle(place: CardPlace | None, problem: str | None) -> None:
        await core.across(nudging.settle, due, place, problem)

    return _Due(
        channel=due.channel,
        nonce=f"nudge-{due.id}",
        mark=controls.reminded.id(due.network, due.about.wave.id, due.id),
        draw=lambda: nudge(due, translator(due.language)),
        settle=settle,
    )


async def _post(client: discord.Client, due: _Due, *, look_back: bool) -> tuple[CardPlace | None, str | None]:
    if due.channel is None:
        return None, "no_channel"
    channel = client.get_partial_messageable(due.channel)
    try:
        posted = await _posted_before(channel, due.mark) if look_back else None
        message = posted or await channel.send(view=due.draw(), nonce=due.nonce[:25])
    except discord.NotFound:
        return None, "gone"
    except discord.Forbidden:
        return None, "forbidden"
    except discord.HTTPException as error:
        _log.warning("card_refused", card=due.nonce, status=error.status, code=error.code)
        return None, "discord"
    return CardPlace(channel.id, message.id), None


async def _posted_before(channel: discord.PartialMessageable, mark: str) -> discord.Message | None:
    async for message in channel.history(limit=_LOOK_BACK):
        if mark in str([component.to_dict() for component in message.components]):
            return message
    return None
