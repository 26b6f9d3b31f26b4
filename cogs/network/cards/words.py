"""What several cards of the network say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import safe
from domain.people import Standing
from domain.server_plan import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.controllers import Controller
    from domain.server_plan import Wanted
    from locales import Translator

MOST_NAMES: Final = 8
NAME: Final = 40


def names(listed: Sequence[str], t: Translator, most: int = MOST_NAMES) -> str:
    """Some names in one line, shortened, and how many more there are."""
    shown = [safe(name, NAME) for name in listed[:most]]
    if len(listed) > most:
        shown.append(t.plural("{n} more", "{n} more", len(listed) - most))
    return t.join(shown)


def thing_name(wanted: Wanted, t: Translator, called: str = "") -> str:
    """A thing of the server as Discord shows it: channels with their hash. `called`: its name there."""
    name = called or wanted.name
    if wanted.kind is Kind.CATEGORY:
        return t.text("{name} (category)", name=name)
    channel = wanted.kind in {Kind.COORDINATION_CHANNEL, Kind.PARTNER_CHANNEL}
    return f"#{name}" if channel else name


def fact_line(label: str, value: str, t: Translator) -> str:
    """One fact of a card, with its label: French has a space before the colon."""
    return t.text("**{label}:** {value}", label=label, value=value)


def standing_name(standing: Standing, t: Translator) -> str:
    """What somebody is besides being a member; empty for only that."""
    said = {
        Standing.MEMBER: "",
        Standing.CONTACT: t.text("contact of the partner"),
        Standing.COORDINATOR: t.text("coordination of the network"),
        Standing.BOTH: t.text("contact of the partner and coordination of the network"),
    }
    return said[standing]


def controller_line(found: Controller, t: Translator) -> str:
    """Who answers for what is kept on people; or that nobody is named yet, and what that means."""
    if found.complete:
        value = t.join_facts([safe(found.name, 80), safe(found.contact, 80)])
        return fact_line(t.text("Controller of the data"), value, t)
    return t.text(
        "**Controller of the data: not named yet.** Until then the privacy notice names the network itself."
    )


def replies_line(address: str, t: Translator) -> str:
    """Where answers to the network's mails go."""
    if address:
        return fact_line(t.text("Answers to mails"), safe(address, 100), t)
    return t.text("**Answers to mails: nobody reads them.** The mails say so, and where to write instead.")
