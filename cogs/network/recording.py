"""A consent given on paper: for whom, to what, how and when; recorded, and told to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord

from cogs.kit import Card, Field, page_line, page_row, paged, plain, safe
from cogs.network import controls
from domain.actors import MemberId
from domain.consents import ASKED, RECORDABLE, Purpose, Said
from services import behalf
from templates.words.consents import purpose_title, told_how, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.people import Member
    from locales import Translator
    from services.behalf import Kept

PAGE: Final = 25


def choose_card(people: Sequence[Member], network: int, t: Translator, page: int = 0) -> LayoutView:
    """What can be recorded, in which words, and for whom."""
    shown = paged(people, page, PAGE)
    card = Card(t, "network").small(t.text("A consent given on paper"))
    card.title(t.text("Who agreed?"))
    card.text(
        t.text(
            "Record only a yes to these very words. They are told that you recorded it, and can take it back."
        )
    )
    for purpose in RECORDABLE:
        card.text(f"**{purpose_title(purpose, t)}**\n> {wording(ASKED[purpose], t)}")
    if shown.items:
        options = [
            discord.SelectOption(
                label=plain(one.name, 100), value=str(one.id), description=plain(one.function, 100) or None
            )
            for one in shown.items
        ]
        card.picker(controls.record_for.select(network, options, placeholder=t.text("Choose a member…")))
    else:
        card.text(t.text("There is nobody for whom you could record one."))
    card.row(*page_row(t, controls.record, network, shown))
    note = t.text("That mails may go to an address is said by its owner alone.")
    return card.footer("\n".join(filter(None, [note, page_line(t, shown)]))).view()


def recorded_card(kept: Kept, t: Translator) -> LayoutView:
    """What was recorded."""
    found = kept.recorded
    card = Card(t, "network").small(t.text("Recorded"))
    card.title(
        t.text("{name}: {what}", name=safe(kept.member.name, 60), what=purpose_title(found.purpose, t))
    )
    card.text(
        t.text(
            "Agreed on {date}, {how}. They are told that you recorded it, and can take it back.",
            date=t.date(found.given_at),
            how=told_how(found.told, t),
        )
    )
    return card.view()


@controls.record.handler
async def _record(press: Press, page: int) -> None:
    people = await press.read(behalf.people)
    await press.update(choose_card(people, press.network or 0, press.t, page))


@controls.record_for.handler
async def _for(press: Press) -> None:
    await press.meet()
    t = press.t
    fields = [
        Field(
            "what",
            t.text("What they agreed to"),
            RECORDABLE[0].value,
            options=tuple((one.value, plain(purpose_title(one, t), 100)) for one in RECORDABLE),
        ),
        Field(
            "how",
            t.text("How they said so"),
            Said.PAPER.value,
            options=tuple((one.value, plain(told_how(one, t), 100)) for one in Said),
        ),
        Field(
            "day",
            t.text("On which day"),
            required=False,
            max_length=40,
            placeholder="31/01/2027",
            # Translators: hint in a window, max=100
            hint=t.text("The day on the paper. Left open: today"),
        ),
    ]
    member = int(press.values[0])
    # Translators: title of a window, max=45
    await press.open(
        controls.recorded.modal(press.network, t.text("A consent given on paper"), fields, member)
    )


@controls.recorded.handler
async def _recorded(press: Press, member: int) -> None:
    purpose, told = Purpose(press.fields["what"]), Said(press.fields["how"])
    kept = await press.write(behalf.record, MemberId(member), purpose, told, press.fields["day"])
    await press.update(recorded_card(kept, press.t))
