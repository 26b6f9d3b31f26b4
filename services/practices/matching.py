"""What answers a text well enough to be shown unasked: as an offer, as news, as an answer to a saved search.

Who types a search can judge weak results. What Techlink brings by itself has to fit: its *share*
(`domain.search.ranking.Scored.share`) is what it scores beside a practice that is about nothing else. A word
in passing gives 0.2 and less, a word of title, keywords or summary 0.5 and more. Where the theme agrees, less
is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices.filters import Filters
from domain.practices.model import PracticeId
from domain.records import Record
from domain.search import queries
from services.practices import mending, searching, vocabulary
from storage.searching import listing

if TYPE_CHECKING:
    from domain.search.queries import Query
    from domain.search.ranking import Scored
    from storage.transaction import Transaction

LEAST: Final = 0.4
LEAST_IN_THEME: Final = 0.2
_TELLS: Final = 0.5
"""A word says why where it made so much of the score, beside the weightiest."""


class Match(Record):
    """A practice that answers a text: its share, in which language, and the words of the text it answers."""

    practice: PracticeId
    language: str
    share: float
    words: tuple[str, ...] = ()


def matches(
    tx: Transaction,
    text: str,
    language: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
) -> tuple[Match, ...]:
    """The practices that answer a text well enough, the best first.

    Of a text without words, all that the filters let through, if there are filters.
    """
    lexicon = vocabulary.of(tx)
    query, _ = mending.understood(tx, queries.read(text, language, lexicon), lexicon, mend=False)
    if query.empty:
        every = listing.every(tx, filters) if filters.any else ()
        return tuple(Match(one.practice, one.language, 0.0) for one in every)
    candidates, scored = searching.ranked(tx, query, filters)
    languages = {one.wording: one.language for one in candidates}
    least = LEAST_IN_THEME if filters.themes else LEAST
    return tuple(
        Match(
            PracticeId(one.practice),
            languages[one.wording],
            one.share,
            _words(one, query),
        )
        for one in scored
        if one.share >= least
    )


def _words(scored: Scored, query: Query) -> tuple[str, ...]:
    """What was answered, the weightiest first: concepts of the field, or where there are none other words.

    Without the single words of an expression that was answered, and without what made little of the score:
    "five" and "made" say nothing of why a practice is offered.
    """
    telling = {unit.said for unit in query.units if unit.telling and unit.weight == 1}
    parts = sorted(scored.parts, key=lambda part: -part.points)
    told = [part for part in parts if part.said in telling] or parts
    said = [part.said for part in told if part.points >= told[0].points * _TELLS]
    whole = [one for one in said if not any(one != other and one in other.split() for other in said)]
    return tuple(dict.fromkeys(whole))
