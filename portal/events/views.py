"""What the pages of events show: facts, one's own answer, what can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.model import Reply, Seat
from domain.records import Record
from portal.events.words import mine_text, polled_text, seats_text, state_text
from portal.kit import Filled
from services.events.joining import joinable
from templates.words import guests as guest_words
from templates.words.events import (
    clocks_line,
    kind_name,
    languages_line,
    named_clock,
    part_line,
    place_line,
    reply_name,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.guests import Guest
    from domain.meetings.model import Material
    from locales import Translator
    from services.events.guests.views import Guests
    from services.events.views import Colleagues, EventList, EventView, People, Person

CALENDAR: Final = "calendar"
"""What is asked of the address of a mail's link for the event as a file."""
TO_ALL: Final = "all"
"""The answer to this meeting and to all of its series that follow."""
FIRST: Final = (Reply.GOING, Reply.MAYBE, Reply.NO)


class Line(Record):
    """An event in a list."""

    id: int
    title: str
    facts: str
    mine: str


class Listed(Record):
    """A page of events: `mine` only one's own, `gone` those that are over."""

    lines: tuple[Line, ...]
    mine: bool
    gone: bool
    page: int
    pages: int


class Colleague(Record):
    """Somebody of one's partner: their id, name, whether they come, and what they answered."""

    id: int
    name: str
    coming: bool
    said: str


class EventPage(Record):
    """One event. `replies` are value, word and whether it is marked; empty: nothing can be answered.

    `link` is the room, for those who come; `join`: the way in is open to the reader now. `materials` are what
    was shown: title and address; `feedback` is where the reader says how it was, "" for nowhere. `agenda` is
    when and what; `calendar` is where it is as a file, "" once it is over; `minutes` is where they are read,
    `asked`: the reader is to say what they think of them.
    `own` is where a guest finds all they have; `partner` the people for whom one may answer. `runs`: the
    reader finds the people there; `public` is the address of its public page, "" for none; `can_open`: there
    could be one. `seen` is the revision that is shown.
    """

    title: str
    head: str
    facts: tuple[tuple[str, str], ...]
    description: str
    link: str
    state: str
    mine: str
    replies: tuple[tuple[str, str, bool], ...]
    target: str
    by_link: bool
    filled: Filled
    seen: int
    own: str = ""
    partner: tuple[Colleague, ...] = ()
    partner_name: str = ""
    runs: bool = False
    public: str = ""
    can_open: bool = False
    join: bool = False
    materials: tuple[tuple[str, str], ...] = ()
    calendar: str = ""
    feedback: str = ""
    agenda: tuple[tuple[str, str], ...] = ()
    minutes: str = ""
    asked: bool = False


class Row(Record):
    """Somebody who answered, and what is known of where they come from."""

    name: str
    facts: str


class PeoplePage(Record):
    """Who comes, by what they said; `numbers` are the tables of guests: title, rows of words and number."""

    base: str
    code: str
    title: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    silent: str
    guests: str
    numbers: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    can_invite: bool


def list_of(found: EventList, t: Translator, *, mine: bool) -> Listed:
    """A page of them, for its reader."""
    lines = tuple(
        Line(
            int(one.event.id),
            one.event.title if one.event.on else t.text("Called off: {title}", title=one.event.title),
            t.join_facts([when(one, t), kind_name(one.event.kind, t), place_line(one.event.place, t)]),
            mine_text(one, t) if not one.done else "",
        )
        for one in found.events
    )
    return Listed(lines, mine, found.gone, found.page, found.pages)


def when(view: EventView, t: Translator) -> str:
    """From when until when, in the reader's zone."""
    span = view.event.span
    start = span.in_zone(t.zone)
    end = span.ends_at.astimezone(start.tzinfo)
    return t.span(start.replace(tzinfo=None), end.replace(tzinfo=None), t.zone, city=True)


def facts_of(view: EventView, t: Translator) -> tuple[tuple[str, str], ...]:
    """When, where, by whom: label and value."""
    event = view.event
    names = t.join(one for one in (view.organiser, view.deputy) if one)
    until = named_clock(view.closes_at, t, "medium") if view.open and event.closes_before else ""
    # Who has a seat need not read that there are none left.
    seated = view.mine is not None and view.mine.seat is Seat.SEATED
    said = (
        (t.text("When"), when(view, t)),
        (t.text("Time in each city"), clocks_line(view.clocks, t) if len(view.clocks) > 1 else ""),
        (t.text("Where"), place_line(event.place, t)),
        (t.text("Languages"), languages_line(event.languages, t)),
        (t.text("Organised by"), names),
        (t.text("Network"), view.network_name),
        (t.text("Theme"), event.theme),
        (t.text("Attended"), t.number(view.there) if view.there is not None else ""),
        (t.text("Seats"), "" if seated else seats_text(view, t)),
        (t.text("Register until"), until),
    )
    return tuple((label, value) for label, value in said if value)


def head_of(view: EventView, t: Translator) -> str:
    """What it is, and what people call it."""
    said = (kind_name(view.event.kind, t), part_line(view.part, t), view.event.code)
    return t.join_facts(one for one in said if one)


def replies_of(
    view: EventView, t: Translator, first: Reply | None = None
) -> tuple[tuple[str, str, bool], ...]:
    """What can be answered now, `first` in the first place; marked is that one, or else what was said."""
    if view.done or not view.invited:
        return ()
    seated = view.mine is not None and view.mine.seat.held
    can = [one for one in FIRST if view.open or seated or one is not Reply.GOING]
    if not view.open and view.mine is None:
        return ()
    chosen = first if first in can else None
    ordered = sorted(can, key=lambda one: one is not chosen)
    marked = view.mine.reply if view.mine is not None and chosen is None else chosen
    return tuple((one.value, reply_name(one, t), one is marked) for one in ordered)


def page_of(
    view: EventView,
    t: Translator,
    target: str,
    *,
    by_link: bool,
    filled: Filled | None = None,
    first: Reply | None = None,
    own: str = "",
    portal: str = "",
    colleagues: Colleagues | None = None,
    materials: Sequence[Material] = (),
    feedback: str = "",
) -> EventPage:
    """The page of an event for its reader. `portal` is the address that public pages begin with."""
    event = view.event
    join = view.gets_in and joinable(event, view.now, runs=view.runs)
    return EventPage(
        title=event.title,
        head=head_of(view, t),
        facts=facts_of(view, t),
        description=event.description,
        link=event.place.link if view.gets_in and not view.done and not join else "",
        state=state_text(view, t),
        mine="" if view.done else " ".join(filter(None, [polled_text(view, t), mine_text(view, t)])),
        replies=(*replies_of(view, t, first), *_to_all(view, t, by_link=by_link)),
        target=target,
        by_link=by_link,
        filled=filled or Filled(),
        seen=event.revision,
        own=own,
        partner=_colleagues(colleagues, t) if colleagues is not None and view.open else (),
        partner_name=colleagues.name if colleagues is not None else "",
        runs=view.runs and not by_link,
        public=f"{portal}/e/{view.network}/{event.number}" if event.public else "",
        can_open=view.runs and not by_link and not view.done and event.starts_at > view.now,
        join=join,
        materials=tuple((one.title, _where(one, target, by_link=by_link)) for one in materials),
        calendar="" if view.done else _calendar(target, by_link=by_link),
        feedback=feedback,
    )


def _to_all(view: EventView, t: Translator, *, by_link: bool) -> tuple[tuple[str, str, bool], ...]:
    """One press for this meeting and all that follow; a link is for one of them alone."""
    if by_link or not (view.open and view.invited and view.later):
        return ()
    # Translators: a button on one meeting of a series: one comes to this one and to those that follow
    return ((TO_ALL, t.text("Going to all"), False),)


def _calendar(target: str, *, by_link: bool) -> str:
    """The address of the event as a file for one's own calendar."""
    return f"{target}?{CALENDAR}=1" if by_link else f"{target}/calendar.ics"


def _where(one: Material, target: str, *, by_link: bool) -> str:
    """The address of something that was shown: its own, or of our copy of the file."""
    if one.link:
        return one.link
    return f"{target}?material={one.id}" if by_link else f"{target}/materials/{one.id}"


def _colleagues(found: Colleagues, t: Translator) -> tuple[Colleague, ...]:
    return tuple(
        Colleague(
            int(id_),
            name,
            said is not None and said.reply is Reply.GOING,
            reply_name(said.reply, t) if said is not None else "",
        )
        for id_, name, said in found.people
    )


def people_of(found: People, guests: Guests, base: str, t: Translator) -> PeoplePage:
    """Who comes, with the numbers of guests."""
    groups = (
        (t.text("Going"), found.going),
        (t.text("On the waiting list"), found.waiting),
        (t.text("Maybe"), found.maybe),
        (t.text("Not going"), found.no),
    )
    view = found.view
    return PeoplePage(
        base=base,
        code=view.event.code,
        title=view.event.title,
        groups=tuple(
            (
                t.text("{what}: {n}", what=title, n=t.number(len(some))),
                tuple(_row(one, guests.known.get(one.member), t) for one in some),
            )
            for title, some in groups
            if some
        ),
        silent=t.join(found.silent),
        guests=_told(guests, t),
        numbers=_tables(guests, t),
        can_invite=view.open,
    )


def _row(one: Person, guest: Guest | None, t: Translator) -> Row:
    if guest is None:
        return Row(one.name, one.partner)
    said = guest.organisation
    facts = guest_words.organisation_line(said, t) if said is not None else ""
    return Row(one.name, t.join_facts([each for each in (t.text("Guest"), facts) if each]))


def _told(guests: Guests, t: Translator) -> str:
    """How many guests, in a sentence or two."""
    said = [t.plural("{n} guest comes.", "{n} guests come.", guests.numbers.total)]
    if guests.invited:
        named = t.plural("{n} guest was invited by name.", "{n} guests were invited by name.", guests.invited)
        said.append(named)
    return " ".join(said)


def _tables(guests: Guests, t: Translator) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    numbers = guests.numbers
    if not numbers.total:
        return ()
    named = (
        (t.text("By kind of organisation"), numbers.kinds, guest_words.kind_name),
        (t.text("By size"), numbers.sizes, guest_words.size_name),
        (t.text("By region"), numbers.regions, guest_words.region_words),
    )
    return tuple(
        (
            title,
            tuple(
                (words(code, t), t.number(n)) for code, n in sorted(some.items(), key=lambda x: (-x[1], x[0]))
            ),
        )
        for title, some, words in named
    )
