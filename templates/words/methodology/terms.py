"""Words for the common methodology: kinds of places, days from an event, states, columns and mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import EventKind, Manner
from domain.importing.lines import Code
from domain.languages import LANGUAGES
from domain.methodology.exchange.columns import TEXTS, F, text_field
from domain.methodology.exchange.reading import FURTHEST, Fault
from domain.methodology.lists import Phase, TaskStatus
from domain.methodology.proofs import ProofState
from domain.methodology.schedule import Fit
from templates.markdown import safe
from templates.words.events import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.importing.lines import Problem
    from locales import Translator

ID_HEADING = "Techlink id"
"""Of the hidden column: the same in every language."""
_WORDS = 60


def manner_name(manner: Manner, t: Translator) -> str:
    """How people take part."""
    names = {
        Manner.ONLINE: t.text("online"),
        Manner.ON_SITE: t.text("on site"),
        # Translators: an event held on site and online at once
        Manner.HYBRID: t.text("both"),
    }
    return names[manner]


def days_text(days: int, t: Translator) -> str:
    """So many days from an event's day, as a handbook says it."""
    if days == 0:
        return t.text("on the day")
    if days < 0:
        return t.plural("{n} day before", "{n} days before", -days)
    return t.plural("{n} day after", "{n} days after", days)


def status_name(status: TaskStatus, t: Translator) -> str:
    """How far a task is."""
    names = {
        TaskStatus.OPEN: t.context("task", "open"),
        TaskStatus.DONE: t.context("task", "done"),
        TaskStatus.SKIPPED: t.context("task", "left out"),
        TaskStatus.NOT_NEEDED: t.context("task", "not needed"),
    }
    return names[status]


def phase_name(phase: Phase, t: Translator) -> str:
    """Where tasks stand, as a heading over them."""
    names = {
        Phase.LATE: t.text("Late"),
        Phase.NEXT: t.text("Next"),
        Phase.LATER: t.text("Later"),
        Phase.MISSED: t.text("Not done in time"),
        Phase.DONE: t.text("Done"),
        Phase.LEFT_OUT: t.text("Left out"),
    }
    return names[phase]


def fit_name(fit: Fit, t: Translator) -> str:
    """How a task came to its day; "" for the usual."""
    names = {
        Fit.USUAL: "",
        Fit.PULLED: t.text("earlier than usual is not possible"),
        Fit.TIGHT: t.text("as soon as possible"),
        Fit.LEFT_OUT: t.text("too late"),
    }
    return names[fit]


def proof_state(state: ProofState, t: Translator) -> str:
    """How a proof stands."""
    names = {
        ProofState.GIVEN: t.context("proof", "there"),
        ProofState.NOT_NEEDED: t.context("proof", "not needed"),
        ProofState.COMING: t.context("proof", "to come"),
        ProofState.MISSING: t.context("proof", "missing"),
        ProofState.LOST: t.context("proof", "not there"),
    }
    return names[state]


def sheet_name(kind: str, t: Translator) -> str:
    """What a sheet is called; "" for one that is not read. At most 31 characters in every language."""
    return kind_name(EventKind(kind), t) if kind else ""


def field_name(field: str, t: Translator) -> str:
    """What a column says: its heading. `domain/methodology/exchange/columns` reads it back."""
    fixed = {
        F.ID: ID_HEADING,
        F.REGION: t.text("Region"),
        # Translators: heading of a column with yes or no: whether a task is used
        F.USED: t.text("Used"),
        F.DAYS: t.text("Days from the event"),
        # Translators: heading of a column: at least so many days before the event
        F.LEAST: t.text("At least"),
        # Translators: heading of a column: with fewer days left than this the task is left out
        F.SKIP_UNDER: t.text("Left out under"),
        F.ROLE: t.context("event", "Role"),
        F.PROOF: t.text("Proof"),
        # Translators: heading of a column: how the event is held, online, on site, or both
        F.MANNERS: t.text("Held"),
    }
    return {str(key): value for key, value in fixed.items()}.get(field) or _text_heading(field, t)


def _text_heading(field: str, t: Translator) -> str:
    bases = {
        "title": t.text("Task"),
        "what": t.text("What to do"),
        "skipped": t.text("Why it is left out"),
    }
    for text in TEXTS:
        for code in LANGUAGES:
            if text_field(text, code) == field:
                return f"{bases[text]} ({t.language_name(code)})"
    return field


def yes_no(value: str, t: Translator) -> str:
    """Yes or no."""
    return t.text("yes") if value == "yes" else t.text("no")


def manners_text(manners: Iterable[Manner], t: Translator) -> str:
    """Kinds of places as a cell says them; "" for all."""
    return "; ".join(manner_name(one, t) for one in sorted(manners))


def cell_words(
    field: str, value: str, roles: Mapping[str, str], proofs: Mapping[str, str], t: Translator
) -> str:
    """What a plain value of a cell is called, to be shown."""
    if field == F.USED:
        return yes_no(value, t) if value else ""
    if field == F.ROLE:
        return roles.get(value, value)
    if field == F.PROOF:
        return proofs.get(value, value)
    if field == F.MANNERS:
        return manners_text((Manner(one) for one in value.split(";") if one), t)
    return value


def fault_text(problem: Problem, t: Translator) -> str | None:
    """The sentence for a problem of ours, escaped; None for one that any import can have."""
    if problem.code is Code.LONG:
        return t.plural("At most {n} character.", "At most {n} characters.", problem.number)
    if not isinstance(problem.detail, Fault):
        return None
    texts = {
        Fault.NUMBER: t.text("a whole number of days is expected, such as -30."),
        Fault.FAR: t.text("at most {n} days from the event.", n=t.number(FURTHEST)),
        Fault.NO_DAYS: t.text("how many days from the event? Such as -30 for a month before."),
        Fault.LEAST: t.text("it cannot be more than the days before the event."),
        Fault.NEVER_LATE: t.text("what comes on the day or after it is never too late for it."),
        Fault.NO_REASON: t.text("say in the last columns why it is left out then."),
        Fault.NO_TITLE: t.text("the task needs a title, in one language at least."),
        Fault.WORD: t.text("one of the words of the list is expected."),
        Fault.REGION: t.text("a NUTS code or a country is expected, such as PT11 or FR."),
        Fault.CLEARED: t.text("this cannot be cleared. A task that is not done says “no” under “Used”."),
        Fault.FULL: t.text("at most {n} tasks for a kind of event.", n=t.number(problem.number)),
    }
    said = texts[problem.detail]
    words = safe(problem.words, _WORDS)
    return t.text("“{words}”: {problem}", words=words, problem=said) if words else said
