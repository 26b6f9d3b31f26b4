"""Something to say for each kind of notices on practices: each part has its own."""

from __future__ import annotations

from typing import Any

from domain.notices.kinds import ADOPTION_KINDS, PRACTICE_FOUND, PRACTICE_NEWS, VISIT_KINDS
from tests.cogs.practice import adopting_samples, samples, search_samples, visit_samples


def notice(kind: str, proof: str = adopting_samples.LINK) -> Any:
    """What the notice of a kind says; `proof` is a link that somebody wrote, or words in its place."""
    if kind in {one.code for one in VISIT_KINDS}:
        return visit_samples.notice(kind)
    if kind in {one.code for one in ADOPTION_KINDS}:
        return adopting_samples.notice(kind, proof)
    if kind in {PRACTICE_FOUND.code, PRACTICE_NEWS.code}:
        return search_samples.notice(kind)
    return samples.notice(kind)
