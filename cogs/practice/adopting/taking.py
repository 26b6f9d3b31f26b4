"""Taking a practice over: typed, shown as understood, asked back, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.text import plain
from cogs.practice.adopting import controls
from cogs.practice.adopting.cards import adoption_card
from cogs.practice.adopting.draft_cards import draft_card, dropped, fields
from cogs.practice.answering import answer
from domain.actors import Role
from domain.errors import Changed, DomainError, NotAllowed
from domain.practices.model import PracticeId
from services.practices.adopting import drafting
from services.practices.adopting.views import Typed

if TYPE_CHECKING:
    from cogs.kit import Press

_TITLE = 120


async def open_window(press: Press, practice: int, typed: Typed) -> None:
    """The window, with what a command said already. Raises what `drafting.before` raises."""
    await press.read(drafting.before, PracticeId(practice))
    t = press.t
    found = fields(typed, t, coordinates=_coordinates(press))
    await press.open(controls.typed.modal(press.network, t.text("Adopt a practice"), found, practice))


def _coordinates(press: Press) -> bool:
    return press.actor is not None and Role.COORDINATOR in press.actor.roles


@controls.adopt.handler
async def _adopt(press: Press, practice: int) -> None:
    await open_window(press, practice, Typed())


@controls.typed.handler
async def _typed(press: Press, practice: int) -> None:
    known = {name: value.strip() for name, value in press.fields.items()}
    draft = await press.write(drafting.begin, PracticeId(practice), Typed(**known))
    await answer(press, draft_card(draft, press.t))


@controls.change.handler
async def _change(press: Press, draft: int) -> None:
    found = await press.read(drafting.load, draft)
    t = press.t
    wanted = fields(found.typed, t, coordinates=_coordinates(press))
    await press.open(controls.changed.modal(press.network, t.text("Adopt a practice"), wanted, draft))


@controls.changed.handler
async def _changed(press: Press, draft: int) -> None:
    await answer(press, draft_card(await press.write(drafting.retype, draft, press.fields), press.t))


@controls.choose_day.handler
async def _choose_day(press: Press, draft: int, turn: int, day: str) -> None:
    await answer(press, draft_card(await press.write(drafting.choose_day, draft, turn, day), press.t))


@controls.confirm.handler
async def _confirm(press: Press, draft: int, turn: int) -> None:
    found = await press.read(drafting.load, draft)
    # Translators: the title of a milestone in a plan
    title = press.t.text("Adopt: {title}", title=plain(found.shown.title, _TITLE))
    try:
        done = await press.write(drafting.adopt, draft, turn, title)
    except (Changed, NotAllowed):
        raise
    except DomainError:
        # Something else was done since the card was drawn: it says now what stands in the way.
        again = await press.read(drafting.load, draft)
        if again.ready:
            raise
        await answer(press, draft_card(again, press.t))
        return
    t = press.t
    said = t.text("**Adopted.** Its author is told.")
    await answer(press, adoption_card(done, t, said))


@controls.drop.handler
async def _drop(press: Press, draft: int) -> None:
    await press.write(drafting.drop, draft)
    await press.update(dropped(press.t))
