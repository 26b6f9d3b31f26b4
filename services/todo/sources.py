"""The nouns that wait for people. A new one adds its function here, and nothing else of it is known.

A source is given everybody whose list is made, together, so that it looks into the database a fixed number
of times; it gives what waits for each of them, in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from services.arriving import todo as arriving
from services.events import todo as events
from services.feedback import todo as feedback
from services.meetings import todo as meetings
from services.methodology import todo as methodology
from services.networks import todo as networks
from services.plans import todo as plans
from services.polls import todo as polls
from services.practices import todo as practices
from services.practices.adopting import todo as adopting
from services.practices.exchange import todo as exchange
from services.surveys import todo as surveys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.actors import Actor, MemberId
    from domain.todo import Item


class Source(Protocol):
    """What a noun waits for, from each of these members; their languages are those of the titles."""

    def __call__(self, tx: Any, actors: Sequence[Actor], /) -> Mapping[MemberId, Iterable[Item]]:
        """By member; who owes nothing is left out."""
        ...


SOURCES: Final[tuple[Source, ...]] = (
    surveys.owed,
    plans.owed,
    networks.owed,
    arriving.owed,
    events.owed,
    meetings.owed,
    feedback.owed,
    polls.owed,
    methodology.owed,
    practices.owed,
    adopting.owed,
    exchange.owed,
)
