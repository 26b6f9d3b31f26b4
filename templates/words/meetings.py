"""Words for meetings that chat, pages, mails and documents share: entries, presence, how far minutes are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.meetings.attendance import Source
from domain.meetings.model import EntryKind, MinutesStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from domain.meetings.agenda import Fit
    from domain.meetings.model import Minutes
    from domain.meetings.rolls import Skipped
    from locales import Translator


def kind_title(kind: EntryKind, t: Translator) -> str:
    """The heading over entries of a kind."""
    names = {
        EntryKind.NOTE: t.text("Notes"),
        EntryKind.DECISION: t.text("Decisions"),
        EntryKind.FOLLOW_UP: t.text("Follow-ups"),
    }
    return names[kind]


def kind_name(kind: EntryKind, t: Translator) -> str:
    """What one entry is."""
    names = {
        EntryKind.NOTE: t.context("minutes", "Note"),
        EntryKind.DECISION: t.context("minutes", "Decision"),
        EntryKind.FOLLOW_UP: t.context("minutes", "Follow-up"),
    }
    return names[kind]


_SOURCES: Final[Mapping[Source, Callable[[Translator], str]]] = {
    Source.BUTTON: lambda t: t.text("checked in"),
    Source.QR: lambda t: t.text("checked in by QR code"),
    Source.DESK: lambda t: t.text("ticked at the front desk"),
    Source.SHEET: lambda t: t.text("signed the sheet"),
    Source.CORRECTION: lambda t: t.text("corrected"),
    Source.VOICE: lambda t: t.text("voice channel"),
    Source.TEAMS: lambda t: t.text("Teams"),
    Source.ZOOM: lambda t: t.text("Zoom"),
}


def source_name(source: Source, t: Translator) -> str:
    """What shows that somebody was there."""
    return _SOURCES[source](t)


def sources_line(sources: Iterable[Source], t: Translator) -> str:
    """All that shows it, in one order."""
    said = set(sources)
    return ", ".join(source_name(one, t) for one in Source if one in said)


def fit_line(fit: Fit, t: Translator) -> str:
    """How an agenda fits into its event."""
    if not fit.planned:
        return t.text("No item has minutes yet.")
    planned, length = t.duration(fit.planned, short=True), t.duration(fit.length, short=True)
    if fit.over:
        more = t.duration(-fit.spare, short=True)
        return t.text(
            "{planned} are planned for an event of {length}: {more} too much.",
            planned=planned,
            length=length,
            more=more,
        )
    if not fit.spare:
        return t.text("{planned} are planned: all of the time.", planned=planned)
    spare = t.duration(fit.spare, short=True)
    return t.text(
        "{planned} of {length} are planned, {spare} are left.", planned=planned, length=length, spare=spare
    )


def status_line(minutes: Minutes, t: Translator) -> str:
    """How far minutes are."""
    if minutes.status is MinutesStatus.APPROVED and minutes.approved_at is not None:
        day = t.date(minutes.approved_at)
        if minutes.by_silence:
            return t.text(
                "Version {n}, approved on {day}: nobody objected.", n=t.number(minutes.version), day=day
            )
        return t.text("Version {n}, approved on {day}.", n=t.number(minutes.version), day=day)
    if minutes.status is MinutesStatus.SENT and minutes.until is not None:
        return t.text(
            "Version {n}, with those who were there; answers until {time}.",
            n=t.number(minutes.version),
            time=t.datetime(minutes.until),
        )
    if minutes.version:
        return t.text("Draft; version {n} was sent before.", n=t.number(minutes.version))
    return t.text("Draft")


def tally_line(approved: int, objections: int, silent: int | None, t: Translator) -> str:
    """What a round of approval says in figures; `silent` None where nobody is waited for, or was."""
    facts = [
        t.text("Approved: {n}", n=t.number(approved)),
        t.text("Objections: {n}", n=t.number(objections)),
    ]
    if silent is not None:
        facts.append(t.text("Not answered: {n}", n=t.number(silent)))
    return t.join_facts(facts)


def skipped_line(skipped: Skipped, t: Translator) -> str:
    """A line of an attendance file that could not be read; what stands in it is not escaped."""
    n, text = t.number(skipped.line), skipped.text
    match skipped.why:
        case "name":
            return t.text("Line {n} names nobody: {text}", n=n, text=text)
        case "time":
            return t.text("Line {n} says no time that can be read: {text}", n=n, text=text)
        case _:
            return t.text("Line {n} says neither joined nor left: {text}", n=n, text=text)
