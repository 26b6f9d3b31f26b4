"""Surveys in chat: `/survey invite`, `answer`, `status`, `results`, and the card that asks.

What a person lives through:

1. In their partner's channel stands an invitation. They press "Open my questionnaire".
2. In their direct messages a card says in three lines who asks, who will see what and how long it takes.
   They press "Start".
3. One question a card, edited in place: they press the button beside a sentence, or type its letter or
   its words. Back, "Don't know", "Not applicable", Pause; "More…" skips, lists, helps, changes the language.
4. Each chapter ends with where one stands, the minutes left, and room for something that shows it.
5. They look everything over, change an answer, send, and get a receipt and their result.
6. The partner's contact types `/survey sign`: how many answered, on what they agree, what differs. They take
   the proposals that lie close, look at the others one by one (who chose which sentence), decide, see what
   the signature would say, and sign: for the network to see, or for sums only.
7. `/survey results` shows the partner its result beside the network's median, in a picture, words and
   figures; the coordination the network's picture. `/survey status` says what is missing, and sends one
   kind reminder.

With direct messages closed the same card stands where they pressed, for their eyes only: choices by
button, text through a small window. `/survey answer` brings the card back from anywhere.

`controls` declares what can be pressed, `cards` draws, `presses` does what was pressed while answering,
`agreeing` on the way to the signature, `reading` on results and the status; `pictures` has charts drawn.
`commands` does what was typed as a command, `typing` what was typed as a message, `posting` puts invitations
and reminders into channels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.surveys import agreeing, presses, reading  # noqa: F401, PLC0415 - importing registers the handlers
    from cogs.surveys.commands import Surveys  # noqa: PLC0415 - a cog is loaded when the bot asks for it

    await bot.add_cog(Surveys(bot))
