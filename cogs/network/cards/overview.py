"""The network at a glance, and its members in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged, plain, safe
from cogs.network import controls
from cogs.network.arriving import controls as arriving
from cogs.network.cards.words import controller_line, names, replies_line, standing_name
from cogs.network.partners import controls as partner_controls
from domain.people import Standing
from templates.words.networks import place_name, zone_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discord.ui import Item, LayoutView

    from domain.actors import MemberId
    from domain.networks import Partner
    from domain.people import Member
    from locales import Translator
    from services.members import Roster
    from services.networks import Overview, PartnerLine

PAGE: Final = 8
MEMBERS_PAGE: Final = 15


def overview(found: Overview, t: Translator, page: int = 0, *, coordinates: bool = False) -> LayoutView:
    """What the network is, its partners with their contacts, who coordinates."""
    network = found.network.id
    shown = paged(found.partners, page, PAGE)
    counted = [
        t.plural("{n} partner", "{n} partners", shown.total),
        t.plural("{n} member", "{n} members", found.members),
        t.language_name(found.network.language),
        zone_name(found.network.zone, t),
    ]
    card = Card(t, "network").small(t.join_facts(counted)).title(safe(found.network.name, 80))
    if found.coordinators:
        who = names([member.name for member in found.coordinators], t)
        card.text(t.text("**Coordination:** {names}", names=who))
    if coordinates and len(found.coordinators) == 1:
        card.small(
            t.text("Only one person coordinates. Ask a second one: then the network is never without.")
        )
        card.row(controls.ask_second.button(network, t.text("Name a second one…")))
    if coordinates:
        controller = controls.controller.button(network, t.text("Controller…"), "overview")
        replies = controls.replies.button(network, t.text("Answers to mails…"))
        card.text(f"{controller_line(found.controller, t)}\n{replies_line(found.replies, t)}")
        card.row(controller, replies)
    if not shown.total:
        card.text(
            t.text(
                "There is no partner yet. Somebody who coordinates, or manages the server, adds them with "
                "`/network setup`."
            )
        )
    card.text("\n".join(_partner_line(line, t) for line in shown.items))
    buttons = [
        partner_controls.listing.button(network, t.text("Partners"), 0, 0, style=ButtonStyle.primary),
        controls.members.button(network, t.text("Members"), 0, 0),
    ]
    if coordinates:
        label = t.text("Set-up") if shown.total else t.text("Set up the network")
        buttons.append(controls.open_setup.button(network, label))
    card.row(*buttons, *page_row(t, controls.overview, network, shown))
    return card.footer(page_line(t, shown)).view()


def members(
    lists: Sequence[Roster],
    network: int,
    t: Translator,
    partner: int = 0,
    page: int = 0,
    *,
    coordinates: bool = False,
    records: bool = False,
) -> LayoutView:
    """Who belongs to which partner. `partner` is 0 for all; `records`: the reader may record consents."""
    rows = [(one.partner, member) for one in lists for member in one.members]
    shown = paged(rows, page, MEMBERS_PAGE)
    card = Card(t, "network").small(t.text("Members")).title(_title(lists, shown.total, partner, t))
    away = {who: no for one in lists for who, no in one.away.items()}
    card.text("\n".join(_grouped(shown.items, away, t)))
    if not rows:
        card.text(
            t.text(
                "Nobody yet. The coordination adds people with `/network assign`; in a partner’s own channel "
                "they can also say themselves that they belong to it."
            )
        )
    same = arriving.same.button(network, t.text("Same person…"), 0, 0)
    twice = [same] if coordinates and shown.total > 1 else []
    paper = [controls.record.button(network, t.text("Record a consent…"), 0)] if records and rows else []
    card.row(*page_row(t, controls.members, network, shown, partner), *twice, *paper)
    known = [one.partner for one in lists if one.partner is not None]
    if partner:
        card.row(controls.members.button(network, t.text("All members"), 0, 0))
    elif len(known) > 1:
        card.picker(_filter(known, network, t))
    return card.footer(page_line(t, shown)).view()


def _partner_line(line: PartnerLine, t: Translator) -> str:
    one = line.partner
    contacts = names([member.name for member in line.contacts], t, 2)
    facts = [
        place_name(one.country, None, t),
        t.plural("{n} member", "{n} members", line.members),
        t.text("contact: {names}", names=contacts) if contacts else t.text("no contact yet"),
    ]
    return f"{one.code} **{safe(one.name, 40)}** · {t.join_facts([fact for fact in facts if fact])}"


def _title(lists: Sequence[Roster], total: int, partner: int, t: Translator) -> str:
    count = t.plural("{n} member", "{n} members", total)
    name = lists[0].partner.name if partner and lists and lists[0].partner else ""
    return f"{safe(name, 80)} · {count}" if name else count


def _grouped(
    rows: Sequence[tuple[Partner | None, Member]], away: Mapping[MemberId, bool], t: Translator
) -> list[str]:
    lines: list[str] = []
    last: object = rows
    for partner, member in rows:
        key = partner.id if partner else None
        if key != last:
            name = safe(partner.name, 60) if partner else t.text("Without a partner")
            lines.append(f"**{name}**")
            last = key
        lines.append(f"- {_member_line(member, away, t)}")
    return lines


def _member_line(member: Member, away: Mapping[MemberId, bool], t: Translator) -> str:
    facts = [safe(member.function, 40), standing_name(Standing.of(member.roles), t)]
    if member.id in away:
        facts.append(t.text("said no") if away[member.id] else t.text("not arrived yet"))
    return t.join_facts([safe(member.name, 40), *(fact for fact in facts if fact)])


def _filter(known: Sequence[Partner], network: int, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=plain(one.name, 100), value=str(one.id), description=one.code)
        for one in known[:25]
    ]
    return controls.members_of.select(network, options, placeholder=t.text("Only one partner…"))
