"""The cards of the network, of oneself and of joining hold what is longest, in all four languages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cogs.kit import joining
from cogs.me import cards as me_cards
from cogs.network.building import Report
from cogs.network.cards import assigned, overview, report, second, setup
from cogs.network.cards.preview import preview
from domain.actors import ChannelKind, MemberId, NetworkId, PartnerId, PersonId, Role
from domain.languages import LANGUAGES
from domain.network_setup import Setup, SetupPartner, SetupStep
from domain.networks import Network, Partner, PartnerKind
from domain.partner_lines import MOST_PARTNERS, NAME_LENGTH, Fault, Reason
from domain.people import Channel, ChannelId, Member, Person
from domain.records import replace
from domain.server_plan import NEEDED, Act, Hindrance, RoleSeen, ServerSeen, decide, refuse
from domain.zones import zones_of
from locales import translator
from services.me import Profile
from services.members import Assigned, Belonging, Roster
from services.networks import Overview, PartnerLine, SetupView
from services.networks.things import wanted_after
from storage.keeping import tables
from templates.words.people import KEPT

if TYPE_CHECKING:
    from discord.ui import LayoutView

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
# Marks are escaped, so a name of marks is the longest that a card can be given.
LONGEST = "*" * NAME_LENGTH
NETWORK = Network(NetworkId(1), 5, LONGEST, "fr", "Europe/Paris", False, NOW, 11, 12, 13)
BARE = ServerSeen(1, 2, 10, frozenset(NEEDED), (RoleSeen(1, "@everyone", 0),))


def partner(number: int, name: str = LONGEST) -> Partner:
    return Partner(
        PartnerId(number), f"P{number}", name, PartnerKind.OTHER, "pt", "FRL0", "FR", None, None, NOW
    )


def member(number: int, *roles: Role) -> Member:
    person = Person(PersonId(number), "_" * 80, None, None, NOW)
    return Member(MemberId(number), person, PartnerId(1), "~" * 80, NOW, roles=frozenset(roles))


def setup_view(*, step: SetupStep = SetupStep.PARTNERS, faults: int = 40, built: bool = True) -> SetupView:
    partners = tuple(
        SetupPartner(n, LONGEST, PartnerKind.OTHER, "pt", "FR", "FRL0") for n in range(1, MOST_PARTNERS + 1)
    )
    fault = Fault("`" * 500, Reason.UNKNOWN_WORDS, "|" * 500, ("Provence-Alpes-Côte d'Azur",) * 3)
    draft = Setup(LONGEST, "pt", "America/Argentina/ComodRivadavia", step, partners, (fault,) * faults, 41)
    return SetupView(NETWORK, draft, wanted_after(draft, NETWORK, ()), built, changed=True)


def held(view: LayoutView) -> None:
    """A card holds: it was made, and nothing on it is longer than Discord shows."""
    for item in view.walk_children():
        inner = getattr(item, "item", item)
        if (label := getattr(inner, "label", None)) is not None:
            assert 0 < len(label) <= 80, label
        for option in getattr(inner, "options", ()):
            assert 0 < len(option.label) <= 100
        assert len(getattr(inner, "placeholder", None) or "") <= 150
    assert view.content_length() <= 4000


pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def test_the_steps_of_the_set_up(language: str):
    t, view = translator(language), setup_view()
    held(setup.about(view, NOW, t))
    for page in range(5):
        held(setup.partners(view, t, page))
    held(setup.partners(replace(view, setup=replace(view.setup, partners=(), faults=())), t))
    held(setup.partner(view, view.setup.partners[0], t))


@pytest.mark.parametrize("act", list(Act))
def test_a_preview_and_a_report_of_the_largest_network(language: str, act: Act):
    t, view = translator(language), setup_view(faults=0)
    decisions = tuple(replace(one, act=act, guests=frozenset({9})) for one in decide(view.wanted, BARE))
    if act is Act.REFUSE:
        decisions = tuple(
            refuse(one, list(Hindrance)[n % len(Hindrance)], "manage_roles" if n % 7 == 0 else LONGEST)
            for n, one in enumerate(view.wanted)
        )
    held(preview(view, decisions, NEEDED, t))
    held(preview(view, decisions, (), t))
    found = Report(NETWORK, decisions, (LONGEST,) * 250)
    held(report.report(found, NOW, t))
    held(report.report(replace(found, without_roles=()), NOW, t))
    held(report.record(found, LONGEST, t))
    held(report.progress(3, 83, view.wanted[0], t))


def test_a_mixed_plan_says_each_thing_once(language: str):
    t, view = translator(language), setup_view(faults=0)
    acts = list(Act)
    mixed = tuple(
        replace(one, act=acts[n % len(acts)], hindrance=Hindrance.WAITS_FOR_ROLE)
        for n, one in enumerate(decide(view.wanted, BARE))
    )
    held(preview(view, mixed, (), t))
    held(report.report(Report(NETWORK, mixed, ()), NOW, t))


def test_who_coordinates_alone_is_asked_for_a_second(language: str):
    t = translator(language)
    alone = Overview(NETWORK, (), (member(1, Role.COORDINATOR),), 1)
    asked = overview.overview(alone, t, coordinates=True)
    held(asked)
    labels = [getattr(getattr(item, "item", item), "label", None) for item in asked.walk_children()]
    assert t.text("Name a second one…") in labels
    held(second.ask(1, t, t.text("**That is you.** Choose somebody else.")))
    held(second.not_now(t))


def test_the_overview_and_the_members(language: str):
    t = translator(language)
    lines = tuple(PartnerLine(partner(n), 99, (member(n),) * 9) for n in range(1, 41))
    for page in range(4):
        held(overview.overview(Overview(NETWORK, lines, (member(1),) * 30, 999), t, page, coordinates=True))
    held(overview.overview(Overview(NETWORK, (), (), 0), t))
    both = (Role.CONTACT, Role.COORDINATOR)
    lists = [Roster(partner(n), tuple(member(m, *both) for m in range(25))) for n in range(1, 41)]
    for page in (0, 1, 49):
        held(overview.members(lists, 1, t, 0, page))
    held(overview.members(lists[:1], 1, t, 1))
    held(overview.members([Roster(None, ())], 1, t))


def test_assignments(language: str):
    t = translator(language)
    for roles in ((), (Role.CONTACT,), (Role.COORDINATOR,), (Role.CONTACT, Role.COORDINATOR)):
        one = Belonging(member(1, *roles), partner(1))
        for before in (None, one):
            held(assigned.assigned(Assigned(before, one), [LONGEST] * 50, t))
            lost = Assigned(before, one, lost=partner(1), bare=True)
            held(assigned.assigned(lost, [LONGEST] * 50, t))
        held(assigned.changed(one, (), t))
        held(assigned.removed(one, [LONGEST], t))
        held(assigned.ask_dismiss(one, 1, t))
        held(assigned.ask_remove(one, 1, t))


def test_joining(language: str):
    t = translator(language)
    one = Belonging(member(1), partner(1))
    held(joining.offer(t, 1, partner(1)))
    held(joining.welcome(t, 1, partner(1)))
    held(joining.joined(one, [LONGEST], t))


def test_one_s_own_card(language: str):
    whole = Profile(
        NETWORK,
        "_" * 200,
        language,
        "America/Argentina/ComodRivadavia",
        tuple(
            zones_of(
                ["DE", "IT", "PL", "GR", "RO", "MA", "CV", "BR", "IS", "FI", "SE", "NO", "DK", "AT", "CH"]
            )
        ),
        member(1).person,
        member(1, Role.CONTACT, Role.COORDINATOR),
        partner(1),
        Channel(ChannelId(1), PersonId(1), ChannelKind.DISCORD, "1", NOW, None),
    )
    closed = Channel(ChannelId(1), PersonId(1), ChannelKind.DISCORD, "1", NOW, NOW)
    guest = replace(whole, member=None, partner=None, direct=None, person=None)
    for profile in (whole, replace(whole, direct=closed), replace(whole, direct=None), guest):
        held(me_cards.own_card(profile, NOW))


def test_every_table_that_names_a_member_has_words(language: str):
    t = translator(language)
    assert {table.name for table in tables()} == set(KEPT)
    for words in KEPT.values():
        assert words(t, 1)
        assert words(t, 2)
