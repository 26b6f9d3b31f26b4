"""What a file would do to a plan, or what is wrong with it, before anything is done; and what it did."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from cogs.kit import Card
from cogs.kit.previews import PreviewActs, PreviewTexts, preview_card
from cogs.kit.text import fitted, safe
from cogs.plan import controls as plan_controls
from cogs.plan.cards import words
from cogs.plan.importing import controls
from domain.plans.importing.cells import Fault
from domain.plans.importing.kinds import F, SheetKind
from services.plans.importing import needs_reason
from templates.words.import_problems import TEXTS, place
from templates.words.plans.import_problems import fault_text
from templates.words.plans.sheet import field_name, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui import LayoutView

    from domain.importing.changes import Entry, FieldChange
    from domain.importing.lines import Problem
    from locales import Translator
    from services.plans.importing import PlanImport, PlanImported

_LINE: Final = 600
_VALUE: Final = 60
_DAYS: Final = frozenset({F.FIRST, F.LAST, F.DUE})


def preview(view: PlanImport, t: Translator, page: int = 0) -> LayoutView:
    """Mistakes if there are any, else what would be new and what would change from what to what."""
    texts = PreviewTexts(
        about=fitted(view.plan.title, words.NAME),
        already=t.text("The file says what the plan says already"),
        moved=t.text(
            "**Changed meanwhile.** The plan is not as it was when you looked. This is how it is now."
        ),
        mend=t.text("Nothing was imported. Correct the file and send it again with `/plan import`."),
    )
    go = controls.go_with_reason if needs_reason(view.outcome) else controls.go
    acts = PreviewActs("plan", controls.show, controls.columns, controls.forget, go)
    return preview_card(acts, int(view.known.network.id), view, texts, _lines(view, t), t, page)


def imported(done: PlanImported, network: int, t: Translator) -> LayoutView:
    """What was done, and who is told."""
    card = Card(t, "plan").small(fitted(done.plan.title, words.TITLE))
    card.title(t.plural("{n} row is imported", "{n} rows are imported", done.outcome.effective))
    if done.told:
        names = words.some((fitted(name, words.NAME) for name in done.told), t)
        card.text(t.text("Told: {names}.", names=names))
    look = plan_controls.plan.button(network, t.text("Look at the plan"), int(done.plan.id), 0)
    return card.row(look).footer(t.text("The history says who imported it, why, and from which file.")).view()


def _lines(view: PlanImport, t: Translator) -> Iterator[str]:
    outcome = view.outcome
    if not any(layout.read for layout in view.layouts):
        yield t.text(
            "None of its headings says so. Under **Columns** you can tell what each sheet and each column "
            "holds; `/plan export` gives you a spreadsheet to begin with."
        )
        return
    if outcome.problems:
        yield from (f"- {_problem(problem, t)}" for problem in outcome.problems)
        return
    for kind in SheetKind:
        own = [one for one in outcome.entries if one.kind == kind and not one.same]
        if own:
            new = sum(one.new for one in own)
            counts = t.text(
                "new: {new}, changed: {changed}", new=t.number(new), changed=t.number(len(own) - new)
            )
            yield words.fact(sheet_name(t, kind), counts, t)
            yield from (f"- {_entry(one, t)}" for one in own)
    if outcome.missing:
        names = words.some((fitted(one, words.NAME) for one in outcome.missing), t, most=12)
        yield t.text("Not in the file, and left as they are: {names}.", names=names)


def _problem(problem: Problem, t: Translator) -> str:
    is_ours = isinstance(problem.detail, Fault)
    said = fault_text(problem, t) if is_ours else TEXTS[problem.code](problem, t)
    return t.join_facts([f"**{place(problem, t)}**", said])[:_LINE]


def _entry(entry: Entry, t: Translator) -> str:
    name = safe(entry.name, _VALUE)
    if entry.new:
        facts = [_value(one.field, one.new, t) for one in entry.changes if one.field not in (F.TITLE, F.NAME)]
        return t.join_facts([f"**{name}**", *facts[:6]])
    changes = "; ".join(_change(entry.kind, one, t) for one in entry.changes[:6])
    return words.fact(name, changes, t)[:_LINE]


def _change(kind: str, one: FieldChange, t: Translator) -> str:
    old, new = _value(one.field, one.old, t), _value(one.field, one.new, t)
    return t.text("{field}: {old} → {new}", field=field_name(t, kind, one.field), old=old, new=new)


def _value(field: str, value: str, t: Translator) -> str:
    if not value:
        return "–"
    if field in _DAYS:
        return t.date(date.fromisoformat(value), "medium")
    return fitted(" ".join(value.split()), _VALUE)
