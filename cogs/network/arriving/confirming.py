"""Asked of a contact: is who arrived one of them? And the record of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.kit.text import fitted
from cogs.network.arriving import controls
from cogs.network.partners.people import mirrored
from domain.actors import MemberId
from services.arriving import confirming

if TYPE_CHECKING:
    from cogs.kit import Press
    from domain.notices.reader import Reader
    from locales import Translator
    from services.arriving.views import ArrivedNotice, DisownedNotice, InvitationNotice


def arrived_card(found: ArrivedNotice, t: Translator, _reader: Reader) -> Card:
    """Who arrived, and the question whether they belong."""
    return _question(found, t)


def _question(found: ArrivedNotice, t: Translator) -> Card:
    card = Card(t, "network").small(t.text("Somebody has arrived"))
    name, partner = safe(found.name, 60), safe(found.partner, 60)
    card.title(t.text("Does {name} belong to {partner}?", name=name, partner=partner))
    card.text(safe(found.function, 80))
    card.text(
        t.text(
            "The coordination put them on its list, and they have joined. Say whether they are one of you: "
            "they answer for your partner."
        )
    )
    yes = controls.confirm.button(found.network, t.text("Yes"), int(found.member), style=ButtonStyle.primary)
    no = controls.disown.button(found.network, t.text("Not one of us"), int(found.member))
    return card.row(yes, no).footer(t.text("The coordination sees what you said."))


def arrived_line(found: ArrivedNotice, t: Translator) -> str:
    """The same in a line."""
    return t.text(
        "{name} has arrived: do they belong to {partner}?",
        name=fitted(found.name, 34),
        partner=fitted(found.partner, 34),
    )


def disowned_card(found: DisownedNotice, t: Translator, _reader: Reader) -> Card:
    """Who is without a partner now, who said so, and what can be done."""
    card = Card(t, "network").small(t.text("To be settled by the coordination"))
    card.title(disowned_line(found, t))
    return card.text(
        t.text(
            "They stay in the network, without a partner, and answer for nobody. Put them where they belong "
            "with `/network import` or `/network assign`, or let them go with `/network remove`."
        )
    )


def disowned_line(found: DisownedNotice, t: Translator) -> str:
    """The same in a line."""
    return t.text(
        "{by} says that {name} is not of {partner}",
        by=fitted(found.by, 30),
        name=fitted(found.name, 30),
        partner=fitted(found.partner, 30),
    )


def invited_line(found: InvitationNotice, t: Translator) -> str:
    """An invitation in a line."""
    return t.text("{network} invites you to take part", network=fitted(found.notice.network.name, 80))


@controls.asked.handler
async def _asked(press: Press, member: int) -> None:
    """The question, from a list of what waits. Raises `Changed` where it was answered by now."""
    found = await press.read(confirming.asked, MemberId(member))
    await press.reply(_question(found, press.t).view())


@controls.confirm.handler
async def _confirm(press: Press, member: int) -> None:
    done = await press.write(confirming.confirm, MemberId(member))
    t, name = press.t, safe(done.member.name, 60)
    partner = safe(done.partner.name if done.partner else "", 60)
    card = Card(t, "network").small(t.text("Confirmed"))
    card.title(t.text("{name} belongs to {partner}", name=name, partner=partner))
    await press.update(card.text(t.text("The coordination sees that you said so.")).view())


@controls.disown.handler
async def _disown(press: Press, member: int) -> None:
    was = await press.write(confirming.disown, MemberId(member))
    await mirrored(press, [was.mirror])
    t, name = press.t, safe(was.member.name, 60)
    partner = safe(was.partner.name if was.partner else "", 60)
    card = Card(t, "network").small(t.text("Said to the coordination"))
    card.title(t.text("{name} is not of {partner}", name=name, partner=partner))
    card.text(t.text("They answer for nobody until the coordination has settled where they belong."))
    await press.update(card.view())
