"""Cards of meetings hold what is longest, in four languages; every press has its answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.noticing import load_words
from cogs.event.cards.event import announcement, event_card
from cogs.event.meeting import windows
from cogs.event.meeting.cards import agenda, attendance, entry, minutes, rolls
from cogs.event.meeting.windows import answer_fields
from cogs.kit.notices import words_of
from domain.actors import MemberId
from domain.errors import NotFound
from domain.languages import LANGUAGES
from domain.meetings.attendance import Source
from domain.meetings.errors import AgendaLine
from domain.meetings.model import EntryKind, MaterialId, MinutesStatus, Opinion, Verdict
from domain.meetings.rolls import Skipped
from domain.notices.reader import Reader
from domain.records import replace
from locales import Translator, translator
from services.meetings.agenda import AgendaDraft
from services.meetings.notices import MeetingNotice
from templates.words import meetings as words
from tests.cogs.event import meeting_samples as samples
from tests.cogs.event import samples as events
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView


READER = Reader(events.NETWORK, "en", "Europe/Lisbon", MemberId(1))
load_words()


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def said(view: LayoutView) -> str:
    return str(view.to_components())


def test_agendas_hold(t: Translator) -> None:
    for count in (0, 1, 30):
        held(agenda.agenda_card(samples.agenda_view(count), t))
    fault = AgendaLine(30, events.LONG, "long", 120)
    held(agenda.agenda_fault(AgendaDraft(events.BIG, events.event(), "", fault), events.NETWORK, t))
    held(agenda.running_card(samples.ON, samples.attendance(), t, "*_" * 100))
    held(agenda.here_card(samples.ON, t, again=True))


def test_lists_of_who_was_there_hold(t: Translator) -> None:
    for count, page in ((0, 0), (60, 0), (60, 2)):
        held(attendance.attendance_card(samples.attendance(count), t, page, "*_" * 100))
    people = samples.attendance().people
    for source in (Source.DESK, Source.SHEET):
        held(attendance.ticking_card(samples.attendance(), people, source, t, 1))
        held(attendance.ticking_card(samples.attendance(), (), source, t))
    held(attendance.person_card(samples.one_there(), t))
    held(attendance.person_card(samples.one_there(corrections=(), person=samples.there(3)), t))


def test_files_of_teams_and_zoom_hold(t: Translator) -> None:
    held(rolls.roll_card(samples.roll(), t))
    empty = samples.roll(rows=(), skipped=())
    held(rolls.roll_card(empty, t))


def test_minutes_hold_in_every_state(t: Translator) -> None:
    for status in MinutesStatus:
        for runs in (True, False):
            view = samples.minutes(status)
            held(minutes.minutes_card(replace(view, event=replace(view.event, runs=runs)), t, "*_" * 60))
    held(minutes.minutes_card(samples.minutes(MinutesStatus.DRAFT, content=samples.content(0)), t))
    held(minutes.minutes_card(samples.minutes(content=None), t))
    held(minutes.withdraw_card(samples.minutes(), t))
    held(minutes.withdraw_card(samples.minutes(opinions=()), t))
    held(entry.materials_card(samples.minutes(), t))
    held(entry.materials_card(samples.minutes(materials=()), t))
    held(entry.material_card(samples.minutes(), MaterialId(1), t, None))


def test_entries_hold(t: Translator) -> None:
    for view in samples.entries():
        held(entry.entry_card(view, t, "*_" * 60))
    held(entry.quote_card(samples.entry_draft(), t))
    held(entry.quote_card(samples.entry_draft(quotes=""), t))
    held(entry.draft_card(samples.entry_draft(fault=NotFound("member", events.LONG)), t))
    held(entry.draft_card(samples.entry_draft(days=(date(2027, 6, 4), date(2027, 6, 11))), t))
    held(entry.dropped(t))


def test_a_follow_up_is_asked_for_all_that_it_needs() -> None:
    fields = windows.entry_fields(EntryKind.FOLLOW_UP, {}, translator("en"))
    assert [(one.name, one.required) for one in fields] == [("text", True), ("owner", True), ("due", True)]


def test_windows_fit(t: Translator) -> None:
    for fields in (
        windows.agenda_fields("", t),
        *(windows.entry_fields(kind, {}, t) for kind in EntryKind),
        windows.why_fields(t),
        windows.objection_fields(t),
        windows.action_fields(t),
        windows.roll_fields(t),
        windows.link_fields(t),
        windows.file_fields(t),
    ):
        assert 0 < len(fields) <= 5
        assert all(len(one.hint) <= 100 and len(one.label) <= 45 for one in fields)


def test_every_name_is_said(t: Translator) -> None:
    assert len({words.source_name(source, t) for source in Source}) == len(Source)
    for kind in EntryKind:
        assert words.kind_name(kind, t)
        assert words.kind_title(kind, t)
    skipped = [words.skipped_line(Skipped(1, "x", why), t) for why in ("name", "time", "action")]
    assert len(set(skipped)) == len(skipped)


def test_an_event_that_is_on_can_be_checked_in_to(t: Translator) -> None:
    held(announcement(samples.ON, t))
    held(event_card(samples.ON, t))
    assert "meeting:here" in said(announcement(samples.ON, t))
    assert "meeting:here" not in said(announcement(events.view(), t))
    assert "meeting:here" not in said(event_card(samples.OVER, t))
    assert "meeting:minutes" in said(event_card(samples.OVER, t))


def test_while_it_is_on_the_next_thing_is_noted_from_each_card() -> None:
    t = translator("en")
    assert "meeting:note:" in said(entry.entry_card(samples.entry_view(), t))
    assert "meeting:start:" in said(entry.entry_card(samples.entry_view(), t)), "and back to running it"
    assert "meeting:start:" in said(event_card(samples.ON, t))
    over = replace(samples.entry_view(), event=samples.OVER)
    assert "meeting:note:" not in said(entry.entry_card(over, t))


def test_what_was_said_of_minutes_is_not_offered_again() -> None:
    t = translator("en")
    view = samples.minutes(MinutesStatus.SENT)

    def card(verdict: Verdict | None) -> str:
        mine = None if verdict is None else replace(view.opinions[0], verdict=verdict)
        return said(minutes.minutes_card(replace(view, mine=mine), t))

    assert "meeting:approve:" in card(None)
    assert "meeting:approve:" not in card(Verdict.APPROVES)
    assert "meeting:object:" in card(Verdict.APPROVES), "one can think again"
    assert "meeting:approve:" in card(Verdict.OBJECTS)


def test_a_round_is_ended_only_after_it_was_asked() -> None:
    t = translator("en")
    view = samples.minutes(MinutesStatus.SENT)
    assert "meeting:withdraw:" not in said(minutes.minutes_card(view, t))
    asked = said(minutes.withdraw_card(view, t))
    assert "meeting:withdraw:" in asked
    assert "59 answers count no more" in asked
    over = said(minutes.withdraw_card(samples.minutes(MinutesStatus.APPROVED), t))
    assert "meeting:withdraw:" not in over, "another has closed it meanwhile"


def test_what_somebody_objects_to_is_answered_before_it_is_closed() -> None:
    t = translator("en")
    objected = said(minutes.minutes_card(samples.minutes(MinutesStatus.SENT), t))
    assert "meeting:close_over:" in objected
    assert "meeting:close:" not in objected
    assert "meeting:close:" in said(minutes.minutes_card(samples.minutes(MinutesStatus.SENT, opinions=()), t))
    (field,) = answer_fields(1, t)
    assert (field.required, field.hint[:22]) == (True, "1 objection is open; i")


def test_once_minutes_stand_all_see_what_was_objected_and_answered() -> None:
    t = translator("en")
    view = samples.minutes(MinutesStatus.APPROVED)
    mine = Opinion(MemberId(1), 1, Verdict.OBJECTS, "It was Cork", samples.NOW)
    stands = replace(view.minutes, answer="Cork was the dinner")
    view = replace(view, event=replace(view.event, runs=False), minutes=stands, opinions=(mine,), mine=mine)
    shown = said(minutes.minutes_card(view, t))
    told = words_of("minutes.approved").draw(MeetingNotice("minutes.approved", view), t, READER).view()
    for card in (shown, said(told)):
        assert "Approved: 0 · Objections: 1 · Not answered: 100" in card
        assert "**Answer:** Cork was the dinner" in card
        assert "It was Cork" in card
    sent = replace(view, minutes=replace(stands, status=MinutesStatus.SENT, answer=""))
    assert "Objections" not in said(minutes.minutes_card(sent, t)), (
        "others' words are the organiser's till then"
    )


def test_who_only_takes_part_cannot_change_anything() -> None:
    t = translator("en")
    view = samples.minutes(MinutesStatus.SENT)
    mine = said(minutes.minutes_card(replace(view, event=replace(view.event, runs=False)), t))
    assert "meeting:approve" in mine
    for act in ("close", "withdraw_ask", "note", "send", "pick_entry"):
        assert f"meeting:{act}:" not in mine


def test_of_an_event_that_is_on_one_says_that_one_is_there_and_comes_in(t: Translator) -> None:
    """Nobody is asked any more whether they will come; five buttons are the most in a row."""
    rows = [
        [button["custom_id"] for button in row["components"]]
        for row in announcement(samples.ON, t).to_components()[0]["components"]
        if row["type"] == 1
    ]
    assert [len(row) for row in rows] == [3]
    assert "meeting:here" in rows[0][0]
    assert "event:join" in rows[0][1]
