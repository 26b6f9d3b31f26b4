"""Follow-ups: done, open again, or made a milestone of a plan, which follows them from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Changed
from domain.meetings.errors import NotAFollowUp, NotYourFollowUp
from domain.meetings.model import EntryKind
from domain.plans.codes import Level
from domain.plans.fields import SHORT, MilestoneFields
from domain.plans.model import ActionId, Owner
from services.events import desk as events_desk
from services.meetings import desk, noting, telling
from services.plans import creating
from services.plans import reading as plans
from storage.events import events
from storage.meetings import entries

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.meetings.model import Entry, EntryId
    from services.meetings.views import EntryView
    from storage.transaction import Transaction


def finish(tx: Transaction, actor: Actor, id: EntryId) -> EntryView:  # noqa: A002
    """It is done; said twice it is once. Raises `NotAFollowUp`, `NotYourFollowUp` or `NotFound`."""
    entry = _theirs(tx, actor, id)
    if entry.done_at is None:
        entry = entries.change(tx, entry, done_at=tx.now, done_by=actor.member)
        telling.remind(tx, entry, actor.member)
    return noting.view(tx, actor, entry)


def reopen(tx: Transaction, actor: Actor, id: EntryId) -> EntryView:  # noqa: A002
    """It is not done after all. Raises as `finish`."""
    entry = _theirs(tx, actor, id)
    if entry.done_at is not None:
        entry = entries.change(tx, entry, done_at=None, done_by=None)
        telling.remind(tx, entry, entry.owner)
    return noting.view(tx, actor, entry)


def to_milestone(tx: Transaction, actor: Actor, id: EntryId, seen: int, typed: str) -> EntryView:  # noqa: A002
    """A milestone of the action that is called so, which is followed in its plan from now on.

    Raises `NotAFollowUp`, `Changed`, what `desk.run_by` raises, and what a plan raises for a milestone.
    """
    entry = entries.load(tx, id)
    event = desk.run_by(tx, actor, entry.event)
    if not entry.open or entry.due is None:
        raise NotAFollowUp
    if entry.revision != seen:
        raise Changed
    action = plans.find(tx, actor, typed, Level.ACTION)
    owner = None
    if entry.owner is not None:
        owner = Owner(entry.owner, events_desk.names(tx, [entry.owner]).get(entry.owner, ""))
    title = " ".join(entry.text.split())
    fields = MilestoneFields(
        title if len(title) <= SHORT else f"{title[: SHORT - 1]}…",
        entry.due,
        owner=owner,
        description=f"{event.code} {event.title}\n{entry.text}",
    )
    made = creating.new_milestone(tx, actor, ActionId(action.id), fields)
    entry = entries.change(tx, entry, milestone_id=made.view.milestone.id)
    telling.remind(tx, entry, actor.member)
    return noting.view(tx, actor, entry)


def _theirs(tx: Transaction, actor: Actor, id: EntryId) -> Entry:  # noqa: A002
    entry = entries.load(tx, id)
    if entry.kind is not EntryKind.FOLLOW_UP or entry.milestone is not None:
        raise NotAFollowUp
    event = events.load(tx, entry.event)
    if actor.as_member() != entry.owner and not events_desk.runs(actor, event):
        names = events_desk.names(tx, [entry.owner])
        raise NotYourFollowUp(names.get(entry.owner, "") if entry.owner else "")
    return entry
