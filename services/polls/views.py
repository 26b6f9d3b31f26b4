"""What the services of date polls hand to cards and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.polls import PollStatus
from domain.records import Record
from services.events.guests.views import Invitation
from services.events.views import EventDone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.events.model import Event
    from domain.polls import Poll, Ranked, SlotId, Vote
    from services.events.views import EventView
    from services.privacy_notice import PrivacyNotice


class PollView(Record):
    """A poll as somebody sees it.

    `mine` is what the reader said, by slot; `answered` how many have said it of all slots, of how many
    `asked`. `ranked` are the slots, best first, with members whom `names` calls: who said what is for who
    runs it. `silent` are the names of those who have said nothing, `partly` of those who have not said it of
    all slots, each with of how many they have: for who runs it alone, else empty; beside them so many
    `silent_guests`, whom nobody names before they answer. `guests` are
    those of the members who are guests. `open`: one can still answer. `invited`: the reader can say when they
    can; `waits`: that is waited for, unlike of an organiser who is not among those who are asked. `event` is
    what it became, once decided. `now` is when it was looked at.
    """

    network: NetworkId
    network_name: str
    poll: Poll
    organiser: str
    ranked: tuple[Ranked, ...]
    names: Mapping[MemberId, str]
    mine: Mapping[SlotId, Vote]
    answered: int
    asked: int
    silent: tuple[str, ...]
    open: bool
    runs: bool
    invited: bool
    now: datetime
    event: Event | None = None
    silent_guests: int = 0
    partly: tuple[tuple[str, int], ...] = ()
    waits: bool = True
    guests: frozenset[MemberId] = frozenset()

    @property
    def decided(self) -> bool:
        """Whether a time was taken."""
        return self.poll.status is PollStatus.FINAL

    @property
    def left(self) -> int:
        """Of how many slots the reader has not said yet whether they can."""
        return len(self.poll.slots) - len(self.mine)

    @property
    def by_time(self) -> tuple[Ranked, ...]:
        """The slots in the order of time."""
        return tuple(sorted(self.ranked, key=lambda one: one.slot.span.starts_at))

    @property
    def unposted(self) -> bool:
        """To who runs it, that its card stands in no channel."""
        return self.runs and self.open and self.poll.channel is None


class Unheard(Record):
    """Somebody who has not said of every slot whether they can: of `said` they have.

    `rests`: they were asked or reminded a moment ago, or will be in a moment.
    """

    name: str
    said: int
    rests: bool


class Nudging(Record):
    """Who has not answered a poll in full, by name, and how many a reminder would go to now.

    That counts guests who agreed to mails, too. `reminded`: so many were, a moment ago.
    """

    view: PollView
    people: tuple[Unheard, ...]
    due: int
    reminded: int = 0


class PollList(Record):
    """A page of polls, those that are not decided first; `total` of all pages."""

    network: NetworkId
    polls: tuple[PollView, ...]
    page: int
    pages: int
    total: int
    may_organise: bool


class PollGuests(Invitation, kw_only=True):
    """What asking the guests at some addresses would do, or did. `draft` holds the addresses meanwhile."""

    view: PollView
    draft: int = 0


class AskedBy(Record):
    """A poll as a guest sees it, by a link: with what they are told before they answer for the first time.

    `name` is "" until they said how they are called. `told`: they agreed to hear what becomes of it, and
    `listed`: they are on the contact list, and hear it anyway. `declined`: they want no invitations. `event`
    is the end of the address of the event's page for them, "" before there is one.
    """

    view: PollView
    notice: PrivacyNotice
    name: str
    address: str
    told: bool
    listed: bool
    declined: bool = False
    event: str = ""


class GuestSaid(Record):
    """What stands in a guest's form: what they say of which slots, or of `everything`, and who they are.

    `told`: they want mails of what becomes of it. `language` is the page's, "" for as it is known.
    """

    votes: Mapping[SlotId, Vote]
    everything: Vote | None = None
    name: str = ""
    language: str = ""
    told: bool = False


class PollDone(Record):
    """What became of an act on a poll, and how many were told; `event` what it became, once decided."""

    view: PollView
    told: int = 0
    event: EventView | None = None

    def as_event(self) -> EventDone:
        """What `services.events.creating.create` would have said. Only once it was decided."""
        if self.event is None:
            raise ValueError("it is no event yet")
        return EventDone(self.event, self.told, private=self.view.poll.private)
