"""Events in chat: announced, answered, moved, called off.

What a person lives through:

1. `/event new` takes what it is, a title and a time; the preview says how that was understood, on all clocks,
   and what is good to know before. What is ambiguous is asked; what is wrong opens a window with all that was
   typed. One press announces it: a card in the channel, an invitation to everybody for whom it is.
2. Everybody answers on the card or on a notice, and reads what that means: a seat, a place in the queue, an
   offer and until when it holds. A contact says who of their partner comes. `/event list` and `/event show`
   find it again.
3. Who runs it moves, changes or calls it off; whom that concerns is counted before, and told after.

`controls` declares what can be pressed, `cards` draws, `windows` has the fields; `making` is for new events,
`looking` for looking and answering, `running` and `guests` for who runs one; `board` keeps announcements
current, `suggestions` completes, `notices` says what is said unasked, `todo` where what waits is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.event.commands import add  # noqa: PLC0415 - a cog is loaded when the bot asks for it
    from cogs.event.meeting.commands import add as add_meetings  # noqa: PLC0415

    await add(bot)
    await add_meetings(bot)
