"""The methodology as a workbook, a sheet for each kind of event: sent back as it is, it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.model import EventKind, Manner
from domain.methodology.exchange.columns import FIELDS, F, id_of
from domain.methodology.exchange.reading import cells
from domain.methodology.model import said
from domain.sheets import Column, Table
from templates.words.methodology.terms import cell_words, field_name, manner_name, sheet_name, yes_no

if TYPE_CHECKING:
    from domain.methodology.exchange.reading import Known
    from domain.methodology.model import Task
    from locales import Translator

_WIDTHS: Final = {F.ID: 12, F.REGION: 10, F.USED: 9, F.DAYS: 12, F.LEAST: 10, F.SKIP_UNDER: 12, F.MANNERS: 14}
_TEXT_WIDTHS: Final = {"title": 34, "what": 60, "skipped": 40}
_WIDTH: Final = 26
_SPARE: Final = 40


def methodology_tables(known: Known, t: Translator) -> tuple[Table, ...]:
    """A sheet for each kind of event, with the words that can be chosen."""
    return tuple(_table(known, kind, t) for kind in EventKind)


def _table(known: Known, kind: EventKind, t: Translator) -> Table:
    methodology = known.methodology
    roles = {key: said(one.title, t.language) for key, one in methodology.roles.items()}
    proofs = {key: said(one.title, t.language) for key, one in methodology.proofs.items()}
    choices = {
        F.USED: (yes_no("yes", t), yes_no("no", t)),
        F.ROLE: tuple(roles.values()),
        F.PROOF: tuple(proofs.values()),
        F.MANNERS: tuple(manner_name(one, t) for one in Manner),
    }
    columns = tuple(
        Column(
            field_name(field.key, t),
            _width(field.key),
            choices.get(field.key, ()),  # type: ignore[call-overload]  # a text's key is no `F`
            hint=_hint(field.key, t),
            hidden=field.key == F.ID,
        )
        for field in FIELDS
    )

    def row(task: Task) -> tuple[str, ...]:
        values = cells(task)
        shown = (cell_words(field.key, values.get(field.key, ""), roles, proofs, t) for field in FIELDS[1:])
        return (id_of(known.network, kind, task.key), *shown)

    rows = tuple(row(one) for one in methodology.rows if one.kind is kind)
    return Table(sheet_name(kind.value, t), columns, rows, _SPARE)


def _width(field: str) -> int:
    if field in _WIDTHS:
        return _WIDTHS[F(field)]
    return next((width for text, width in _TEXT_WIDTHS.items() if field.startswith(f"{text}_")), _WIDTH)


def _hint(field: str, t: Translator) -> str:
    hints = {
        F.REGION: t.text(
            "Empty: everywhere. For a region copy the row, and write its NUTS code or country: PT11, FR."
        ),
        F.USED: t.text("“no”: events made from now on have no such task."),
        F.DAYS: t.text("-30 is a month before the event, 0 the day itself, 7 a week after it."),
        F.LEAST: t.text("So many days before the event at least, when it is made late."),
        F.SKIP_UNDER: t.text("With fewer days left it is left out. Empty: never."),
        F.MANNERS: t.text("Empty: for all events. Else for those that are held like this."),
    }
    return {str(key): value for key, value in hints.items()}.get(field, "")
