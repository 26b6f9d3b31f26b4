"""ODK's functions by family; importing this package fills `FUNCTIONS`."""

from __future__ import annotations

from domain.questionnaires.xpath.functions import (  # noqa: F401 - each registers its functions
    logic,
    moments,
    numbers,
    selects,
    sets,
    strings,
)
from domain.questionnaires.xpath.functions.registry import FUNCTIONS, Function

__all__ = ["FUNCTIONS", "Function"]
