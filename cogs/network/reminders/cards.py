"""The network's reminders of milestones in sentences; what would change; why it cannot be so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.kit import Card, Field, safe
from cogs.network.reminders import controls
from domain.plans.ladder_typed import FIELDS
from services.plans.ladders import DEFAULT, POSTPONING
from templates.words.plans.reminders import LADDER_FIELDS, ladder_lines, postpone_line

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView, Modal

    from locales import Translator
    from services.plans.ladders import Rules, RulesPreview, RulesView
    from services.plans.typed import Window
    from templates.errors import ErrorText


def reminders_card(view: RulesView, t: Translator, said: str = "") -> LayoutView:
    """What holds. `said` is what was just done."""
    card = Card(t, "network").small(safe(view.name, 100)).title(t.text("How milestones are reminded of"))
    card.text(said)
    _rules(card, view.rules, t)
    card.small(t.text("Each reminder comes at nine in the morning, where its reader is."))
    if view.rules == DEFAULT:
        card.small(t.text("Techlink begins with this; the network has not said otherwise."))
    if view.may_change:
        card.row(*_buttons(view, t))
    return card.footer(t.text("Only you see this. By typing: `/network reminders`.")).view()


def changed(moved: int, t: Translator) -> str:
    """What a change has done."""
    if not moved:
        return t.text("**Changed.** No reminder that waits had to move.")
    return t.plural(
        "**Changed.** The reminders of {n} milestone have moved.",
        "**Changed.** The reminders of {n} milestones have moved.",
        moved,
    )


def preview_card(found: RulesPreview, t: Translator) -> LayoutView:
    """What would hold and what would move, before anything does."""
    network, window = found.network, found.window.id
    same = found.wanted == found.present
    card = Card(t, "network").small(t.text("Nothing is changed yet"))
    card.title(t.text("It is like that already") if same else t.text("Remind of milestones like this?"))
    _rules(card, found.wanted, t)
    if not same:
        card.text(_moving(found, t))
    buttons: list[Item[Any]] = []
    if not same:
        buttons.append(
            controls.carry_out.button(network, t.text("Change it"), window, style=ButtonStyle.primary)
        )
    if found.by_hand:
        buttons.append(controls.correct.button(network, t.text("Correct…"), window))
    buttons.append(controls.drop.button(network, t.text("Discard"), window))
    return card.row(*buttons).footer(t.text("Only you see this.")).view()


def refused(network: int | None, window: int, why: ErrorText, t: Translator) -> LayoutView:
    """Why it cannot be so; what was typed is not lost."""
    return (
        Card(t, "error")
        .title(why.title)
        .text(why.body)
        .row(
            controls.correct.button(network, t.text("Correct…"), window, style=ButtonStyle.primary),
            controls.drop.button(network, t.text("Discard"), window),
        )
        .footer(t.text("What you typed is kept for a day."))
        .view()
    )


def ask(network: int | None, window: Window, t: Translator) -> Modal:
    """The window, with what stands in it."""
    if window.form == POSTPONING:
        label = t.text("Days owners postpone without asking")
        hint = t.text("From 0, always ask, to 365; counted from the day that was agreed")
        fields = [Field("days", label, window.fields.get("days", ""), max_length=20, hint=hint)]
        return controls.typed.modal(network, t.text("Postponing"), fields, window.id)
    hints = {
        "before": t.text("Apart by commas; 0 is the day itself, and empty is none"),
        "every": t.text("7: every week"),
    }
    fields = [
        Field(
            name,
            LADDER_FIELDS[name](t),
            window.fields.get(name, ""),
            required=name == "every",
            max_length=100 if name == "before" else 20,
            hint=hints.get(name, ""),
        )
        for name in FIELDS
    ]
    return controls.typed.modal(network, t.text("Reminders of milestones"), fields, window.id)


def _rules(card: Card, rules: Rules, t: Translator) -> None:
    lines = "\n".join(f"- {line}" for line in ladder_lines(rules.ladder, t))
    card.text(f"**{t.text('Reminders')}**\n{lines}")
    card.text(f"**{t.text('Postponing')}**\n{postpone_line(rules.postpone_days, t)}")


def _moving(found: RulesPreview, t: Translator) -> str:
    if found.wanted.ladder == found.present.ladder:
        return t.text("Reminders stay as they are; it holds for what is postponed from now on.")
    if not found.moving:
        return t.text("No reminder that waits would move.")
    return t.plural(
        "The reminders of **{n} milestone** would move.",
        "The reminders of **{n} milestones** would move.",
        found.moving,
    )


def _buttons(view: RulesView, t: Translator) -> list[Item[Any]]:
    buttons: list[Item[Any]] = [
        controls.change.button(view.network, t.text("Change the reminders…"), style=ButtonStyle.primary),
        controls.postponing.button(view.network, t.text("Change the postponing…")),
    ]
    if view.rules != DEFAULT:
        buttons.append(controls.default.button(view.network, t.text("Back to the default…")))
    return buttons
