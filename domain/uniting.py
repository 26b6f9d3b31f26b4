"""Two accounts that are said to be one person: what each of them is asked, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import NetworkId
    from domain.networks import Partner


class Uniting(Record):
    """The question of one of the two: whether they are one person. `id` is what it is answered by.

    Who stays and who goes into them, each with their partner ("" for none); `by` is who coordinates and says
    so, "" for nobody who is known any more. `contact_of` is as in `Together`. `waits`: the reader has said
    yes, and the other has not answered.
    """

    network: NetworkId
    network_name: str
    id: int
    kept: str
    kept_partner: str
    gone: str
    gone_partner: str
    by: str
    until: datetime
    contact_of: Partner | None = None
    waits: bool = False


class Settled(Record):
    """What came of it: `name` is one person now, or (not `joined`) is not the same person as `other`.

    `own`: it is said to that person, with whom the coordination (`by`) did it alone.
    """

    network: NetworkId
    network_name: str
    name: str
    other: str
    by: str
    joined: bool
    own: bool
