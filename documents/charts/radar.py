"""What a radar shows, as plain data: it can be kept, compared and sent to a worker."""

from __future__ import annotations

from enum import StrEnum
from math import floor
from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_AXES: Final = 3
MOST_AXES: Final = 12
HIGHEST: Final = 100


class Theme(StrEnum):
    """The picture's own background: chats are mostly dark, paper is light."""

    DARK = "dark"
    LIGHT = "light"


class NothingToDraw(ValueError):
    """Too few or too many axes for a radar, or not one value on them: say it in words instead."""


class Axis(Record):
    """One dimension. Values are exact, from 0 to 100; None: too few answers, or not shown."""

    label: str
    partner: float | None = None
    median: float | None = None

    def __post_init__(self) -> None:
        for value in (self.partner, self.median):
            if value is not None and not 0 <= value <= HIGHEST:
                raise ValueError(f"{value} is not from 0 to {HIGHEST}")


class Radar(Record):
    """A partner beside the network's median, on a scale from 0 to 100 with the names of the maturity levels.

    `language` is the reader's. Without a name of the partner there is no partner in the picture; the median
    is in it as soon as one axis has one, called as `median` says or else the network's. Labels and names may
    be anything a person wrote. Raises `NothingToDraw`; `drawable` asks before.
    """

    axes: tuple[Axis, ...]
    language: str
    title: str = ""
    caption: str = ""
    partner: str = ""
    median: str = ""
    theme: Theme = Theme.DARK

    def __post_init__(self) -> None:
        if not drawable(self.axes, partner=bool(self.partner)):
            raise NothingToDraw(f"{len(self.axes)} axes, or no value")

    @property
    def has_partner(self) -> bool:
        """Whether a partner is in the picture, be it without a single value."""
        return bool(self.partner)

    @property
    def has_median(self) -> bool:
        """Whether a median is in the picture."""
        return any(axis.median is not None for axis in self.axes)


def drawable(axes: Sequence[Axis], *, partner: bool = True) -> bool:
    """Whether these axes make a radar; `partner`: whether the partner's values are in it."""
    values = [axis.median for axis in axes] + ([axis.partner for axis in axes] if partner else [])
    return FEWEST_AXES <= len(axes) <= MOST_AXES and any(value is not None for value in values)


def shown(value: float) -> str:
    """A value as people read it: rounded half up, as everywhere (`domain.questionnaires.scoring`)."""
    return str(floor(value + 0.5))
