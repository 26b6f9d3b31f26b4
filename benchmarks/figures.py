"""Percentiles and what is compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0 to 1) of the values lies; the nearest one that was measured."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass
class Side:
    """What was measured of one bot in one phase: round trips and loop lags in seconds, processor seconds."""

    trips: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    cpu: float = 0.0
    seconds: float = 0.0
    presses: int = 0

    def ms(self, share: float) -> float:
        """A percentile of the round trips, in milliseconds."""
        return percentile(self.trips, share) * 1000

    def lag_ms(self, share: float) -> float:
        """A percentile of the loop's lag, in milliseconds."""
        return percentile(self.late, share) * 1000

    @property
    def cpu_ms(self) -> float:
        """Processor time of the bot's process for each interaction, in milliseconds."""
        return self.cpu / self.presses * 1000


@dataclass
class Pair:
    """The same phase of both bots."""

    bare: Side = field(default_factory=Side)
    techlink: Side = field(default_factory=Side)

    @property
    def ratio(self) -> float:
        """How many times the baseline's median Techlink's is."""
        return self.techlink.ms(0.5) / self.bare.ms(0.5)
