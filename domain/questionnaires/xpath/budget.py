"""A bound on the work that expressions may cause: nested predicates multiply, and a form may be hostile.

Counted are the nodes that are looked at. Exhausted, an expression has no value (blank); a form that comes
near the bound with nothing answered is refused at upload (FORMS.md, trap 15).
"""

from __future__ import annotations

from typing import Final

from domain.questionnaires.xpath.errors import XPathError

MOST_VISITS: Final = 2_000_000  # of one operation: about a second


class Budget:
    """What is left to be spent."""

    __slots__ = ("left",)

    def __init__(self, visits: int = MOST_VISITS) -> None:
        self.left = visits

    def spend(self, visits: int) -> None:
        """Look at that many nodes. Raises `XPathError` when nothing is left."""
        self.left -= visits
        if self.left < 0:
            raise XPathError("xpath_too_much")
