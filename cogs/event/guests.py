"""Guests are invited by their addresses, from the list of who comes: first what it would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event import controls
from cogs.event.cards.guests import guests_card
from cogs.event.cards.lists import people_card
from cogs.event.looking import answer
from cogs.event.windows import guests_fields
from domain.events.model import EventId
from services.events import reading
from services.events.guests import inviting

if TYPE_CHECKING:
    from cogs.kit import Press


@controls.guests.handler
async def _guests(press: Press, event: int) -> None:
    language = await press.read(inviting.language_of, EventId(event))
    fields = guests_fields(language, press.t)
    await press.open(controls.guests_typed.modal(press.network, press.t.text("Invite guests"), fields, event))


@controls.guests_typed.handler
async def _typed(press: Press, event: int) -> None:
    pasted, language = press.fields.get("addresses", ""), press.fields.get("language", "")
    found = await press.write(inviting.keep, EventId(event), pasted, language)
    await answer(press, guests_card(found, press.t))


@controls.guests_asked.handler
async def _asked(press: Press, event: int, draft: int) -> None:
    await press.write(inviting.send_kept, draft)
    said = press.t.text("**Done.** The invitations are on their way.")
    await answer(press, people_card(await press.read(reading.people, EventId(event)), press.t, said=said))
