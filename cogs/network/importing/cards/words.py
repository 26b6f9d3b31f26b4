"""What several cards of an import say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.importing.partners import PARTNERS
from domain.importing.people import PEOPLE
from templates.words.importing import sheet_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.importing.changes import Entry
    from domain.importing.network import Outcome
    from locales import Translator


def summary(outcome: Outcome, t: Translator) -> str:
    """How many rows are new, changed and as they are, a line for each sheet that is read."""
    lines = [
        _counts(PARTNERS.key, outcome.partners, len(outcome.missing_partners), t),
        _counts(PEOPLE.key, outcome.people, len(outcome.missing_people), t),
    ]
    return "\n".join(filter(None, lines))


def _counts(kind: str, entries: Sequence[Entry], missing: int, t: Translator) -> str:
    new, same = sum(one.new for one in entries), sum(one.same for one in entries)
    changed = len(entries) - new - same
    counts = [
        # Translators: counts of rows of a table; each stands alone, "New: 3"
        t.text("new: {n}", n=t.number(new)) if new else "",
        t.text("changed: {n}", n=t.number(changed)) if changed else "",
        t.text("as they are: {n}", n=t.number(same)) if same else "",
        t.text("not in the file: {n}", n=t.number(missing)) if missing else "",
    ]
    said = t.join_facts(count for count in counts if count)
    return t.text("**{label}:** {value}", label=sheet_name(kind, t), value=said) if said else ""
