"""What waits for somebody, out of every noun that waits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember
from domain.people import Standing
from domain.plans.model import Owner
from domain.todo import Kind, Why
from services import members, networks
from services.me.profile import choose_zone
from services.plans import postponing, progress, reading
from services.surveys import answering, signing
from services.todo import listing
from tests.services.networks_made import BOSS, assigned
from tests.services.plans.conftest import ANA, BREST, BRUNO, CLEO, STRANGER, Made, add
from tests.services.surveys.answers import send
from tests.services.todo.conftest import owes, says

if TYPE_CHECKING:
    from domain.surveys import WaveId
    from services.core import Core
    from tests.clock import FixedClock

SOON, LATE = date(2027, 1, 20), date(2027, 1, 10)


async def test_milestones_within_thirty_days_wait_for_their_owner_and_at_the_ladders_turn_for_the_deputy_too(
    core: Core, made: Made
) -> None:
    await add(core, made, title="Soon", due=SOON)
    await add(core, made, title="Just", due=date(2027, 2, 11))
    await add(core, made, title="Far", due=date(2027, 2, 12))
    assert await says(core, BRUNO) == ["plan.milestone Soon own", "plan.milestone Just own"]
    assert await says(core, ANA) == []
    late = await add(core, made, title="Late", due=LATE)
    assert (await says(core, BRUNO))[0] == "plan.milestone Late own"
    assert await says(core, ANA) == [], "the owner is reminded twice before the deputy is"
    (first, *_) = await owes(core, BRUNO)
    assert (first.subject, first.days, first.code) == (late.id, -2, "P1.Z1.A1.M4")
    assert first.late(core.now())
    shown = await core.read(BRUNO, listing.mine)
    assert (shown.total, shown.late, shown.minutes, shown.pages) == (3, 1, 9, 1)


async def test_a_late_milestone_waits_for_the_deputy_from_their_reminder_on(
    core: Core, made: Made, clock: FixedClock
) -> None:
    await add(core, made, title="Late", due=LATE)
    clock.set(datetime(2027, 1, 30, 12, tzinfo=UTC))
    assert await says(core, ANA) == []
    clock.set(datetime(2027, 1, 31, 12, tzinfo=UTC))
    assert await says(core, ANA) == ["plan.milestone Late deputy"]


async def test_what_is_done_or_asked_for_later_waits_for_nobody(core: Core, made: Made) -> None:
    one = await add(core, made, title="Soon", due=SOON)
    await core.write(BRUNO, progress.finish, one.id, one.revision)
    assert await says(core, BRUNO) == []
    two = await add(core, made, title="Other", due=SOON)
    far = date(2027, 6, 1)
    await core.write(BRUNO, postponing.postpone, two.id, two.revision, far, "The town waits")
    assert await says(core, BRUNO) == []
    (asked,) = await owes(core, BOSS)
    assert (asked.kind, asked.subject, asked.who, asked.code) == (
        Kind.POSTPONEMENT,
        two.id,
        "Bruno",
        "P1.Z1.A1.M2",
    )
    assert asked.due <= core.now() + timedelta(days=7)
    await core.write(BRUNO, postponing.withdraw, await _request(core, two.id))
    assert await says(core, BOSS) == []
    assert await says(core, BRUNO) == ["plan.milestone Other own"]


async def _request(core: Core, milestone: int) -> int:
    found = (await core.read(BOSS, reading.show_milestone, milestone)).pending
    assert found is not None
    return found.id


async def test_what_nobody_answers_for_comes_to_the_contact_then_to_the_coordination(
    core: Core, made: Made
) -> None:
    await add(core, made, title="Nobody's", due=SOON, owner=None, deputy=None)
    assert await says(core, ANA) == ["plan.milestone Nobody's nobody"]
    await core.write(BOSS, members.assign, members.Subject(2, "Ana"), standing=Standing.MEMBER)
    assert await says(core, ANA) == []
    assert await says(core, BOSS) == ["plan.milestone Nobody's nobody"]


async def test_the_deputy_stands_in_for_who_left(core: Core, made: Made) -> None:
    await add(core, made, title="Soon", due=SOON)
    await core.write(BOSS, members.remove, made.bruno)
    assert await says(core, ANA) == ["plan.milestone Soon deputy"]


async def test_who_is_not_known_is_asked_of_the_contact_once(core: Core, made: Made) -> None:
    rui = Owner(None, "Rui Costa", "rui@example.org")
    await add(core, made, title="One", due=date(2027, 6, 1), owner=rui, deputy=None)
    await add(core, made, title="Two", due=SOON, owner=rui, deputy=None)
    (asked,) = await owes(core, ANA)
    assert (asked.kind, asked.title, asked.count, asked.detail) == (Kind.STRANGER, "Rui Costa", 2, "owner")
    assert asked.day == SOON
    assert await says(core, BOSS) == []
    await core.write(BOSS, members.assign, members.Subject(2, "Ana"), standing=Standing.MEMBER)
    assert await says(core, BOSS) == ["plan.stranger Rui Costa own"]


async def test_a_questionnaire_is_to_be_answered_gone_on_with_settled_and_signed(
    core: Core, wave: WaveId
) -> None:
    (fresh,) = await owes(core, BRUNO)
    assert (fresh.kind, fresh.subject, fresh.why, fresh.day) == (
        Kind.ANSWER,
        wave,
        Why.OWN,
        date(2027, 1, 31),
    )
    assert fresh.minutes > 10
    session = await core.write(BRUNO, answering.open_session, wave)
    session = await core.write(BRUNO, answering.start, session.session, session.revision)
    session = await core.write(BRUNO, answering.choose, session.session, session.revision, "0")
    (begun,) = await owes(core, BRUNO)
    assert begun.why is Why.BEGUN
    assert begun.minutes <= fresh.minutes
    await send(core, BRUNO, wave, "1")
    await send(core, ANA, wave, "3")
    kinds = [(one.kind, one.count) for one in await owes(core, ANA)]
    assert kinds[-1][0] is Kind.SETTLE
    assert kinds[-1][1] > 5
    view = await core.read(ANA, signing.agreement, wave)
    for found in view.agreement.open:
        view = await core.write(ANA, signing.take_proposal, wave, found.number, found.seal)
    assert Kind.SIGN in [one.kind for one in await owes(core, ANA)]
    await core.write(ANA, signing.sign, wave, view.agreement.seal, shared=True)
    assert await says(core, ANA) == []
    assert await says(core, BRUNO) == [], "what is signed waits for nobody"
    assert [one.kind for one in await owes(core, CLEO)] == [Kind.ANSWER]


async def test_a_closed_questionnaire_waits_for_nobody(core: Core, wave: WaveId, clock: FixedClock) -> None:
    clock.advance(timedelta(days=20))
    assert await says(core, BRUNO) == []
    assert wave


async def test_who_is_moved_owes_the_questionnaire_of_their_new_partner(core: Core, wave: WaveId) -> None:
    await send(core, BRUNO, wave, "1")
    await assigned(core, 3, "Bruno", partner=BREST)
    assert [one.subject for one in await owes(core, BRUNO)] == [wave]


async def test_a_set_up_that_was_not_confirmed_waits_for_the_coordination(core: Core, made: Made) -> None:
    assert await says(core, BOSS) == []
    await core.write(BOSS, networks.describe, name="Atlantic green innovation")
    (begun,) = await owes(core, BOSS)
    assert (begun.kind, begun.title) == (Kind.SETUP, "Atlantic green innovation")
    assert await says(core, ANA) == []
    await core.write(BOSS, networks.discard)
    assert await says(core, BOSS) == []
    assert made


async def test_pages_and_ten_minutes(core: Core, made: Made) -> None:
    for number in range(8):
        await add(core, made, title=f"T{number}", due=SOON + timedelta(days=number))
    first, second = [await core.read(BRUNO, listing.mine, page) for page in (0, 99)]
    assert (len(first.items), first.pages, second.page, len(second.items)) == (6, 2, 1, 2)
    found = await core.read(BRUNO, listing.fitting, 10)
    assert [one.item.title for one in found.chosen] == ["T0", "T1", "T2"]
    assert (found.taken, found.total) == (9, 8)
    assert (await core.read(BRUNO, listing.fitting, 10**9)).minutes == listing.MOST_MINUTES


async def test_a_guest_owes_nothing_and_is_told_so(core: Core, made: Made) -> None:
    with pytest.raises(NotAMember):
        await core.read(STRANGER, listing.mine)
    assert made


async def test_a_questionnaire_has_one_last_day_for_readers_in_every_zone(
    core: Core, made: Made, wave: WaveId
) -> None:
    for zone in ("Europe/Lisbon", "Atlantic/Azores", "Europe/Paris"):
        await core.write(ANA, choose_zone, zone)
        (answer,) = await owes(core, ANA)
        assert (answer.kind, answer.day, answer.days) == (Kind.ANSWER, date(2027, 1, 31), 19)
