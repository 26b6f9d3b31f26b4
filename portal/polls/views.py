"""What the page of a date poll shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.polls import PollStatus, Vote
from domain.records import Record
from templates.words.events import kind_name, languages_line, named_clock, place_line
from templates.words.polls import answered_line, tally, vote_name

if TYPE_CHECKING:
    from domain.events.times import Span
    from domain.polls import Ranked
    from locales import Translator
    from portal.kit.forms import Filled
    from services.polls.views import PollView


class SlotLine(Record):
    """A slot: its field's name, when it is for the reader and where it was proposed, what was said of it."""

    name: str
    when: str
    there: str
    tally: str
    chosen: str
    said: str


class PollPage(Record):
    """The page. `votes` are value and word of what can be said; empty where nothing can be said any more.

    `results` is where who runs it reads who can when, "" for everybody else.
    """

    title: str
    head: str
    facts: tuple[tuple[str, str], ...]
    description: str
    state: str
    zone: str
    slots: tuple[SlotLine, ...]
    votes: tuple[tuple[str, str], ...]
    target: str
    by_link: bool
    filled: Filled | None
    results: str = ""


def page_of(view: PollView, t: Translator, target: str, *, by_link: bool, filled: Filled | None) -> PollPage:
    """The page of a poll for its reader, in their zone."""
    fields = view.poll.fields
    by = t.text("by {name}", name=view.organiser) if view.organiser else ""
    head = [t.text("Date poll"), kind_name(fields.kind, t), by, languages_line(fields.languages, t)]
    facts = [(t.text("Where"), place_line(fields.place, t))]
    if view.open:
        facts.append((t.text("Answers until"), named_clock(view.poll.deadline, t, "full")))
    facts.append((t.text("Answers"), answered_line(view.answered, view.asked, t)))
    can = view.open and view.invited
    return PollPage(
        title=fields.title,
        head=t.join_facts(one for one in (*head, view.poll.code) if one),
        facts=tuple(facts),
        description=fields.description,
        state=state_of(view, t),
        zone=t.zone,
        slots=tuple(_line(one, view, t, filled) for one in view.by_time),
        votes=tuple((vote.value, vote_name(vote, t)) for vote in Vote) if can else (),
        target=target,
        by_link=by_link,
        filled=filled,
        results=f"{target}/results" if view.runs and not by_link else "",
    )


def state_of(view: PollView, t: Translator) -> str:
    """What to do, or how it ended."""
    if view.poll.status is PollStatus.CANCELLED:
        return t.context("date poll", "It was called off: {why}", why=view.poll.why)
    if view.event is not None:
        return t.text(
            "Decided: {time}. It is {event} now.",
            time=named_clock(view.event.starts_at, t, "full"),
            event=view.event.code,
        )
    if not view.open:
        return t.text("The time for answers is over; the organiser takes a slot.")
    if not view.invited:
        return t.text("This date poll asks others; you can look at it.")
    if not view.waits:
        return t.text("This date poll asks others; you can say when you can, too.")
    if view.left:
        return t.plural("Still to say: {n} slot", "Still to say: {n} slots", view.left)
    return t.text("You have said it of every slot.")


def _line(one: Ranked, view: PollView, t: Translator, filled: Filled | None) -> SlotLine:
    span, said = one.slot.span, view.mine.get(one.slot.id)
    name = f"slot-{one.slot.id}"
    chosen = said.value if said is not None else ""
    return SlotLine(
        name=name,
        when=span_text(span, t.zone, t),
        there=span_text(span, span.zone, t)
        if span.in_zone(t.zone).utcoffset() != span.in_zone(span.zone).utcoffset()
        else "",
        tally=tally(one, t),
        chosen=filled.get(name, chosen) if filled is not None else chosen,
        said=vote_name(said, t) if said is not None else "",
    )


def span_text(span: Span, zone: str, t: Translator) -> str:
    """From when until when, on the clocks of that zone."""
    start = span.in_zone(zone)
    end = span.ends_at.astimezone(start.tzinfo)
    return t.span(start.replace(tzinfo=None), end.replace(tzinfo=None), zone, city=True)
