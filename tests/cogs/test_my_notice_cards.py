"""How one is notified and the inbox, with what is longest, in four languages: they hold, and say what is so."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from bot.noticing import load_words
from cogs.me import inbox_cards, notice_cards, notification_cards
from cogs.me.notice_cards import GROUPS
from domain.actors import MemberId
from domain.languages import LANGUAGES
from domain.notices import KINDS, Notice, NoticeId, NoticeState, Preferences, QuietHours, Rhythm, Way
from domain.notices.about import About, Fate
from domain.notices.kinds import MILESTONE_DUE
from domain.records import replace
from locales import translator
from services.notices.inbox import SIZE
from services.notices.views import InboxEntry, InboxPage, MyNotices
from templates.words.reaching import reached
from tests.cogs.plan import samples
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
NETWORK = 2**53
ZONE = "Atlantic/Azores"
ABOUT = About("*_" * 100, "P9.Z9.A9.M9", "milestone", 2**53, Fate.CANCELLED)
load_words()


def chosen(**what: Any) -> MyNotices:
    rhythms = dict.fromkeys(
        dict.fromkeys(kind.group for kind in KINDS.values() if not kind.asked), Rhythm.WEEKLY
    )
    return replace(MyNotices(ZONE, Preferences(), rhythms, {}, direct_open=False), **what)


def text(view: LayoutView) -> str:
    return "\n".join(getattr(item, "content", "") for item in view.walk_children())


def entries(count: int, view: Any) -> list[InboxEntry]:
    kind = MILESTONE_DUE.code
    return [
        InboxEntry(
            Notice(
                NoticeId(n), kind, "m", 1, MemberId(1), None, {}, f"k{n}", NoticeState.SENT, NOW, NOW, NOW
            ),
            NOW,
            NOW if n % 2 else None,
            view,
            ABOUT,
        )
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_can_be_chosen_fits(language: str) -> None:
    t = translator(language, ZONE)
    odd = Preferences(quiet=QuietHours(time(22, 30), time(6, 45)), digest_at=time(7, 15))
    longest = "_" * 64 + "@" + "d" * 63 + ".example.org"
    for way in (Way.DM, Way.EMAIL, Way.PARTNER, Way.INBOX):
        for direct, agreed, place in ((True, True, True), (False, True, False), (False, False, False)):
            found = chosen(
                preferences=replace(odd, way=way),
                direct_open=direct,
                agreed=agreed,
                place=place,
                unread=50,
                mail=longest if agreed else "",
                mail_open=direct,
            )
            held(
                notification_cards.choices(
                    NETWORK, found, NOW, t, notification_cards.digest_said(found, NOW, t)
                )
            )
            assert reached(found, t)
    for window in (notification_cards.ask_quiet, notification_cards.ask_digest):
        for item in window(NETWORK, chosen(preferences=odd), t).children:
            assert len(getattr(item, "component").options) <= 25  # noqa: B009 - a label of the kit
    always = chosen(always=dict.fromkeys(GROUPS, "law"), preferences=replace(odd, quiet=None))
    view = notification_cards.choices(NETWORK, always, NOW, t)
    held(view)
    assert text(view).count(t.text("They always come, at once: somebody relies on you having been told.")) > 1
    assert ":rhythm:" not in str(view.to_components())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_inbox_fits_page_by_page(language: str) -> None:
    t = translator(language, ZONE)
    for view in (samples.notice(MILESTONE_DUE.code), None):
        for page in (0, 5, 99_998):
            found = InboxPage(tuple(entries(SIZE, view)), 799_992, 799_000, page, 99_999)
            held(inbox_cards.inbox_card(NETWORK, found, t))
        one = InboxPage(tuple(entries(1, view)), 1, 0, 0, 1)
        held(inbox_cards.inbox_card(NETWORK, one, t))
    held(inbox_cards.inbox_card(NETWORK, InboxPage((), 0, 0, 0, 1), t))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_settled_says_what_it_was_about_and_is_not_new(language: str) -> None:
    t = translator(language, ZONE)
    for fate in Fate:
        about = replace(ABOUT, title="Survey", fate=fate)
        lying = tuple(replace(one, about=about) for one in entries(1, None))
        lying = tuple(replace(one, read_at=None) for one in lying)
        card = inbox_cards.inbox_card(NETWORK, InboxPage(lying, 1, 0, 0, 1), t)
        (line,) = [one for one in text(card).split("\n") if "Survey" in one]
        assert "P9.Z9.A9.M9 Survey" in line
        assert "**" not in line
        assert ":entry:" in str(card.to_components()), "it can still be opened"
        opened = notice_cards.settled(NETWORK, MILESTONE_DUE.code, about, t)
        held(opened)
        assert "P9.Z9.A9.M9 Survey" in text(opened)
        assert "plan:milestone:" in str(opened.to_components())
    gone = notice_cards.settled(NETWORK, MILESTONE_DUE.code, replace(ABOUT, kind="", id=0), t)
    assert "plan:milestone:" not in str(gone.to_components())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_shown_says_so_and_is_new_still(language: str) -> None:
    t = translator(language, ZONE)
    (lying,) = (replace(one, read_at=None, fault="RuntimeError()") for one in entries(1, None))
    card = inbox_cards.inbox_card(NETWORK, InboxPage((lying,), 1, 1, 0, 1), t)
    held(card)
    (line,) = [one for one in text(card).split("\n") if "P9.Z9.A9.M9" in one]
    assert line.endswith(t.text("cannot be shown just now"))
    assert "**" in line
    assert ":entry:" in str(card.to_components()), "whoever opens it is told that something went wrong"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_unread_is_said_in_words(language: str) -> None:
    t = translator(language, ZONE)
    read = InboxPage(tuple(entries(1, None)), 1, 0, 0, 1)
    assert "0" not in text(inbox_cards.inbox_card(NETWORK, read, t)).split("\n")[1]
    card = text(notification_cards.choices(NETWORK, chosen(unread=0), NOW, t))
    (inbox,) = [line for line in card.split("\n") if t.text("**Inbox:** you have read all of it.") in line]
    assert "0" not in inbox
    assert not re.search(r"\([^)]*\(", card), "no brackets within brackets"


def test_what_is_missing_is_said_with_what_mends_it() -> None:
    t = translator("en", ZONE)

    def said(**what: Any) -> str:
        return text(notification_cards.choices(NETWORK, chosen(**what), NOW, t))

    assert "You have not agreed to direct messages" in said()
    assert "under Privacy Settings, allow direct messages" in said(agreed=True)
    assert "You have not agreed" not in said(agreed=True, direct_open=True)
    partner = said(preferences=Preferences(way=Way.PARTNER))
    assert "Your partner has no channel" in partner
    assert "You have not agreed" not in said(preferences=Preferences(way=Way.INBOX))


def test_e_mail_is_offered_to_who_has_an_address_and_a_closed_one_says_so() -> None:
    t = translator("en", ZONE)

    def said(**what: Any) -> tuple[str, str]:
        view = notification_cards.choices(NETWORK, chosen(**what), NOW, t)
        return text(view), str(view.to_components())

    words, parts = said()
    assert "Nothing comes by e-mail: no address of yours is known." in words
    assert "E-mail address…" in parts
    assert "'email'" not in parts
    words, parts = said(mail_known="a@example.org")
    assert "No mails are sent to a@example.org" in words
    assert "Mails after all…" in parts
    email = Preferences(way=Way.EMAIL)
    words, parts = said(preferences=email, mail="a_b@example.org", mail_open=True)
    assert "You are reached by e-mail at a\\_b@example.org. Else: into the inbox." in words
    assert "You have not agreed to direct messages" not in words, "who gets mails need not be asked for more"
    assert "An e-mail to me" in parts
    words, parts = said(preferences=email, mail="a@example.org")
    assert "Mails to a@example.org came back" in words
    assert "My address is in order: try again" in parts
    words, _ = said(mail="a@example.org", mail_open=True)
    assert "You are reached by e-mail at a@example.org." in words


def test_a_rhythm_says_when_it_comes_next_on_the_persons_clock() -> None:
    t = translator("en", ZONE)
    expected = {
        Rhythm.AT_ONCE: "each comes at its time",
        Rhythm.DAILY: "Next: Wednesday, 13 January 2027",
        Rhythm.WEEKLY: "Next: Monday, 18 January 2027",
        Rhythm.NEVER: "nothing of it comes any more",
    }
    for rhythm, words in expected.items():
        said = notification_cards.rhythm_said("plan", chosen(rhythms={"plan": rhythm}), NOW, t)
        assert said.startswith("Innovation plans")
        assert words in said
        if rhythm in {Rhythm.DAILY, Rhythm.WEEKLY}:
            assert "09:00" in said
