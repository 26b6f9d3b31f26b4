"""What stands on paper, as plain data with all words chosen: the same for PDF and DOCX."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from documents.meetings.qr import qr_svg
from documents.plans.texts import paragraphs, printed
from domain.meetings.agenda import starts
from domain.meetings.model import EntryKind, MinutesStatus
from locales import translator
from locales.languages import BABEL
from locales.places import zone_city
from templates.words.events import kind_name, languages_line, place_line
from templates.words.meeting_papers import labels, sheet_labels
from templates.words.meetings import kind_title, status_line, tally_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import Event
    from domain.meetings.papers import MinutesPaper, SheetPaper
    from domain.meetings.versions import Line
    from locales import Translator

EMPTY_LINES: Final = 8
"""For those who come without having said so."""


def minutes_content(paper: MinutesPaper) -> dict[str, Any]:
    """All that a document of minutes shows."""
    t = translator(paper.language, paper.zone)
    content, said = paper.content, labels(t)
    by_kind = {kind: content.lines_of(kind) for kind in EntryKind}
    held = _held(content.start, content.end, paper.zone, t)
    facts = list(_facts(paper.event, paper.organiser, t, held))
    return {
        **_common(paper, t),
        "labels": dict(said),
        "kind": said["minutes"],
        "status": status_line(paper.minutes, t),
        "facts": facts,
        "labelled": [(t.text("{label}:", label=label), value) for label, value in facts],
        "present": _people(paper, content.present, t, content.others),
        "absent": _people(paper, content.absent, t, 0),
        "agenda": _agenda(paper, t),
        "decisions_title": kind_title(EntryKind.DECISION, t),
        "decisions": [_said(paper, one) for one in by_kind[EntryKind.DECISION]],
        "follow_ups_title": kind_title(EntryKind.FOLLOW_UP, t),
        "follow_ups": [_follow_up(paper, one, t) for one in by_kind[EntryKind.FOLLOW_UP]],
        "notes_title": kind_title(EntryKind.NOTE, t),
        "notes": [_said(paper, one) for one in by_kind[EntryKind.NOTE]],
        "approval": _approval(paper, t),
        "materials": [[printed(title), printed(link)] for title, link in paper.materials],
    }


def sheet_content(paper: SheetPaper) -> dict[str, Any]:
    """All that the list for the front desk shows."""
    t = translator(paper.language, paper.zone)
    said = sheet_labels(t)
    held = _held(paper.event.starts_at, paper.event.ends_at, paper.zone, t)
    return {
        **_common(paper, t),
        "labels": dict(said),
        "kind": said["sheet"],
        "facts": list(_facts(paper.event, paper.organiser, t, held)),
        "people": [[printed(name), printed(partner)] for name, partner in paper.people],
        "empty": EMPTY_LINES,
        "qr": qr_svg(paper.link) if paper.link else "",
        "link": paper.link,
    }


def _common(paper: MinutesPaper | SheetPaper, t: Translator) -> dict[str, Any]:
    return {
        "language": paper.language,
        "region": BABEL[t.language].partition("_")[2] or None,
        "title": printed(paper.event.title),
        "code": paper.event.code,
        "network": printed(paper.network),
        "event_kind": kind_name(paper.event.kind, t),
        "funding": paragraphs(paper.funding),
        "emblem": paper.emblem,
    }


def _held(start: datetime, end: datetime, zone: str, t: Translator) -> str:
    """Day, from when to when, by the clocks of the event: "15 June 2027, 14:00–15:30 · Lisbon"."""
    clocks = f"{t.time(start)}–{t.time(end)}"
    return t.join_facts([t.date(start, "full"), clocks, zone_city(zone, t.language)])


def _facts(event: Event, organiser: str, t: Translator, held: str) -> Iterator[tuple[str, str]]:
    said = sheet_labels(t)
    yield said["when"], held
    yield said["where"], printed(place_line(event.place, t))
    if organiser:
        yield said["organiser"], printed(organiser)
    if event.languages:
        yield labels(t)["languages"], languages_line(event.languages, t)


def _people(paper: MinutesPaper, who: tuple[MemberId, ...], t: Translator, others: int) -> list[str]:
    found = []
    for one in who:
        if one in paper.names:
            partner = paper.partners.get(one, "")
            name = printed(paper.names[one])
            found.append(f"{name} ({printed(partner)})" if partner else name)
    if others:
        found.append(t.plural("{n} other person", "{n} other people", others))
    return found


def _agenda(paper: MinutesPaper, t: Translator) -> list[list[str]]:
    items = paper.content.items
    rows = []
    for item, after in zip(items, starts(items), strict=True):
        at = t.time(paper.content.start + timedelta(minutes=after))
        length = t.duration(item.minutes, short=True) if item.minutes else ""
        rows.append([t.join_facts([at, length]) if length else at, printed(item.title), printed(item.lead)])
    return rows


def _approval(paper: MinutesPaper, t: Translator) -> dict[str, Any]:
    """Who approved, who objected and why, what was answered; empty while the minutes do not stand."""
    if paper.minutes.status is not MinutesStatus.APPROVED:
        return {}
    approving, objecting = paper.approving, paper.objecting
    return {
        "figures": tally_line(len(approving), len(objecting), paper.silent, t),
        "by": ", ".join(_people(paper, tuple(one.member for one in approving), t, 0)),
        "objections": [
            {"text": paragraphs(one.comment), "by": ", ".join(_people(paper, (one.member,), t, 0))}
            for one in objecting
        ],
        "answer": paragraphs(paper.minutes.answer),
    }


def _said(paper: MinutesPaper, line: Line) -> dict[str, Any]:
    name = paper.names.get(line.said_by, "") if line.said_by is not None else ""
    return {"text": paragraphs(line.text), "by": printed(name)}


def _follow_up(paper: MinutesPaper, line: Line, t: Translator) -> list[str]:
    owner = paper.names.get(line.owner, "") if line.owner is not None else ""
    due = t.date(line.due) if line.due is not None else ""
    if line.id in paper.done:
        due = t.join_facts([due, t.context("minutes", "done")])
    return ["\n".join(paragraphs(line.text)), printed(owner), due]
