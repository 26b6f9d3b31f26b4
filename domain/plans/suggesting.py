"""Where a zone may start: what is weak in the self-assessment of a region's partners.

Only results that their partner agreed to show are looked at. A sum over the others, of five or more, would
be allowed by itself (`domain.results`); but a region's partners are a part of the network's, and two medians
over overlapping partners, one beside the other, can tell what a hidden one has. So hidden ones never count
here, however many they are, and it is not said whether there are any.
"""

from __future__ import annotations

from math import floor
from statistics import median
from typing import TYPE_CHECKING, Final

from domain.plans.model import Axis, WeakSpot
from domain.questionnaires.scoring import Band, band_of
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from domain.actors import PartnerId
    from domain.questionnaires import AxisScore, Form, Scores
    from domain.results import SignedResult
    from domain.surveys import WaveId

WEAK_BELOW: Final = 50.0
"""Starting and emerging are weak, structured and leading are not."""


class Suggestion(Record):
    """A weak dimension or facet: its median from 0 to 100 over the `partners` that show a value for it.

    Of a dimension, `facet` is the code of the facet that is weakest at these partners, if any is weak.
    """

    spot: WeakSpot
    median: int
    band: Band
    partners: tuple[PartnerId, ...]
    facet: str | None = None


def suggestions(form: Form, wave: WaveId, results: Iterable[SignedResult]) -> tuple[Suggestion, ...]:
    """What is weak, the weakest first, dimensions before facets; `results` are of one region's partners.

    Results that are not shared do not count. Empty where nothing is weak, or nothing may be seen.
    """
    shown = [one for one in results if one.shared]
    facets = _weak(
        shown, [axis.code for axis in form.facets], lambda s, code: s.facet(code), Axis.FACET, wave
    )
    weakest = facets[0].spot.code if facets else None
    dimensions = _weak(
        shown,
        [axis.code for axis in form.dimensions],
        lambda s, code: s.dimension(code),
        Axis.DIMENSION,
        wave,
    )
    return (
        *(Suggestion(one.spot, one.median, one.band, one.partners, weakest) for one in dimensions),
        *facets,
    )


def _weak(
    shown: Sequence[SignedResult],
    codes: Sequence[str],
    of: Callable[[Scores, str], AxisScore],
    axis: Axis,
    wave: WaveId,
) -> list[Suggestion]:
    found: list[tuple[float, Suggestion]] = []
    for code in codes:
        values = {one.partner: of(one.scores, code).value for one in shown}
        known = {partner: value for partner, value in values.items() if value is not None}
        middle = median(known.values()) if known else WEAK_BELOW
        if middle < WEAK_BELOW:
            spot = WeakSpot(axis, code, wave)
            shown_as = floor(middle + 0.5)
            found.append((middle, Suggestion(spot, shown_as, band_of(middle), tuple(known))))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]
