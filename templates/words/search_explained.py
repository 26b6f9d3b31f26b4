"""Why a practice was found, part by part: for `--explain`, and whoever tunes the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.search.ranking import Scored


def explained(scored: Scored) -> dict[str, Any]:
    """All that a score is made of, as plain data; each number as it is multiplied or added."""
    return {
        "units": [
            {
                "said": part.said,
                "terms": " ".join(part.form.terms),
                "language": part.form.language,
                "why": part.form.why.value,
                "weight": part.form.weight,
                "rare": round(part.rare, 4),
                "strength": round(part.strength, 4),
                "points": round(part.points, 4),
            }
            for part in scored.parts
        ],
        "covered": round(scored.covered, 4),
        "phrase": round(scored.phrase, 4),
        "fresh": round(scored.fresh, 4),
        "evidence": scored.evidence,
    }
