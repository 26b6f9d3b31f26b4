"""Strategic innovation plans in chat.

`/plan show`, `due`, `board`, `history`; `new`, `zone`, `action`, `milestone`.

What a person lives through:

1. `/plan show` lists the plans; choosing one opens its card, from there the zones, their actions, their
   milestones. Whoever knows a code ("P2.Z1.A3.M2") or a title types it and is there at once.
2. `/plan due` says what is overdue or due in the next 30 days: one's own, one's partner's, everybody's.
   `/plan board` shows all milestones by status or by partner, `/plan history` who changed what, when and why.
3. The coordination types `/plan new` and `/plan zone`, a contact `/plan action` and `/plan milestone`: a
   command names what it goes into (completed while one types), a window takes the rest. A day is typed as
   people say it, and said back before anything is made. What cannot be taken as it was typed is kept, and
   the window opens again with it.
4. A zone can start from what is weak in the self-assessment of the region's partners.
5. Before a milestone is due its owner gets a reminder: Done (with what shows it), In progress, Postpone,
   Reassign, Comment. A later day within the days that owners have is set at once; beyond them the
   coordination is asked, and answers on its own notice.

6. Who is named and has not joined is recognised by their e-mail address when they do; else a contact or the
   coordination says who they are, at a milestone or from the list of those who have not joined.

`controls` declares what can be pressed, `cards` draws, `windows` makes what is typed into; `looking` shows,
`making` makes and edits, `joining` says who is who, `working` is for owners, `evidence` for what shows a
milestone, `answering` for the coordination; `dates` reads days, `suggestions` completes, `notices` says
what is said unasked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.kit import KitBot


async def setup(bot: KitBot) -> None:
    """Add the commands, and let the presses be known by importing them."""
    from cogs.plan.commands import add  # noqa: PLC0415 - a cog is loaded when the bot asks for it

    await add(bot)
