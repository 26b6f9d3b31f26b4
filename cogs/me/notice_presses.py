"""What happens when something is pressed on a message that brought notices: nothing is kept, all is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import notice_controls as controls
from cogs.kit.notice_cards import alone
from cogs.kit.notices import tells
from cogs.me import notice_cards as cards
from domain.notices import Rhythm
from domain.notices.snoozing import Snooze
from domain.surveys import CardPlace
from services.notices import looking, preferences, pressing

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press


def _place(press: Press) -> CardPlace | None:
    """Where the message lies that was pressed; None where the presser's own answer was."""
    message = press.interaction.message
    if message is None or message.flags.ephemeral:
        return None
    return CardPlace(message.channel.id, message.id)


@controls.later.handler
async def _later(press: Press, delivery: int) -> None:
    await press.write(pressing.arrived, delivery, _place(press))
    await press.reply(cards.until_when(_network(press), delivery, press.core.now(), press.t.zone, press.t))


@controls.snooze.handler
async def _snooze(press: Press, delivery: int, how: str) -> None:
    done = await press.write(pressing.snooze, delivery, Snooze(how), _place(press))
    await press.update(cards.put_off(done, press.t))


@controls.settings.handler
async def _settings(press: Press, delivery: int) -> None:
    await press.write(pressing.arrived, delivery, _place(press))
    await press.reply(await _how_often(press, delivery))


@controls.rhythm.handler
async def _rhythm(press: Press, delivery: int, group: str) -> None:
    await press.write(preferences.choose_rhythm, group, Rhythm(press.values[0]))
    await press.update(await _how_often(press, delivery))


@controls.look.handler
async def _look(press: Press, delivery: int) -> None:
    await press.write(pressing.arrived, delivery, _place(press))
    told = await press.read(looking.look, delivery, int(press.values[0]), tells())
    if not told.lines:
        (gone,) = told.silent
        about = await press.read(looking.about, gone)
        await press.reply(cards.settled(_network(press), gone.kind, about, press.t))
        return
    ((notice, view),) = told.lines
    await press.reply(alone(notice, view, told, press.t))


async def _how_often(press: Press, delivery: int) -> LayoutView:
    found = await press.read(preferences.mine)
    kinds = await press.read(pressing.kinds_of, delivery)
    groups = preferences.groups_of(kinds)
    return cards.how_often(_network(press), delivery, groups, found, press.t)


def _network(press: Press) -> int:
    return press.network or 0
