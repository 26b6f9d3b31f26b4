"""How the columns of a sheet are read, to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.kit import Card, page_line, page_row, paged, plain, safe
from cogs.plan.importing import controls
from domain.importing.columns import NOT_READ, headings
from domain.plans.importing.kinds import KINDS, kind_of
from domain.sheets import letters
from templates.words.plans.sheet import field_name, sheet_name

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.importing.columns import Layout
    from locales import Translator
    from services.plans.importing import PlanImport

PAGE: Final = 15
_SAID: Final = 40
_NOTHING: Final = "-"
"""The value of the option for what is not read: Discord wants one of at least one letter."""


def columns(view: PlanImport, sheet: int, t: Translator, page: int = 0, chosen: int = 0) -> LayoutView:
    """The columns of a sheet (from 0) with what each says; `chosen` (from 1) is the one to be corrected."""
    network = int(view.known.network.id)
    sheet = min(max(sheet, 0), len(view.layouts) - 1)
    layout, found = view.layouts[sheet], view.sheets.sheets[sheet]
    samples = {row.number: row for row in found.rows if row.number > layout.header}
    first = next(iter(samples.values()), None)
    titles = headings(found, layout)
    shown = paged(list(enumerate(titles, 1)), page, PAGE)
    where = t.text("Sheet {number} of {total}", number=sheet + 1, total=len(view.layouts))
    small = [safe(view.sheets.filename, 60), where, page_line(t, shown)]
    card = Card(t, "plan").small(t.join_facts(fact for fact in small if fact))
    card.title(t.text("How “{sheet}” is read", sheet=safe(found.name, 60)))
    lines = [
        t.text(
            "**{column}** {heading} → {field}",
            column=letters(number),
            heading=_heading(title, first.cell(number) if first else ""),
            field=_field(layout, number, t),
        )
        for number, title in shown.items
    ]
    card.text("\n".join(lines) if layout.read else t.text("This sheet is not read."))
    card.picker(_holds(view, sheet, t))
    if layout.read and shown.items:
        options = [
            discord.SelectOption(
                label=plain(f"{letters(number)} {title}", 100), value=str(number), default=number == chosen
            )
            for number, title in shown.items
        ]
        card.picker(
            controls.column.select(
                int(view.known.network.id),
                options,
                view.id,
                sheet,
                page,
                placeholder=t.text("Correct a column…"),
            )
        )
    if layout.read and chosen:
        card.picker(_says(view, sheet, chosen, t))
    card.row(*page_row(t, controls.columns, network, shown, view.id, sheet))
    return _ways(card, view, sheet, t).view()


def _ways(card: Card, view: PlanImport, sheet: int, t: Translator) -> Card:
    network = int(view.known.network.id)
    buttons = [controls.show.button(network, t.text("‹ What it would change"), view.id, 0)]
    if len(view.layouts) > 1:
        following = (sheet + 1) % len(view.layouts)
        buttons.append(controls.columns.button(network, t.text("Next sheet"), view.id, following, 0))
    return card.row(*buttons).footer(t.text("Nothing is done before you confirm."))


def _heading(title: str, sample: str) -> str:
    said = safe(title, _SAID)
    example = safe(" ".join(sample.split()), _SAID)
    return f"{said} ({example})" if example else said


def _field(layout: Layout, number: int, t: Translator) -> str:
    field = layout.fields[number - 1] if number <= len(layout.fields) else NOT_READ
    return field_name(t, layout.kind, field) if field else t.text("not read")


def _holds(view: PlanImport, sheet: int, t: Translator) -> Item[Any]:
    now = view.layouts[sheet].kind
    options = [
        discord.SelectOption(label=sheet_name(t, kind.key), value=kind.key, default=kind.key == now)
        for kind in KINDS
    ]
    nothing = t.text("Nothing that is read")
    options.append(discord.SelectOption(label=nothing, value=_NOTHING, default=now == NOT_READ))
    return controls.holds.select(
        int(view.known.network.id), options, view.id, sheet, placeholder=t.text("What the sheet holds…")
    )


def _says(view: PlanImport, sheet: int, column: int, t: Translator) -> Item[Any]:
    layout = view.layouts[sheet]
    kind = kind_of(layout.kind) or KINDS[0]
    now = layout.fields[column - 1] if column <= len(layout.fields) else NOT_READ
    options = [
        discord.SelectOption(
            label=plain(field_name(t, kind.key, field.key), 100),
            value=field.key,
            default=field.key == now,
        )
        for field in kind.fields
    ]
    options.append(discord.SelectOption(label=t.text("not read"), value=_NOTHING, default=now == NOT_READ))
    return controls.says.select(
        int(view.known.network.id),
        options,
        view.id,
        sheet,
        column,
        placeholder=t.text("What column {column} says…", column=letters(column)),
    )


def chosen_key(value: str) -> str:
    """The key of a kind or a field that was chosen; "" for what is not read."""
    return NOT_READ if value == _NOTHING else value
