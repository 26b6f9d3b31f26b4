"""What there is to say of practices at its longest: every field full, of signs that have to be escaped."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from domain.actors import MemberId, NetworkId, PartnerId
from domain.files import File, FileId
from domain.languages import LANGUAGES
from domain.notices.kinds import PRACTICE_QUOTED, PRACTICE_TRANSLATED
from domain.practices.fields import completeness, missing
from domain.practices.model import (
    TEXTS,
    ContactShown,
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
from domain.practices.quotes import QUOTE_LENGTH, Quote, QuoteState
from domain.practices.review import Criterion, Review, Step, Verdict
from domain.practices.windows import FIELDS
from domain.records import replace
from services.practices.commenting import ReviewView
from services.practices.notices import PracticeNotice, TranslatedNotice
from services.practices.quoting import QuoteView
from services.practices.views import PracticeList, PracticeView

NETWORK: Final = NetworkId(2**53)
NOW: Final = datetime(2027, 1, 12, 12, tzinfo=UTC)
BIG: Final = 2**53
LONG: Final = "*_" * 50
LINE: Final = "*_" * 100
TEXT: Final = "*_ " * 2_600
LINK: Final = "https://example.org/" + "x_" * 120


def words(language: str, *, short: bool = False) -> Wording:
    rest = {} if short else dict.fromkeys(TEXTS[1:], TEXT)
    return Wording(language, LONG, "*_ " * 333, **rest, keywords=(LONG,) * 12)


def practice(**what: Any) -> Practice:
    made = Practice(
        id=PracticeId(BIG),
        number=999_999,
        key="K" * 200,
        status=Status.PUBLISHED,
        revision=BIG,
        author=MemberId(1),
        partner=PartnerId(1),
        facts=Facts(
            theme=LONG, country="FR", region="FRI", place=LINE, organisation=LINE, host=HostKind.ASSOCIATION,
            started="2021-03", ended="2023-12", maturity=Maturity.IDEA, evidence_level=EvidenceLevel.INDEPENDENT,
            failure=True, contact=LINE, contact_shown=ContactShown.COORDINATION, links=(LINK,) * 8,
        ),
        wordings=tuple(
            Kept(WordingId(n), words(one, short=n == 3), MemberId(1)) for n, one in enumerate(LANGUAGES)
        ),
        source=LINK,
        created_at=NOW,
        changed_at=NOW,
        published_at=NOW,
        renew_at=NOW,
        renewal_asked_at=NOW,
    )  # fmt: skip
    return replace(made, **what)


def review(verdict: Verdict = Verdict.RETURN) -> Review:
    comments = dict.fromkeys(("title", *TEXTS, "links"), LINE * 5)
    return Review(Step.EXPERT, verdict, LINE * 10, dict.fromkeys(Criterion, 5), comments, MemberId(1), NOW)


def file(number: int) -> File:
    return File(FileId(BIG + number), LONG, "application/pdf", 10**9, "a" * 64, MemberId(1), NOW)


def view(**what: Any) -> PracticeView:
    of = what.pop("practice", practice())
    complete, lacking = completeness(of.original, of.facts)
    made = PracticeView(
        network=NETWORK,
        practice=of,
        shown=of.original,
        author=LONG,
        partner=LONG,
        contact=of.facts.contact,
        complete=complete,
        lacking=lacking,
        missing=missing(of.original, of.facts),
        mine=True,
        may_change=True,
        may_review=False,
        now=NOW,
        reviews=(review(),),
        reviewers={MemberId(1): LONG},
        files=tuple(map(file, range(8))),
        quote=Quote(MemberId(2), "*_" * (QUOTE_LENGTH // 2), LINK, QuoteState.AGREED),
        quoted=LONG,
        unwritten=True,
        quoted_by_inbox=True,
        alike=tuple(practice(id=PracticeId(BIG + n)) for n in range(1, 4)),
    )
    return replace(made, **what)


def empty(**what: Any) -> PracticeView:
    """A draft of which only a title is there."""
    of = practice(
        status=Status.DRAFT,
        facts=Facts(),
        wordings=(Kept(WordingId(1), Wording("fr", "T"), MemberId(1)),),
        published_at=None,
        renewal_asked_at=None,
        source="",
    )
    return view(practice=of, files=(), quote=None, quoted="", reviews=(), alike=(), contact="", **what)


def every() -> list[PracticeView]:
    """A practice in each of its states, to each of its readers."""
    others = {"mine": False, "may_change": False, "reviews": ()}
    return [
        *(view(practice=practice(status=one)) for one in Status),
        *(view(practice=practice(status=one, published_at=None)) for one in Status),
        view(**others),
        view(practice=practice(status=Status.SUBMITTED), may_review=True, **others),
        view(practice=practice(status=Status.EXPERTS), may_review=True),
        *(view(quote=Quote(None, "", "", one), quoted="", author="", partner="") for one in QuoteState),
        empty(),
    ]


def reviewed(**what: Any) -> ReviewView:
    comments = dict.fromkeys(("title", *TEXTS, "links"), LINE * 5)
    changed = tuple(name for names in FIELDS.values() for name in names)
    before = replace(review(), seen={"title": "a"})
    return ReviewView(view(**what), comments, dict.fromkeys(Criterion, 5), before, changed)


def quote(state: QuoteState = QuoteState.ASKED) -> QuoteView:
    said = Quote(MemberId(2), "*_" * (QUOTE_LENGTH // 2), LINK, state)
    return QuoteView(NETWORK, practice(), said, LONG)


def listed(count: int = 5) -> PracticeList:
    return PracticeList(NETWORK, tuple(every()[:count]), 0, 9 if count else 1, 41 if count else 0)


def notice(kind: str) -> PracticeNotice | TranslatedNotice | QuoteView:
    if kind == PRACTICE_TRANSLATED.code:
        return TranslatedNotice(view(), words("fr", short=True), LONG)
    return quote() if kind == PRACTICE_QUOTED.code else PracticeNotice(kind, view(), NOW)
