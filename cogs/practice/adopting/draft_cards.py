"""A practice that is about to be taken over, as it was understood: a day is asked, a fault is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, Field
from cogs.kit.errors import explain
from cogs.kit.text import fitted
from cogs.practice.adopting import controls
from cogs.practice.adopting.cards import TITLE, head
from cogs.practice.words import fact
from domain.practices.adopting import TEXT_LENGTH
from domain.practices.fields import LINE_LENGTH
from templates.words.when import said_back

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.practices.adopting.views import AdoptionDraft, Typed

_MOST_DAYS: Final = 4


def fields(typed: Typed, t: Translator, *, coordinates: bool) -> Sequence[Field]:
    """The window, with what stands in it; who coordinates may do it for any partner."""
    found = [
        Field(
            "place",
            t.text("Where?"),
            typed.place,
            max_length=LINE_LENGTH,
            hint=t.text("A region, a town or a place"),
        ),
        Field(
            "adapted",
            t.text("What will be otherwise there?"),
            typed.adapted,
            paragraph=True,
            required=False,
            max_length=TEXT_LENGTH,
        ),
        Field(
            "planned",
            t.text("Planned for"),
            typed.planned,
            required=False,
            max_length=100,
            hint=t.text("A day, such as “15/03/2027” or “end of June”"),
        ),
        Field(
            "action",
            t.text("Into an action of a plan"),
            typed.action,
            required=False,
            max_length=100,
            hint=t.text("Its code, such as P2.Z1.A3: it gets a milestone, with reminders"),
        ),
    ]
    if coordinates:
        hint = t.text("The name or the code of a partner")
        found.append(
            Field(
                "partner",
                t.text("For which partner"),
                typed.partner,
                required=False,
                max_length=100,
                hint=hint,
            )
        )
    return found


def draft_card(draft: AdoptionDraft, t: Translator) -> LayoutView:
    """As it was understood; nothing is done yet."""
    card = Card(t, "practice").small(head(draft.practice, t.text("to be adopted"), t))
    card.title(t.text("Adopt this? {title}", title=fitted(draft.shown.title, TITLE)))
    for _, error in draft.faults:
        why = explain(error, t)
        card.text(f"**{why.title}**\n{why.body}")
    card.text(_said(draft, t))
    network = int(draft.network)
    row: list[Item[Any]] = []
    if draft.days and not draft.faults:
        card.text(t.text("Which day is meant?"))
        row = [
            controls.choose_day.button(
                network, said_back(one, t), draft.id, draft.turn, _day(one.start), style=ButtonStyle.primary
            )
            for one in draft.days[:_MOST_DAYS]
        ]
        card.row(*row)
        row = []
    if draft.ready:
        row = [
            controls.confirm.button(
                network, t.text("Adopt it"), draft.id, draft.turn, style=ButtonStyle.primary
            )
        ]
    row += [
        controls.change.button(network, t.text("Change…"), draft.id),
        controls.drop.button(network, t.text("Leave it"), draft.id),
    ]
    return card.row(*row).footer(_what_follows(draft, t)).view()


def dropped(t: Translator) -> LayoutView:
    """The record of one that was given up."""
    return Card(t, "practice").text(t.text("Left. Nobody was told.")).view()


def _said(draft: AdoptionDraft, t: Translator) -> str:
    typed = draft.typed
    lines = [fact(t.text("Where"), fitted(typed.place, 100), t)] if typed.place.strip() else []
    if typed.adapted.strip():
        lines.append(fact(t.text("Otherwise there"), fitted(typed.adapted, 900), t))
    if draft.fields is not None and draft.fields.planned is not None:
        lines.append(t.text("Planned for {day}", day=t.date(draft.fields.planned, "full")))
    elif typed.planned.strip():
        lines.append(fact(t.text("Planned for"), fitted(typed.planned, 60), t))
    if draft.partner:
        lines.append(t.text("For {partner}", partner=fitted(draft.partner, 80)))
    if draft.into:
        lines.append(t.text("A milestone in {action}", action=fitted(draft.into, 120)))
    return "\n".join(lines)


def _what_follows(draft: AdoptionDraft, t: Translator) -> str:
    if not draft.ready:
        return t.text("Nothing was done yet; what you typed is kept for a day.")
    return t.text("Its author is told. Techlink asks you after 3 and after 12 months how it goes.")


def _day(start: date | datetime) -> str:
    return start.isoformat()[:10]
