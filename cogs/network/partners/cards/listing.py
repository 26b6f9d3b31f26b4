"""The partners in pages, and those that left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged, plain, safe
from cogs.network.cards.words import names
from cogs.network.partners import controls
from templates.words.networks import kind_name, place_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.networks import PartnerLine
    from services.partners import PartnerList

PAGE: Final = 6


def listing(found: PartnerList, t: Translator, page: int = 0) -> LayoutView:
    """Every partner in two lines: its code and name; kind, place, contact, members, channel, language."""
    network, shown = found.network.id, paged(found.lines, page, PAGE)
    card = Card(t, "network").small(_where(found, t)).title(_title(found, shown.total, t))
    if not shown.total:
        card.text(_empty(found, t))
    card.text("\n".join(_line(line, t) for line in shown.items))
    if shown.items:
        card.picker(_picker(shown.items, network, t))
    buttons: list[Item[Any]] = []
    if found.manages and not found.left:
        buttons.append(controls.add.button(network, t.text("Add a partner"), style=ButtonStyle.primary))
    buttons += page_row(t, controls.listing, network, shown, int(found.left))
    if found.left:
        buttons.append(controls.listing.button(network, t.text("‹ All partners"), 0, 0))
    elif found.former:
        label = t.text("Partners that left ({n})", n=found.former)
        buttons.append(controls.listing.button(network, label, 1, 0))
    card.row(*buttons)
    return card.footer(page_line(t, shown)).view()


def _where(found: PartnerList, t: Translator) -> str:
    name = safe(found.network.name, 80)
    return f"{name} · {t.text('Partners that left')}" if found.left else name


def _title(found: PartnerList, total: int, t: Translator) -> str:
    if found.left:
        return t.plural("{n} partner has left", "{n} partners have left", total)
    return t.plural("{n} partner", "{n} partners", total)


def _empty(found: PartnerList, t: Translator) -> str:
    if found.left:
        return t.text("No partner has left the network.")
    if found.manages:
        return t.text(
            "There is no partner yet. Add the first one here, or several at once with `/network setup`."
        )
    return t.text("There is no partner yet. The coordination adds them here.")


def _line(line: PartnerLine, t: Translator) -> str:
    one = line.partner
    contacts = names([member.name for member in line.contacts], t, 2)
    facts = [
        kind_name(one.kind, t),
        place_name(one.country, one.region, t) or t.text("no country yet"),
        t.text("contact: {names}", names=contacts) if contacts else t.text("no contact yet"),
        t.plural("{n} member", "{n} members", line.members),
        f"<#{one.channel}>" if one.channel is not None else t.text("no channel yet"),
        t.language_name(one.language),
    ]
    if one.left_at is not None:
        facts.append(t.text("left on {date}", date=t.date(one.left_at)))
    return f"{one.code} **{safe(one.name, 60)}**\n-# {t.join_facts(facts)}"


def _picker(lines: Sequence[PartnerLine], network: int, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(
            label=plain(line.partner.name, 100), value=str(line.partner.id), description=line.partner.code
        )
        for line in lines
    ]
    return controls.pick.select(network, options, placeholder=t.text("Open a partner…"))
