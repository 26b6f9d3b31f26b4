"""Each notice goes, waits or is over; nobody is written to unasked, and no secret stands in a channel."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId
from domain.notices import (
    KINDS,
    Late,
    NewNotice,
    Notice,
    NoticeId,
    NoticeKind,
    NoticeState,
    Preferences,
    QuietHours,
    Rhythm,
    Way,
    kinds,
)
from domain.notices.deciding import (
    REST,
    Goes,
    Over,
    Recipient,
    Waits,
    decide,
    open_way,
    way_to,
    ways_in_order,
)
from domain.notices.planning import plan
from domain.notices.retrying import JITTER, LONGEST, wait_after
from domain.records import replace

NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
OPEN = NoticeKind("test.open", "test")
SECRET = NoticeKind("test.secret", "test", confidential=True)
ROLE = NoticeKind("test.role", "test", in_person=True)
FLEETING = NoticeKind("test.fleeting", "test", late=Late.DROP, grace=HOUR)
GATHERED = NoticeKind("test.gathered", "test", late=Late.DIGEST, grace=HOUR)
ORDERED = NoticeKind("test.ordered", "test", mandatory="law")
SHARED = NoticeKind("test.shared", "test", shared=True)
TESTED = {kind.code: kind for kind in (OPEN, SECRET, ROLE, FLEETING, GATHERED, ORDERED, SHARED)}


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", {**KINDS, **TESTED})


def notice(kind: NoticeKind = OPEN, id: int = 1, **changes: object) -> Notice:  # noqa: A002
    one = Notice(
        NoticeId(id),
        kind.code,
        "thing",
        1,
        MemberId(1),
        None,
        {},
        f"k{id}",
        NoticeState.PENDING,
        NOON,
        NOON,
        NOON,
    )
    return replace(one, **changes)


def ana(**changes: object) -> Recipient:
    return replace(
        Recipient(MemberId(1), True, "Europe/Lisbon", Preferences(), direct="100", place=500), **changes
    )


def test_the_way_is_the_one_chosen_then_the_next_that_is_open() -> None:
    partner, inbox = (Preferences(way=way) for way in (Way.PARTNER, Way.INBOX))
    assert decide(notice(), ana(), NOON) == Goes(Way.DM, "100")
    assert decide(notice(), ana(direct=None), NOON) == Goes(Way.PARTNER, "500")
    assert decide(notice(), ana(direct=None, place=None), NOON) == Goes(Way.INBOX, "1")
    assert decide(notice(), ana(preferences=partner), NOON) == Goes(Way.PARTNER, "500")
    assert decide(notice(), ana(preferences=partner, place=None), NOON) == Goes(Way.DM, "100")
    assert decide(notice(), ana(preferences=inbox), NOON) == Goes(Way.INBOX, "1")
    assert decide(notice(refused=("dm",)), ana(), NOON) == Goes(Way.PARTNER, "500")
    mail, letter = "ana@example.org", Preferences(way=Way.EMAIL)
    assert decide(notice(), ana(preferences=letter, mail=mail), NOON) == Goes(Way.EMAIL, mail)
    assert decide(notice(), ana(preferences=letter), NOON) == Goes(Way.DM, "100"), "no address: the next way"
    assert decide(notice(), ana(direct=None, mail=mail), NOON) == Goes(Way.EMAIL, mail)
    assert decide(notice(refused=("dm", "email")), ana(mail=mail), NOON) == Goes(Way.PARTNER, "500")
    to_partner = ana(preferences=partner, direct=None, mail=mail)
    assert decide(notice(), to_partner, NOON) == Goes(Way.PARTNER, "500")
    assert decide(notice(SECRET), to_partner, NOON) == Goes(Way.EMAIL, mail), "nobody else reads a mail"
    assert decide(notice(refused=("dm", "partner")), ana(), NOON) == Goes(Way.INBOX, "1")


@given(
    st.sampled_from([Way.DM, Way.EMAIL, Way.PARTNER, Way.INBOX]),
    st.sampled_from([None, "100"]),
    st.sampled_from([None, "ana@example.org"]),
    st.sampled_from([None, 500]),
    st.sets(st.sampled_from(["dm", "email", "partner"])),
    st.booleans(),
)
def test_nobody_is_written_to_unasked_and_no_secret_stands_in_a_channel(
    chosen: Way, direct: str | None, mail: str | None, place: int | None, refused: set[str], secret: bool
) -> None:
    kind = SECRET if secret else OPEN
    to = ana(preferences=Preferences(way=chosen), direct=direct, mail=mail, place=place)
    goes = way_to(notice(kind, refused=tuple(refused)), kind, to)
    assert goes.way not in refused
    if goes.way is Way.DM:
        assert goes.address == direct
    if goes.way is Way.EMAIL:
        assert goes.address == mail
    if goes.way is Way.PARTNER:
        assert not secret


def test_a_channels_notice_goes_there_or_fails_visibly() -> None:
    for_channel = notice(member=None, channel=7)
    assert decide(for_channel, None, NOON) == Goes(Way.CHANNEL, "7")
    gone = replace(for_channel, refused=("channel",), problem="gone")
    assert decide(gone, None, NOON) == Over(NoticeState.FAILED, "gone")


def test_what_is_about_an_address_goes_there_and_nowhere_else() -> None:
    to = Recipient(MemberId(1), True, "Europe/Lisbon", Preferences(way=Way.INBOX), direct="7", place=3)
    one = replace(notice(), address="ines@porto.example")
    assert decide(one, to, NOON) == Goes(Way.EMAIL, "ines@porto.example")
    refused = replace(one, refused=("email",), problem="mail_address")
    assert decide(refused, to, NOON) == Over(NoticeState.FAILED, "mail_address")
    assert decide(one, replace(to, active=False), NOON) == Over(NoticeState.CANCELLED, "left")
    with pytest.raises(ValueError, match="address"):
        NewNotice(OPEN, "thing", 1, NOON, "k", channel=3, address="ines@porto.example")


def test_what_is_meaningless_by_now_is_not_sent() -> None:
    assert decide(notice(expires_at=NOON), ana(), NOON) == Over(NoticeState.EXPIRED, "expired")
    assert decide(notice(FLEETING), ana(), NOON + HOUR) == Goes(Way.DM, "100")
    late = NOON + HOUR + timedelta(seconds=1)
    assert decide(notice(FLEETING), ana(), late) == Over(NoticeState.EXPIRED, "too_late")
    assert isinstance(decide(notice(OPEN), ana(), NOON + DAY), Goes), "others are sent, however late"
    forgotten = NoticeKind("gone.kind", "")
    assert isinstance(decide(notice(forgotten), ana(), NOON + DAY), Over)


def test_who_left_and_who_wants_none_get_none() -> None:
    assert decide(notice(), ana(active=False), NOON) == Over(NoticeState.CANCELLED, "left")
    never = ana(preferences=Preferences(rhythms={"test": Rhythm.NEVER}))
    assert decide(notice(), never, NOON) == Over(NoticeState.CANCELLED, "switched_off")
    assert isinstance(decide(notice(ORDERED), never, NOON), Goes), "what is mandatory comes all the same"


def test_quiet_hours_keep_it_until_the_morning() -> None:
    night = datetime(2027, 1, 12, 23, tzinfo=ZoneInfo("Europe/Lisbon"))
    morning = datetime(2027, 1, 13, 8, tzinfo=ZoneInfo("Europe/Lisbon"))
    due = notice(due_at=night, wake_at=night)
    assert decide(due, ana(), night) == Waits(morning)
    assert decide(replace(due, expires_at=morning - HOUR), ana(), night) == Goes(Way.INBOX, "1")
    assert decide(due, ana(preferences=Preferences(quiet=None)), night) == Goes(Way.DM, "100")
    inbox = Preferences(way=Way.INBOX)
    assert decide(due, ana(preferences=inbox), night) == Goes(Way.INBOX, "1"), "an inbox wakes nobody"


def test_a_digest_gathers_what_is_due_before_it() -> None:
    daily = ana(preferences=Preferences(rhythms={"test": Rhythm.DAILY}, digest_at=time(17)))
    slot = datetime(2027, 1, 12, 17, tzinfo=UTC)
    assert decide(notice(), daily, NOON) == Waits(slot)
    assert decide(notice(wake_at=slot), daily, slot) == Goes(Way.DM, "100")
    assert decide(notice(expires_at=slot), daily, NOON) == Goes(Way.DM, "100"), "it would be over by then"
    snoozed = notice(wake_at=slot + HOUR)
    assert decide(snoozed, daily, slot + HOUR) == Goes(Way.DM, "100"), "a snooze ends when it was to end"


def test_the_same_person_rests_between_two_messages() -> None:
    just_now = NOON - timedelta(seconds=20)
    assert decide(notice(), ana(last_at=just_now), NOON) == Waits(just_now + REST)
    assert decide(notice(), ana(last_at=NOON - REST), NOON) == Goes(Way.DM, "100")


def test_what_is_due_for_one_person_within_a_minute_is_one_message() -> None:
    soon = NOON + timedelta(seconds=50)
    due = [notice(id=2), notice(id=1), notice(id=3, due_at=soon, wake_at=soon)]
    made = plan(due, {MemberId(1): ana()}, NOON)
    (message,) = made.messages
    assert [one.id for one in message.notices] == [1, 2, 3]
    assert not made.waiting
    assert not made.over


def test_of_very_many_the_rest_comes_in_the_next_message() -> None:
    made = plan([notice(id=n) for n in range(1, 61)], {MemberId(1): ana()}, NOON)
    (message,) = made.messages
    assert [one.id for one in message.notices] == list(range(1, 26))
    assert made.waiting == {NoticeId(n): NOON + REST for n in range(26, 61)}


def test_what_is_not_due_stays_as_it_is_when_there_is_no_message() -> None:
    soon = NOON + timedelta(seconds=50)
    made = plan([notice(due_at=soon, wake_at=soon)], {MemberId(1): ana()}, NOON)
    assert (made.messages, made.waiting, made.over) == ([], {}, {})


def test_two_people_in_one_channel_get_two_messages() -> None:
    others = {MemberId(n): ana(member=MemberId(n), direct=None) for n in (1, 2)}
    made = plan([notice(id=1), notice(id=2, member=MemberId(2))], others, NOON)
    assert [(m.way, m.address, m.member) for m in made.messages] == [
        (Way.PARTNER, "500", 1),
        (Way.PARTNER, "500", 2),
    ]


def test_colleagues_who_are_told_the_same_get_one_message_in_their_channel() -> None:
    others = {MemberId(n): ana(member=MemberId(n), direct=None) for n in range(1, 31)}
    due = [notice(SHARED, id=n, member=MemberId(n), dedupe_key=f"event:7:invited:{n}") for n in others]
    other = notice(SHARED, id=99, dedupe_key="event:8:invited:1")
    secret = notice(id=98, dedupe_key="event:7:invited:1")
    together, alone = plan([*due, other, secret], others, NOON).messages
    assert (together.way, together.address, together.member) == (Way.PARTNER, "500", None)
    assert [one.member for one in together.notices] == list(others), "one card holds them all"
    assert (alone.member, {one.id for one in alone.notices}) == (1, {98, 99}), "which one alone is told"


def test_who_is_reached_themselves_is_told_what_colleagues_are_told_together() -> None:
    people = {MemberId(1): ana(), MemberId(2): ana(member=MemberId(2), direct=None)}
    due = [notice(SHARED, id=n, member=MemberId(n), dedupe_key=f"event:7:invited:{n}") for n in people]
    assert [(m.way, m.member) for m in plan(due, people, NOON).messages] == [(Way.DM, 1), (Way.PARTNER, 2)]


def test_the_key_of_what_colleagues_have_in_common_ends_with_the_member() -> None:
    NewNotice(SHARED, "event", 7, NOON, "event:7:invited:1", MemberId(1))
    with pytest.raises(ValueError, match="in common"):
        NewNotice(SHARED, "event", 7, NOON, "event:7:1:invited", MemberId(1))


def test_in_a_channel_each_has_its_card_and_what_was_missed_has_one() -> None:
    here = {"member": None, "channel": 7}
    due = [notice(GATHERED, id=n, **here) for n in (1, 2, 3)]
    assert len(plan(due, {}, NOON).messages) == 3
    (missed,) = plan(due, {}, NOON + DAY).messages
    assert len(missed.notices) == 3
    assert len(plan([notice(id=n, **here) for n in (1, 2)], {}, NOON + DAY).messages) == 2


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(list(TESTED.values())), st.integers(-90, 1))))
def test_each_notice_has_one_end_and_nobody_two_messages(
    given_: list[tuple[int, NoticeKind, int]],
) -> None:
    due = [
        notice(
            kind,
            id=n,
            member=MemberId(member),
            due_at=NOON + timedelta(minutes=minutes),
            wake_at=NOON + timedelta(minutes=minutes),
        )
        for n, (member, kind, minutes) in enumerate(given_, 1)
    ]
    people = {MemberId(n): ana(member=MemberId(n), direct=str(n), place=None) for n in range(1, 5)}
    made = plan(due, people, NOON)
    sent = [one.id for message in made.messages for one in message.notices]
    ended = [*sent, *made.waiting, *made.over]
    assert len(ended) == len(set(ended))
    assert {one.id for one in due if one.wake_at <= NOON} <= set(ended)
    by_dm = [message.member for message in made.messages if message.way is Way.DM]
    assert len(by_dm) == len(set(by_dm))


@given(st.integers(1, 200), st.text(max_size=20))
def test_waiting_grows_to_a_limit_and_is_the_same_each_time(attempt: int, nonce: str) -> None:
    wait = wait_after(attempt, nonce)
    assert timedelta(seconds=4) <= wait <= LONGEST * (1 + JITTER)
    assert wait == wait_after(attempt, nonce)
    assert wait_after(attempt + 3, nonce) > wait or wait >= LONGEST * (1 - JITTER)


def test_two_deliveries_that_failed_together_are_not_tried_together() -> None:
    assert len({wait_after(3, f"nonce-{n}") for n in range(50)}) > 45


def test_quiet_hours_are_a_pair() -> None:
    assert Preferences().quiet == QuietHours(time(21), time(8))


@pytest.mark.parametrize("chosen", [Way.DM, Way.PARTNER])
def test_what_is_asked_of_the_coordination_is_no_business_of_a_partner_s_channel(chosen: Way) -> None:
    assert kinds.POSTPONEMENT_ASKED.in_person
    to = ana(preferences=Preferences(way=chosen), direct=None, place=7)
    assert way_to(notice(ROLE), ROLE, to).way is Way.INBOX
    assert way_to(notice(ROLE), ROLE, replace(to, direct="5")).way is Way.DM
    assert way_to(notice(), OPEN, to).way is Way.PARTNER


@given(
    st.sampled_from([Way.DM, Way.EMAIL, Way.PARTNER, Way.INBOX]),
    st.sets(st.sampled_from([Way.DM, Way.EMAIL, Way.PARTNER])),
)
def test_what_a_member_reads_of_their_ways_is_what_the_worker_does(chosen: Way, have: set[Way]) -> None:
    to = ana(
        preferences=Preferences(way=chosen),
        direct="100" if Way.DM in have else None,
        mail="a@example.org" if Way.EMAIL in have else None,
        place=500 if Way.PARTNER in have else None,
    )
    said, refused = ways_in_order(chosen, have), list[str]()
    assert said[-1] is Way.INBOX
    for way in said:
        assert open_way(OPEN, to, refused).way is way
        refused.append(way)
