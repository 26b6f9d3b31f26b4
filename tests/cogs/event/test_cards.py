"""Cards of events hold what is longest, in four languages; every kind and every act has its word."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from discord import ButtonStyle

from cogs.event import controls, guest_notices, notices
from cogs.event.cards import done, lists, preview
from cogs.event.cards.event import announcement, event_card, reply_buttons
from cogs.event.cards.guests import guests_card
from cogs.event.people_file import people_table
from cogs.event.windows import change_fields, new_fields, repeat_choice
from cogs.kit.notices import words_of
from domain.actors import MemberId
from domain.errors import NotFound
from domain.events.errors import CapacityImpossible, LengthImpossible
from domain.events.history import Act
from domain.events.model import Counts, EventKind, EventStatus, Manner, Place, Reply, RoomKind, Seat
from domain.events.repeats import Repeat
from domain.languages import LANGUAGES
from domain.notices.reader import Reader
from domain.records import replace
from domain.when import NoTime
from locales import Translator, translator
from services.events.editing import ChangeDraft
from services.events.guests.views import GuestInvitation
from services.events.views import AnsweredAll, CallingOff
from templates.words import event_repeats, events
from templates.words.event_changes import cancelled_text, moved_text
from tests.cogs.event import samples
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.events.model import Answer


EN = translator("en", "Europe/Lisbon")


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def said(view: LayoutView) -> str:
    return str(view.to_components())


def test_an_event_in_every_state_holds(t: Translator) -> None:
    for view in samples.every_view():
        held(announcement(view, t))
        held(event_card(view, t, moved_text(9_999, 59, t)))
        held(lists.cancel_card(CallingOff(view, 59, 9_999, 9_999), t))


def test_what_inviting_guests_would_do_holds(t: Translator) -> None:
    found = GuestInvitation(
        listed=9_999,
        first=200,
        before=200,
        faulty=("*_" * 60,) * 10,
        slips=(("a" * 64 + "@gmial.com", "a" * 64 + "@gmail.com"),) * 10,
        seal="s",
        draft=7,
        view=samples.view(),
    )
    held(guests_card(found, t))
    assert "event:guests_asked" in said(guests_card(found, t))
    assert "@gmail.com" in said(guests_card(found, t))
    assert "event:guests_asked" not in said(guests_card(replace(found, listed=0, first=0), t))


def test_nothing_for_one_reader_stands_on_what_all_read() -> None:
    t = translator("en")
    shared = said(announcement(samples.view(), t))
    assert "You are going" not in shared
    assert "A seat is free for you" not in shared
    assert "Call off" not in shared
    assert "39 partners not heard from yet" in shared
    assert "event:mine" in shared


@pytest.mark.parametrize(
    ("mine", "gets_in"),
    [
        (None, False),
        (samples.answer(seat=Seat.SEATED), True),
        (samples.answer(seat=Seat.WAITING), False),
        (samples.answer(seat=Seat.OFFERED), False),
        (samples.answer(seat=Seat.LAPSED), False),
        (samples.answer(reply=Reply.MAYBE, seat=Seat.NONE), True),
        (samples.answer(reply=Reply.NO, seat=Seat.NONE), False),
    ],
)
def test_the_link_of_the_room_is_for_those_who_come_or_may_come(mine: Answer | None, gets_in: bool) -> None:
    t = translator("en")
    found = samples.view(mine=mine, runs=False)
    assert ("meet.example.org" in said(event_card(found, t))) is gets_in
    guest = replace(samples.guest_notice(guest_notices.GUEST_REGISTERED.code), view=found)
    reader = Reader(samples.NETWORK, "en", "Europe/Lisbon", MemberId(2))
    for kind, notice in (
        (guest_notices.GUEST_REGISTERED, guest),
        (notices.EVENT_REMINDER, replace(samples.notice(notices.EVENT_REMINDER.code), view=found)),
    ):
        mail = said(words_of(kind.code).draw(notice, t, reader).view())
        assert ("meet.example.org" in mail) is gets_in, kind
    assert "meet.example.org" in said(event_card(replace(found, runs=True), t)), "who runs it has it"


def test_a_record_has_nothing_to_press_but_words(t: Translator) -> None:
    for view in (
        samples.view(event=samples.event(status=EventStatus.CANCELLED), open=False),
        samples.view(event=samples.event(status=EventStatus.ENDED), open=False),
    ):
        assert "custom_id" not in said(announcement(view, t))


def test_what_the_own_answer_means_is_said() -> None:
    t = translator("en")

    def card(**what: object) -> str:
        return said(event_card(samples.view(mine=samples.answer(**what)), t))

    assert "you are number 1,000 on the waiting list" in card(seat=Seat.WAITING)
    until = int(samples.answer().offered_until.timestamp())  # type: ignore[union-attr]
    assert f"A seat is free for you until <t:{until}:f>" in card(seat=Seat.OFFERED)
    assert "went to the next" in card(seat=Seat.LAPSED)
    assert "for the previous date" in card(seat=Seat.SEATED, moved=1)
    assert "A seat is yours" in card(seat=Seat.SEATED, moved=2)
    assert "no seat is held for you" in card(reply=Reply.MAYBE, seat=Seat.NONE)


def test_where_there_is_no_limit_no_seat_is_anybody_s_and_an_invitation_says_how_many_there_are() -> None:
    t = translator("en")
    mine = samples.answer(seat=Seat.SEATED, moved=2)
    card = said(event_card(samples.view(event=samples.event(capacity=None), mine=mine), t))
    assert "**You are going.**" in card
    assert "A seat is yours" not in card
    invited = replace(samples.notice(notices.EVENT_INVITED.code), view=samples.view(mine=None))
    reader = Reader(samples.NETWORK, "en", "Europe/Lisbon", MemberId(2))
    told = said(words_of(notices.EVENT_INVITED.code).draw(invited, t, reader).view())
    assert "Seats: 10,000" in told
    assert "left" not in told


def test_of_a_series_the_card_has_the_next_times_and_one_press_for_all() -> None:
    t = translator("en")
    later = tuple(
        samples.event(number=n, span=samples.SPAN.moved_to(samples.SPAN.wall + timedelta(weeks=n)))
        for n in range(1, 7)
    )
    view = samples.view(later=later)
    first = int(later[0].starts_at.timestamp())
    for card in (said(announcement(view, t)), said(event_card(view, t))):
        assert f"Then: <t:{first}:f>, " in card
        assert "and 2 more" in card
    assert "event:answer_all:" in said(event_card(view, t))
    assert "event:answer_all:" not in said(event_card(replace(view, open=False), t))
    assert "event:answer_all:" not in said(event_card(replace(view, later=()), t))
    asked = samples.move(view=view, following=6, along=tuple(one.span for one in later))
    moved = said(preview.move_preview(asked, t))
    assert f"- E1: <t:{first}:F>" in moved
    assert "- 1 more" in moved
    done_ = AnsweredAll((view, replace(view, mine=samples.answer(seat=Seat.WAITING))))
    assert done.said_to_all(done_, t) == (
        "**You said “Going” to 2 meetings of the series.** Of 1 of them all seats are taken: you are on its "
        "waiting list."
    )


def test_seats_that_are_held_are_counted_apart() -> None:
    t = translator("en")
    view = samples.view(event=samples.event(capacity=2), counts=Counts(1, 0, 0, 0, 1, frozenset()), silent=())
    card = said(announcement(view, t))
    assert "**Going: 1 of 2** · Maybe: 0 · 1 seat held for who waited" in card


def test_what_was_said_in_the_date_poll_is_said_back_with_the_invitation() -> None:
    t = translator("en")
    one = samples.view(mine=samples.answer(seat=Seat.SEATED, moved=2), polled=True)
    maybe = samples.view(mine=samples.answer(reply=Reply.MAYBE, seat=Seat.NONE), polled=True)
    invited = samples.notice(notices.EVENT_INVITED.code)
    reader = Reader(samples.NETWORK, "en", "Europe/Lisbon", MemberId(2))
    draw = words_of(notices.EVENT_INVITED.code).draw
    told = said(draw(replace(invited, view=one), t, reader).view())
    assert "You said yes to this time in the date poll: that counts as “Going”." in told
    assert "A seat is yours." in told
    assert "Answer by" not in told
    shared = said(draw(replace(invited, view=maybe), t, replace(reader, member=None, shared=True)).view())
    assert "that counts as “Maybe”." in shared
    assert "no seat is held for you" not in shared


def test_who_organises_it_reads_that_and_can_answer() -> None:
    t = translator("en")
    card = said(event_card(samples.view(mine=None, organises=True), t))
    assert "You organise it." in card
    assert "You have not answered yet" not in card
    assert "event:answer" in card
    assert "You have not answered yet" in said(event_card(samples.view(mine=None), t))
    closed = said(event_card(samples.view(mine=None, organises=True, open=False), t))
    assert "You organise it." in closed
    assert "event:answer" not in closed


def test_no_button_has_a_row_of_its_own_that_need_not() -> None:
    t = translator("en")

    def rows(**what: Any) -> list[list[str]]:
        box = event_card(samples.view(**what), t).to_components()[0]["components"]
        return [[one["label"] for one in row["components"]] for row in box if row["type"] == 1]

    member = rows(mine=None, runs=False, speaks_for=None)
    assert member[-1][-2:] == ["Agenda", "Calendar file"], member
    assert all(len(row) > 1 for row in member)
    assert all(len(row) > 1 for row in rows(mine=None, runs=True))
    over = rows(event=samples.event(status=EventStatus.ENDED), open=False, runs=False)
    assert over == [["Agenda", "Minutes", "Materials"]]


def test_the_own_answer_is_the_coloured_one() -> None:
    t = translator("en")

    def coloured(**what: Any) -> list[str]:
        row = reply_buttons(samples.view(**what), t)
        return [one.item.label for one in row if one.item.style is ButtonStyle.primary]

    assert coloured(mine=None) == ["Going"], "the likely one, before there is one"
    assert coloured(mine=samples.answer(reply=Reply.NO, seat=Seat.NONE)) == ["Not going"]
    assert coloured(mine=samples.answer(reply=Reply.MAYBE, seat=Seat.NONE)) == ["Maybe"]
    assert coloured(mine=samples.answer(seat=Seat.OFFERED)) == ["Going"], "it is still to be taken"


def test_interest_counts_only_with_a_seat() -> None:
    t = translator("en")

    def card(**what: Any) -> str:
        found = replace(
            samples.notice(notices.EVENT_INTEREST.code), view=samples.view(mine=samples.answer(**what))
        )
        reader = Reader(samples.NETWORK, "en", "Europe/Lisbon", MemberId(1))
        return said(words_of(notices.EVENT_INTEREST.code).draw(found, t, reader).view())

    assert "Your interest counts" in card(seat=Seat.SEATED)
    for seat in (Seat.WAITING, Seat.OFFERED, Seat.LAPSED, Seat.NONE):
        assert "Your interest counts" not in card(seat=seat), seat
    assert "number 1,000 on the waiting list" in card(seat=Seat.WAITING)


def test_once_it_is_over_the_link_of_its_room_is_gone() -> None:
    t = translator("en")
    seated = samples.answer(seat=Seat.SEATED)
    over = samples.view(event=samples.event(status=EventStatus.ENDED), open=False, mine=seated)
    assert "meet.example.org" in said(event_card(samples.view(mine=seated), t))
    assert "meet.example.org" not in said(event_card(over, t))


def test_a_reminder_that_asks_has_the_answer() -> None:
    t = translator("en")

    def card(**what: Any) -> str:
        view = samples.view(mine=samples.answer(**what))
        notice = replace(samples.notice(notices.EVENT_REMINDER.code), view=view)
        reader = Reader(samples.NETWORK, "en", "Europe/Lisbon", MemberId(1))
        return said(words_of(notices.EVENT_REMINDER.code).draw(notice, t, reader).view())

    asked = card(seat=Seat.SEATED, moved=1)
    assert "Is it still so?" in asked
    assert "'label': 'Going'" in asked
    assert "'label': 'Going'" not in card(seat=Seat.SEATED, moved=2), "nothing is asked"


def test_while_it_is_on_nobody_reads_of_registration() -> None:
    t = translator("en")
    shared = said(announcement(samples.view(event=samples.event(status=EventStatus.RUNNING), open=False), t))
    assert "It is on." in shared
    assert "Registration is closed" not in shared
    assert "You can change your answer" not in shared


def test_nobody_is_asked_into_a_room_that_was_left() -> None:
    t = translator("en")
    in_time = {"now": samples.SPAN.starts_at, "open": False}
    for status, there in ((EventStatus.RUNNING, True), (EventStatus.ENDED, False)):
        place = Place(Manner.ONLINE, room=RoomKind.VOICE)
        view = samples.view(event=samples.event(status=status, place=place), **in_time)
        assert ("event:join:" in said(event_card(view, t))) is there


def test_previews_hold_with_all_that_there_is_to_know(t: Translator) -> None:
    held(preview.preview(samples.draft(), t))
    held(preview.preview(samples.draft(fields=None, choices=samples.READINGS), t))
    faults = (
        ("when", NoTime(samples.LONG)),
        ("length", LengthImpossible(10_080)),
        ("audience", NotFound("partner", samples.LONG)),
        ("seats", CapacityImpossible(10_000)),
    )
    for shown in (faults, faults[1:], faults[2:]):
        held(preview.preview(samples.draft(fields=None, faults=shown), t))
    held(preview.preview(samples.draft(fields=None, faults=faults[:1], choices=samples.READINGS), t))
    held(preview.move_preview(samples.move(), t))
    held(preview.move_preview(samples.move(span=None, choices=samples.READINGS), t))
    held(preview.move_preview(samples.move(span=None, fault=NoTime(samples.LONG)), t))


def test_one_reading_alone_is_asked_as_such_and_a_move_says_the_present_time() -> None:
    several = said(preview.move_preview(samples.move(span=None, choices=samples.READINGS), EN))
    one = said(preview.move_preview(samples.move(span=None, choices=samples.READINGS[:1]), EN))
    assert "It can be read in several ways." in several
    assert "perhaps something else was meant" in one
    assert "Until now: " in one
    assert "nobody has to be told" in said(preview.move_preview(samples.move(same=True, told=0), EN))


def test_lists_hold(t: Translator) -> None:
    for count in (0, 60):
        held(lists.people_card(samples.people(count), t))
        held(lists.people_card(samples.people(count), t, 3))
        held(lists.colleagues_card(samples.colleagues(count), t, 1))
    held(lists.history_card(samples.history(), t))
    for count, gone, may in ((5, False, True), (0, False, True), (0, False, False), (5, True, False)):
        held(lists.list_card(samples.listed(count, gone=gone, may=may), t))


def test_the_history_tells_the_second_of_two_equal_hours() -> None:
    kept = ["2027-10-31T01:30:00", "Europe/Lisbon", 90]
    before = samples.history()
    moved = next(one for one in before.changes if one.act is Act.MOVED)
    texts = [
        said(lists.history_card(replace(before, changes=(replace(moved, fields={"span": ([], one)}),)), EN))
        for one in (kept, [*kept, 1])
    ]
    assert "UTC+1" in texts[0], texts[0]
    assert "UTC+1" not in texts[1]


def test_receipts_hold(t: Translator) -> None:
    for others in (0, 59):
        held(done.announced(samples.done(others), 2**60, t))
        held(done.announced(samples.done(others), None, t))
        private = replace(samples.done(others), private=True)
        held(done.announced(private, None, t))
        assert "Tasks" not in said(done.announced(private, None, EN)), "it has no list"
        assert cancelled_text(9_999, others, t)
    held(done.answered_for(samples.answered_for(), t))
    fault = LengthImpossible(10_080)
    held(done.not_changed(ChangeDraft(2**53, samples.event(), "what", {}, (fault,) * 9), samples.NETWORK, t))


def test_windows_hold_five_fields_and_their_hints_fit(t: Translator) -> None:
    for fields in (new_fields, change_fields):
        for form in ("what", "who"):
            found = fields(form, {}, t)
            assert 0 < len(found) <= 5
            assert all(len(one.hint) <= 100 and len(one.label) <= 45 for one in found), [
                (one.name, len(one.hint)) for one in found
            ]


def test_every_name_is_said(t: Translator) -> None:
    assert len({events.kind_name(kind, t) for kind in EventKind}) == len(EventKind)
    assert all(events.reply_name(reply, t) for reply in Reply)
    assert all(events.seat_name(seat, t) for seat in Seat if seat is not Seat.NONE)
    assert all(repeat_choice(repeat, t) for repeat in Repeat)
    assert all(lists._ACTS[act](t) for act in Act)
    for manner in Manner:
        for room in RoomKind:
            assert events.place_line(Place(manner, "Tank hall", room), t)
    for day in range(1, 32):
        assert event_repeats.repeat_name(Repeat.MONTHLY_DAY, samples.NOW.replace(day=day).date(), t)


@pytest.mark.parametrize(
    ("mine", "runs", "shown"),
    [
        (None, True, True),
        (None, False, False),
        (samples.answer(seat=Seat.SEATED), False, True),
        (samples.answer(reply=Reply.MAYBE, seat=None), False, True),
        (samples.answer(reply=Reply.NO, seat=None), False, False),
        (samples.answer(seat=Seat.WAITING), False, False),
        (samples.answer(seat=Seat.NONE), False, False),
        (samples.answer(seat=Seat.OFFERED), False, False),
    ],
)
def test_the_link_to_the_room_is_for_those_who_come(mine: Answer | None, runs: bool, shown: bool) -> None:
    link = "https://meet.example.org/x?pwd=secret"
    event = samples.event(place=Place(Manner.ONLINE, room=RoomKind.LINK, link=link))
    view = samples.view(event=event, mine=mine, runs=runs)
    t = translator("en")
    assert (link in said(event_card(view, t))) is shown
    assert link not in said(announcement(view, t))


def test_the_people_are_a_table(t: Translator) -> None:
    table = people_table(samples.people(2), t)
    assert len(table.rows) == 10
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_a_press_carries_no_words_of_people() -> None:
    card = said(event_card(samples.view(), translator("en")))
    assert controls.answer.id(samples.NETWORK, samples.BIG, Reply.GOING.value) in card
