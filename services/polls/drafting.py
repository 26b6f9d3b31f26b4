"""A date poll before it is published, or times before they are added to one: typed, read, asked back, shown.

All that was typed lies in a draft of who typed it. Each of the times is read and pinned by itself
(`pieces`); what can be read in several ways is asked one by one, and nothing else is lost by that.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.errors import Changed
from domain.events.holidays import holiday_on
from domain.polls import MOST_SLOTS, SlotsTooMany
from domain.records import plain, replace
from services import own_drafts
from services.events import desk as events_desk
from services.events.knowing import known_people
from services.polls import acting, desk, pieces
from services.polls.draft_reading import DEADLINE, PollTyped, read
from storage import drafts, polls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.polls import PollId
    from services.polls.draft_reading import PollDraft
    from services.polls.pieces import Piece
    from services.polls.views import PollDone
    from storage.transaction import Transaction

_DRAFT: Final = "event.poll"
_LIVES: Final = timedelta(days=1)


def prepare(tx: Transaction, actor: Actor, times: str) -> None:
    """Load, where nothing is written, what reading this takes: the first time that is a second or so.

    Raises `RoleNeeded`, `NotAMember` or `SlotsTooMany`, before anything is kept.
    """
    events_desk.must_organise(actor)
    pieces.understood(tx, actor, pieces.split(times))
    for one in known_people(tx).partners:
        if one.country is not None:
            holiday_on(tx.now.date(), one.country, one.region, actor.language)


def begin(tx: Transaction, actor: Actor, typed: PollTyped, times: str) -> PollDraft:
    """Keep what a command said. Raises `RoleNeeded`, `NotAMember` or `SlotsTooMany`."""
    events_desk.must_organise(actor)
    payload = _payload(typed, pieces.split(times))
    new = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return read(tx, actor, new)


def begin_more(tx: Transaction, actor: Actor, poll: PollId, times: str) -> PollDraft:
    """More times for a poll. Raises `NotYourEvent`, `PollOver`, `NotFound` or `SlotsTooMany`."""
    found = polls.load(tx, poll)
    desk.must_run(tx, actor, found)
    payload = _payload(PollTyped(), pieces.split(times)) | {"poll": int(poll), "seen": found.revision}
    new = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return read(tx, actor, new)


def load(tx: Transaction, actor: Actor, draft: int) -> PollDraft:
    """A draft of one's own, read again. Raises `Changed` when it was published, given up, or a day old."""
    return read(tx, actor, _own(tx, actor, draft))


def type_into(tx: Transaction, actor: Actor, draft: int, said: Mapping[str, str]) -> PollDraft:
    """The draft with these fields typed anew; `times` is one of them. Raises `Changed`, `SlotsTooMany`."""
    kept = _own(tx, actor, draft)
    known = {name: value.strip() for name, value in said.items() if name != "times"}
    typed = replace(PollTyped(**kept.payload["typed"]), **known)
    times = pieces.from_data(kept.payload["times"])
    if "times" in said:
        times = pieces.retyped(times, said["times"])
    deadline = kept.payload["deadline"] if typed.deadline == kept.payload["typed"]["deadline"] else ""
    return _keep(tx, actor, kept, typed=plain(typed), times=_data(times), deadline=deadline)


def add(tx: Transaction, actor: Actor, draft: int, times: str) -> PollDraft:
    """More times, after those that there are. Raises `Changed`, `SlotsTooMany`."""
    kept = _own(tx, actor, draft)
    found = (*pieces.from_data(kept.payload["times"]), *pieces.split(times))
    if len(found) > MOST_SLOTS:
        raise SlotsTooMany(MOST_SLOTS)
    return _keep(tx, actor, kept, times=_data(found))


def retype(tx: Transaction, actor: Actor, draft: int, at: int, typed: str) -> PollDraft:
    """One of the times typed anew; nothing leaves it out. Raises `Changed`, `SlotsTooMany`."""
    kept = _own(tx, actor, draft)
    found = pieces.replaced(pieces.from_data(kept.payload["times"]), at, typed)
    return _keep(tx, actor, kept, times=_data(found))


def leave_out(tx: Transaction, actor: Actor, draft: int, turn: int, at: int) -> PollDraft:
    """One of the times is not meant. Raises `Changed` for a card of an earlier turn."""
    _own(tx, actor, draft, turn)
    return retype(tx, actor, draft, at, "")


def choose(tx: Transaction, actor: Actor, draft: int, turn: int, at: int, number: int) -> PollDraft:
    """One of the readings that were offered is meant; `at` may be `DEADLINE`. Raises `Changed`."""
    kept = _own(tx, actor, draft, turn)
    offered = kept.payload["offered"].get(str(at), [])
    if at == DEADLINE:
        if not 0 <= number < len(offered):
            raise Changed
        return _keep(tx, actor, kept, deadline=offered[number])
    found = pieces.chosen(pieces.from_data(kept.payload["times"]), at, offered, number)
    return _keep(tx, actor, kept, times=_data(found))


def publish(tx: Transaction, actor: Actor, draft: int, turn: int, channel: int | None) -> PollDone:
    """Do what the card of that turn showed; the draft is gone then, so that it happens once.

    `channel` is where a new poll's card is to stand. Raises `Changed`, and what `acting.propose` or
    `acting.add_slots` raise.
    """
    kept = _own(tx, actor, draft, turn)
    found = read(tx, actor, kept)
    if not found.ready or found.fields is None:
        raise Changed
    drafts.remove(tx, draft)
    spans = [one.span for one in found.slots]
    if found.poll is not None:
        return acting.add_slots(tx, actor, found.poll.id, kept.payload["seen"], spans)
    if found.deadline is None:
        raise Changed
    done = acting.propose(tx, actor, found.fields, spans, found.deadline)
    if channel is not None:
        polls.note(tx, done.view.poll.id, channel=channel)
        return replace(done, view=replace(done.view, poll=polls.load(tx, done.view.poll.id)))
    return done


def drop(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give it up; harmless when it is gone."""
    own_drafts.drop(tx, actor, draft, _DRAFT)


def _own(tx: Transaction, actor: Actor, draft: int, turn: int | None = None) -> Draft:
    kept = own_drafts.load(tx, actor, draft, _DRAFT)
    if turn is not None and kept.payload["turn"] != turn:
        raise Changed
    return kept


def _data(times: Sequence[Piece]) -> list[dict[str, str]]:
    return [one.as_data() for one in times]


def _payload(typed: PollTyped, times: Sequence[Piece]) -> dict[str, Any]:
    said = {"typed": plain(typed), "times": _data(times), "deadline": "", "offered": {}}
    return said | {"turn": 0, "poll": None, "seen": 0}


def _keep(tx: Transaction, actor: Actor, kept: Draft, **said: Any) -> PollDraft:
    payload = {**kept.payload, **said, "turn": kept.payload["turn"] + 1}
    drafts.rewrite(tx, kept.id, payload, tx.now + _LIVES)
    return read(tx, actor, replace(kept, payload=payload))
