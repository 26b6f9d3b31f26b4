"""A partner leaves in the middle of everything: nothing is nobody's, nothing is lost, no notice too many."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.noticing import load_words
from cogs.kit.notices import tells
from domain.actors import NetworkId, Visitor
from domain.arriving import Stage
from domain.door import LinkVoid
from domain.errors import Changed
from domain.handover import Leaver
from domain.notices import Way
from domain.notices.deliveries import Nothing, Sent
from domain.plans.model import Owner
from services import door, links, me, members, partners
from services.arriving import coming, confirming, inviting, progress
from services.handover import giving, preparing
from services.links import Purpose
from services.notices import working
from services.plans import desk, postponing
from services.surveys import answering, signing
from services.surveys import inviting as asking
from services.todo import mirror
from storage import arrivals, drafts
from storage import members as stored
from storage.plans import lines, notes
from storage.surveys import sessions, signatures, submissions
from tests.services.arriving.conftest import HEADINGS, imported, member_called, visitor
from tests.services.networks_made import BOSS, assigned
from tests.services.plans.conftest import ANA, BRUNO, CORK, PORTO, Made, add, made
from tests.services.surveys.answers import send
from tests.services.todo.conftest import definition, wave

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.surveys import WaveId
    from services.core import Core
    from storage.transaction import Transaction
    from tests.clock import FixedClock

__all__ = ["HEADINGS", "definition", "made", "wave"]
NETWORK = NetworkId(1)
FAR = date(2027, 6, 1)
INES = ["Inês Duarte", "Porto technology centre", "ines@porto.example", "engineer", ""]
RITA = ["Rita Sá", "Porto technology centre", "rita@porto.example", "", ""]


async def delivered(core: Core) -> list[tuple[int | None, str, str, int]]:
    """All that is due is sent; who got what: (member, kind, subject's kind, subject)."""
    got: list[tuple[int | None, str, str, int]] = []
    while True:
        claimed, plan = await core.across(working.claim, NETWORK, "worker", 200)
        if not plan.messages and not claimed and not plan.over:
            return got
        for message in plan.messages:
            if message.way is Way.INBOX:
                got += [(one.member, one.kind, one.subject_kind, one.subject_id) for one in message.notices]
        told = await core.look_across(working.tell, NETWORK, claimed, tells())
        outcomes: list[Any] = []
        for one in told:
            if one.lines:
                outcomes.append(Sent(one.delivery, 900, 1000 + one.delivery.id, silent=_silent(one)))
            else:
                outcomes.append(Nothing(one.delivery))
            got += [
                (notice.member, notice.kind, notice.subject_kind, notice.subject_id)
                for notice, _ in one.lines
            ]
        await core.across(working.settle, NETWORK, "worker", outcomes)


def _silent(told: Any) -> tuple[Any, ...]:
    return tuple(one.id for one in told.silent)


def _kept(tx: Transaction, _actor: Actor, wave: WaveId) -> tuple[int, int, int]:
    """Sent answers, walks and signatures of a wave."""
    return (
        len(submissions.of_partner(tx, wave, PORTO)),
        len(list(sessions.of_wave(tx, wave))),
        len(signatures.of_wave(tx, wave)),
    )


async def link(core: Core, member: MemberId, purpose: Purpose, subject: int) -> str:
    return await core.write(BOSS, lambda tx, _: links.make(tx, member, purpose, subject))


async def _in_the_middle(core: Core, made: Made, wave: WaveId, definition: str, clock: FixedClock) -> WaveId:
    """Milestones of all sorts, answers half and whole, a signature, people on their way; gives the signed wave."""
    for number in range(4):
        await add(core, made, title=f"T{number}")
    await add(core, made, title="Mixed", owner=Owner(made.cleo, "Cléo"), deputy=Owner(made.bruno, "Bruno"))
    late = await add(core, made, title="Asked")
    await core.write(BRUNO, postponing.postpone, late.id, late.revision, FAR, "The town waits")
    plan = await core.write(BOSS, asking.prepare, definition, "31/01/2027", "second", [])
    signed = (await core.write(BOSS, asking.open_wave, plan.draft)).wave.id
    await send(core, BRUNO, signed, "1")
    seen = await core.read(ANA, signing.agreement, signed)
    await core.write(ANA, signing.sign, signed, seen.agreement.seal, shared=True)
    await send(core, BRUNO, wave, "1")
    session = await core.write(ANA, answering.open_session, wave)
    await core.write(ANA, answering.start, session.session, session.revision)
    await imported(core, INES, RITA)
    await core.write(await visitor(core, "Rita Sá"), coming.join, "Rita Sá", "pt", "Lisbon", mail=True)
    for who in (ANA, BRUNO):
        await core.write(who, me.agree)
    shown = await core.write(BOSS, inviting.preview, remind=False, mails=True)
    await core.write(BOSS, inviting.send, shown.seal, remind=False, mails=True)
    await core.write(
        ANA,
        lambda tx, actor: drafts.add(
            tx, actor.address, "plan.import", {}, clock.now() + timedelta(days=1), member=actor.member
        ),
    )
    return signed


def _owners(tx: Transaction, _actor: Actor) -> dict[str, str]:
    """Who has each open milestone, by its title: a member's name, or "coordination" where nobody can be reached."""
    crowd, found = desk.everybody(tx), {}
    for one in lines.found(tx):
        owner = crowd.has(one.milestone.owner)
        found[one.milestone.title] = (
            crowd.members[owner].name if owner else ", ".join(desk.reminded_instead(tx, one))
        )
    return found


@pytest.mark.parametrize("handed_over", [True, False])
async def test_a_partner_and_its_people_leave(
    core: Core, made: Made, wave: WaveId, definition: str, clock: FixedClock, *, handed_over: bool
) -> None:
    load_words()
    await core.across(links.prepare)
    await assigned(core, 5, "Dora", partner=CORK)
    dora = await member_called(core, "Dora")
    signed = await _in_the_middle(core, made, wave, definition, clock)
    rita, ines = await member_called(core, "Rita Sá"), await member_called(core, "Inês Duarte")
    kept = [await core.read(BOSS, _kept, one) for one in (wave, signed)]
    tokens = [
        await link(core, made.ana, Purpose.SIGN, int(wave)),
        await link(core, made.bruno, Purpose.ANSWER, int(wave)),
        await link(core, made.ana, Purpose.CONFIRM, int(rita)),
        await link(core, ines, Purpose.JOIN, int(ines)),
    ]
    person = await core.read(BOSS, lambda tx, _: stored.load(tx, rita).person)
    opened = await core.across(door.open_for, person, "a phone")
    clock.advance(timedelta(seconds=1))

    if handed_over:
        view = await core.write(BOSS, preparing.begin, Leaver.PARTNER, PORTO)
        view = await core.write(BOSS, preparing.choose_all, view.window, dora)
        view = await core.write(BOSS, preparing.say_why, view.window, "Porto leaves the project")
        await core.write(BOSS, giving.hand_over, view.window, view.seal)
    await core.write(BOSS, partners.leave, PORTO)
    first = await delivered(core)
    assert not [one for one in first if one[1].startswith("arrival.")], (
        "Porto has nobody any more, to say yes to"
    )
    assert ("milestone.given" in {one[1] for one in first if one[0] == dora}) is handed_over
    with pytest.raises(Changed):
        await core.read(BOSS, confirming.asked, rita)
    shown = await core.read(BOSS, progress.progress)
    assert shown.to_invite == shown.to_remind == 0

    clock.advance(timedelta(seconds=1))
    await core.write(ANA, members.leave)
    for gone in (made.bruno, rita, ines):
        await core.write(BOSS, members.remove, gone)
    left = {made.ana, made.bruno, rita, ines}
    for token in tokens:
        with pytest.raises(LinkVoid):
            await core.look_across(links.read, token)
    visit = await core.look_across(door.visit, opened.secret)
    (membership,) = visit.memberships
    assert not membership.active, "a former member: what is kept of them is all there is to see"
    assert (await core.read(Visitor(person.id, NETWORK), me.kept)).topics

    got = list(first)
    for _ in range(70):
        clock.advance(timedelta(days=1))
        new = await delivered(core)
        assert not {one[0] for one in new} & left, "nothing to who left"
        assert len(new) == len(set(new)), "nobody gets one twice"
        got += new
    told = Counter(got)
    often = {"milestone.due", "milestone.overdue", "milestone.escalated"}  # a rung each, never the same day
    assert not [one for one, count in told.items() if count > 1 and one[1] not in often]

    owners = await core.read(BOSS, _owners)
    assert len(owners) == 6, "nothing is lost"
    assert set(owners.values()) == ({"Dora", "Cléo"} if handed_over else {"Berta", "Cléo"})
    (request,) = await core.read(BOSS, lambda tx, _: notes.unanswered(tx))
    assert request.state.value == "asked"
    owed = {line.name for line in (await core.read(BOSS, mirror.mirror)).lines}
    assert not owed & {"Ana", "Bruno", "Rita Sá", "Inês Duarte"}
    assert ("Dora" if handed_over else "Berta") in owed
    assert [await core.read(BOSS, _kept, one) for one in (wave, signed)] == kept, (
        "what was sent and signed stays"
    )


async def test_who_is_expected_of_a_partner_that_comes_back_is_invited_then(core: Core, made: Made) -> None:
    await imported(core, INES)
    await core.write(BOSS, partners.leave, PORTO)
    assert (await core.read(BOSS, progress.progress)).to_invite == 0
    await core.write(BOSS, partners.take_back, PORTO)
    shown = await core.read(BOSS, progress.progress)
    assert shown.to_invite == 1
    ines = await member_called(core, "Inês Duarte")
    arrival = await core.read(BOSS, lambda tx, _: arrivals.load(tx, ines))
    assert arrival is not None
    assert arrival.stage is Stage.LISTED
    assert (await core.read(BOSS, lambda tx, _: stored.load(tx, ines))).partner == PORTO
    assert made.ana
