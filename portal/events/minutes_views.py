"""What pages show of an agenda and of minutes, as plain data with all words chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.meetings.model import EntryKind, MinutesStatus, Verdict
from domain.records import Record
from portal.events.views import head_of, when
from services.meetings.approving import COMMENT_LENGTH
from templates.words.events import named_clock
from templates.words.meetings import kind_title, status_line, tally_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import MemberId
    from domain.meetings.agenda import Item
    from domain.meetings.versions import Content, Line
    from locales import Translator
    from portal.kit import Filled
    from services.meetings.views import AgendaView, MinutesView

_ORDER: Final = (EntryKind.DECISION, EntryKind.FOLLOW_UP, EntryKind.NOTE)

Rows = tuple[tuple[str, str], ...]
"""Pairs of words: a label, and what stands beside it."""


class MinutesPage(Record):
    """The minutes, for their reader. `state` is how far they are; `empty`: there are none to read.

    `sections` are a heading and its entries, each words and facts. `mine` is what the reader said, `asked`:
    they can say it; `approves`: they approved. `tallies` and `objections` are for who runs the event, and
    with `answer` for all who read them once they stand (`stands`); `seen` is the version that is shown,
    `back` the address of the event, "" where the page has no way there.
    """

    head: str
    when: str
    state: str
    empty: bool
    facts: Rows
    agenda: Rows
    sections: tuple[tuple[str, Rows], ...]
    mine: str
    asked: bool
    approves: bool
    until: str
    tallies: str
    objections: Rows
    answer: str
    stands: bool
    runs: bool
    seen: int
    target: str
    back: str
    filled: Filled
    longest: int = COMMENT_LENGTH


def agenda_of(view: AgendaView, t: Translator) -> Rows:
    """When each item is to begin and how long it takes; its title, and who leads it."""
    return tuple(
        (t.join_facts(one for one in (t.time(at), _length(item, t)) if one), _item(item, t))
        for item, at in zip(view.items, view.starts, strict=True)
    )


def minutes_of(view: MinutesView, t: Translator, target: str, back: str, filled: Filled) -> MinutesPage:
    """The page for its reader; what they typed and was refused stands in its field."""
    content, mine, until = view.content, view.mine, view.minutes.until
    sent, stands = (view.minutes.status is one for one in (MinutesStatus.SENT, MinutesStatus.APPROVED))
    return MinutesPage(
        head=t.join_facts([head_of(view.event, t), view.event.event.title]),
        when=when(view.event, t),
        state=status_line(view.minutes, t),
        empty=content is None,
        facts=_people(view, content, t) if content is not None else (),
        agenda=_items(content.items, t) if content is not None else (),
        sections=_sections(view, content, t) if content is not None else (),
        mine=_said(mine.verdict, t) if mine is not None else "",
        asked=view.may_say,
        approves=mine is not None and mine.verdict is Verdict.APPROVES,
        until=t.text("Answer by {time}.", time=named_clock(until, t)) if sent and until is not None else "",
        tallies=_tallies(view, t),
        objections=tuple((view.names.get(one.member, "?"), one.comment) for one in view.objections),
        answer=view.minutes.answer if stands else "",
        stands=stands,
        runs=view.event.runs,
        seen=view.minutes.version,
        target=target,
        back=back,
        filled=filled,
    )


def _said(verdict: Verdict, t: Translator) -> str:
    return t.text("You approved them.") if verdict is Verdict.APPROVES else t.text("You objected.")


def _tallies(view: MinutesView, t: Translator) -> str:
    """For all once they stand, else for who runs the event."""
    status = view.minutes.status
    stands = status is MinutesStatus.APPROVED and view.content is not None
    if not view.minutes.version or not (view.event.runs or stands):
        return ""
    silent = None if status is MinutesStatus.DRAFT else len(view.silent)
    return tally_line(view.approvals, len(view.objections), silent, t)


def _people(view: MinutesView, content: Content, t: Translator) -> Rows:
    present = _names(view, content.present)
    if content.others:
        present.append(t.plural("{n} other person", "{n} other people", content.others))
    said = ((t.text("Present"), t.join(present)), (t.text("Absent"), t.join(_names(view, content.absent))))
    return tuple((label, value) for label, value in said if value)


def _names(view: MinutesView, who: Iterable[MemberId]) -> list[str]:
    return [view.names[one] for one in who if one in view.names]


def _items(items: Iterable[Item], t: Translator) -> Rows:
    return tuple((_item(one, t), _length(one, t)) for one in items)


def _item(item: Item, t: Translator) -> str:
    return t.join_facts(one for one in (item.title, item.lead) if one)


def _length(item: Item, t: Translator) -> str:
    return t.duration(item.minutes, short=True) if item.minutes else ""


def _sections(view: MinutesView, content: Content, t: Translator) -> tuple[tuple[str, Rows], ...]:
    by_kind = ((kind, content.lines_of(kind)) for kind in _ORDER)
    return tuple(
        (kind_title(kind, t), tuple((one.text, _facts(view, one, t)) for one in lines))
        for kind, lines in by_kind
        if lines
    )


def _facts(view: MinutesView, line: Line, t: Translator) -> str:
    """Whose words they are; who does it, by when, and whether it is done."""
    named = [view.names.get(one, "") for one in (line.said_by, line.owner) if one is not None]
    day = t.date(line.due) if line.due is not None else ""
    done = t.context("minutes", "done") if line.id in view.done else ""
    return t.join_facts(one for one in (*named, day, done) if one)
