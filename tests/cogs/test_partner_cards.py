"""The cards of partners hold what is longest, in all four languages."""

from __future__ import annotations

from typing import Any

import pytest

from cogs.network.partners import windows
from cogs.network.partners.cards import channel, drafts, leaving, listing, people
from cogs.network.partners.cards import partner as cards
from cogs.network.partners.server import Seen
from domain.actors import Role
from domain.languages import LANGUAGES
from domain.networks import PartnerKind
from domain.partner_lines import NAME_LENGTH
from domain.partners import EDITED, Facts, Fault, Form, Slot, Wrong, stamps
from domain.records import replace
from domain.server_plan import NEEDED, Act, Hindrance, decide, refuse
from locales import translator
from services.members import Belonging
from services.networks import PartnerLine
from services.networks.things import wanted_for
from services.partners import MemberLine, PartnerDraft, PartnerList, PartnerView
from tests.cogs.test_network_cards import BARE, LONGEST, NETWORK, NOW, held, member, partner

USER = 1234567890123456789
LEFT = replace(partner(1), left_at=NOW, channel=USER)
SHUT = Seen(
    "", LONGEST, ("view_channel", "send_messages", "read_message_history"), frozenset(range(99)), True
)

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def view(
    members: int = 40, *, manages: bool = True, left: bool = False, contacts: bool = True
) -> PartnerView:
    roles = (Role.CONTACT, Role.COORDINATOR) if contacts else ()
    lines = tuple(MemberLine(member(n, *roles), n) for n in range(1, members + 1))
    one = LEFT if left else replace(partner(1), role=USER, channel=USER)
    return PartnerView(NETWORK, one, lines, manages, contributes=True)


def draft(**what: Any) -> PartnerDraft:
    facts = Facts(LONGEST, PartnerKind.UNIVERSITY, "es", "FRL0", "FR")
    form = Form(LONGEST, "university", "x" * 120, "es", "A" * 20)
    whole = PartnerDraft(NETWORK, USER, None, form, facts, "A" * 10, (), EDITED, stamps(facts))
    return replace(whole, **what)


def test_the_list(language: str):
    t = translator(language)
    lines = tuple(PartnerLine(replace(partner(n), channel=USER), 99, (member(n),) * 9) for n in range(1, 41))
    for page in range(8):
        held(listing.listing(PartnerList(NETWORK, lines, 40, False, True), t, page))
    gone = tuple(replace(line, partner=replace(line.partner, left_at=NOW)) for line in lines)
    held(listing.listing(PartnerList(NETWORK, gone, 40, True, True), t, 1))
    for left in (False, True):
        for manages in (False, True):
            held(listing.listing(PartnerList(NETWORK, (), 0, left, manages), t))


@pytest.mark.parametrize("seen", [None, SHUT, Seen()])
def test_the_card(language: str, seen: Seen | None):
    t = translator(language)
    notice = "n" * 900
    for members in (0, 1, 40):
        for manages in (False, True):
            for contacts in (False, True):
                shown = view(members, manages=manages, contacts=contacts)
                held(cards.partner(shown, seen, t, notice, misnamed=True, offer="fr"))
            held(cards.partner(view(members, manages=manages, left=True), seen, t))
    bare = replace(view(0), partner=partner(1))
    held(cards.partner(bare, seen, t))


def test_its_people(language: str):
    t = translator(language)
    for members in (0, 1, 60):
        for page in (0, 2, 5):
            held(people.people(view(members), SHUT, t, page, "n" * 300))
            held(people.contacts(view(members), SHUT, t, page, "n" * 300))
    held(people.people(view(9, manages=False), None, t))
    held(people.people(view(9, left=True), None, t))
    held(people.ask_move(view(), Belonging(member(1), partner(2)), USER, t))
    held(people.ask_take_out(view(), view().people[0], t))


def test_its_channel(language: str):
    t = translator(language)
    held(channel.channel(view(), SHUT, t, "n" * 300))
    held(channel.channel(view(), Seen(), t))
    held(channel.channel(replace(view(), partner=partner(1)), None, t))
    wanted = wanted_for(LONGEST, NETWORK, [partner(n) for n in range(1, 4)])
    decisions = [replace(one, act=Act.CLOSE) for one in decide(wanted, BARE)]
    held(channel.ask_use(view(), USER, decisions, t, guests=True))
    refused = [refuse(one, Hindrance.ROLE_POWERFUL, LONGEST) for one in wanted]
    held(channel.ask_use(view(), USER, refused, t, guests=False))


def test_leaving(language: str):
    for members in (0, 1, 40):
        held(leaving.ask_leave(view(members), translator(language)))


def test_drafts(language: str):
    t, near = translator(language), ("Provence-Alpes-Côte d'Azur",) * 3
    for wrong in Wrong:
        faults = tuple(Fault(slot, wrong, "|" * 200, near, LONGEST, 7) for slot in Slot)
        held(drafts.faulty(draft(facts=None, faults=faults), t))
    one = draft(partner=LEFT)
    held(drafts.gone(one, LEFT, t, manages=True))
    now = Facts("~" * NAME_LENGTH, PartnerKind.CENTRE, "pt", "ES42", "ES")
    wrote = one.facts
    assert wrote
    held(drafts.conflicting(one, now, wrote, t))
    held(drafts.conflicting(one, wrote, wrote, t))
    held(drafts.renaming(one, now, wrote, [LONGEST, "#" + "x" * 100], t))
    wanted = wanted_for(LONGEST, NETWORK, ())
    decisions = decide(wanted, BARE)
    held(drafts.new(draft(), wrote, decisions, NEEDED, t))
    refused = [refuse(each, Hindrance.ROLE_HIGHER, LONGEST) for each in wanted]
    held(drafts.new(draft(), wrote, refused, (), t))


def test_windows(language: str):
    """A window is made, its fields are read back, and its labels fit."""
    t = translator(language)
    whole = draft()
    for modal in (
        windows.new(1, Form("", "", "", "", "P41"), t),
        windows.new(1, windows.again(whole, t), t, USER),
        windows.edit(1, windows.again(draft(facts=None), t), USER, whole.seen, t, USER),
    ):
        sent = modal.to_dict()
        assert len(sent["custom_id"]) <= 100
        for label in sent["components"]:
            assert 0 < len(label["label"]) < 45
            assert "…" not in label["label"]
            assert len(label.get("description") or "") < 100
