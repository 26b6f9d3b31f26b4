"""What the set-up is doing on the server, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.network import controls
from cogs.network.cards.preview import decision_lines, hindrances
from cogs.network.cards.words import NAME, names, thing_name
from domain.server_plan import Act

if TYPE_CHECKING:
    from datetime import datetime

    from discord.ui import LayoutView

    from cogs.network.building import Report
    from domain.server_plan import Wanted
    from locales import Translator


def progress(done: int, total: int, wanted: Wanted, t: Translator) -> LayoutView:
    """How far the work is. No controls: it would only begin a second time."""
    bar = "▰" * round(10 * done / total) + "▱" * (10 - round(10 * done / total))
    return (
        Card(t, "network")
        .small(t.text("Set-up of the network"))
        .title(t.text("At work on the server: {done} of {total}", done=done, total=total))
        .text(f"{bar} {safe(thing_name(wanted, t), NAME)}")
        .footer(t.text("Should this stop, `/network setup` goes on from here and makes nothing twice."))
        .view()
    )


def report(found: Report, at: datetime, t: Translator) -> LayoutView:
    """The record: created, found, closed, not done with the reason and the way out."""
    network = found.network.id
    refused = hindrances(found.decisions, t)
    card = (
        Card(t, "network")
        .small(t.text("Set-up of the network · {time}", time=t.datetime(at)))
        .title(_title(found, t))
        .text("\n".join(_done_lines(found, t)))
    )
    if refused:
        card.line().text(f"**{t.text('Not done')}**\n" + "\n".join(refused))
    if found.without_roles:
        card.line().text(
            t.text(
                "**Roles that could not be given:** {names}. The role Techlink must stand above the roles "
                "that it gives: Server Settings → Roles.",
                names=names(found.without_roles, t),
            )
        )
    if not found.complete:
        card.row(controls.again.button(network, t.text("Try again"), style=ButtonStyle.primary))
        return card.footer(t.text("What exists stays; trying again only makes what is missing.")).view()
    card.text(
        t.text(
            "Next: put people in their partners with `/network assign`, then invite them with "
            "`/survey invite`."
        )
    )
    return card.row(
        controls.overview.button(network, t.text("The network at a glance"), 0, style=ButtonStyle.primary),
        controls.members.button(network, t.text("Members"), 0, 0),
    ).view()


def record(found: Report, by: str, t: Translator) -> LayoutView:
    """The same, short, for the coordination’s channel."""
    card = Card(t, "network").small(t.text("Set-up of the network, by {name}", name=safe(by, 80)))
    return card.title(_title(found, t)).text("\n".join(_done_lines(found, t))).view()


def _title(found: Report, t: Translator) -> str:
    name = safe(found.network.name, NAME)
    if found.complete:
        return t.text("{name} is ready", name=name)
    missing = sum(one.act is Act.REFUSE for one in found.decisions) + len(found.without_roles)
    return t.plural(
        "{name}: {n} thing could not be done", "{name}: {n} things could not be done", missing, name=name
    )


def _done_lines(found: Report, t: Translator) -> list[str]:
    made = [one for one in found.decisions if one.act not in {Act.KEEP, Act.REFUSE}]
    kept = sum(one.act is Act.KEEP for one in found.decisions)
    lines = decision_lines(made, t)
    if kept:
        lines.append(t.plural("{n} thing was in place already.", "{n} things were in place already.", kept))
    return lines
