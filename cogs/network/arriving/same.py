"""Two accounts that are one person: which of them stays, which goes into it, what goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.kit import Card, confirm, page_line, page_row, paged, plain, safe
from cogs.network.arriving import controls
from cogs.network.partners.people import mirrored
from domain.actors import ChannelKind, MemberId
from services import members
from services.members import Asked
from templates.words.arriving import no_contact
from templates.words.privacy import topic_title

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.people import Member
    from locales import Translator
    from services.members import Roster, Together

PAGE: Final = 25


def choose_card(
    lists: tuple[Roster, ...], network: int, t: Translator, kept: int = 0, page: int = 0
) -> LayoutView:
    """First who stays, then which other account is the same person."""
    rows = [
        (one.partner.name if one.partner else "", member)
        for one in lists
        for member in one.members
        if member.id != kept
    ]
    shown = paged(rows, page, PAGE)
    card = Card(t, "network").small(t.text("One person, two accounts"))
    who = next((m for one in lists for m in one.members if m.id == kept), None)
    if who is None:
        card.title(t.text("Who is known twice?"))
        card.text(t.text("Choose the account that stays: its name, partner and function are kept."))
    else:
        card.title(t.text("Which other account is {name}?", name=safe(who.name, 60)))
        card.text(t.text("You see what goes along before anything is done."))
    if shown.items:
        options = [_option(partner, member) for partner, member in shown.items]
        card.picker(controls.pick_same.select(network, options, kept, placeholder=t.text("Choose a member…")))
    card.row(*page_row(t, controls.same, network, shown, kept))
    return card.footer(page_line(t, shown)).view()


def ask_card(found: Together, network: int, t: Translator) -> LayoutView:
    """What goes along, before it is done: it cannot be undone."""
    kept, gone = safe(found.kept.member.name, 60), safe(found.gone.member.name, 60)
    ways = [
        f"<@{one.address}>" if one.kind is ChannelKind.DISCORD else safe(one.address, 80)
        for one in found.channels
    ]
    text = t.text(
        "{kept} stays, with the partner and function of that account. Goes along: {what}. Both ways lead to "
        "the one person from then on: {ways}. Of two questionnaires the one that was sent is kept; what was "
        "sent stays. This cannot be undone.",
        kept=kept,
        what=_along(found, t),
        ways=t.join(ways),
    )
    if found.contact_of is not None:
        text += "\n" + no_contact(safe(found.contact_of.name, 60), t)
    text += "\n\n" + _who_says(found, t)
    yes = controls.merge.button(
        network,
        t.text("They are one person"),
        int(found.kept.member.id),
        int(found.gone.member.id),
        found.seal,
        style=discord.ButtonStyle.danger,
    )
    return confirm(t, network, t.text("Are {gone} and {kept} one person?", gone=gone, kept=kept), text, yes)


def _who_says(found: Together, t: Translator) -> str:
    if found.asked:
        return t.text("**Both accounts are asked first**, and nothing is joined until both say yes.")
    return t.text(
        "**It is done at once**: one of the two has neither an account on Discord nor an address that they "
        "confirmed, and cannot be asked. The other is told."
    )


def _until(done: Asked, t: Translator) -> str:
    return t.text(
        "Nothing is joined until both accounts say yes, by {date}. You are told what came of it.",
        date=t.date(done.until),
    )


def _along(found: Together, t: Translator) -> str:
    titles = dict.fromkeys(topic_title(topic, t) for topic in found.topics)
    return t.join(titles) if titles else t.text("nothing but the ways to them")


def _option(partner: str, member: Member) -> discord.SelectOption:
    return discord.SelectOption(
        label=plain(member.name, 100), value=str(member.id), description=plain(partner, 100) or None
    )


@controls.same.handler
async def _same(press: Press, kept: int, page: int) -> None:
    lists = await press.read(members.roster)
    await press.update(choose_card(lists, press.network or 0, press.t, kept, page))


@controls.pick_same.handler
async def _pick(press: Press, kept: int) -> None:
    chosen: Any = int(press.values[0])
    if not kept:
        lists = await press.read(members.roster)
        await press.update(choose_card(lists, press.network or 0, press.t, chosen))
        return
    found = await press.read(members.preview, MemberId(kept), MemberId(chosen))
    await press.update(ask_card(found, press.network or 0, press.t))


@controls.merge.handler
async def _merge(press: Press, kept: int, gone: int, seal: str) -> None:
    done = await press.write(members.merge, MemberId(kept), MemberId(gone), seal)
    t = press.t
    card = Card(t, "network").small(t.text("One person, two accounts"))
    if isinstance(done, Asked):
        names = t.join(safe(name, 60) for name in done.names)
        card.title(t.text("Asked: {names}", names=names))
        await press.update(card.text(_until(done, t)).view())
        return
    await mirrored(press, done.mirrors)
    card.title(t.text("{name} is one person now", name=safe(done.belonging.member.name, 60)))
    await press.update(card.text(t.text("The record says that it happened, and who did it.")).view())
