"""Something to say for each kind of notices on practices: each part has its own."""

from __future__ import annotations

from typing import Any

from domain.notices.kinds import VISIT_KINDS
from tests.cogs.practice import adopting_samples, visit_samples


def notice(kind: str, proof: str = adopting_samples.LINK) -> Any:
    """What the notice of a kind says; `proof` is a link that somebody wrote, or words in its place."""
    if kind in {one.code for one in VISIT_KINDS}:
        return visit_samples.notice(kind)
    return adopting_samples.notice(kind, proof)
