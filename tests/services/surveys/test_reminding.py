"""A wave reminds who was asked and has not sent, and nobody else; and says when it has closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.actors import ChannelKind, NetworkId
from domain.notices import NoticeState
from domain.notices.reader import Reader
from domain.questionnaires import ChapterStop, ReviewStop
from domain.surveys import WaveId
from services.surveys import answering, inviting, noticing
from storage import members, networks, outbox
from tests.services.networks_made import BOSS, assigned
from tests.services.surveys.conftest import ANA, BREST, LASTS

if TYPE_CHECKING:
    from domain.actors import Caller, MemberId
    from domain.notices import Notice
    from services.core import Core
    from services.surveys.views import Conversation
    from storage.transaction import Unscoped
    from tests.clock import FixedClock

HERE = NetworkId(1)
DAY = timedelta(days=1)


def _reminders(tx: Unscoped, wave: WaveId) -> dict[str, Notice]:
    here = tx.within(HERE)
    found = {}
    for user, name in ((2, "Ana"), (3, "Bruno"), (4, "Cléo"), (5, "Dora")):
        member = members.find_at(here, ChannelKind.DISCORD, str(user))
        if member is not None:
            for one in outbox.about(here, f"wave:{wave}:member", member.id):
                found[name] = one
    return found


def _at_the_end(tx: Unscoped, wave: WaveId) -> tuple[Notice, ...]:
    return outbox.about(tx.within(HERE), "wave", wave)


def _tell(
    tx: Unscoped, notice: Notice, language: str = "en"
) -> noticing.ClosingSoon | noticing.Closed | None:
    here = tx.within(HERE)
    if notice.member is None:
        return noticing.closed(here, notice, Reader(HERE, language, "Europe/Lisbon"))
    who = members.load(here, notice.member)
    reader = Reader(HERE, language, "Europe/Lisbon", who.id, who.acts_for, who.name)
    tell = noticing.closing_soon if notice.kind == "survey.closing" else noticing.closed
    return tell(here, notice, reader)


def _coordination(tx: Unscoped) -> None:
    networks.place(tx.within(HERE), coordinator_role=None, coordination_channel=77, category=None)


async def _send(core: Core, who: Caller, wave: WaveId) -> Conversation:
    at = await core.write(who, answering.open_session, wave)
    at = await core.write(who, answering.start, at.session, at.revision)
    while not isinstance(at.stop, ReviewStop):
        if isinstance(at.stop, ChapterStop):
            at = await core.write(who, answering.go_on, at.session, at.revision)
        else:
            at = await core.write(who, answering.choose, at.session, at.revision, "2")
    return await core.write(who, answering.send, at.session, at.revision)


async def test_everybody_who_is_asked_is_reminded_three_days_before(core: Core, wave: WaveId) -> None:
    found = await core.across(_reminders, wave)
    assert set(found) == {"Ana", "Bruno", "Cléo"}
    about = await core.read(ANA, inviting.about, wave)
    for one in found.values():
        assert (one.state, one.due_at, one.expires_at) == (
            NoticeState.PENDING,
            about.wave.closes_at - 3 * DAY,
            about.wave.closes_at,
        )


async def test_who_has_sent_is_not_reminded_and_who_takes_it_back_is(core: Core, wave: WaveId) -> None:
    sent = await _send(core, ANA, wave)
    states = {name: one.state for name, one in (await core.across(_reminders, wave)).items()}
    assert states == {
        "Ana": NoticeState.CANCELLED,
        "Bruno": NoticeState.PENDING,
        "Cléo": NoticeState.PENDING,
    }
    await core.write(ANA, answering.reopen, sent.session)
    assert (await core.across(_reminders, wave))["Ana"].state is NoticeState.PENDING


async def test_a_reminder_says_what_is_true_when_it_comes(
    core: Core, wave: WaveId, clock: FixedClock
) -> None:
    found = await core.across(_reminders, wave)
    bruno, cleo = found["Bruno"], found["Cléo"]
    opened = await core.write(ANA, answering.open_session, wave)
    await core.write(ANA, answering.start, opened.session, opened.revision)
    ana = (await core.across(_reminders, wave))["Ana"]
    clock.advance(LASTS - 4 * DAY)
    told = await core.across(_tell, ana)
    assert isinstance(told, noticing.ClosingSoon)
    assert told.started
    told = await core.across(_tell, bruno)
    assert isinstance(told, noticing.ClosingSoon)
    assert not told.started
    await assigned(core, 4, "Cléo", partner=None, function="elsewhere")
    await core.across(_elsewhere, cleo.member)
    assert await core.across(_tell, cleo) is None, "she is not asked any more"
    clock.advance(LASTS)
    assert await core.across(_tell, bruno) is None, "it is over"


def _elsewhere(tx: Unscoped, member: MemberId | None) -> None:
    assert member is not None
    members.move(tx.within(HERE), member, None, "")


async def test_who_joins_later_is_reminded_once_they_have_opened_it(core: Core, wave: WaveId) -> None:
    from tests.services.networks_made import discord_user

    await assigned(core, 5, "Dora", partner=BREST)
    assert "Dora" not in await core.across(_reminders, wave)
    await core.write(discord_user(5, "Dora"), answering.open_session, wave)
    assert (await core.across(_reminders, wave))["Dora"].state is NoticeState.PENDING


async def test_a_short_wave_reminds_nobody(core: Core, network: None, definition: str) -> None:
    plan = await core.write(BOSS, inviting.prepare, definition, "13/01/2027", "", [])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    assert await core.across(_reminders, wave) == {}


async def test_the_coordination_is_told_when_it_has_closed(
    core: Core, network: None, definition: str, clock: FixedClock
) -> None:
    await core.across(_coordination)
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave
    (one,) = await core.across(_at_the_end, WaveId(wave.id))
    assert (one.channel, one.due_at) == (77, wave.closes_at)
    assert await core.across(_tell, one) is None, "not before"
    clock.set(wave.closes_at)
    told = await core.across(_tell, one)
    assert isinstance(told, noticing.Closed)
    assert (told.asked, told.signed) == (3, 0)


async def test_without_a_channel_each_who_coordinates_is_told(core: Core, wave: WaveId) -> None:
    (one,) = await core.across(_at_the_end, wave)
    assert one.channel is None
    assert one.member is not None
