"""The card of the methodology: what holds, the handbook, the spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.event.tasks import controls
from cogs.kit import Card
from cogs.kit.text import safe
from domain.events.model import EventKind
from domain.methodology.model import said
from templates.words.events import kind_name

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.methodology.exchange import Overview


def methodology_card(found: Overview, t: Translator) -> LayoutView:
    """What holds in the network, and the ways to read and to change it."""
    card = Card(t, "event").small(safe(found.network_name, 60)).title(t.text("Common methodology for events"))
    rows = []
    for kind in EventKind:
        tasks = [one for one in found.methodology.of(kind) if not one.itself]
        purpose = said(found.methodology.kinds[kind].purpose, t.language)
        n = t.plural("{n} task", "{n} tasks", len(tasks))
        rows.append(f"- {t.join_facts([f'**{kind_name(kind, t)}**', n])}\n  {purpose}")
    card.text("\n".join(rows))
    if found.version:
        regions = ", ".join(found.regions)
        card.text(
            t.text(
                "Version {number} of the network’s own, of {day}.",
                number=t.number(found.version),
                day=t.date(found.made_at) if found.made_at is not None else "–",
            )
            + (f" {t.text('Otherwise in: {regions}.', regions=regions)}" if regions else "")
        )
    else:
        card.text(t.text("It is the one that comes with Techlink; nothing was changed in this network."))
    buttons = [controls.handbook.button(found.network, t.text("Handbook (PDF)"), style=ButtonStyle.primary)]
    if found.may_change:
        buttons.append(controls.workbook.button(found.network, t.text("Spreadsheet")))
        card.footer(t.text("Change the spreadsheet and send it back with `/event methodology`."))
    return card.row(*buttons).view()
