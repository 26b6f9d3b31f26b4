"""What a file of practices would change, or what is wrong with it, before anything is done; what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Card
from cogs.kit.columns import ColumnActs, Columned, columns_card
from cogs.kit.previews import PreviewActs, PreviewTexts, preview_card
from cogs.kit.text import fitted, safe
from cogs.practice import words as cards_words
from cogs.practice.files import controls
from domain.practices.sheet import KINDS, F
from templates.words import practices as words
from templates.words.practice_imports import problem_line, unread_lines
from templates.words.practice_papers import heading, sheet_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui import LayoutView

    from domain.importing.changes import FieldChange
    from domain.practices.importing.outcome import PracticeRow
    from locales import Translator
    from services.practices.file_imports import PracticeImport, PracticesImported

COLUMNS: Final = ColumnActs(
    "practice", controls.show, controls.columns, controls.holds, controls.column, controls.says
)
_ACTS: Final = PreviewActs("practice", controls.show, controls.columns, controls.forget, controls.go)
_LINE: Final = 500
_VALUE: Final = 60
_SHOWN: Final = 6


def preview(view: PracticeImport, t: Translator, page: int = 0) -> LayoutView:
    """Mistakes if there are any, else what would be new and what would change from what to what."""
    texts = PreviewTexts(
        about=t.text("Good practices"),
        already=t.text("The file says what the collection says already"),
        moved=t.text(
            "**Changed meanwhile.** The collection is not as it was when you looked. This is how it is now."
        ),
        above=cards_words.lines(
            "" if view.outcome.problems else t.text("All of it is published at once, without a review."),
            _unread(view, t),
        ),
        mend=t.text("Nothing was imported. Correct the file and send it again with `/practice import`."),
    )
    return preview_card(_ACTS, int(view.known.network), view, texts, _lines(view, t), t, page)


def columns(view: PracticeImport, sheet: int, t: Translator, page: int = 0, chosen: int = 0) -> LayoutView:
    """The columns of a sheet (from 0) with what each says; `chosen` (from 1) is the one to be corrected."""
    file = Columned(
        int(view.known.network),
        view.id,
        view.sheets,
        view.layouts,
        KINDS,
        lambda _: sheet_title(t),
        lambda _, field: heading(t, field),
    )
    return columns_card(COLUMNS, file, sheet, t, page, chosen)


def imported(done: PracticesImported, t: Translator) -> LayoutView:
    """What was done."""
    card = Card(t, "practice").small(t.text("Good practices"))
    card.title(t.plural("{n} row is imported", "{n} rows are imported", done.outcome.effective))
    counts = t.text(
        "New practices: {new}. Changed: {changed}.",
        new=t.number(done.done.new),
        changed=t.number(done.done.changed),
    )
    return card.text(counts).footer(t.text("They are found from now on.")).view()


def _unread(view: PracticeImport, t: Translator) -> str:
    """Which columns are not read, so that nobody thinks that they were; "" for none."""
    found = list(unread_lines(view.sheets, view.layouts, t))
    if not found:
        return ""
    said = "; ".join([*found[:_SHOWN], *(["…"] if len(found) > _SHOWN else [])])
    return t.text("**Not read:** {columns}. What a column holds is said under **Columns**.", columns=said)


def _lines(view: PracticeImport, t: Translator) -> Iterator[str]:
    outcome = view.outcome
    if not any(layout.read for layout in view.layouts):
        yield t.text(
            "None of its headings says so. Under **Columns** you can tell what each sheet and each column "
            "holds; `/practice import` without a file gives you a spreadsheet to begin with."
        )
        return
    if outcome.problems:
        yield from (f"- {problem_line(one, t, view.known.own_themes)[:_LINE]}" for one in outcome.problems)
        return
    other = [one for one in outcome.rows if not one.change.same]
    new = sum(one.change.new for one in other)
    yield t.text("new: {new}, changed: {changed}", new=t.number(new), changed=t.number(len(other) - new))
    yield from (f"- {_entry(one, t)}" for one in other)


def _entry(row: PracticeRow, t: Translator) -> str:
    name = t.join_facts([f"**{safe(row.change.name, _VALUE)}**", t.language_name(row.entry.words.language)])
    if row.change.new:
        return t.join_facts([name, words.theme(t, safe(row.entry.facts.theme, _VALUE))])[:_LINE]
    changes = "; ".join(_change(one, t) for one in row.change.changes[:_SHOWN])
    more = " …" if len(row.change.changes) > _SHOWN else ""
    return f"{t.join_facts([name, changes])}{more}"[:_LINE]


def _change(one: FieldChange, t: Translator) -> str:
    known = {*F, "period"}
    field = heading(t, one.field) if one.field in known - {"period"} else words.field(t, one.field)
    return t.text("{field}: {old} → {new}", field=field, old=_value(one.old), new=_value(one.new))


def _value(value: str) -> str:
    return fitted(" ".join(value.split()), _VALUE) if value else "–"
