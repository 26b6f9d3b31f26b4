"""How the draft of a date poll is read: its times, its deadline, what the event will be, what to know."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from domain import when
from domain.errors import Changed, DomainError
from domain.events.errors import StartsInThePast
from domain.events.model import EVERYBODY
from domain.events.times import Span
from domain.polls import FEWEST_SLOTS, MOST_SLOTS, SlotsTooFew, SlotsTooMany, must_fit, proposed_deadline
from domain.records import Record, replace
from services.events import creating, people_typed, typed_fields
from services.events.knowing import known_people
from services.events.pinning import pinned
from services.polls import pieces
from services.polls.deadlines import instant
from services.polls.pieces import Piece, Understood
from services.polls.seeing import SlotSeen, seen_by
from storage import drafts, polls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, NetworkId
    from domain.drafts import Draft
    from domain.events.fields import EventFields
    from domain.events.warnings import Warning_
    from domain.polls import Poll
    from services.events.knowing import People
    from storage.transaction import Transaction

DEADLINE: Final = -1
"""Stands for the deadline where a number says which of the times is meant."""


class PollTyped(Record):
    """What somebody typed of a poll besides its times, field by field; "" where nothing was."""

    kind: str = ""
    title: str = ""
    length: str = ""
    place: str = ""
    audience: str = ""
    languages: str = ""
    seats: str = ""
    description: str = ""
    deadline: str = ""


class PollDraft(Record):
    """A draft as it is read now. `poll`: the times are for that one, which there is already.

    `times` are all that were typed, in their order; the first that is not `clear` is `asked`. `slots` are in
    the order of time and empty while anything is to be said or mended: `faults` say what besides the times.
    `deadline_asked` is the deadline where it can be read in several ways. `shifts` are changes of clocks on
    the way, which concern several of the times alike. `turn` counts how often something was said in it.
    """

    id: int
    turn: int
    network: NetworkId
    zone: str
    typed: PollTyped
    times: tuple[Understood, ...]
    poll: Poll | None = None
    fields: EventFields | None = None
    faults: tuple[tuple[str, DomainError], ...] = ()
    slots: tuple[SlotSeen, ...] = ()
    shifts: tuple[Warning_, ...] = ()
    deadline: datetime | None = None
    proposed: bool = False
    deadline_asked: Understood | None = None
    invited: tuple[str, ...] = ()
    count: int = 0

    @property
    def asked(self) -> int | None:
        """The number of the first of the times of which something is to be said; None for none."""
        return next((at for at, one in enumerate(self.times) if not one.clear), None)

    @property
    def ready(self) -> bool:
        """Whether it can be published as it stands."""
        return bool(self.slots) and self.asked is None and not self.faults and self.deadline_asked is None


def read(tx: Transaction, actor: Actor, kept: Draft) -> PollDraft:
    """The draft as it is understood; what was understood is pinned, and so is what is asked."""
    said, typed = kept.payload, PollTyped(**kept.payload["typed"])
    poll = None if said["poll"] is None else polls.load(tx, said["poll"])
    times = pieces.understood(tx, actor, pieces.from_data(said["times"]))
    faults: list[tuple[str, DomainError]] = []
    deadline = None if poll is not None else _deadline(tx, actor, typed.deadline, said["deadline"])
    people = known_people(tx)
    fields = poll.fields if poll is not None else _fields(typed, people, faults, times)
    if fields is not None:
        times = tuple(_placed(tx, one, fields, typed) for one in times)
    offered = pieces.offered(times)
    if deadline is not None:
        offered[str(DEADLINE)] = [when.spelled(one) for one in deadline.choices]
    pinned_now = {
        **said,
        "times": [one.piece.as_data() for one in times],
        "offered": offered,
        "deadline": said["deadline"] if deadline is None else deadline.piece.exact,
    }
    if pinned_now != said:
        drafts.rewrite(tx, kept.id, pinned_now, kept.expires_at)
    draft = PollDraft(kept.id, said["turn"], tx.network, actor.zone, typed, times, poll)
    if deadline is not None and deadline.refused is not None and not deadline.choices:
        faults.append(("deadline", deadline.refused))
    elif deadline is not None and not deadline.clear:
        draft = replace(draft, deadline_asked=deadline)
    return _looked_at(tx, actor, replace(draft, faults=tuple(faults)), fields, deadline, people)


def _looked_at(
    tx: Transaction,
    actor: Actor,
    draft: PollDraft,
    fields: EventFields | None,
    deadline: Understood | None,
    people: People,
) -> PollDraft:
    """With its slots and what there is to know of them, where all that was said can be so."""
    if fields is None or draft.faults or draft.asked is not None:
        return draft
    spans = sorted({_span(one, fields, draft.typed) for one in draft.times}, key=lambda one: one.starts_at)
    spans = list({one.starts_at: one for one in spans}.values())
    known = {one.span.starts_at for one in draft.poll.slots} if draft.poll is not None else set()
    spans = [one for one in spans if one.starts_at not in known]
    try:
        fewest = 1 if draft.poll is not None else FEWEST_SLOTS
        if len(spans) < fewest:
            raise SlotsTooFew(fewest)
        if len(spans) + len(known) > MOST_SLOTS:
            raise SlotsTooMany(MOST_SLOTS)
        before = draft.poll.fields if draft.poll is not None else None
        said = creating.check(tx, replace(fields, span=spans[0]), before)
    except DomainError as error:
        name = "times" if isinstance(error, SlotsTooFew | SlotsTooMany) else ""
        return replace(draft, faults=((name, error),))
    draft = _with_facts(tx, actor, replace(draft, fields=said), spans, people)
    return draft if draft.poll is not None else _until(tx, actor, draft, deadline)


def _with_facts(
    tx: Transaction, actor: Actor, draft: PollDraft, spans: Sequence[Span], people: People
) -> PollDraft:
    """The clocks of those who are meant, and what there is to know of each of the times."""
    audience = draft.fields.audience if draft.fields is not None else EVERYBODY
    slots, shifts = seen_by(tx, actor, audience, spans, people)
    return replace(
        draft,
        slots=slots,
        shifts=shifts,
        invited=people_typed.names(audience, people),
        count=sum(
            audience.invites(one.id, one.acts_for) and one.id != actor.member for one in people.members
        ),
    )


def _until(tx: Transaction, actor: Actor, draft: PollDraft, deadline: Understood | None) -> PollDraft:
    """Until when people answer: as it was said, or as it is proposed."""
    first, last = draft.slots[0].span.starts_at, draft.slots[-1].span.starts_at
    if draft.deadline_asked is not None:
        return draft
    if deadline is None or deadline.read is None:
        at = proposed_deadline(first, tx.now, actor.zone)
    else:
        at = instant(deadline.read)
    try:
        must_fit(at, last, tx.now)
    except DomainError as error:
        return replace(draft, faults=(("deadline", error),), slots=())
    return replace(draft, deadline=at, proposed=deadline is None)


def _deadline(tx: Transaction, actor: Actor, typed: str, exact: str) -> Understood | None:
    """The deadline that was typed; a day without its hour is until its end. None where nothing was."""
    if not typed:
        return None
    at = pinned(tx, actor, typed, exact)
    if at.read is not None:
        return Understood(Piece(typed, at.exact), at.read)
    if isinstance(at.refused, when.NoTime):
        answer = when.read(exact or typed, language=actor.language, zone=actor.zone, now=tx.now, kind="date")
        if isinstance(answer, when.Read):
            return Understood(Piece(typed, when.spelled(answer)), answer)
        if isinstance(answer, when.Ambiguous):
            return Understood(Piece(typed), None, answer.candidates)
    return Understood(Piece(typed), None, at.choices, at.refused)


def _fields(
    typed: PollTyped,
    people: People,
    faults: list[tuple[str, DomainError]],
    times: Sequence[Understood],
) -> EventFields | None:
    """What the event will be, with whatever time; None where something cannot be as it was typed."""
    read = next((one.read for one in times if one.read is not None), None)

    def span(minutes: int) -> Span:
        # Without any time there is nothing to check yet; what is asked of the times comes first.
        any_time = Span(datetime(2000, 1, 1), "UTC", minutes)  # noqa: DTZ001
        return any_time if read is None else replace(Span.of(read, minutes), minutes=minutes)

    said = typed_fields.read(typed, lambda: people_typed.audience(typed.audience, people), span, faults)
    tidy: EventFields | None = None if said is None else typed_fields.attempt(faults, "", said.tidy)
    return tidy


def _placed(tx: Transaction, one: Understood, fields: EventFields, typed: PollTyped) -> Understood:
    """One of the times, refused where it cannot be: it has gone by, or no clock shows it."""
    if one.read is None:
        return one
    span = _span(one, fields, typed)
    try:
        replace(fields, span=span).tidy()
        if span.starts_at <= tx.now:
            raise StartsInThePast(span.starts_at, span.zone)
    except DomainError as error:
        return replace(one, refused=error)
    return one


def _span(one: Understood, fields: EventFields, typed: PollTyped) -> Span:
    """A time with its length: that which was said for all, else its own, else the usual one."""
    if one.read is None:
        raise Changed
    span = Span.of(one.read, fields.span.minutes)
    return replace(span, minutes=fields.span.minutes) if typed.length else span
