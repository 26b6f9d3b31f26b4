"""Practices that are offered while somebody looks at something else, each with why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.practices.model import Practice, Wording


class Moment(StrEnum):
    """What somebody is looking at when practices are offered."""

    WEAK = "weak"
    ZONE = "zone"
    ACTION = "action"
    EVENT = "event"


class Offer(Record):
    """A practice that fits, in the reader's language where it has that, and the words for which it fits.

    `about` is what the weak dimension is called, else "".
    """

    practice: Practice
    shown: Wording
    words: tuple[str, ...]
    about: str = ""


class Offered(Record):
    """At most three practices that fit what somebody is looking at; none where nothing fits."""

    network: NetworkId
    moment: Moment
    offers: tuple[Offer, ...] = ()
