"""What a spreadsheet would change of the methodology, or what is wrong with it, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.event.tasks import controls
from cogs.kit import Card
from cogs.kit.columns import Columned, columns_card
from cogs.kit.previews import PreviewActs, PreviewTexts, preview_card
from cogs.kit.text import fitted, safe
from domain.events.model import EventKind
from domain.methodology.exchange.columns import KINDS
from domain.methodology.model import said
from templates.words.events import kind_name
from templates.words.import_problems import TEXTS, place
from templates.words.methodology.terms import cell_words, fault_text, field_name, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui import LayoutView

    from cogs.kit.columns import ColumnActs
    from domain.importing.changes import FieldChange
    from domain.importing.lines import Problem
    from domain.methodology.exchange.reading import TaskEntry
    from locales import Translator
    from services.methodology.exchange import MethodologyImport, MethodologyImported

_ACTS: Final = PreviewActs("event", controls.show, controls.columns, controls.forget, controls.go)
_LINE: Final = 500
_VALUE: Final = 60
_SHOWN: Final = 6


def preview(view: MethodologyImport, t: Translator, page: int = 0) -> LayoutView:
    """Mistakes if there are any, else what would be new and what would change from what to what."""
    texts = PreviewTexts(
        about=t.text("Common methodology"),
        already=t.text("The file says what the methodology says already"),
        moved=t.text(
            "**Changed meanwhile.** The methodology is not as it was when you looked. This is how it is now."
        ),
        mend=t.text("Nothing was imported. Correct the file and send it again with `/event methodology`."),
    )
    return preview_card(_ACTS, int(view.known.network.id), view, texts, _lines(view, t), t, page)


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
