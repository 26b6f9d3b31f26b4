"""What there is to say of adoptions, stars and questions at its longest, of signs that have to be escaped."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from domain.actors import MemberId, NetworkId, PartnerId
from domain.files import File, FileId
from domain.notices.kinds import ADOPTION_WITHDRAWN, QUESTION_ANSWERED, QUESTION_ASKED
from domain.plans.model import MilestoneId
from domain.practices.adopting import (
    Adoption,
    AdoptionFields,
    AdoptionId,
    AdoptionPlaceNeeded,
    AdoptionTextLong,
    Check,
    CheckId,
    PlanNeedsDay,
    Said,
    Stage,
)
from domain.practices.model import Facts, Kept, Practice, PracticeId, Status, Wording, WordingId
from domain.practices.opinions import Question, QuestionId, Rating
from domain.records import replace
from domain.when import Read
from services.practices.adopting.notices import AdoptionNotice, QuestionNotice
from services.practices.adopting.views import AdoptionDraft, AdoptionView, QuestionView, Typed, Use

NETWORK: Final = NetworkId(2**53)
NOW: Final = datetime(2027, 11, 30, 12, tzinfo=UTC)
BIG: Final = 2**53
LINE: Final = "*_" * 100
TEXT: Final = "*_" * 500
LINK: Final = "https://example.org/" + "x" * 480
WORDS: Final = Wording("pt", "*_" * 50, "Sum")
PRACTICE: Final = Practice(
    PracticeId(BIG),
    999_999,
    "k",
    Status.PUBLISHED,
    1,
    MemberId(1),
    PartnerId(1),
    Facts(theme="mobility"),
    (Kept(WordingId(1), WORDS, MemberId(1)),),
    "",
    NOW,
    NOW,
    NOW,
)
FILE: Final = File(FileId(1), "f" * 200, "application/pdf", 1, "a" * 64, NOW, MemberId(1))


def adoption(**what: Any) -> AdoptionView:
    """An adoption that runs, with all that can be said of it; its reader says how it goes."""
    fields = AdoptionFields(LINE, TEXT, date(2027, 9, 30), PartnerId(1))
    one = Adoption(
        AdoptionId(BIG),
        PracticeId(BIG),
        MemberId(2),
        fields,
        Stage.RUNNING,
        date(2027, 9, 30),
        MilestoneId(1),
        999_999,
        NOW - timedelta(days=100),
        NOW,
        NOW,
        TEXT,
    )
    said = Check(CheckId(BIG), AdoptionId(BIG), 0, Said(Stage.RUNNING, TEXT, LINK), FILE, MemberId(2), NOW)
    view = AdoptionView(
        NETWORK, PRACTICE, WORDS, one, LINE, LINE, (said, said), True, False, NOW, "P1.Z1.A1.M1", NOW
    )
    return replace(view, **what)


def fresh(**what: Any) -> AdoptionView:
    """One of which nothing was said yet, as the author of the practice reads it."""
    known = adoption(checks=(), mine=False, author=True, due=None, milestone="")
    bare = replace(known.adoption, stage=Stage.PLANNED, since=None, thanked_at=None, offered_at=None, help="")
    return replace(known, adoption=bare, **what)


def withdrawn() -> AdoptionView:
    """One whose practice was withdrawn since, as who took it over reads it."""
    nothing = replace(PRACTICE, status=Status.WITHDRAWN, wordings=(Kept(WordingId(1), Wording("pt"), None),))
    return adoption(practice=nothing, shown=Wording("pt"), due=None)


def question(*, answered: bool = True, **what: Any) -> QuestionView:
    """A question, its answer, and its thread."""
    one = Question(QuestionId(BIG), PracticeId(BIG), MemberId(2), TEXT, NOW, BIG, BIG)
    if answered:
        one = replace(one, answer=TEXT * 2, answered_by=MemberId(1), answered_at=NOW)
    view = QuestionView(NETWORK, PRACTICE, WORDS, one, LINE, LINE, may_answer=not answered)
    return replace(view, **what)


def use(**what: Any) -> Use:
    """A practice that many adopted, rated and asked about."""
    ratings = tuple(Rating(MemberId(n), 1 + n % 5, "*_" * 150, NOW) for n in range(30))
    view = Use(
        network=NETWORK,
        practice=PRACTICE,
        shown=WORDS,
        adoptions=(adoption(),) * 12,
        ratings=ratings,
        mean=4.4999,
        names=dict.fromkeys(range(30), LINE),
        questions=(question(), question(answered=False)) * 4,
        mine=False,
        rated=ratings[0],
        may_adopt=True,
    )
    return replace(view, **what)


def nothing() -> Use:
    """A practice of which nothing became yet."""
    return use(adoptions=(), ratings=(), mean=None, questions=(), rated=None)


def draft(*, asked: bool = False, wrong: bool = False) -> AdoptionDraft:
    """What is to be adopted: ready, with a day that is asked, or with everything wrong."""
    typed = Typed(LINE, TEXT, "x" * 100, LINE, "P1.Z1.A1")
    fields = AdoptionFields(LINE, TEXT, date(2027, 9, 30), PartnerId(1))
    zone = "Europe/Lisbon"
    days = tuple(Read(date(2027, 9, n), None, zone, None) for n in range(1, 5)) if asked else ()
    faults = (
        ("planned", PlanNeedsDay()),
        ("place", AdoptionPlaceNeeded()),
        ("adapted", AdoptionTextLong(99_999, 1000)),
    )
    return AdoptionDraft(
        BIG,
        99,
        NETWORK,
        PRACTICE,
        WORDS,
        typed,
        None if wrong else replace(fields, planned=None if asked else fields.planned),
        LINE,
        "P1.Z1.A1 " + LINE,
        days,
        faults if wrong else (),
    )


def notice(kind: str, proof: str = LINK) -> AdoptionNotice | QuestionNotice:
    """Something to say for each kind."""
    if kind in {QUESTION_ASKED.code, QUESTION_ANSWERED.code}:
        return QuestionNotice(question(answered=kind == QUESTION_ANSWERED.code), kind)
    view = adoption() if kind.endswith(("check", "came", "help")) else fresh()
    view = withdrawn() if kind == ADOPTION_WITHDRAWN.code else view
    said = tuple(replace(one, said=replace(one.said, proof=proof)) for one in view.checks)
    view = replace(view, checks=said)
    return AdoptionNotice(view, kind, view.last)
