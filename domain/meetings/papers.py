"""What documents of a meeting are made of: everything is in them, nothing is asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.meetings.model import Verdict
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import Event
    from domain.meetings.model import Minutes, Opinion
    from domain.meetings.versions import Content


class MinutesPaper(Record):
    """Minutes as a document shows them at `now`. `version` 0: a draft.

    `language` is the reader's: fixed parts are in it, what people wrote stays as they wrote it; `zone` is the
    event's. `partners` are the organisations of those who are named, by member. `funding` is the network's
    statement of who pays, `emblem` the picture beside it, as SVG; both "" while there is none. Once they
    stand, `opinions` are what was said of them, and `silent` how many who were asked said nothing.
    """

    network: str
    event: Event
    organiser: str
    minutes: Minutes
    version: int
    content: Content
    names: Mapping[MemberId, str]
    partners: Mapping[MemberId, str]
    materials: tuple[tuple[str, str], ...]
    now: datetime
    language: str
    zone: str
    funding: str = ""
    emblem: str = ""
    done: frozenset[int] = field(default_factory=frozenset)
    opinions: tuple[Opinion, ...] = ()
    silent: int = 0

    @property
    def approving(self) -> tuple[Opinion, ...]:
        """Those who approved."""
        return tuple(one for one in self.opinions if one.verdict is Verdict.APPROVES)

    @property
    def objecting(self) -> tuple[Opinion, ...]:
        """Those who objected."""
        return tuple(one for one in self.opinions if one.verdict is Verdict.OBJECTS)


class SheetPaper(Record):
    """A list for the front desk, to be signed: names and organisations of all expected, then empty lines.

    `link` leads to the page on which one checks in; it stands there as a QR code. The rest as in
    `MinutesPaper`.
    """

    network: str
    event: Event
    organiser: str
    people: tuple[tuple[str, str], ...]
    link: str
    now: datetime
    language: str
    zone: str
    funding: str = ""
    emblem: str = ""
