"""The handbook of the methodology, and the closing report of an event, with all that they print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from domain.feedback import SATISFACTION, USEFULNESS
from domain.meetings.model import EntryKind
from domain.methodology.closing import ClosingPaper, Figures, HandbookPaper, Mean
from services.events import desk
from services.feedback import results
from services.meetings import desk as meetings
from services.methodology.board import show
from services.methodology.common import in_force
from services.plans.papers import statement
from storage import networks
from storage.events import answers
from storage.meetings import entries, presence

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction


def handbook(tx: Transaction, actor: Actor, language: str) -> HandbookPaper:
    """The methodology that holds in the network. Raises `NotAMember`."""
    desk.must_be_known(actor)
    network = networks.load(tx)
    methodology, version = in_force(tx)
    return HandbookPaper(
        network.name,
        methodology,
        version,
        tx.now.astimezone(ZoneInfo(network.zone)).date(),
        tx.now,
        language,
        statement(tx, actor).text,
    )


def report(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    language: str,
    figures: Figures | None = None,
) -> ClosingPaper:
    """The closing report of an event; what `figures` does not know is filled in with what is known here.

    Raises `NotYourEvent`, `NotAMember` or `NotFound`.
    """
    whole = show(tx, actor, id)
    desk.must_run(tx, actor, whole.event)
    network = networks.load(tx)
    held = {
        key: one.name or whole.names.get(one.member, "") if one.member is not None else one.name
        for key, one in whole.roles.items()
    }
    usual = {"lead": whole.event.organiser, "deputy": whole.event.deputy}
    for key, member in usual.items():
        if key not in held and member in whole.names and member is not None:
            held[key] = whole.names[member]
    return ClosingPaper(
        network_name=network.name,
        methodology=whole.methodology,
        event=whole.event,
        figures=_filled(tx, whole.event, figures or Figures()),
        tasks=tuple(one.task for one in whole.lines),
        proofs=whole.proofs,
        today=whole.today,
        now=tx.now,
        language=language,
        roles={key: name for key, name in held.items() if name},
        names=whole.names,
        lessons=whole.list.lessons if whole.list is not None else "",
        funding=statement(tx, actor).text,
    )


def _filled(tx: Transaction, event: Event, said: Figures) -> Figures:
    """What is known here, where nobody has counted better: answers, presence, minutes, the questionnaire."""
    counts = answers.counts(tx, event.id)
    invited = {one.id for one in desk.invited(tx, event)} | {
        one.member for one in answers.listed(tx, event.id)
    }
    known: dict[str, Any] = {"invited": len(invited), "registered": counts.going}
    present = meetings.present(tx, event)
    if present:
        # Without any attendance it is not known that nobody came.
        known["present"] = len(present) + presence.others(tx, event.id)
        known["no_show"] = len(meetings.said_yes(tx, event) - present)
    agreed = [one for one in entries.listed(tx, event.id) if one.kind is EntryKind.FOLLOW_UP]
    if agreed:
        known["actions"] = len(agreed)
        known["actions_done"] = sum(one.done_at is not None for one in agreed)
    known |= _said_of(tx, event)
    return replace(said, **{name: value for name, value in known.items() if getattr(said, name) is None})


def _said_of(tx: Transaction, event: Event) -> dict[str, Any]:
    """What people said of it, as far as it may be shown."""
    outcome = results.outcome(tx, event)
    if outcome is None or not outcome.asked:
        return {}
    found: dict[str, Any] = {"asked": outcome.asked, "answered": outcome.answered}
    if outcome.withheld is None:
        for name, question in (("satisfaction", SATISFACTION), ("usefulness", USEFULNESS)):
            bar = outcome.bar(question)
            if bar is not None and bar.mean is not None:
                found[name] = Mean(bar.mean, bar.answers)
        found["intention"], found["contacts"] = outcome.intention, outcome.contacts
    return found
