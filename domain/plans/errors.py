"""What is refused of a plan, as data; the words are in `templates/errors/plans.py`.

A `thing` or `milestone` is a code as people say it: "P2.Z1.A3.M2".
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.errors import DomainError


@dataclass(eq=False)
class CodeNotUnderstood(DomainError):
    """No code of a plan could be read in what was typed."""

    typed: str
