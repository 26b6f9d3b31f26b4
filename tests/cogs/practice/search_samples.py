"""What cards of a search hold at most: the longest of everything, with marks in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from domain.actors import MemberId, NetworkId
from domain.notices.kinds import PRACTICE_FOUND
from domain.practices.filters import Filters
from domain.practices.model import (
    EvidenceLevel,
    Facts,
    HostKind,
    Kept,
    Maturity,
    Practice,
    PracticeId,
    Status,
    Wording,
    WordingId,
)
from domain.practices.offers import Moment, Offer, Offered
from domain.practices.searches import SavedId, SavedSearch
from domain.records import replace
from domain.search.queries import Query, Unit
from domain.search.ranking import Scored
from domain.search.snippets import LENGTH, Snippet
from services.practices.browsing import Browsed, Narrowing
from services.practices.interests import Interest, Why
from services.practices.news import FoundNotice, NewsItem, NewsNotice
from services.practices.saved_searches import SavedList
from services.practices.views import Found, Results

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW: Final = datetime(2027, 1, 12, 12, tzinfo=UTC)
NETWORK: Final = NetworkId(2**53)
DRAFT: Final = 2**53
WORDS: Final = Wording("pt", "*_" * 50, "*_" * 500)
FACTS: Final = Facts(
    theme="*_" * 100,
    country="PT",
    region="PT11",
    place="*_" * 100,
    host=HostKind.CENTRE,
    maturity=Maturity.WIDESPREAD,
    evidence_level=EvidenceLevel.INDEPENDENT,
    failure=True,
)
MOST_FILTERS: Final = Filters(
    themes=frozenset({"energy", "mobility", "*_" * 50, "circular"}),
    countries=frozenset({"PT", "FR", "GB", "ES"}),
    regions=frozenset({"FRE", "FRE1", "FRE2"}),
    hosts=frozenset({one.value for one in HostKind}),
    maturities=frozenset({one.value for one in Maturity}),
    evidence_levels=frozenset({one.value for one in EvidenceLevel}),
    languages=frozenset({"en", "fr", "es", "pt"}),
    years=(1999, 2027),
)


def practice(number: int = 2**31) -> Practice:
    return Practice(
        PracticeId(2**53),
        number,
        "k",
        Status.PUBLISHED,
        1,
        MemberId(1),
        None,
        FACTS,
        (Kept(WordingId(1), WORDS, None),),
        "",
        NOW,
        NOW,
        NOW,
    )


def facets(many: int = 30) -> Mapping[str, Mapping[str, int]]:
    return {
        "theme": {f"{'*_' * 40}{n}": 9999 for n in range(many)},
        "country": dict.fromkeys(("PT", "FR", "ES", "GB", "IE"), 9999),
        "host": {one.value: 9999 for one in HostKind},
        "maturity": {one.value: 9999 for one in Maturity},
        "evidence_level": {one.value: 9999 for one in EvidenceLevel},
        "language": dict.fromkeys(("en", "fr", "es", "pt"), 9999),
        "year": {str(1990 + n): 9999 for n in range(many)},
    }


def results(filters: Filters = MOST_FILTERS, **what: Any) -> Results:
    """A page in the middle of the longest results."""
    text = "*_" * 250
    snippet = Snippet(tuple(("*_" * 10, n % 2 == 1) for n in range(LENGTH // 20)))
    scored = Scored(1, 1, 1.0, (), 1.0, 0.0, 0.0, 0.0, 1.0)
    found = tuple(Found(practice(), WORDS, snippet, replace(scored, weak=number > 1)) for number in range(5))
    said: dict[str, Any] = {
        "network": NETWORK,
        "text": text,
        "query": Query("pt", (Unit("a", ()),)),
        "filters": filters,
        "found": found,
        "total": 9999,
        "answering": 17,
        "page": 3,
        "pages": 2000,
        "facets": facets(),
        "mended": {f"{'*_' * 30}{n}": "*_" * 30 for n in range(9)},
        "or_else": {f"{'*_' * 30}{n}": ("*_" * 30,) * 2 for n in range(9)},
    }
    return Results(**(said | what))


def browsed(**what: Any) -> Browsed:
    return Browsed(DRAFT, results(**what))


def nothing(filters: Filters = MOST_FILTERS, *, new: int = 3, **what: Any) -> Browsed:
    """Nothing was found; `new` practices are offered instead."""
    return browsed(filters=filters, found=(), total=0, pages=1, page=0, newest=(practice(),) * new, **what)


def narrowing() -> Narrowing:
    names = {
        "themes": "theme", "countries": "country", "hosts": "host", "maturities": "maturity",
        "evidence_levels": "evidence_level", "languages": "language", "years": "year",
    }  # fmt: skip
    return Narrowing(DRAFT, results(), {name: facets()[facet] for name, facet in names.items()})


def saved(count: int) -> SavedList:
    filters = {"themes": ["*_" * 50] * 9, "years": [1999, 2027]}
    one = SavedSearch(SavedId(2**53), MemberId(1), "*_" * 250, "pt", filters, NOW, NOW, NOW)
    return SavedList(NETWORK, (one,) * count)


def notice(kind: str) -> Any:
    if kind == PRACTICE_FOUND.code:
        return FoundNotice(NETWORK, practice(), WORDS, 2**53, "*_" * 250)
    items = tuple(NewsItem(practice(), WORDS, Interest(why, "*_" * 250, "", "pt")) for why in Why)
    return NewsNotice(NETWORK, (*items, items[0]), 999, 9999)


def offered(moment: Moment, count: int = 3) -> Offered:
    about = "*_" * 60 if moment is Moment.WEAK else ""
    return Offered(NETWORK, moment, (Offer(practice(), WORDS, ("*_" * 40,) * 3, about),) * count)
