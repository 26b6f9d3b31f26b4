"""The guided set-up: what the network is, who belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged, plain, safe
from cogs.network import controls
from cogs.network.cards.words import controller_line, fact_line
from domain.languages import LANGUAGES
from domain.network_setup import SetupStep
from domain.zones import zones_of
from locales import LANGUAGE_NAMES, translator
from locales.places import zone_city
from templates.words.networks import fault_text, kind_name, place_name, zone_name

if TYPE_CHECKING:
    from datetime import datetime

    from discord.ui import Item, LayoutView

    from domain.network_setup import Setup, SetupPartner
    from locales import Translator
    from services.networks import SetupView

PAGE: Final = 8
MOST_FAULTS: Final = 3


def about(view: SetupView, now: datetime, t: Translator) -> LayoutView:
    """Step 1: name, working language, time zone."""
    setup, network = view.setup, view.network.id
    card = Card(t, "network").small(where(t, SetupStep.ABOUT)).title(t.text("What is the network called?"))
    rename = controls.rename.button(network, t.text("Change the name"))
    card.choice(f"**{safe(setup.name, 80)}**", rename)
    card.text(
        t.text(
            "**Working language:** {language}. The shared cards and channels speak it; everybody reads their "
            "own cards in their own language.",
            language=t.language_name(setup.language),
        )
    ).picker(_languages(setup, network, t))
    card.choice(
        t.text(
            "**Time zone:** {zone}, where it is {time} now.",
            zone=zone_name(setup.zone, t),
            time=translator(t.language, setup.zone).time(now),
        ),
        controls.other_zone.button(network, t.text("Another zone")),
    ).picker(_zones(setup, network, t))
    controller = controls.controller.button(network, t.text("Controller…"), "setup")
    card.choice(controller_line(view.controller, t), controller)
    on = controls.step.button(
        network, t.text("Go on to the partners ›"), SetupStep.PARTNERS.value, style=ButtonStyle.primary
    )
    return card.row(on).footer(_kept(t)).view()


def partners(view: SetupView, t: Translator, page: int = 0) -> LayoutView:
    """Step 2: who belongs to the network, and the lines that were not understood."""
    setup, network = view.setup, view.network.id
    shown = paged(setup.partners, page, PAGE)
    card = Card(t, "network").small(where(t, SetupStep.PARTNERS, page_line(t, shown)))
    card.title(
        t.plural("{n} partner in the list", "{n} partners in the list", shown.total)
        if shown.total
        else t.text("Who belongs to the network?")
    )
    if not shown.total:
        card.text(_how_to_type(t))
    first = page * PAGE
    card.text("\n".join(f"{first + n}. {partner_line(one, t)}" for n, one in enumerate(shown.items, 1)))
    _faults(card, setup, t)
    buttons = [controls.add.button(network, t.text("Add partners"), style=_likely(not shown.total))]
    if setup.faults:
        likely = ButtonStyle.primary
        buttons.append(controls.correct.button(network, t.text("Correct these lines"), style=likely))
    card.row(*buttons, *page_row(t, controls.page, network, shown))
    if shown.items:
        card.picker(_partner_picker(shown.items, network, t))
    back = controls.step.button(network, t.text("‹ Back"), SetupStep.ABOUT.value)
    on = controls.step.button(
        network,
        t.text("Look at what will be created ›"),
        SetupStep.PREVIEW.value,
        style=_likely(bool(shown.total) and not setup.faults),
        disabled=not shown.total,
    )
    return card.row(back, on).footer(_kept(t)).view()


def partner(view: SetupView, one: SetupPartner, t: Translator) -> LayoutView:
    """One partner of the list, to be corrected or taken out."""
    network = view.network.id
    card = Card(t, "network").small(where(t, SetupStep.PARTNERS)).title(safe(one.name, 80))
    card.text("\n".join(fact_line(label, value, t) for label, value in _facts(one, t)))
    buttons = [
        controls.edit.button(network, t.text("Correct"), one.key, style=ButtonStyle.primary),
        controls.step.button(network, t.text("‹ Back to the list"), SetupStep.PARTNERS.value),
    ]
    if one.partner is None:
        drop = controls.drop.button(
            network, t.text("Take out of the list"), one.key, style=ButtonStyle.danger
        )
        buttons.append(drop)
    return card.row(*buttons).footer(_kept(t)).view()


def where(t: Translator, step: SetupStep, more: str = "") -> str:
    """The first line: which step this is."""
    number = list(SetupStep).index(step) + 1
    said = t.text("Set-up of the network · step {number} of {steps}", number=number, steps=len(SetupStep))
    return f"{said} · {more}" if more else said


def partner_line(one: SetupPartner, t: Translator) -> str:
    """A partner in a list: name, place, language, kind."""
    place = place_name(one.country, one.region, t) or t.text("no country yet")
    kind = kind_name(one.kind, t)
    facts = t.join_facts([place, t.language_name(one.language), kind])
    return f"**{safe(one.name, 60)}** · {facts}"


def _facts(one: SetupPartner, t: Translator) -> list[tuple[str, str]]:
    return [
        (t.text("Country or region"), place_name(one.country, one.region, t) or t.text("not said")),
        (t.text("Language"), t.language_name(one.language)),
        (t.text("Kind of organisation"), kind_name(one.kind, t)),
    ]


def _how_to_type(t: Translator) -> str:
    return t.text(
        "One partner a line: name; country or region; language. For example:\n"
        "Porto technology centre; Norte, Portugal; Portuguese\n"
        "Country and language may be missing, in any order; they can be corrected later."
    )


def _faults(card: Card, setup: Setup, t: Translator) -> None:
    if not setup.faults:
        return
    count = len(setup.faults)
    card.line().text(
        t.plural("**{n} line was not understood**", "**{n} lines were not understood**", count)
        + "\n"
        + "\n".join(
            f"> {safe(fault.text, 40)}\n{fault_text(fault.reason, fault.words, fault.near, t)}"
            for fault in setup.faults[:MOST_FAULTS]
        )
    )


def _languages(setup: Setup, network: int, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=LANGUAGE_NAMES[code], value=code, default=code == setup.language)
        for code in LANGUAGES
    ]
    return controls.language.select(network, options, placeholder=t.text("Working language…"))


def _zones(setup: Setup, network: int, t: Translator) -> Item[Any]:
    countries = [one.country for one in setup.partners if one.country]
    usual = dict.fromkeys([setup.zone, *zones_of(countries)])
    options = [
        discord.SelectOption(
            label=plain(zone_city(zone, t.language), 100),
            value=zone,
            description=zone,
            default=zone == setup.zone,
        )
        for zone in list(usual)[:25]
    ]
    return controls.zone.select(network, options, placeholder=t.text("Time zone…"))


def _partner_picker(shown: tuple[SetupPartner, ...], network: int, t: Translator) -> Item[Any]:
    options = [discord.SelectOption(label=plain(one.name, 100), value=str(one.key)) for one in shown]
    return controls.pick.select(network, options, placeholder=t.text("Correct a partner, or take it out…"))


def _likely(likely: bool) -> ButtonStyle:
    return ButtonStyle.primary if likely else ButtonStyle.secondary


def _kept(t: Translator) -> str:
    return t.text("Kept as you go; nothing exists on the server yet. `/network setup` brings it back.")
