"""How the columns of a spreadsheet are read, to be corrected: the same card whatever is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import discord

from cogs.kit.cards import Card
from cogs.kit.pager import page_line, page_row, paged
from cogs.kit.text import plain, safe
from domain.importing.columns import NOT_READ, headings
from domain.records import Record
from domain.sheets import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from discord.ui import Item, LayoutView

    from cogs.kit.act import Act
    from cogs.kit.press import Press
    from domain.importing.columns import Kind, Layout
    from domain.sheets import Sheets
    from locales import Translator

V = TypeVar("V")
PAGE: Final = 15
_SAID: Final = 40
_NOTHING: Final = "-"
"""The value of the option for what is not read: Discord wants one of at least one letter."""


class ColumnActs(Record):
    """What can be pressed on the card. `noun` gives its colour; the first argument is always the draft.

    `show` goes back (a page); `columns` shows a sheet (from 0), a page; `holds` chooses what a sheet holds;
    `column` which column (sheet, page) is corrected; `says` what a column (sheet, from 1) says.
    """

    noun: str
    show: Act[int, int]
    columns: Act[int, int, int]
    holds: Act[int, int]
    column: Act[int, int, int]
    says: Act[int, int, int]


class Columned(Record):
    """A kept file. A sheet can hold any of `kinds`; names of sheets and fields are asked by their keys."""

    network: int
    draft: int
    sheets: Sheets
    layouts: Sequence[Layout]
    kinds: Sequence[Kind]
    sheet_name: Callable[[str], str]
    field_name: Callable[[str, str], str]


class ColumnWork(Record, Generic[V]):
    """The services of an import, each giving its view.

    `show` takes the draft; `hold` draft, sheet, kind of thing; `say` draft, sheet, column, field.
    """

    show: Callable[..., V]
    hold: Callable[..., V]
    say: Callable[..., V]


class ColumnCards(Record, Generic[V]):
    """The cards of a view: `preview` (page), `columns` (sheet, then page and the column that is chosen)."""

    preview: Callable[[V, Translator, int], LayoutView]
    columns: Callable[[V, int, Translator, int, int], LayoutView]


def columns_card(
    acts: ColumnActs, view: Columned, sheet: int, t: Translator, page: int = 0, chosen: int = 0
) -> LayoutView:
    """The columns of a sheet (from 0) with what each says; `chosen` (from 1) is the one to be corrected."""
    sheet = min(max(sheet, 0), len(view.layouts) - 1)
    layout, found = view.layouts[sheet], view.sheets.sheets[sheet]
    samples = {row.number: row for row in found.rows if row.number > layout.header}
    first = next(iter(samples.values()), None)
    shown = paged(list(enumerate(headings(found, layout), 1)), page, PAGE)
    where = t.text("Sheet {number} of {total}", number=sheet + 1, total=len(view.layouts))
    small = [safe(view.sheets.filename, 60), where, page_line(t, shown)]
    card = Card(t, acts.noun).small(t.join_facts(fact for fact in small if fact))
    card.title(t.text("How “{sheet}” is read", sheet=safe(found.name, 60)))
    lines = [
        t.text(
            "**{column}** {heading} → {field}",
            column=letters(number),
            heading=_heading(title, first.cell(number) if first else ""),
            field=_field(view, layout, number, t),
        )
        for number, title in shown.items
    ]
    card.text("\n".join(lines) if layout.read else t.text("This sheet is not read."))
    card.picker(_holds(acts, view, sheet, t))
    if layout.read and shown.items:
        options = [
            discord.SelectOption(
                label=plain(f"{letters(number)} {title}", 100), value=str(number), default=number == chosen
            )
            for number, title in shown.items
        ]
        correct = t.text("Correct a column…")
        card.picker(acts.column.select(view.network, options, view.draft, sheet, page, placeholder=correct))
    if layout.read and chosen:
        card.picker(_says(acts, view, sheet, chosen, t))
    card.row(*page_row(t, acts.columns, view.network, shown, view.draft, sheet))
    return _ways(card, acts, view, sheet, t).view()


def _ways(card: Card, acts: ColumnActs, view: Columned, sheet: int, t: Translator) -> Card:
    buttons = [acts.show.button(view.network, t.text("‹ What it would change"), view.draft, 0)]
    if len(view.layouts) > 1:
        following = (sheet + 1) % len(view.layouts)
        buttons.append(acts.columns.button(view.network, t.text("Next sheet"), view.draft, following, 0))
    return card.row(*buttons).footer(t.text("Nothing is done before you confirm."))


def _heading(title: str, sample: str) -> str:
    said = safe(title, _SAID)
    example = safe(" ".join(sample.split()), _SAID)
    return f"{said} ({example})" if example else said


def _read_as(layout: Layout, column: int) -> str:
    return layout.fields[column - 1] if column <= len(layout.fields) else NOT_READ


def _field(view: Columned, layout: Layout, column: int, t: Translator) -> str:
    field = _read_as(layout, column)
    return view.field_name(layout.kind, field) if field else t.text("not read")


def _holds(acts: ColumnActs, view: Columned, sheet: int, t: Translator) -> Item[Any]:
    now = view.layouts[sheet].kind
    options = [
        discord.SelectOption(label=view.sheet_name(kind.key), value=kind.key, default=kind.key == now)
        for kind in view.kinds
    ]
    nothing = t.text("Nothing that is read")
    options.append(discord.SelectOption(label=nothing, value=_NOTHING, default=now == NOT_READ))
    holds = t.text("What the sheet holds…")
    return acts.holds.select(view.network, options, view.draft, sheet, placeholder=holds)


def _says(acts: ColumnActs, view: Columned, sheet: int, column: int, t: Translator) -> Item[Any]:
    layout = view.layouts[sheet]
    kind = next((kind for kind in view.kinds if kind.key == layout.kind), view.kinds[0])
    now = _read_as(layout, column)
    options = [
        discord.SelectOption(
            label=plain(view.field_name(kind.key, field.key), 100),
            value=field.key,
            default=field.key == now,
        )
        for field in kind.fields
    ]
    options.append(discord.SelectOption(label=t.text("not read"), value=_NOTHING, default=now == NOT_READ))
    says = t.text("What column {column} says…", column=letters(column))
    return acts.says.select(view.network, options, view.draft, sheet, column, placeholder=says)


def answer(acts: ColumnActs, work: ColumnWork[V], cards: ColumnCards[V]) -> None:
    """Answer what is pressed on both cards of an import, but for doing it and giving it up."""

    @acts.show.handler
    async def _show(press: Press, draft: int, page: int) -> None:
        await press.update(cards.preview(await press.read(work.show, draft), press.t, page))

    @acts.columns.handler
    async def _columns(press: Press, draft: int, sheet: int, page: int) -> None:
        await press.update(cards.columns(await press.read(work.show, draft), sheet, press.t, page, 0))

    @acts.holds.handler
    async def _holds(press: Press, draft: int, sheet: int) -> None:
        view = await press.write(work.hold, draft, sheet, _key(press.values[0]))
        await press.update(cards.columns(view, sheet, press.t, 0, 0))

    @acts.column.handler
    async def _column(press: Press, draft: int, sheet: int, page: int) -> None:
        view = await press.read(work.show, draft)
        await press.update(cards.columns(view, sheet, press.t, page, int(press.values[0])))

    @acts.says.handler
    async def _says(press: Press, draft: int, sheet: int, column: int) -> None:
        view = await press.write(work.say, draft, sheet, column, _key(press.values[0]))
        await press.update(cards.columns(view, sheet, press.t, (column - 1) // PAGE, 0))


def _key(value: str) -> str:
    """The key of a kind or a field that was chosen; "" for what is not read."""
    return NOT_READ if value == _NOTHING else value
