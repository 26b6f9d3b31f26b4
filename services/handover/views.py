"""What the services of handing over answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.handover import Thing
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.events.model import Event
    from domain.handover import Choice, Leaver
    from domain.networks import Partner
    from domain.people import Member
    from domain.plans.lists import Placed
    from domain.plans.model import Action, Plan
    from domain.polls import Poll
    from domain.practices.adopting import Adoption
    from domain.practices.exchange import Visit
    from domain.practices.model import Practice
    from services.members.views import Mirror


class Holdings(Record):
    """What a leaver holds. `people` are the members who leave, `partner` the one that does, or theirs.

    `owned` and `standing_in` are open milestones. `seats` are plans with a seat of theirs, `events` those
    to come that they run, `polls` their date polls that are not decided, `practices` those they shared,
    `adoptions` those that they adopted, `visits` those that are not over. `only_contact`: the partner would
    have none. `last`: nobody else coordinates. What cannot be given: questionnaires that people (by name)
    have `begun`, `unsigned` ones of the partner, `drafts` that expire by themselves.
    """

    network: NetworkId
    leaver: Leaver
    id: int
    name: str
    people: tuple[Member, ...]
    partner: Partner | None
    owned: tuple[Placed, ...] = ()
    standing_in: tuple[Placed, ...] = ()
    actions: tuple[tuple[Plan, Action], ...] = ()
    backing: tuple[tuple[Plan, Action], ...] = ()
    seats: tuple[Plan, ...] = ()
    events: tuple[Event, ...] = ()
    polls: tuple[Poll, ...] = ()
    practices: tuple[Practice, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    visits: tuple[Visit, ...] = ()
    contact: bool = False
    only_contact: bool = False
    coordination: bool = False
    last: bool = False
    begun: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    drafts: int = 0

    @property
    def counts(self) -> Mapping[Thing, int]:
        """How many of each kind there are to give; kinds without any are left out."""
        every = {
            Thing.OWNED: len(self.owned),
            Thing.STANDING_IN: len(self.standing_in),
            Thing.ACTIONS: len(self.actions),
            Thing.BACKING: len(self.backing),
            Thing.SEATS: len(self.seats),
            Thing.EVENTS: len(self.events) + len(self.polls),
            Thing.PRACTICES: len(self.practices),
            Thing.ADOPTIONS: len(self.adoptions),
            Thing.VISITS: len(self.visits),
            Thing.CONTACT: int(self.contact),
            Thing.COORDINATION: int(self.coordination),
        }
        return {thing: count for thing, count in every.items() if count}

    @property
    def empty(self) -> bool:
        """Whether there is nothing to give."""
        return not self.counts


class Hole(Record):
    """Things that nobody takes over, because of who they would go to, or because `who` was the deputy.

    `thing` is STANDING_IN (milestones) or BACKING (actions): `who` answers for them and nobody stands in; or
    SEATS: `who` sits there already, and the seat falls away.
    """

    thing: Thing
    what: tuple[str, ...]
    who: str


class HandoverView(Record):
    """A handover that is being prepared. `window` is the draft that keeps it, `why` the reason typed so far.

    `members` and `partners` are those whom something can go to, the likeliest first. `given` is how much
    of a kind really goes to whom, `stays` the kinds that nobody was chosen for, `holes` what is left without
    anybody, `seal` names all of what is shown.
    """

    window: int
    held: Holdings
    choice: Choice
    why: str
    members: tuple[Member, ...]
    partners: tuple[Partner, ...]
    given: Mapping[Thing, tuple[int, str]]
    stays: tuple[Thing, ...]
    seal: str
    holes: tuple[Hole, ...] = ()


class Handed(Record):
    """What was handed over: how much of each kind, to whom, who is told, and the number to quote.

    `left` and `holes` are as `stays` and `holes` of the preview. `mirrors` are roles on
    the server that follow.
    """

    network: NetworkId
    leaver: Leaver
    id: int
    name: str
    receipt: str
    at: datetime
    given: Mapping[Thing, tuple[int, str]]
    told: tuple[str, ...]
    left: tuple[Thing, ...]
    mirrors: tuple[Mirror, ...]
    by: MemberId | None = None
    holes: tuple[Hole, ...] = ()
