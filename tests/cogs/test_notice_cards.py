"""Messages that bring notices hold what is longest, in four languages, with the mark of their delivery."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivering.discord_http import _custom_ids
from bot.noticing import load_words
from cogs.kit import notice_cards, notice_controls
from cogs.kit.notices import LONGEST, register, tells, without_words, words_of
from cogs.me import notice_cards as own_cards
from domain.actors import MemberId, NetworkId, PartnerId
from domain.consents import Purpose, Recorded, Said
from domain.controllers import Controller
from domain.languages import LANGUAGES
from domain.networks import Network, Partner, PartnerKind
from domain.notices import KINDS, Notice, NoticeId, NoticeState, Preferences, Rhythm, Way
from domain.notices.about import About
from domain.notices.deliveries import Delivery, DeliveryId
from domain.notices.kinds import (
    ACCOUNTS_ASKED,
    ACCOUNTS_SETTLED,
    ADDRESS,
    ARRIVAL_ARRIVED,
    ARRIVAL_DISOWNED,
    ARRIVAL_INVITED,
    CONSENT_RECORDED,
    EVENT_REMINDER,
    PLAN_KINDS,
    SIGN_IN,
    SURVEY_CLOSED,
    SURVEY_CLOSING,
    TASK_DUE,
    TASK_OVERDUE,
    TODO_REMINDER,
)
from domain.notices.reader import Reader
from domain.questionnaires import decode
from domain.records import replace
from domain.surveys import Wave, WaveId
from domain.todo import Item, Kind
from domain.uniting import Settled, Uniting
from locales import translator
from services.arriving.views import ArrivedNotice, DisownedNotice, InvitationNotice
from services.door import AddressNotice, SignInNotice
from services.notices.views import MyNotices, Snoozed, Told
from services.privacy_notice import PrivacyNotice
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped
from services.surveys.noticing import Closed, ClosingSoon
from services.surveys.wave_views import WaveView
from services.todo.views import TodoNotice
from templates.on_the_web import on_the_web
from tests.cogs.event import samples as event_samples
from tests.cogs.event import task_samples
from tests.cogs.event.polls import samples as poll_samples
from tests.cogs.plan import samples
from tests.cogs.practice import told as practice_told
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
NETWORK = NetworkId(2**53)
READER = Reader(NETWORK, "en", "Europe/Lisbon", MemberId(1), name="n" * 200)
OWED = Item(Kind.POSTPONEMENT, 2**53, NOW, NOW.date(), -99, 99, "*_" * 99, code="P1.Z1.A1.M1", who="*_" * 99)
load_words()


@pytest.fixture(scope="module")
def about() -> WaveView:
    form = decode(convert_shipped(SELF_ASSESSMENT))
    return WaveView(
        NETWORK, "w" * 100, Wave(WaveId(1), form.hash, "l" * 200, NOW, NOW, None), form, "Europe/Lisbon"
    )


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def view_of(kind: str, about: WaveView) -> Any:
    """Something to say for each kind; a new one needs its row here."""
    if KINDS[kind].group == "plan":
        return samples.notice(kind)
    if KINDS[kind].group in {"practice", "practice_news"}:
        return practice_told.notice(kind)
    if kind.startswith("poll."):
        return poll_samples.notice(kind)
    if kind.startswith("task."):
        return task_samples.notice(kind)
    if KINDS[kind].group == "event":
        return event_samples.notice(kind)
    return {
        SURVEY_CLOSING.code: ClosingSoon(about, started=True),
        SURVEY_CLOSED.code: Closed(about, 99, 98),
        ADDRESS.code: AddressNotice("N" * 99, "A" * 99, "a" * 64 + "@" + "d" * 180 + ".org", "t" * 150, NOW),
        SIGN_IN.code: SignInNotice(NETWORK, "t" * 100, NOW),
        ARRIVAL_INVITED.code: _invitation(),
        ARRIVAL_ARRIVED.code: ArrivedNotice(NETWORK, MemberId(2**53), "*_" * 40, "*_" * 40, "*_" * 99),
        ARRIVAL_DISOWNED.code: DisownedNotice(NETWORK, MemberId(2**53), "*_" * 40, "*_" * 99, "*_" * 40),
        ACCOUNTS_ASKED.code: Uniting(
            NETWORK, "*_" * 50, 2**53, *("*_" * 40, "*_" * 99) * 2, "*_" * 40, NOW, _partner()
        ),
        ACCOUNTS_SETTLED.code: Settled(
            NETWORK, "*_" * 50, "*_" * 40, "*_" * 40, "*_" * 40, joined=True, own=True
        ),
        CONSENT_RECORDED.code: Recorded(
            NETWORK, "*_" * 50, Purpose.PHOTO, "photo-1", NOW, "*_" * 40, Said.PAPER
        ),
        TODO_REMINDER.code: TodoNotice(NETWORK, (OWED,) * 6, 99, 98, 9999, NOW),
    }[kind]


def _partner() -> Partner:
    kind = PartnerKind.CENTRE
    return Partner(PartnerId(1), "P1", "*_" * 40, kind, "pt", "PT11", "PT", None, None, NOW)


def _invitation() -> InvitationNotice:
    network = Network(NETWORK, None, "*_" * 50, "en", "Europe/Lisbon", False, NOW)
    controller = Controller("*_" * 60, "a" * 190 + "@b.example", said=True)
    notice = PrivacyNotice(network, controller, NOW.date())
    link = "https://discord.gg/" + "x" * 60
    return InvitationNotice(
        notice, "*_" * 40, "*_" * 99, ("*_" * 40,) * 9, "t" * 200, "K7MP3XQR", link, reminder=True
    )


def told(kind: str, about: WaveView, language: str, count: int = 1, **what: Any) -> Told:
    ones = [
        Notice(
            NoticeId(n), kind, "wave", 1, MemberId(1), None, {}, f"k{n}", NoticeState.LEASED, NOW, NOW, NOW
        )
        for n in range(1, count + 1)
    ]
    delivery = Delivery(NETWORK, DeliveryId(2**60), Way.DM, "1", MemberId(1), "n", NoticeState.LEASED, 1, NOW)
    lines = tuple((one, view_of(kind, about)) for one in ones)
    made = Told(delivery, replace(READER, language=language), lines, (), frozenset(), None)
    return replace(made, **what)


def text(view: LayoutView) -> str:
    return str(view.to_components())


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_and_many_of_every_kind_in_every_language(kind: str, language: str, about: WaveView) -> None:
    for count in (1, 2, 25):
        found = told(kind, about, language, count)
        late = replace(found, late=frozenset(one.id for one, _ in found.lines))
        shared = replace(late, reader=replace(found.reader, shared=True))
        for each in (found, late, shared):
            view = notice_cards.message(each)
            held(view)
            mark = notice_controls.mark(NETWORK, each.delivery.id)
            assert list(_custom_ids(view.to_components())).count(mark) == 1
        line = words_of(kind).line(view_of(kind, about), translator(language))
        assert 0 < len(line) <= LONGEST
        held(notice_cards.alone(*found.lines[0], found, translator(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_only_discord_draws_reaches_a_page(kind: str, language: str, about: WaveView) -> None:
    t = translator(language, "Europe/Lisbon")
    shown = on_the_web(words_of(kind).line(view_of(kind, about), t), t)
    assert not re.search(r"<(t:|@|#|/\w|a?:\w)", shown), shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_to_do_for_one_event_is_one_line(language: str, about: WaveView) -> None:
    late, due = (told(one.code, about, language, 2).lines for one in (TASK_OVERDUE, TASK_DUE))
    other = replace(told(TASK_DUE.code, about, language).lines[0][0], subject_id=2), due[0][1]
    numbered = [
        (replace(one, id=NoticeId(n)), view) for n, (one, view) in enumerate((*late, *due, other), start=1)
    ]
    found = replace(told(TASK_DUE.code, about, language), lines=tuple(numbered))
    view = notice_cards.message(found)
    held(view)
    said = next(
        item.content for item in view.walk_children() if getattr(item, "content", "").startswith("- ")
    )
    assert len(said.splitlines()) == 2
    assert all(len(line) <= LONGEST + 2 for line in said.splitlines())


def test_what_people_wrote_is_escaped_once_and_not_at_all_in_a_list(kind: str, about: WaveView) -> None:
    for item in notice_cards.message(told(kind, about, "en", 2)).walk_children():
        assert "\\\\" not in getattr(item, "content", "")
        for option in getattr(getattr(item, "item", item), "options", ()):
            assert "\\" not in option.label


def test_every_kind_has_its_words_and_its_group_a_name(kind: str) -> None:
    assert without_words() == []
    assert kind in tells()
    # What somebody asked for a moment ago is nothing to choose about.
    assert KINDS[kind].asked or own_cards.GROUPS[KINDS[kind].group](translator("en"))
    words = words_of(kind)
    with pytest.raises(ValueError, match="already"):
        register(KINDS[kind], tell=words.tell, draw=words.draw, line=words.line)


def test_a_shared_message_says_for_whom_it_is_and_a_late_one_that_it_is_late(about: WaveView) -> None:
    found = told(SURVEY_CLOSED.code, about, "en")
    assert "For nnn" not in text(notice_cards.message(found))
    shared = replace(found, reader=replace(found.reader, shared=True))
    assert "For nnn" in text(notice_cards.message(shared))
    late = replace(found, late=frozenset({NoticeId(1)}))
    assert f"due on <t:{int(NOW.timestamp())}:f>, while Techlink was not running" in text(
        notice_cards.message(late)
    )
    several = replace(told(SURVEY_CLOSED.code, about, "en", 3), late=frozenset({NoticeId(2)}))
    assert "While Techlink was not running" in text(notice_cards.message(several))


def test_one_card_names_the_colleagues_whom_it_concerns_and_shows_nobody_s_answer(about: WaveView) -> None:
    channel = replace(READER, member=None, shared=True)
    for kind in (one.code for one in KINDS.values() if one.shared):
        found = told(kind, about, "en", 20, reader=channel)
        lines = tuple((replace(one, member=MemberId(one.id)), view) for one, view in found.lines)
        names = {MemberId(n): f"Colleague {n}" for n in range(1, 21)}
        view = notice_cards.message(replace(found, lines=lines, names=names))
        held(view)
        assert "-# For Colleague 1, Colleague 2, " in text(view)
        assert "Colleague 12 and 8 more" in text(view)
        assert "You have not answered" not in text(view)
        assert "A seat is free" not in text(view)
        assert "A seat is yours" not in text(view)
        assert "20 reminders" not in text(view), "it is one"


def test_a_channels_message_cannot_be_put_off(about: WaveView) -> None:
    channel = replace(READER, member=None, shared=True)
    said = text(notice_cards.message(told(SURVEY_CLOSED.code, about, "en", reader=channel)))
    assert "Remind me later" not in said
    assert "Notifications…" in said


def test_what_is_over_cannot_be_put_off(about: WaveView, kind: str) -> None:
    said = text(notice_cards.message(told(kind, about, "en")))
    over = "nothing left to do" in said
    assert ("Remind me later" in said) is not over


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_behind_the_buttons(language: str) -> None:
    t = translator(language, "Europe/Lisbon")
    held(own_cards.until_when(NETWORK, 2**60, NOW, "Europe/Lisbon", t))
    for count in (0, 1):
        held(own_cards.put_off(Snoozed(NOW, count), t))
    held(own_cards.settled(NETWORK, SURVEY_CLOSED.code, About("Survey 2027", kind="wave", id=7), t))
    for quiet in (None, Preferences().quiet):
        found = MyNotices(
            "Europe/Lisbon",
            Preferences(quiet=quiet, digest_at=time(7, 30)),
            dict.fromkeys(own_cards.GROUPS, Rhythm.DAILY),
            {},
            direct_open=True,
        )
        held(own_cards.how_often(NETWORK, 2**60, tuple(own_cards.GROUPS), found, t))


def test_what_is_sent_is_known_plans_included() -> None:
    assert {kind.code for kind in PLAN_KINDS} < KINDS.keys(), (
        "else they were dropped when late, with no group"
    )


def test_an_event_among_others_stands_on_each_reader_s_own_clock(about: WaveView) -> None:
    # In a partner's channel nobody knows whose clock is meant: Carme (Madrid) read the hour of Lisbon there.
    shared = replace(READER, member=None, shared=True)
    found = told(EVENT_REMINDER.code, about, "en", 2, reader=shared)
    starts = found.lines[0][1].view.event.starts_at
    said = text(notice_cards.message(found))
    assert f"<t:{int(starts.timestamp())}:f>" in said
    found = replace(found, lines=tuple((one, _titled(view, "Tides")) for one, view in found.lines))
    labels = [
        option.label
        for item in notice_cards.message(found).walk_children()
        for option in getattr(getattr(item, "item", item), "options", ())
    ]
    assert labels == ["Soon: E999999 Tides, Tuesday, 15 June 2027, 23:30 (Lisbon)"] * 2, (
        "a list names its clock"
    )


def _titled(found: Any, title: str) -> Any:
    return replace(found, view=replace(found.view, event=replace(found.view.event, title=title)))
