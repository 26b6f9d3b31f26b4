"""One's own card: how one is spoken to, and whether one may be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle

from cogs.kit import Card, codes, plain, safe
from cogs.me import controls
from domain.languages import LANGUAGES
from domain.people import Standing
from locales import LANGUAGE_NAMES, translator
from locales.places import zone_city
from templates.words.addresses import address_line
from templates.words.networks import zone_name

if TYPE_CHECKING:
    from datetime import datetime

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.me import Profile


def own_card(
    found: Profile, now: datetime, said: str = "", *, mails: bool = False, next_: Item[Any] | None = None
) -> LayoutView:
    """The one card, in the language and zone that are in effect; `said` is what was just done.

    `mails`: addresses can be confirmed here. `next_`: the button by which one goes on from what was done.
    """
    t = translator(found.language, found.zone)
    network = found.network.id
    card = Card(t, "me").small(_where(found, t)).title(safe(found.name, 80))
    if found.recorded_by:
        card.small(t.text("Recorded for you by {name}.", name=safe(found.recorded_by, 60)))
    card.text(said)
    if next_ is not None:
        card.row(next_)
    card.text(t.text("**Language:** {language}", language=LANGUAGE_NAMES[found.language]))
    card.picker(_languages(found, t))
    zone = zone_name(found.zone, t)
    card.text(t.text("**Time zone:** {zone}, where it is {time} now.", zone=zone, time=t.time(now)))
    card.picker(_zones(found, now, t))
    reached = [_messages(found, t)]
    if found.member is not None and (mails or found.mail is not None):
        shown = safe(found.mail.address, 254) if found.mail else ""
        reached.append(f"{t.text('**E-mail:**')} {address_line(found.mail, t, shown)}")
    card.text("\n".join(reached))
    notified = controls.notifications.button(network, t.text("How I am notified"))
    card.row(
        *_consent(found, t),
        *([] if found.member is None else [notified, *_address(found, t, mails=mails)]),
        controls.kept.button(network, t.text("What Techlink keeps on me")),
        *([codes.button(network, t)] if found.member is None else []),
    )
    return card.footer(
        t.text("Only you see this. By typing: `/me language`, `/me zone` (any city in the world).")
    ).view()


def _where(found: Profile, t: Translator) -> str:
    if found.member is None:
        return t.text("{network} · you are a guest here", network=safe(found.network.name, 60))
    standing = {
        Standing.MEMBER: t.text("member"),
        Standing.CONTACT: t.text("contact"),
        Standing.COORDINATOR: t.text("coordination"),
        Standing.BOTH: t.text("contact and coordination"),
    }[Standing.of(found.member.roles)]
    partner = safe(found.partner.name, 60) if found.partner else ""
    facts = [safe(found.network.name, 60), partner, safe(found.member.function, 40), standing]
    return t.join_facts([fact for fact in facts if fact])


def _languages(found: Profile, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=LANGUAGE_NAMES[code], value=code, default=code == found.language)
        for code in LANGUAGES
    ]
    return controls.language.select(found.network.id, options, placeholder=t.text("Language…"))


def _zones(found: Profile, now: datetime, t: Translator) -> Item[Any]:
    zones = list(dict.fromkeys([found.zone, *found.zones]))[:25]
    options = [
        discord.SelectOption(
            label=plain(zone_city(zone, t.language), 100),
            value=zone,
            description=t.text("{time} there now", time=translator(t.language, zone).time(now)),
            default=zone == found.zone,
        )
        for zone in zones
    ]
    return controls.zone.select(found.network.id, options, placeholder=t.text("Time zone…"))


def _messages(found: Profile, t: Translator) -> str:
    direct = found.direct
    if direct is not None and direct.open and direct.agreed_at is not None:
        return t.text(
            "**Direct messages:** you agreed on {date} that Techlink may write to you.",
            date=t.date(direct.agreed_at),
        )
    if direct is not None and direct.agreed_at is not None:
        return t.text(
            "**Direct messages:** you agreed, but Discord does not let Techlink through. In the server’s "
            "menu, under Privacy Settings, allow direct messages."
        )
    return t.text("**Direct messages:** Techlink writes to you only when you press or ask for something.")


def _address(found: Profile, t: Translator, *, mails: bool) -> list[Item[Any]]:
    """The button for one's e-mail address, where a mail can confirm it."""
    return [controls.address.button(found.network.id, t.text("E-mail address…"))] if mails else []


def _consent(found: Profile, t: Translator) -> list[Item[Any]]:
    """The button that changes whether one may be written to. A guest has nothing to be written about."""
    if found.member is None:
        return []
    network = found.network.id
    if found.direct is not None and found.direct.agreed_at is not None:
        return [controls.withdraw.button(network, t.text("Do not write to me any more"))]
    agree = controls.agree.button(
        network, t.text("Write to me when something is due"), style=ButtonStyle.primary
    )
    return [agree]
