"""The template, and the receipts of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.network import controls as network_controls
from cogs.network.arriving import controls as arriving
from cogs.network.cards.assigned import not_mirrored
from cogs.network.cards.words import names
from cogs.network.importing import controls
from cogs.network.importing.cards.words import summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord
    from discord.ui import LayoutView

    from domain.importing.network import Known
    from locales import Translator
    from services.importing import Imported, Undone


def template(known: Known, file: discord.File, t: Translator) -> LayoutView:
    """The register to be filled in."""
    card = Card(t, "network").small(t.text("Partners and members by spreadsheet"))
    card.title(t.text("The register of {name}", name=safe(known.network.name, 60)))
    card.text(
        t.text(
            "Change it, add rows below, and send it back with {command}: you see first what it would change. "
            "An empty cell changes nothing, a hyphen (-) clears it, and who is not in it stays. A "
            "spreadsheet of your own works too.",
            command="`/network import file:`",
        )
    )
    return card.file(file).footer(t.text("Only you see this. The file holds e-mail addresses.")).view()


def imported(done: Imported, troubles: Sequence[str], t: Translator) -> LayoutView:
    """What was done, what follows, and the way back."""
    outcome, network = done.outcome, done.network.id
    card = Card(t, "network").small(t.text("Partners and members by spreadsheet"))
    card.title(t.plural("{n} row is imported", "{n} rows are imported", outcome.effective))
    card.text(summary(outcome, t))
    if done.renamed:
        card.text(
            t.text(
                "Roles and channels keep their names. To rename them: {command}, for {names}.",
                command="`/network partners`",
                names=names(done.renamed, t),
            )
        )
    if any(entry.new for entry in outcome.people):
        card.text(t.text("Nobody was written to: that needs their agreement, or a card in their channel."))
    if done.expected:
        card.text(
            t.plural(
                "{n} person is not on Discord yet: they can be invited by e-mail, or by a code.",
                "{n} people are not on Discord yet: they can be invited by e-mail, or by a code.",
                done.expected,
            )
        )
    card.text(not_mirrored(list(troubles), t))
    buttons = []
    if any(entry.new for entry in outcome.partners):
        card.text(t.text("New partners have no role and no channel on the server yet."))
        label = t.text("Create roles and channels")
        buttons.append(network_controls.again.button(network, label, style=ButtonStyle.primary))
    buttons.append(network_controls.overview.button(network, t.text("The network at a glance"), 0))
    if done.expected:
        buttons.insert(
            0, arriving.show.button(network, t.text("Invite them…"), 0, 0, style=ButtonStyle.primary)
        )
    if done.undo:
        buttons.append(controls.undo.button(network, t.text("Undo the import"), done.undo))
    return card.row(*buttons).view()


def undone(done: Undone, troubles: Sequence[str], t: Translator) -> LayoutView:
    """All is as before."""
    card = Card(t, "network").small(t.text("Partners and members by spreadsheet"))
    card.title(t.text("The import is undone"))
    counts = [
        t.plural("{n} partner is as before", "{n} partners are as before", done.partners),
        t.plural("{n} member is as before", "{n} members are as before", done.people),
    ]
    kept = [count for count, number in zip(counts, (done.partners, done.people), strict=True) if number]
    return card.text(t.join_facts(kept)).text(not_mirrored(list(troubles), t)).view()
