"""The mail that invites somebody, as a card: who asks whom, what for, the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from cogs.kit import Card, safe
from domain.arriving import shown_code

if TYPE_CHECKING:
    from locales import Translator
    from services.arriving.views import InvitationNotice


def invitation(found: InvitationNotice, t: Translator) -> Card:
    """For one person's eyes. Its button leads to a place of the portal, whose address a mail knows."""
    network, controller = safe(found.notice.network.name, 80), found.notice.controller
    card = Card(t, "network")
    if found.reminder:
        card.title(t.text("A kind reminder: {network} would like you to take part", network=network))
    else:
        card.title(t.text("{network} invites you to take part", network=network))
    card.text(t.text("Hello, {name}.", name=safe(found.name, 80)))
    card.text(_asked(found, t))
    card.text(
        t.text(
            "The button opens a page that says what is kept of you and why; there you say yes or no, with "
            "one press. It is for you alone, for 30 days: pass it on to nobody."
        )
    )
    url = f"/act/{found.token}" if found.token else "/act/"
    label = t.text("Look at the invitation")
    card.row(discord.ui.Button(style=discord.ButtonStyle.link, label=label, url=url))
    card.text(_on_discord(found, t))
    answers = t.text("{controller} answers for what is kept.", controller=safe(controller.name, 80))
    contact = safe(controller.contact, 120)
    return card.small(f"{answers} {contact}".strip())


def _asked(found: InvitationNotice, t: Translator) -> str:
    names = t.join(safe(name, 40) for name in found.coordinators[:3])
    if found.partner:
        return t.text(
            "You are listed for {partner}. The network asks its members, plans its work and reminds of it "
            "with the program Techlink. The coordination: {names}.",
            partner=safe(found.partner, 80),
            names=names,
        )
    return t.text(
        "The network asks its members, plans its work and reminds of it with the program Techlink. The "
        "coordination: {names}.",
        names=names,
    )


def _on_discord(found: InvitationNotice, t: Translator) -> str:
    code = shown_code(found.code)
    if found.server_link:
        return t.text(
            "If you use Discord: come to {link}, and type `/me join` there with your code **{code}**.",
            link=found.server_link,
            code=code,
        )
    return t.text(
        "If you use Discord: on the server of the network, type `/me join` with your code **{code}**.",
        code=code,
    )
