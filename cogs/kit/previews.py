"""What a spreadsheet would change, before anything is done: the same card whatever is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from discord import ButtonStyle

from cogs.kit.cards import Card
from cogs.kit.pager import page_line, page_row, paged
from cogs.kit.text import fitted
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from discord.ui import LayoutView

    from cogs.kit.act import Act
    from domain.importing.columns import Layout
    from domain.sheets import Sheets
    from locales import Translator

LETTERS_A_PAGE: Final = 2_200
"""A card holds 4,000 letters; the rest of it needs its share."""
_NAME: Final = 80


class _Outcome(Protocol):
    @property
    def problems(self) -> Sequence[Any]: ...
    @property
    def effective(self) -> int: ...
    @property
    def stamp(self) -> str: ...


class _Kept(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def sheets(self) -> Sheets: ...
    @property
    def layouts(self) -> Sequence[Layout]: ...
    @property
    def outcome(self) -> _Outcome: ...
    @property
    def moved(self) -> bool: ...


class PreviewActs(Record):
    """What can be pressed. `noun` gives the card its colour; the first argument is always the draft.

    `show` goes to a page; `columns` shows how a sheet is read; `go` does what was shown, by its stamp.
    """

    noun: str
    show: Act[int, int]
    columns: Act[int, int, int]
    forget: Act[int]
    go: Act[int, str]


class PreviewTexts(Record):
    """What the card says of what the file is for.

    `about` stands beside the file's name; `already`: it changes nothing; `moved`: things are not as they were
    shown; `above` stands over the lines; `mend`: how to send a file with mistakes again.
    """

    about: str
    already: str
    moved: str
    mend: str
    above: str = ""


def preview_card(
    acts: PreviewActs,
    network: int,
    view: _Kept,
    texts: PreviewTexts,
    lines: Iterable[str],
    t: Translator,
    page: int = 0,
) -> LayoutView:
    """Mistakes if there are any, else what would be new and what would change; `lines` say which."""
    outcome = view.outcome
    shown = paged(list(preview_pages(lines)), page, 1)
    card = Card(t, "error" if outcome.problems else acts.noun)
    small = [texts.about, fitted(view.sheets.filename, _NAME), page_line(t, shown)]
    card.small(t.join_facts(fact for fact in small if fact)).title(_title(view, texts, t))
    if view.moved:
        card.text(texts.moved)
    card.text(texts.above)
    card.text(shown.items[0])
    card.row(*page_row(t, acts.show, network, shown, view.id))
    buttons = [
        acts.columns.button(network, t.text("Columns"), view.id, 0, 0),
        acts.forget.button(network, t.text("Cancel"), view.id),
    ]
    if outcome.effective and not outcome.problems:
        label = t.plural("Import {n} row", "Import {n} rows", outcome.effective)
        go = acts.go.button(network, label, view.id, outcome.stamp, style=ButtonStyle.primary)
        buttons.insert(0, go)
    foot = t.text(
        "Nothing is done before you confirm. An empty cell changes nothing, a hyphen (-) clears it."
    )
    return card.row(*buttons).footer(texts.mend if outcome.problems else foot).view()


def forgotten_card(t: Translator) -> LayoutView:
    """A file was given up before it was done."""
    return Card(t, "confirm").text(t.text("Cancelled. Nothing was changed.")).view()


def _title(view: _Kept, texts: PreviewTexts, t: Translator) -> str:
    if n := len(view.outcome.problems):
        return t.plural("The file has {n} mistake", "The file has {n} mistakes", n)
    if not any(layout.read for layout in view.layouts):
        return t.text("What does this file hold?")
    return t.text("This is what the file would change") if view.outcome.effective else texts.already


def preview_pages(lines: Iterable[str]) -> Iterator[str]:
    """The lines in pages of at most `LETTERS_A_PAGE` letters, unless one is longer; at least one page."""
    page: list[str] = []
    for line in lines:
        if page and sum(len(one) + 1 for one in page) + len(line) > LETTERS_A_PAGE:
            yield "\n".join(page)
            page = []
        page.append(line)
    yield "\n".join(page)
