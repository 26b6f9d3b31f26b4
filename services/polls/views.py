"""What the services of date polls hand to cards and pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId, NetworkId
    from domain.polls import Poll, Ranked, SlotId, Vote
    from services.events.views import EventView


@dataclass(frozen=True)
class PollView:
    """A poll as somebody sees it.

    `mine` is what the reader said, by slot; `answered` how many have, of how many `asked`. `ranked` are the
    slots, best first, with members whom `names` calls. `silent` are the names of those who have not
    answered: for who runs it alone, else empty. `open`: one can still answer.
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


@dataclass(frozen=True)
class PollDone:
    """What became of an act on a poll, and how many were told; `event` what it became, once decided."""

    view: PollView
    told: int = 0
    event: EventView | None = None
