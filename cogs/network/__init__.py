"""The network in chat: `/network setup`, its partners, its members, and its habits.

`/network setup` leads in three steps from an empty server to a network: what it is called and which language
and time zone it works in; who belongs to it, typed one partner a line; and what will be made on the server,
before it is. Each answer is committed as a draft at once. Confirming makes roles, a category, the
coordination's channel and a private one for each partner, says what it did, and can be run again: what is
there is kept, what is missing is made, nothing twice.

`/network partners` lists the partners and opens a card for each, where the coordination adds and changes
them (`partners/`). `/network import` takes partners and people from a spreadsheet (`importing/`). `/network
deliveries` says what became of the network's notifications (`deliveries/`); `/network reminders` when
milestones are reminded of (`reminders/`).

`controls` declares what can be pressed, `cards` draws, `presses` and `assigning` do what was pressed,
`commands` what was typed, `looking` reads a server, `building` carries its plan out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.network.commands import add  # noqa: PLC0415 - a cog is loaded when the bot asks for it

    await add(bot)
