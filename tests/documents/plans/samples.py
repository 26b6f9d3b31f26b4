"""Plans to try documents on: one as a region would write it, in each of the four languages, and others."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from domain.actors import MemberId, NetworkId, PartnerId
from domain.networks import Network
from domain.plans.codes import Level
from domain.plans.history import Act, Change, ChangeId
from domain.plans.model import (
    Action,
    ActionId,
    Axis,
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
    Seat,
    WeakSpot,
    Zone,
    ZoneId,
)
from domain.plans.papers import PlanPaper
from domain.plans.whole import WholePlan

WORDS = json.loads(Path(__file__).with_name("sample_words.json").read_text("utf-8"))
TODAY = date(2027, 10, 14)
NOW = datetime(2027, 10, 14, 9, 30, tzinfo=UTC)
LANGUAGES = ("en", "fr", "es", "pt")
NETWORK = Network(
    NetworkId(3), None, "Atlantic demo network", "en", "Europe/Lisbon", True, datetime(2026, 9, 1, tzinfo=UTC)
)
PARTNERS = {
    PartnerId(1): "Centro Tecnológico Maré Alta",
    PartnerId(2): "Agencia Ría Nova",
    PartnerId(3): "Université de Kermarine",
    PartnerId(4): "Ballyvara Ocean Energy",
}
PEOPLE = (
    Owner(MemberId(1), "Ana Ribeiro"),
    Owner(MemberId(2), "Xoán Castro"),
    Owner(MemberId(3), "Maëlle Le Goff"),
    Owner(None, "Rui Tavares", "rui.tavares@example.org"),
)
S = MilestoneStatus
K = MilestoneKind
HOSTILE = (
    '#import "/etc/passwd": * \n#read("secret") $x^2$ *bold* _it_ <label> @ref `raw` \\ // /* [[',
    "<script>alert(1)</script> & ]]> <!-- \"'",
    "\u202eevil \u05d0\u05d1\u05d2 مرحبا \x00\x08\ud800",
    "日本語 🚀 rocket",
    "x" * 3990,
    "=HYPERLINK(1)",
    "a\nb\n\n\n\nc\t\td",
    "https://example.org/" + "very-long-path/" * 30,
)


def plan(language: str = "en", **other: object) -> Plan:
    words = WORDS[language]
    facts: dict[str, object] = {
        "id": PlanId(7),
        "number": 2,
        "kind": PlanKind.REGIONAL,
        "title": words["title"],
        "region": Place("PT11", "Norte"),
        "period": Period(date(2027, 1, 1), date(2028, 6, 30)),
        "vision": words["vision"],
        "status": PlanStatus.APPROVED,
        "version": 2,
        "language": language,
        "time_zone": "Europe/Lisbon",
        "created_at": datetime(2026, 11, 3, tzinfo=UTC),
        "revision": 5,
        "body": "CCDR-NORTE",
        "approved_on": date(2027, 9, 20),
    }
    return Plan(**facts | other)  # type: ignore[arg-type]


def paper(written: str = "en", **other: object) -> PlanPaper:
    """A plan with 3 zones, 8 actions and 43 milestones, as somebody would write it."""
    words = WORDS[written]
    zones, actions, milestones = [], [], []
    for number, (title, theme, objective) in enumerate(words["zones"], 1):
        zone = ZoneId(number)
        zones.append(
            Zone(
                zone,
                PlanId(7),
                number,
                title,
                theme,
                (Place("PT11A", "Área Metropolitana do Porto"), Place(None, "Matosinhos")),
                objective,
                (WeakSpot(Axis.FACET, "D4.F2"), WeakSpot(Axis.DIMENSION, "D6")) if number == 1 else (),
                tuple(
                    Indicator(
                        IndicatorId(10 * number + place),
                        zone,
                        name,
                        unit,
                        Decimal(12 * place),
                        Decimal("37.5") * number,
                        Decimal(20) if place == 1 else None,
                        date(2027, 6, 30) if place == 1 else None,
                        "INE" if place == 1 else "",
                    )
                    for place, (name, unit) in enumerate(words["indicators"], 1)
                ),
            )
        )
    day = date(2027, 1, 20)
    for number, title in enumerate(words["actions"]):
        zone = min(2, number // 3)
        action = ActionId(number + 1)
        partner = PartnerId(1 + number % 4)
        deputy = PartnerId(1 + (number + 1) % 4) if number % 2 else None
        full = number % 2 == 0
        actions.append(
            Action(
                action,
                ZoneId(zone + 1),
                number - zone * 3 + 1,
                title,
                words["description"] if full else "",
                partner,
                deputy,
                Money(12_500_000 + number * 1_250_000) if full else None,
                words["resources"] if full else "",
                words["risks"] if full else "",
                ("ES11",) if number == 0 else (),
            )
        )
        for place, name in enumerate(words["milestones"][: 5 + number % 3 - (number == 7)], 1):
            due = day + timedelta(days=23 * number + 47 * place)
            late, over = due < TODAY, (number * 7 + place) % 6
            status = (
                (S.CANCELLED if over == 3 else S.IN_PROGRESS if over == 1 else S.DONE)
                if late
                else S.IN_PROGRESS
                if over == 2
                else S.PLANNED
            )
            key = len(milestones) + 1
            milestones.append(
                Milestone(
                    MilestoneId(key),
                    action,
                    place,
                    (K.MEETING, K.MILESTONE, K.DELIVERABLE, K.MILESTONE, K.MILESTONE, K.REPORT, K.REPORT)[
                        place - 1
                    ],
                    name,
                    due,
                    status,
                    PEOPLE[key % 4] if key % 5 else None,
                    PEOPLE[(key + 1) % 4] if key % 3 == 0 else None,
                    evidence_asked=words["evidence"] if place == 3 else "",
                    depends_on=(MilestoneId(key - 1),) if place > 1 else (),
                    done_on=due if status is S.DONE else None,
                    revision=key % 3,
                )
            )
    whole = WholePlan(
        plan(written),
        _diagnosis(written),
        (Seat(PEOPLE[0], words["chair"]), Seat(PEOPLE[2])),
        tuple(zones),
        tuple(actions),
        tuple(milestones),
    )
    facts: dict[str, object] = {
        "network": NETWORK,
        "whole": whole,
        "today": TODAY,
        "now": NOW,
        "language": written,
        "partners": PARTNERS,
        "members": {MemberId(1): "Ana Ribeiro"},
        "weak": {"D4.F2": words["facet"], "D6": words["dimension"]},
        "versions": _versions(words["reason"]),
        "funding": words["funding"],
    }
    return PlanPaper(**facts | other)  # type: ignore[arg-type]


def empty(language: str = "en") -> PlanPaper:
    bare = plan(language, vision="", status=PlanStatus.DRAFT, body="", approved_on=None, version=1, title="P")
    return PlanPaper(NETWORK, WholePlan(bare), TODAY, NOW, language)


def hostile() -> PlanPaper:
    """Everything that people write, written by somebody who means harm or pastes whatever they have."""
    made, words = paper("en"), HOSTILE
    whole = made.whole
    zones = tuple(
        Zone(one.id, one.plan, one.number, words[at], words[at + 1], (Place(None, words[2]),), words[4])
        for at, one in enumerate(whole.zones)
    )
    actions = tuple(
        Action(
            one.id, one.zone, one.number, words[at % 8], words[(at + 1) % 8], one.partner, None, None,
            words[(at + 2) % 8], words[(at + 3) % 8],
        )
        for at, one in enumerate(whole.actions)
    )  # fmt: skip
    milestones = tuple(
        Milestone(
            one.id, one.action, one.number, one.kind, words[at % 8], one.due, one.status,
            Owner(None, words[(at + 1) % 8]), None, words[(at + 2) % 8], words[(at + 3) % 8][:300],
        )
        for at, one in enumerate(whole.milestones)
    )  # fmt: skip
    findings = tuple(
        Finding(FindingId(at), list(FindingKind)[at % 6], text, None, text[:100], None, text[:300])
        for at, text in enumerate(words, 1)
    )
    bad = plan("en", title=words[0], vision="\n\n".join(words), body=words[1], region=Place(None, words[2]))
    partners = {key: words[int(key)] for key in PARTNERS}
    made_of = WholePlan(bad, findings, (Seat(Owner(None, words[1]), words[2]),), zones, actions, milestones)
    return PlanPaper(NETWORK, made_of, TODAY, NOW, "fr", partners, funding=words[0])


def large(count: int = 5000) -> PlanPaper:
    """So many milestones, 50 an action, 10 actions a zone."""
    made = paper("en")
    first = made.whole.milestones[0]
    actions = tuple(
        Action(ActionId(at + 1), ZoneId(at // 10 + 1), at % 10 + 1, f"Action {at}", "", PartnerId(1))
        for at in range(-(-count // 50))
    )
    zones = tuple(
        Zone(ZoneId(at + 1), PlanId(7), at + 1, f"Zone {at}", "", (), "")
        for at in range(-(-len(actions) // 10))
    )
    milestones = tuple(
        Milestone(
            MilestoneId(at + 1),
            ActionId(at // 50 + 1),
            at % 50 + 1,
            K.MILESTONE,
            f"{first.title} {at}",
            date(2027, 1, 5) + timedelta(days=at * 7 % 500),
            S.PLANNED,
            PEOPLE[at % 4],
        )
        for at in range(count)
    )
    whole = WholePlan(plan("en"), (), (), zones, actions, milestones)
    return PlanPaper(NETWORK, whole, TODAY, NOW, "en", PARTNERS)


def _diagnosis(language: str) -> tuple[Finding, ...]:
    found = []
    for kind in FindingKind:
        for text in WORDS[language]["findings"][kind.value]:
            at = len(found) + 1
            if kind is FindingKind.FIGURE:
                figure = (
                    (Decimal("1.38"), "%", 2024, "Eurostat") if at == 1 else (Decimal(18400), "", 2023, "INE")
                )
                found.append(Finding(FindingId(at), kind, text, *figure))
            else:
                found.append(Finding(FindingId(at), kind, text))
    return tuple(found)


def _versions(reason: str) -> tuple[Change, ...]:
    steps = (
        (datetime(2026, 11, 3, 10, tzinfo=UTC), Act.CREATED, ""),
        (datetime(2026, 12, 15, 10, tzinfo=UTC), Act.APPROVED, ""),
        (datetime(2027, 1, 8, 10, tzinfo=UTC), Act.PUBLISHED, ""),
        (datetime(2027, 9, 2, 10, tzinfo=UTC), Act.REOPENED, reason),
        (datetime(2027, 9, 20, 10, tzinfo=UTC), Act.APPROVED, ""),
    )
    return tuple(
        Change(ChangeId(at), PlanId(7), when, MemberId(1 if at % 2 else 9), act, Level.PLAN, 7, "P2", why, {})
        for at, (when, act, why) in enumerate(steps, 1)
    )
