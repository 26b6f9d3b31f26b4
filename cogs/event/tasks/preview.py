"""What a spreadsheet would change of the methodology, or what is wrong with it, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ButtonStyle

from cogs.event.tasks import controls
from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.columns import Columned, columns_card
from cogs.kit.text import fitted, safe
from domain.events.model import EventKind
from domain.methodology.exchange.columns import KINDS
from domain.methodology.model import said
from templates.words.events import kind_name
from templates.words.import_problems import TEXTS, place
from templates.words.methodology.terms import cell_words, fault_text, field_name, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from discord.ui import LayoutView

    from cogs.kit.columns import ColumnActs
    from domain.importing.changes import FieldChange
    from domain.importing.lines import Problem
    from domain.methodology.exchange.reading import TaskEntry
    from locales import Translator
    from services.methodology.exchange import MethodologyImport, MethodologyImported

LETTERS_A_PAGE: Final = 2_200
_LINE: Final = 500
_VALUE: Final = 60
_SHOWN: Final = 6


def preview(view: MethodologyImport, t: Translator, page: int = 0) -> LayoutView:
    """Mistakes if there are any, else what would be new and what would change from what to what."""
    outcome, network = view.outcome, int(view.known.network.id)
    shown = paged(list(_pages(_lines(view, t))), page, 1)
    card = Card(t, "error" if outcome.problems else "event")
    small = [t.text("Common methodology"), fitted(view.sheets.filename, 80), page_line(t, shown)]
    card.small(t.join_facts(fact for fact in small if fact)).title(_title(view, t))
    if view.moved:
        card.text(
            t.text(
                "**Changed meanwhile.** The methodology is not as it was when you looked. This is how it is "
                "now."
            )
        )
    card.text(shown.items[0])
    card.row(*page_row(t, controls.show, network, shown, view.id))
    buttons = [
        controls.columns.button(network, t.text("Columns"), view.id, 0, 0),
        controls.forget.button(network, t.text("Cancel"), view.id),
    ]
    if outcome.effective and not outcome.problems:
        label = t.plural("Import {n} row", "Import {n} rows", outcome.effective)
        go = controls.go.button(network, label, view.id, outcome.stamp, style=ButtonStyle.primary)
        buttons.insert(0, go)
    return card.row(*buttons).footer(_footer(view, t)).view()


def columns(
    acts: ColumnActs, view: MethodologyImport, sheet: int, t: Translator, page: int = 0, chosen: int = 0
) -> LayoutView:
    """The columns of a sheet (from 0) with what each says; `chosen` (from 1) is the one to be corrected."""
    file = Columned(
        int(view.known.network.id),
        view.id,
        view.sheets,
        view.layouts,
        KINDS,
        lambda kind: sheet_name(kind, t),
        lambda _, field: field_name(field, t),
    )
    return columns_card(acts, file, sheet, t, page, chosen)


def imported(done: MethodologyImported, t: Translator) -> LayoutView:
    """What was done."""
    card = Card(t, "event").small(t.text("Common methodology"))
    card.title(t.plural("{n} row is imported", "{n} rows are imported", done.outcome.effective))
    card.text(
        t.text(
            "Version {number} holds for events that are announced from now on. Lists that are there stay as "
            "they are; who runs an event can bring its list up to date.",
            number=t.number(done.version),
        )
    )
    network = int(done.known.network.id)
    return card.row(controls.handbook.button(network, t.text("Handbook"))).view()


def forgotten(t: Translator) -> LayoutView:
    """Given up before it was done."""
    return Card(t, "confirm").text(t.text("Cancelled. Nothing was changed.")).view()


def _title(view: MethodologyImport, t: Translator) -> str:
    outcome = view.outcome
    if outcome.problems:
        return t.plural("The file has {n} mistake", "The file has {n} mistakes", len(outcome.problems))
    if not any(layout.read for layout in view.layouts):
        return t.text("What does this file hold?")
    if not outcome.effective:
        return t.text("The file says what the methodology says already")
    return t.text("This is what the file would change")


def _footer(view: MethodologyImport, t: Translator) -> str:
    if view.outcome.problems:
        return t.text("Nothing was imported. Correct the file and send it again with `/event methodology`.")
    return t.text(
        "Nothing is done before you confirm. An empty cell changes nothing, a hyphen (-) clears it."
    )


def _lines(view: MethodologyImport, t: Translator) -> Iterator[str]:
    outcome = view.outcome
    if not any(layout.read for layout in view.layouts):
        yield t.text(
            "None of its sheets is called as a kind of event. Under **Columns** you can say what each holds; "
            "`/event methodology` gives you a spreadsheet to begin with."
        )
        return
    if outcome.problems:
        yield from (f"- {_problem(problem, t)}" for problem in outcome.problems)
        return
    for kind in EventKind:
        own = [one for one in outcome.entries if one.task.kind is kind and not one.same]
        if own:
            new = sum(one.new for one in own)
            yield t.text(
                "**{kind}:** new: {new}, changed: {changed}",
                kind=kind_name(kind, t),
                new=t.number(new),
                changed=t.number(len(own) - new),
            )
            yield from (f"- {_entry(one, view, t)}" for one in own)
    if outcome.missing:
        n = len(outcome.missing)
        yield t.plural(
            "{n} row is not in the file, and stays as it is.",
            "{n} rows are not in the file, and stay as they are.",
            n,
        )


def _problem(problem: Problem, t: Translator) -> str:
    text = fault_text(problem, t) or TEXTS[problem.code](problem, t)
    return t.join_facts([f"**{place(problem, t)}**", text])[:_LINE]


def _entry(entry: TaskEntry, view: MethodologyImport, t: Translator) -> str:
    name = safe(said(entry.task.title, t.language), _VALUE)
    where = f" ({entry.task.region})" if entry.task.region else ""
    changes = "; ".join(_change(one, view, t) for one in entry.changes[:_SHOWN])
    more = len(entry.changes) - _SHOWN
    if more > 0:
        changes = f"{changes} …"
    return t.text("**{name}**: {changes}", name=name + where, changes=changes)[:_LINE]


def _change(one: FieldChange, view: MethodologyImport, t: Translator) -> str:
    found = view.known.methodology
    roles = {key: said(role.title, t.language) for key, role in found.roles.items()}
    proofs = {key: said(proof.title, t.language) for key, proof in found.proofs.items()}

    def value(text: str) -> str:
        shown = cell_words(one.field, text, roles, proofs, t)
        return fitted(" ".join(shown.split()), _VALUE) if shown else "–"

    return t.text(
        "{field}: {old} → {new}", field=field_name(one.field, t), old=value(one.old), new=value(one.new)
    )


def _pages(lines: Iterable[str]) -> Iterator[str]:
    """The lines in pages of so many letters; at least one page."""
    page: list[str] = []
    for line in lines:
        if page and sum(len(one) + 1 for one in page) + len(line) > LETTERS_A_PAGE:
            yield "\n".join(page)
            page = []
        page.append(line)
    yield "\n".join(page)
