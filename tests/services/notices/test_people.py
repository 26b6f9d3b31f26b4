"""What people do with notices: put off, choose, read their inbox; what the coordination sees of it."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember, NotFound, RoleNeeded
from domain.notices import NoticeState, Rhythm, Way
from domain.notices.deliveries import Refused, Sent
from domain.notices.kinds import POLL_UNANSWERED
from domain.notices.preferences import CannotBeSwitchedOff, QuietAllDay
from domain.notices.sending_again import ComesByItself, TimeOver
from domain.notices.snoozing import Snooze
from domain.records import replace
from domain.surveys import CardPlace
from services.notices import deliveries, inbox, looking, preferences, pressing, working
from storage import networks
from tests.services.networks_made import BOSS, discord_user
from tests.services.notices.conftest import ANA, BRUNO, CLEO, COORDINATED, OPEN, SECRET, TELLS, Hands, tell

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
STRANGER = discord_user(99, "Somebody")
PLACE = CardPlace(900, 7)


async def state(hands: Hands, n: int = 1) -> NoticeState:
    (one,) = await hands.about(n)
    return one.state


async def test_a_press_says_that_it_arrived_whatever_the_worker_lived_to_see(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.claim()
    await core.write(ANA, pressing.arrived, delivery.id, PLACE)
    assert await state(hands) is NoticeState.SENT
    clock.advance(working.LEASE)
    assert await hands.claim() == (), "there is nothing to recover"


async def test_a_notice_is_put_off_by_whom_it_is_for(core: Core, hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now()))
    (delivery,) = await hands.deliver_all()
    with pytest.raises(NotFound):
        await core.write(BRUNO, pressing.snooze, delivery.id, Snooze.HOUR)
    with pytest.raises(NotFound):
        await core.write(ANA, pressing.snooze, delivery.id + 1, Snooze.HOUR)
    done = await core.write(ANA, pressing.snooze, delivery.id, Snooze.HOUR)
    assert (done.until, done.count) == (clock.now() + HOUR, 1)
    assert await hands.claim() == ()
    clock.advance(HOUR)
    (again,) = await hands.claim()
    assert again.id != delivery.id
    (told,) = await hands.tell([again])
    assert told.late == frozenset(), "it comes when it was asked for"


async def test_what_would_be_over_by_then_is_not_put_off(core: Core, hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now(), expires_at=clock.now() + DAY))
    (delivery,) = await hands.deliver_all()
    assert (await core.write(ANA, pressing.snooze, delivery.id, Snooze.WEEK)).count == 0
    assert await state(hands) is NoticeState.SENT


async def test_one_of_several_is_looked_at_by_whom_it_is_for(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()), hands.note("Ana", clock.now(), n=2))
    (delivery,) = await hands.deliver_all()
    (second,) = await hands.about(2)
    told = await core.read(ANA, looking.look, delivery.id, second.id, TELLS)
    assert [view for _, view in told.lines] == ["about 2"]
    for caller, notice in ((BRUNO, second.id), (ANA, second.id + 5)):
        with pytest.raises(NotFound):
            await core.read(caller, looking.look, delivery.id, notice, TELLS)
    assert await core.read(ANA, pressing.kinds_of, delivery.id) == ("test.open",)
    with pytest.raises(NotFound):
        await core.read(BRUNO, pressing.kinds_of, delivery.id)


async def test_a_press_on_a_direct_message_opens_them_again(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now()), hands.note("Bruno", clock.now() + HOUR, n=2))
    (earlier,) = await hands.deliver_all()
    await hands.add(hands.note("Ana", clock.now() + HOUR, n=3))
    clock.advance(HOUR)
    mine = next(one for one in await hands.claim() if one.way is Way.DM)
    await hands.settle(Refused(mine, "discord_50007", closed=True))
    assert not (await core.read(ANA, preferences.mine)).direct_open
    await core.write(BRUNO, pressing.arrived, earlier.id, PLACE)
    assert not (await core.read(ANA, preferences.mine)).direct_open, "Bruno is somebody else"
    await core.write(ANA, pressing.arrived, earlier.id, PLACE)
    assert (await core.read(ANA, preferences.mine)).direct_open


async def test_at_once_and_no_quiet_hours_wake_what_waits_for_them_and_no_snooze(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now(), n=1))
    (delivery,) = await hands.deliver_all()
    await core.write(ANA, pressing.snooze, delivery.id, Snooze.WEEK)
    await hands.core.across(_weekly, hands)
    await hands.add(
        hands.note("Ana", clock.now() + HOUR, n=2),
        hands.note("Ana", clock.now() + 3 * DAY, n=3),
        hands.note("Ana", clock.now() + HOUR, SECRET, n=4),
        hands.note("Cléo", clock.now() + HOUR, n=5),
    )
    await hands.core.across(_weekly, hands, "Cléo")
    clock.advance(12 * HOUR)
    assert await hands.claim() == (), "midnight"
    wakes = {n: (await hands.about(n))[0].wake_at for n in range(1, 6)}
    assert min(wakes.values()) > clock.now()
    await core.write(ANA, preferences.no_quiet)
    (told,) = await hands.tell(await hands.claim())
    assert [one.subject_id for one, _ in told.lines] == [4], "the others still wait for their day of the week"
    assert told.late == frozenset()
    await hands.settle(Sent(told.delivery, 900, 2))
    clock.advance(HOUR)
    await hands.core.across(_weekly, hands, "Ana", Rhythm.DAILY)
    assert await hands.claim() == (), "what was set behind the member's back wakes nobody"
    await core.write(ANA, preferences.choose_rhythm, "survey", Rhythm.DAILY)
    assert await hands.claim() == (), "a daily one waits for nine o'clock"
    await hands.core.across(_weekly, hands, "Ana", Rhythm.AT_ONCE)
    await core.write(ANA, preferences.choose_rhythm, "survey", Rhythm.AT_ONCE)
    (told,) = await hands.tell(await hands.claim())
    assert [one.subject_id for one, _ in told.lines] == [2]
    assert told.late == frozenset(), "it waited for what its reader chose"
    after = {n: (await hands.about(n))[0].wake_at for n in range(1, 6)}
    assert (after[1], after[3], after[5]) == (wakes[1], wakes[3], wakes[5])


async def test_choices_hold_and_are_the_persons_own(core: Core, hands: Hands) -> None:
    found = await core.read(ANA, preferences.mine)
    assert (found.preferences.way, found.rhythms["survey"], found.direct_open) == (
        Way.DM,
        Rhythm.AT_ONCE,
        True,
    )
    await core.write(ANA, preferences.choose_way, Way.INBOX)
    await core.write(ANA, preferences.choose_quiet, time(22, 30), time(7))
    await core.write(ANA, preferences.choose_digest, time(17, 15), 4)
    changed = await core.write(ANA, preferences.choose_rhythm, "survey", Rhythm.WEEKLY)
    chosen = changed.preferences
    assert (chosen.way, chosen.digest_at, chosen.digest_weekday) == (Way.INBOX, time(17, 15), 4)
    assert chosen.quiet is not None
    assert (chosen.quiet.begins, chosen.quiet.ends) == (time(22, 30), time(7))
    assert changed.rhythms["survey"] is Rhythm.WEEKLY
    assert (await core.write(ANA, preferences.no_quiet)).preferences.quiet is None
    assert (await core.read(BRUNO, preferences.mine)).preferences.way is Way.DM


async def test_choices_that_cannot_be(core: Core, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(QuietAllDay):
        await core.write(ANA, preferences.choose_quiet, time(8), time(8))
    with pytest.raises(NotAMember):
        await core.write(STRANGER, preferences.choose_way, Way.DM)
    for call, *values in (
        (preferences.choose_way, Way.CHANNEL),
        (preferences.choose_digest, time(8), 7),
        (preferences.choose_rhythm, "no such group", Rhythm.DAILY),
    ):
        with pytest.raises(ValueError, match=r".+"):
            await core.write(ANA, call, *values)
    fixed = replace(OPEN, mandatory="law")
    monkeypatch.setattr(preferences, "KINDS", {fixed.code: fixed})
    with pytest.raises(CannotBeSwitchedOff):
        await core.write(ANA, preferences.choose_rhythm, "test", Rhythm.NEVER)
    found = await core.read(ANA, preferences.mine)
    assert (found.fixed, found.always) == ({"test.open": "law"}, {"test": "law"})


async def test_a_weekly_digest_brings_all_at_once(core: Core, hands: Hands, clock: FixedClock) -> None:
    await core.write(BOSS, preferences.choose_way, Way.DM)
    await hands.core.across(_weekly, hands)
    await hands.add(*(hands.note("Ana", clock.now() + n * HOUR, n=n) for n in range(1, 5)))
    clock.advance(4 * HOUR)
    assert await hands.claim() == ()
    due = await hands.next_due()
    assert due is not None
    assert due.weekday() == 0
    clock.set(due)
    (delivery,) = await hands.claim()
    (told,) = await hands.tell([delivery])
    assert len(told.lines) == 4
    assert told.late == frozenset()


def _weekly(tx: object, hands: Hands, who: str = "Ana", rhythm: Rhythm = Rhythm.WEEKLY) -> None:
    from storage.notices import preferences as kept

    kept.set_rhythm(tx.within(hands.network), hands.members[who], "test", rhythm)


async def test_the_inbox_tells_what_is_true_now_and_knows_what_was_read(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(
        hands.note("Cléo", clock.now()), hands.note("Cléo", clock.now(), n=2, detail={"over": True})
    )
    assert await hands.claim() == ()
    assert await core.read(CLEO, inbox.unread, TELLS) == 1, "what is settled is not waiting"
    entries = (await core.read(CLEO, inbox.look, TELLS)).entries
    assert {one.notice.subject_id: one.view for one in entries} == {1: "about 1", 2: None}
    assert (await core.read(ANA, inbox.look, TELLS)).entries == ()
    await core.write(CLEO, inbox.read)
    assert await core.read(CLEO, inbox.unread, TELLS) == 0
    assert all(one.read_at == clock.now() for one in (await core.read(CLEO, inbox.look, TELLS)).entries)
    assert await core.read(STRANGER, inbox.unread, TELLS) == 0


async def test_a_fault_in_one_entry_does_not_hide_the_others(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(
        hands.note("Cléo", clock.now()), hands.note("Cléo", clock.now(), n=2, detail={"bad": True})
    )
    assert await hands.claim() == ()
    page = await core.read(CLEO, inbox.look, TELLS)
    assert {one.notice.subject_id: (one.view, one.unread) for one in page.entries} == {
        1: ("about 1", True),
        2: (None, True),
    }
    assert [one.notice.subject_id for one in page.faulty] == [2]
    assert (page.unread, await core.read(CLEO, inbox.unread, TELLS)) == (2, 2), "it is not settled"
    (bad,) = await hands.about(2)
    with pytest.raises(RuntimeError):
        await core.write(CLEO, inbox.open_one, bad.id, TELLS)
    assert (await core.read(CLEO, inbox.look, TELLS)).unread == 2, "nobody has read it"


async def test_an_old_entry_is_on_a_page_and_counted(core: Core, hands: Hands, clock: FixedClock) -> None:
    await hands.add(*(hands.note("Cléo", clock.now(), n=n) for n in range(1, 61)))
    assert await hands.claim(100) == ()
    pages = [await core.read(CLEO, inbox.look, TELLS, page) for page in range(8)]
    assert {(one.total, one.unread, one.pages) for one in pages} == {(60, 60, 8)}
    ids = [entry.notice.id for one in pages for entry in one.entries]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 60
    assert await core.read(CLEO, inbox.look, TELLS, 99) == pages[7]
    entry, _ = await core.write(CLEO, inbox.open_one, ids[-1], TELLS)
    assert entry.notice.id == ids[-1], "the oldest can be opened"
    assert (await core.read(CLEO, inbox.look, TELLS)).unread == 59


async def test_a_reminder_that_came_again_stands_in_the_inbox_once(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    for subject, key in ((1, "a"), (1, "b"), (2, "c")):
        one = hands.note("Cléo", clock.now(), POLL_UNANSWERED, subject)
        await hands.add(replace(one, dedupe_key=key))
    assert await hands.claim() == ()
    tells = {POLL_UNANSWERED.code: tell}
    seen = await core.read(CLEO, inbox.look, tells)
    assert [one.notice.subject_id for one in seen.entries] == [2, 1]
    assert seen.entries[1].notice.dedupe_key == "b"
    assert (seen.unread, seen.total) == (2, 2)
    first = next(one for one in await hands.about(1) if one.dedupe_key == "a")
    entry, _ = await core.write(CLEO, inbox.open_one, first.id, tells)
    assert entry.notice.id == first.id, "an older card still leads to it"


async def test_an_entry_of_the_inbox_is_opened_by_whose_it_is(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Cléo", clock.now()), hands.note("Cléo", clock.now(), n=2))
    await hands.claim()
    (first,) = await hands.about(1)
    entry, reader = await core.write(CLEO, inbox.open_one, first.id, TELLS)
    assert (entry.view, reader.name, reader.shared) == ("about 1", "Cléo", False)
    assert await core.read(CLEO, inbox.unread, TELLS) == 1, "the other one is unread"
    with pytest.raises(NotFound):
        await core.write(ANA, inbox.open_one, first.id, TELLS)


async def test_what_is_there_of_the_ways_is_said(core: Core, hands: Hands) -> None:
    ana, bruno, cleo = [await core.read(who, preferences.mine) for who in (ANA, BRUNO, CLEO)]
    assert (ana.agreed, ana.direct_open, ana.place) == (True, True, True)
    assert (bruno.agreed, bruno.direct_open, bruno.place) == (False, False, True)
    assert (cleo.place, cleo.unread, cleo.always) == (False, 0, {})


async def test_the_coordination_sees_what_is_due_sent_and_failed_and_why(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(
        hands.note("Ana", clock.now()),
        hands.note("Bruno", clock.now() + DAY, n=2),
        replace(hands.note("Ana", clock.now(), n=3), member=None, channel=77),
    )
    claimed = {one.address: one for one in await hands.claim()}
    await hands.settle(Sent(claimed["2"], 900, 1), Refused(claimed["77"], "discord_10003"))
    await hands.claim()
    due = await core.read(BOSS, deliveries.overview)
    assert [(one.recipient, one.kind) for one in due.lines] == [("Bruno", "test.open")]
    assert due.counts == {NoticeState.PENDING: 1, NoticeState.SENT: 1, NoticeState.FAILED: 1}
    sent = await core.read(BOSS, deliveries.overview, deliveries.SENT)
    assert [(one.recipient, one.way, one.attempts) for one in sent.lines] == [("Ana", "dm", 1)]
    failed = await core.read(BOSS, deliveries.overview, deliveries.FAILED)
    (line,) = failed.lines
    assert (line.channel, line.error) == (77, "discord_10003")
    again = await core.write(BOSS, deliveries.send_again, line.notice)
    assert again.state is NoticeState.PENDING
    (delivery,) = await hands.deliver_all()
    assert delivery.address == "77"
    with pytest.raises(RoleNeeded):
        await core.read(ANA, deliveries.overview)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, deliveries.send_again, line.notice)


async def test_what_is_for_the_coordination_goes_to_the_channel_that_it_has_now_and_nothing_else_does(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    note = hands.note("Ana", clock.now())
    await hands.add(
        replace(note, member=None, channel=77),
        replace(hands.note("Ana", clock.now(), COORDINATED, n=2), member=None, channel=77),
    )
    await hands.settle(*(Refused(one, "discord_10003") for one in await hands.claim()))
    await hands.claim()
    await hands.core.across(
        lambda tx: networks.place(
            tx.within(hands.network), coordinator_role=None, coordination_channel=78, category=None
        )
    )
    for n in (1, 2):
        (one,) = await hands.about(n)
        await core.write(BOSS, deliveries.send_again, one.id)
    (own,), (coordination,) = await hands.about(1), await hands.about(2)
    assert (own.channel, coordination.channel) == (77, 78)


async def test_whom_a_secret_concerns_is_not_told_to_the_coordination(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now() + DAY, SECRET))
    (line,) = (await core.read(BOSS, deliveries.overview)).lines
    assert (line.recipient, line.member) == ("", None)


async def test_what_is_over_is_not_sent_again(core: Core, hands: Hands, clock: FixedClock) -> None:
    await hands.add(hands.note("Ana", clock.now(), expires_at=clock.now()))
    await hands.claim()
    (one,) = await hands.about(1)
    for notice, error in ((one.id, TimeOver), (one.id + 9, NotFound)):
        with pytest.raises(error):
            await core.write(BOSS, deliveries.send_again, notice)


async def test_what_failed_and_would_be_untrue_by_now_is_not_sent_again(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    until = clock.now() + HOUR
    await hands.add(replace(hands.note("Ana", clock.now(), expires_at=until), member=None, channel=77))
    (delivery,) = await hands.claim()
    await hands.settle(Refused(delivery, "discord_10003"))
    await hands.claim()
    assert await state(hands) is NoticeState.FAILED
    clock.set(until)
    (one,) = await hands.about(1)
    with pytest.raises(TimeOver):
        await core.write(BOSS, deliveries.send_again, one.id)
    assert await state(hands) is NoticeState.FAILED, "it still says why it failed"


async def test_what_waits_for_its_day_or_its_reader_is_not_sent_before(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Ana", clock.now() + DAY), hands.note("Ana", clock.now(), n=2))
    (delivery,) = await hands.deliver_all()
    await core.write(ANA, pressing.snooze, delivery.id, Snooze.HOUR)
    for n in (1, 2):
        (before,) = await hands.about(n)
        with pytest.raises(ComesByItself):
            await core.write(BOSS, deliveries.send_again, before.id)
        assert await hands.about(n) == (before,)


async def test_what_is_sent_again_lies_in_the_inbox_once_and_is_new_there(
    core: Core, hands: Hands, clock: FixedClock
) -> None:
    await hands.add(hands.note("Cléo", clock.now()))
    assert await hands.claim() == ()
    await core.write(CLEO, inbox.read)
    (one,) = await hands.about(1)
    await core.write(BOSS, deliveries.send_again, one.id)
    assert (await core.read(CLEO, inbox.look, TELLS)).total == 0, "it is on its way"
    clock.advance(HOUR)
    assert await hands.claim() == ()
    page = await core.read(CLEO, inbox.look, TELLS)
    assert (page.total, page.unread) == (1, 1)
    assert page.entries[0].placed_at == clock.now()


async def test_many_notices_come_in_pages(core: Core, hands: Hands, clock: FixedClock) -> None:
    await hands.add(*(hands.note("Ana", clock.now() + DAY, n=n) for n in range(1, 21)))
    last = await core.read(BOSS, deliveries.overview, deliveries.DUE, 99)
    assert (last.page, last.pages, len(last.lines)) == (2, 3, 4)
