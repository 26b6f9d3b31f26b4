"""What there is to say of plans at its longest: every field full, of signs that have to be escaped."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from domain.actors import MemberId, NetworkId, PartnerId, PersonId
from domain.files import File, FileId
from domain.notices.kinds import (
    MILESTONE_DUE,
    MILESTONE_ESCALATED,
    MILESTONE_GIVEN,
    MILESTONE_OVERDUE,
    MILESTONE_SLIPPED,
    PLAN_REMOVED,
    POSTPONEMENT_ANSWERED,
    POSTPONEMENT_ASKED,
)
from domain.people import Member, Person
from domain.plans.codes import Code, Level
from domain.plans.history import Act, Change, ChangeId
from domain.plans.ladder import Ladder
from domain.plans.lists import Placed
from domain.plans.model import (
    Action,
    ActionId,
    Axis,
    Comment,
    CommentId,
    Duty,
    Evidence,
    EvidenceId,
    EvidenceKind,
    Finding,
    FindingId,
    FindingKind,
    Indicator,
    IndicatorId,
    Milestone,
    MilestoneId,
    MilestoneKind,
    MilestoneStatus,
    Money,
    Owner,
    Period,
    Place,
    Plan,
    PlanId,
    PlanKind,
    PlanStatus,
    Postponement,
    PostponementId,
    PostponementState,
    Seat,
    Visiting,
    WeakSpot,
    Zone,
    ZoneId,
)
from domain.plans.whole import WholePlan
from domain.records import replace
from services.plans.lists import BOARD_LINES
from services.plans.notice_views import ManyGivenNotice, MilestoneNotice, PostponementNotice, RemovedNotice
from services.plans.outcomes import Removal
from services.plans.views import (
    ActionView,
    Board,
    BoardColumn,
    Counts,
    DueList,
    HistoryView,
    MilestoneView,
    NamedAt,
    PlanLine,
    PlanList,
    PlanView,
    Rights,
    SeatAt,
    Stranger,
    WhoIs,
    ZoneView,
)

NETWORK: Final = NetworkId(2**53)
NOW: Final = datetime(2027, 1, 12, 12, tzinfo=UTC)
TODAY: Final = date(2027, 1, 12)
DUE: Final = date(2027, 9, 29)
TITLE: Final = "*_" * 100
TEXT: Final = "[a]*" * 1000
NAME: Final = "_n" * 50
MANY: Final = 99_999
BIG: Final = 2**53
PARTNERS: Final = {PartnerId(1): NAME, PartnerId(2): NAME}
NAMES: Final = {MemberId(1): NAME, MemberId(2): NAME}
OWNER: Final = Owner(None, NAME, "a@example.org")
STRANGER: Final = Owner(None, NAME, "a" * 80 + "@example.org")
SPOTS: Final = tuple(WeakSpot(Axis.DIMENSION, f"d{n}") for n in range(7))

PLAN: Final = Plan(
    PlanId(BIG),
    MANY,
    PlanKind.REGIONAL,
    TITLE,
    Place("PT11A", TITLE),
    Period(date(2027, 1, 1), date(2029, 12, 31)),
    TEXT,
    PlanStatus.APPROVED,
    99,
    "pt",
    "Europe/Lisbon",
    NOW,
    body=TITLE,
    approved_on=DUE,
)
_TERRITORY: Final = tuple(Place("PT11A", NAME) for _ in range(40))


def indicator(n: int) -> Indicator:
    value = Decimal("123456789.25")
    return Indicator(IndicatorId(n), ZoneId(1), TITLE, TITLE[:100], value, value, value, DUE, TITLE)


def zone(n: int = 1) -> Zone:
    indicators = tuple(indicator(one) for one in range(20))
    return Zone(ZoneId(BIG + n), PLAN.id, MANY - n, TITLE, NAME, _TERRITORY, TEXT, SPOTS, indicators)


def action(n: int = 1) -> Action:
    money = Money(10**15, "EUR")
    regions = tuple(f"FRH{one}" for one in range(10))
    return Action(
        ActionId(BIG + n),
        zone().id,
        MANY - n,
        TITLE,
        TEXT,
        PartnerId(1),
        PartnerId(2),
        money,
        TEXT,
        TEXT,
        regions,
    )


def milestone(n: int = 1, status: MilestoneStatus = MilestoneStatus.PLANNED) -> Milestone:
    return Milestone(
        MilestoneId(BIG + n),
        action().id,
        MANY - n,
        MilestoneKind.DELIVERABLE,
        TITLE,
        DUE,
        status,
        OWNER,
        OWNER,
        TEXT,
        TITLE[:200],
        done_on=DUE if status is MilestoneStatus.DONE else None,
        revision=BIG,
    )


def placed(n: int = 1, status: MilestoneStatus = MilestoneStatus.PLANNED) -> Placed:
    return Placed(PLAN, zone(), action(), milestone(n, status))


SEVERAL: Final = tuple(placed(n) for n in range(2, 30))


def asked(state: PostponementState = PostponementState.ASKED) -> Postponement:
    return Postponement(
        PostponementId(BIG),
        milestone().id,
        DUE,
        date(2028, 9, 29),
        TEXT[:1000],
        MemberId(1),
        NOW,
        state,
        MemberId(2),
        NOW,
        TEXT[:1000],
    )


def file_given(milestone: MilestoneId, number: int) -> Evidence:
    """A file with the longest name that there is."""
    name = "*" * 95 + "….pdf"
    file = File(FileId(number), name, "application/pdf", 10**7, "a" * 64, MemberId(1), NOW)
    return Evidence(EvidenceId(number), milestone, EvidenceKind.FILE, name, file, MemberId(1), NOW)


def milestone_view(
    status: MilestoneStatus = MilestoneStatus.PLANNED,
    *,
    today: date = TODAY,
    may: bool = True,
    pending: bool = False,
    files: int = 3,
) -> MilestoneView:
    one = placed(status=status)
    given = tuple(
        Evidence(EvidenceId(n), one.milestone.id, kind, text, None, MemberId(1), NOW)
        for n, (kind, text) in enumerate(
            [(EvidenceKind.LINK, "https://example.org/" + "a" * 1900), (EvidenceKind.TEXT, TEXT)] * 5
        )
    )
    given += tuple(file_given(one.milestone.id, n) for n in range(100, 100 + files))
    said = tuple(Comment(CommentId(n), one.milestone.id, MemberId(2), TEXT[:1000], NOW) for n in range(9))
    return MilestoneView(
        NETWORK,
        one,
        one.code,
        today,
        one.milestone.overdue(today),
        SEVERAL,
        SEVERAL,
        given,
        said,
        asked() if pending else None,
        PARTNERS,
        NAMES,
        Rights(may, may, may, may and pending, 365, may and pending),
    )


COUNTS: Final = Counts(MANY, MANY, MANY, MANY, MANY)


def plan_view(**what: Any) -> PlanView:
    zones = tuple(zone(n) for n in range(30))
    seats = tuple(Seat(OWNER, TITLE) for _ in range(20))
    whole = WholePlan(PLAN, (), seats, zones, (), ())
    found = PlanView(
        NETWORK,
        whole,
        TODAY,
        COUNTS,
        PARTNERS,
        (Money(10**15, "EUR"), Money(10**15, "GBP")),
        (PlanStatus.PUBLISHED, PlanStatus.DRAFT),
        may_edit=True,
        may_add_actions=True,
        shared=((Visiting(Code(MANY, MANY, MANY), TITLE, placed().action), COUNTS),) * 9,
    )
    return replace(found, **what)


def described(*, may_edit: bool = True) -> PlanView:
    """A plan with a long diagnosis and a large committee."""
    kinds = list(FindingKind)
    value = Decimal("-123456789.25")
    lines = tuple(
        Finding(FindingId(BIG + n), kinds[-n % 6], TEXT[:1000], value, TITLE[:100], 2025, TITLE)
        for n in range(30)
    )
    seats = tuple(Seat(OWNER, TITLE[:100]) for _ in range(30))
    return plan_view(whole=WholePlan(PLAN, lines, seats), may_edit=may_edit)


def removal(level: Level) -> Removal:
    """Of a thing with very much in it."""
    code = Code(MANY, MANY, MANY, MANY)
    return Removal(
        NETWORK,
        PLAN,
        level,
        BIG,
        code,
        TITLE,
        BIG,
        MANY,
        MANY,
        MANY,
        MANY,
        MANY,
        MANY,
        BIG,
        MANY,
        MANY,
        MANY,
        (NAME,) * 40,
    )


def described_history() -> HistoryView:
    """Lines that were written, changed and removed, and a thing that went with much in it."""
    line = {"text": TEXT[:1000], "name": TITLE, "value": "-12345678.25", "unit": TITLE[:100]}
    measured = line | {"measured": "7"}
    pairs = (([], [line]), ([line], []), ([line], [measured]), (["a"] * 40, ["b"] * 40))
    told: list[tuple[Act, dict[str, Any]]] = [
        *((Act.DIAGNOSIS, {"diagnosis": pair}) for pair in pairs),
        *((Act.INDICATORS, {"indicators": pair}) for pair in pairs),
        (Act.COMMITTEE, {"committee": ([1], [1])}),
        (Act.REMOVED, {"title": (TITLE, None), "actions": (MANY, 0), "milestones": (MANY, 0)}),
    ]
    changes = tuple(
        Change(ChangeId(BIG), PLAN.id, NOW, MemberId(1), act, Level.PLAN, BIG, "P1", TEXT[:1000], fields)
        for act, fields in told
    )
    return replace(history(), changes=changes)


def plan_list() -> PlanList:
    return PlanList(NETWORK, tuple(PlanLine(PLAN, COUNTS, DUE) for _ in range(60)), may_make=True)


def zone_view() -> ZoneView:
    actions = tuple((action(n), COUNTS) for n in range(30))
    code = Code(MANY, MANY)
    return ZoneView(
        NETWORK, PLAN, zone(), code, actions, PARTNERS, TODAY, may_edit=True, may_add_actions=True
    )


def action_view() -> ActionView:
    milestones = tuple(milestone(n) for n in range(30))
    code = Code(MANY, MANY, MANY)
    return ActionView(
        NETWORK, PLAN, zone(), action(), code, milestones, COUNTS, PARTNERS, TODAY, may_edit=True
    )


def due_list(**what: Any) -> DueList:
    found = DueList(
        NETWORK,
        "all",
        DUE,
        SEVERAL[:10],
        MANY,
        MANY,
        {PLAN.id: TODAY},
        PARTNERS,
        3,
        9,
        MANY,
        frozenset(one.milestone.id for one in SEVERAL),
    )
    return replace(found, **what)


def who_is(**what: Any) -> WhoIs:
    one = placed()
    unknown = replace(one.milestone, owner=STRANGER, deputy=STRANGER)
    found = WhoIs(NETWORK, NamedAt(replace(one, milestone=unknown), Duty.OWNER), STRANGER, MANY, MANY, MANY)
    return replace(found, **what)


def member() -> Member:
    person = Person(PersonId(1), NAME, None, None, NOW)
    return Member(MemberId(BIG), person, PartnerId(1), "", NOW)


def strangers(count: int) -> tuple[Stranger, ...]:
    here, seat = MilestoneId(BIG), SeatAt(PLAN, 99)
    return tuple(
        Stranger(NAME, STRANGER.email, MANY, here, Duty.DEPUTY, MANY, seat)
        if at % 2
        else Stranger(NAME, STRANGER.email, 0, seats=MANY, seat=seat)
        for at in range(count)
    )


def board(*, by_partner: bool) -> Board:
    """As many lines as a page holds, by partner each in a column of its own; the last is shared."""
    column = BoardColumn(None, overdue=True, partner=PartnerId(1), total=MANY)
    each, count = (1, BOARD_LINES) if by_partner else (BOARD_LINES // 5, 5)
    columns = (replace(column, lines=(SEVERAL * BOARD_LINES)[:each]),) * count
    columns = (*columns[:-1], replace(columns[-1], shared=True))
    return Board(NETWORK, PLAN, by_partner, columns, PARTNERS, {PLAN.id: TODAY}, 3, 9)


def history() -> HistoryView:
    fields = {
        "title": (TITLE, TITLE),
        "due": ("2027-09-29", "2028-09-29"),
        "owner": (1, 0),
        "deputy": (None, 2),
        "status": ("planned", "in_progress"),
        "partner": (1, 2),
        "description": (TEXT, TEXT),
        "territory": ([], []),
    }
    changes = tuple(
        Change(
            ChangeId(BIG),
            PLAN.id,
            NOW,
            MemberId(1),
            act,
            Level.MILESTONE,
            BIG,
            str(placed().code),
            TEXT[:1000],
            fields,
        )
        for act in list(Act)[:10]
    )
    return HistoryView(NETWORK, PLAN, Code(MANY, MANY, MANY, MANY), changes, NAMES, PARTNERS, older=True)


def notice(kind: str) -> Any:
    """Something to say for each kind of notice of plans."""
    late = date(2028, 9, 29)
    by_kind: dict[str, Any] = {
        MILESTONE_DUE.code: MilestoneNotice(milestone_view(), kind, Ladder(), "b30", 30),
        MILESTONE_OVERDUE.code: MilestoneNotice(
            milestone_view(today=late, pending=True), kind, Ladder(), "o366", -366, standing_in=True
        ),
        MILESTONE_ESCALATED.code: MilestoneNotice(
            milestone_view(today=late), kind, Ladder(), "o28", -28, standing_in=True
        ),
        MILESTONE_GIVEN.code: MilestoneNotice(milestone_view(), kind, Ladder(), days=200),
        MILESTONE_SLIPPED.code: MilestoneNotice(milestone_view(), kind, Ladder(), was=TODAY, waiting=SEVERAL),
        POSTPONEMENT_ASKED.code: PostponementNotice(milestone_view(pending=True), kind, asked(), NAME, None),
        POSTPONEMENT_ANSWERED.code: PostponementNotice(
            milestone_view(), kind, asked(PostponementState.ACCEPTED), NAME, NAME
        ),
        PLAN_REMOVED.code: RemovedNotice(
            NETWORK, kind, history().changes[0], TITLE, NAME, (str(placed().code),) * 3, MANY, PLAN
        ),
    }
    return by_kind[kind]


def many_given() -> ManyGivenNotice:
    return ManyGivenNotice(NETWORK, MILESTONE_GIVEN.code, Ladder(), PLAN, MANY, MANY, SEVERAL[:5])
