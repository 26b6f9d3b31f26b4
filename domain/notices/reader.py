"""Who will read a notice: what a noun needs to tell it in their language and for their eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from domain.actors import MemberId, NetworkId, PartnerId


class Reader(Record):
    """A member, or all who read a channel (`member` is None, or `shared` says that others read it too).

    `language` and `zone` are the member's own, and where it is shared the channel's. `network_name` says
    where it comes from to who reads it elsewhere than on the network's server. `guest`: a guest of events,
    for whom there are no pages but those of links. `settled`: `zone` is one that they chose, or all go by;
    else they read each thing on the clock of its own place.
    """

    network: NetworkId
    language: str
    zone: str
    member: MemberId | None = None
    partner: PartnerId | None = None
    name: str = ""
    shared: bool = False
    network_name: str = ""
    guest: bool = False
    settled: bool = True
