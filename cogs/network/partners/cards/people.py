"""A partner's people: who belongs to it, and who of them is its contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, confirm, page_line, page_row, paged, plain, safe
from cogs.network.partners import controls
from cogs.network.partners.cards.words import NAME, member_line
from domain.actors import Role
from services.members import contacts_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from cogs.kit import Page
    from cogs.network.partners.server import Seen
    from locales import Translator
    from services.members import Belonging
    from services.partners import MemberLine, PartnerView

PAGE: Final = 10
CONTACTS_PAGE: Final = 25


def people(
    view: PartnerView, seen: Seen | None, t: Translator, page: int = 0, notice: str = ""
) -> LayoutView:
    """Who belongs to the partner; the coordination adds somebody, or takes somebody out."""
    network, id_ = view.network.id, int(view.partner.id)
    shown = paged(view.people, page, PAGE)
    card = Card(t, "network").small(t.text("Members of {partner}", partner=safe(view.partner.name, NAME)))
    card.title(t.plural("{n} member", "{n} members", shown.total))
    if notice:
        card.text(notice).line()
    card.text("\n".join(member_line(line, seen.absent if seen else (), t) for line in shown.items))
    if not shown.total:
        card.text(
            t.text("Nobody belongs to it yet. In its channel people can also say themselves that they do.")
        )
    if view.manages and view.partner.active:
        card.picker(controls.add_member.people(network, id_, placeholder=t.text("Add somebody…")))
        if shown.items:
            placeholder = t.text("Take somebody out of the partner…")
            options = _options(shown.items)
            card.picker(controls.pick_member.select(network, options, id_, placeholder=placeholder))
    buttons = page_row(t, controls.people, network, shown, id_)
    if view.manages and shown.total and view.partner.active:
        buttons.append(controls.contacts.button(network, t.text("Contacts"), id_, 0))
    card.row(_back(view, t), *buttons)
    return card.footer(page_line(t, shown)).view()


def contacts(
    view: PartnerView, seen: Seen | None, t: Translator, page: int = 0, notice: str = ""
) -> LayoutView:
    """Who of the partner's members speaks for it: none, one or several."""
    network, id_ = view.network.id, int(view.partner.id)
    shown = contacts_page(view, page)
    name = safe(view.partner.name, NAME)
    card = Card(t, "network").small(t.text("Contacts of {partner}", partner=name))
    card.title(t.text("Who speaks for the partner?"))
    if notice:
        card.text(notice).line()
    card.text(
        t.text(
            "A contact sees the answers of the colleagues, signs for the partner and edits its card. There "
            "can be several; one of them signs."
        )
    )
    absent = seen.absent if seen else frozenset[int]()
    card.text("\n".join(member_line(line, absent, t) for line in view.contacts[:PAGE]))
    if not view.contacts:
        card.text(t.text("**No contact:** nobody sees the answers of colleagues or signs."))
    if shown.items:
        members = [line.member for line in shown.items]
        options = [
            discord.SelectOption(
                label=plain(line.member.name, 100),
                value=str(line.member.id),
                description=plain(line.member.function, 100) or None,
                default=line.contact,
            )
            for line in shown.items
        ]
        card.picker(
            controls.contacts_chosen.select(
                network,
                options,
                id_,
                shown.number,
                contacts_stamp(members),
                placeholder=t.text("Choose the contacts…"),
                min_values=0,
                max_values=len(options),
            )
        )
    else:
        card.text(t.text("Nobody belongs to it yet: add people first."))
    add = controls.people.button(network, t.text("Members"), id_, 0)
    card.row(_back(view, t), *page_row(t, controls.contacts, network, shown, id_), add)
    return card.footer(page_line(t, shown)).view()


def contacts_page(view: PartnerView, page: int) -> Page[MemberLine]:
    """The members among whom one page of the contacts' card lets choose; in an order that a choice keeps."""
    return paged(sorted(view.people, key=lambda line: int(line.member.id)), page, CONTACTS_PAGE)


def ask_move(view: PartnerView, who: Belonging, user: int, t: Translator) -> LayoutView:
    """Before somebody is taken from another partner."""
    other, name = safe(who.partner.name if who.partner else "", NAME), safe(who.member.name, NAME)
    yes = controls.move_member.button(
        view.network.id, t.text("Move here"), int(view.partner.id), user, style=ButtonStyle.danger
    )
    return confirm(
        t,
        view.network.id,
        t.text("{name} belongs to {other}", name=name, other=other),
        _move_text(
            contact=Role.CONTACT in who.member.roles, t=t, partner=safe(view.partner.name, NAME), other=other
        ),
        yes,
    )


def _move_text(*, contact: bool, t: Translator, partner: str, other: str) -> str:
    if contact:
        return t.text(
            "One person works for one partner. Moving to {partner}, they lose the role and the channel of "
            "{other}, and are not its contact any more. Answers that were sent stay with {other}.",
            partner=partner,
            other=other,
        )
    return t.text(
        "One person works for one partner. Moving to {partner}, they lose the role and the channel of "
        "{other}. Answers that were sent stay with {other}.",
        partner=partner,
        other=other,
    )


def ask_take_out(view: PartnerView, line: MemberLine, t: Translator) -> LayoutView:
    """Before somebody does not belong to the partner any more."""
    names = {"name": safe(line.member.name, NAME), "partner": safe(view.partner.name, NAME)}
    yes = controls.take_out.button(
        view.network.id,
        t.text("Take out of the partner"),
        int(view.partner.id),
        int(line.member.id),
        style=ButtonStyle.danger,
    )
    text = t.text(
        "They stay a member of the network, without a partner: they lose its role and its channel, and are "
        "not its contact any more. Answers that were sent stay with the partner."
    )
    if not line.contact:
        text = t.text(
            "They stay a member of the network, without a partner: they lose its role and its channel. "
            "Answers that were sent stay with the partner."
        )
    return confirm(t, view.network.id, t.text("Take {name} out of {partner}?", **names), text, yes)


def _options(lines: Sequence[MemberLine]) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=plain(line.member.name, 100), value=str(line.member.id)) for line in lines
    ]


def _back(view: PartnerView, t: Translator) -> Item[Any]:
    return controls.show.button(view.network.id, t.text("‹ Back to the partner"), int(view.partner.id))
