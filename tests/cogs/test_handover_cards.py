"""The cards of handing over hold what is longest, in four languages, and offer what can be done."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from cogs.kit.errors import explain
from cogs.network.cards import assigned
from cogs.network.handover import cards
from cogs.network.partners.cards import leaving
from domain.actors import NetworkId, Role
from domain.events.model import EVERYBODY, ONLINE, Event, EventId, EventKind, EventStatus
from domain.events.times import Span
from domain.handover import Choice, Leaver, NothingToHandOver, NotToThem, Thing
from domain.languages import LANGUAGES
from domain.plans.model import Action, ActionId, Period, Plan, PlanId, PlanKind, PlanStatus, ZoneId
from domain.records import replace
from locales import translator
from services.handover.views import Handed, HandoverView, Holdings, Hole
from services.members import Belonging
from services.partners.views import PartnerView
from tests.cogs.plan import samples
from tests.cogs.practice import adopting_samples, visit_samples
from tests.cogs.practice.samples import practice
from tests.cogs.test_network_cards import LONGEST, NETWORK, held, member, partner

if TYPE_CHECKING:
    from discord.ui import LayoutView

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
NUMBER = NetworkId(2**53)
PLAN = Plan(
    PlanId(1), 99, PlanKind.WORK, "*" * 200, None, Period(date(2027, 1, 1), date(2028, 1, 1)), "",
    PlanStatus.DRAFT, 1, "pt", "Europe/Lisbon", NOW,
)  # fmt: skip
ACTION = Action(ActionId(1), ZoneId(1), 1, "_" * 200, "", None)
EVENT = Event(
    EventId(1), 99, EventKind.SEMINAR, "*" * 100, "", Span(datetime.fromisoformat("2027-06-15T14:00"), "Europe/Lisbon", 90),
    ONLINE, EVERYBODY, ("pt",), "", None, 0, 60, False, None, None, EventStatus.PLANNED, 0, 0, 0, NOW,
)  # fmt: skip
HOLES = tuple(
    Hole(one, (LONGEST,) * 9, LONGEST)
    for one in (Thing.STANDING_IN, Thing.BACKING, Thing.SEATS, Thing.EVENTS)
)
PEOPLE = tuple(member(n) for n in range(2, 60))
PARTNERS = tuple(partner(n) for n in range(1, 60))


def holdings(leaver: Leaver) -> Holdings:
    placed = (samples.placed(1),) * 50
    return Holdings(
        network=NUMBER, leaver=leaver, id=2**50, name=LONGEST, people=(member(1, Role.CONTACT),), partner=partner(1),
        owned=placed, standing_in=placed, actions=((PLAN, ACTION),) * 9, backing=((PLAN, ACTION),) * 9,
        seats=(PLAN,) * 9, events=(EVENT,) * 9, practices=(practice(),) * 9, adoptions=(adopting_samples.adoption().adoption,) * 9, visits=(visit_samples.visit().visit,) * 9, contact=True, only_contact=True, coordination=True, last=True,
        begun=(LONGEST,) * 9, unsigned=(LONGEST,) * 9, drafts=9,
    )  # fmt: skip


def view(leaver: Leaver = Leaver.MEMBER, *, to: bool = True, stays: bool = False) -> HandoverView:
    found = holdings(leaver)
    choice = Choice(dict.fromkeys(found.counts, 40) if to else {})
    given = dict.fromkeys(choice.to, (99, LONGEST))
    left = tuple(found.counts) if stays else ()
    return HandoverView(2**53, found, choice, "*" * 1000, PEOPLE, PARTNERS, given, left, "0" * 16, HOLES)


def text(card: LayoutView) -> str:
    return "\n".join(getattr(one, "content", "") for one in card.walk_children())


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_hold_in_every_language(language: str) -> None:
    t = translator(language, "Europe/Lisbon")
    for leaver in Leaver:
        for to in (True, False):
            held(cards.prepare_card(view(leaver, to=to), t))
        held(cards.preview_card(view(leaver), t))
        held(cards.preview_card(view(leaver, stays=True), t))
        empty = Holdings(NUMBER, leaver, 1, LONGEST, (), None, begun=(LONGEST,), drafts=1)
        held(cards.prepare_card(replace(view(leaver), held=empty, choice=Choice({})), t))
        given = dict.fromkeys(Thing, (99, LONGEST))
        done = Handed(
            NUMBER,
            leaver,
            1,
            LONGEST,
            "ABCD-2345",
            NOW,
            given,
            (LONGEST,) * 30,
            tuple(Thing),
            (),
            None,
            HOLES,
        )
        held(cards.receipt_card(done, "x" * 300, t))
    assert "…" not in str(cards.ask_reason(replace(view(), why=""), t).to_dict()).replace("Why…", "")
    held(cards.discarded(t))
    one = Belonging(member(1), partner(1))
    for count in (0, 1, 99):
        held(assigned.ask_remove(one, NUMBER, t, count))
        held(
            leaving.ask_leave(PartnerView(NETWORK, partner(1), (), manages=True, contributes=False), t, count)
        )
    for error in (NothingToHandOver(LONGEST), NotToThem(LONGEST)):
        assert explain(error, t).body


def test_what_is_offered() -> None:
    t = translator("en")
    shown = str(cards.prepare_card(view(to=False), t).to_components())
    assert shown.count("tl:handover:give:") == len(Thing)
    go_on = next(
        one for one in _controls(cards.prepare_card(view(to=False), t)) if ":why:" in one["custom_id"]
    )
    assert go_on["disabled"]
    assert "nobody else coordinates" in text(cards.prepare_card(view(), t))
    chosen = next(one for one in _controls(cards.prepare_card(view(), t)) if "give:" in one["custom_id"])
    assert [o["value"] for o in chosen["options"] if o.get("default")] == ["40"], (
        "who is chosen is on the list"
    )
    assert "Hand over first…" in str(assigned.ask_remove(Belonging(member(1), None), 1, t, 1).to_components())
    assert "Hand over first…" not in str(
        assigned.ask_remove(Belonging(member(1), None), 1, t).to_components()
    )


def _controls(card: LayoutView) -> list[dict[str, object]]:
    return [
        getattr(item, "item", item).to_component_dict()
        for item in card.walk_children()
        if hasattr(getattr(item, "item", item), "custom_id")
    ]
