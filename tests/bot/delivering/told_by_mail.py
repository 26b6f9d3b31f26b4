"""Something to say by e-mail: notices of every kind, without a database."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.noticing import load_words
from domain.actors import MemberId, NetworkId
from domain.consents import Purpose, Recorded, Said
from domain.controllers import Controller
from domain.networks import Network
from domain.notices import KINDS, Notice, NoticeId, NoticeState, Way
from domain.notices.deliveries import Delivery, DeliveryId
from domain.notices.kinds import (
    ACCOUNTS_ASKED,
    ACCOUNTS_SETTLED,
    ADDRESS,
    ARRIVAL_ARRIVED,
    ARRIVAL_DISOWNED,
    SURVEY_CLOSED,
    SURVEY_CLOSING,
)
from domain.notices.reader import Reader
from domain.questionnaires import decode
from domain.records import replace
from domain.surveys import Wave, WaveId
from domain.todo import Item
from domain.todo import Kind as TodoKind
from domain.uniting import Settled, Uniting
from services.arriving.views import ArrivedNotice, DisownedNotice, InvitationNotice
from services.door import AddressNotice, SignInNotice
from services.notices.views import Told
from services.privacy_notice import PrivacyNotice
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped
from services.surveys.noticing import Closed, ClosingSoon
from services.surveys.wave_views import WaveView
from services.todo.views import TodoNotice
from tests.cogs.event import samples as event_samples
from tests.cogs.event import task_samples
from tests.cogs.event.polls import samples as poll_samples
from tests.cogs.plan import samples
from tests.cogs.practice import told as practice_told

if TYPE_CHECKING:
    from domain.questionnaires import Form

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
NETWORK = NetworkId(3)
load_words()


@cache
def _form() -> Form:
    return decode(convert_shipped(SELF_ASSESSMENT))


def view_of(kind: str, label: str = "2027") -> Any:
    if KINDS[kind].group in {"practice", "practice_news"}:
        return practice_told.notice(kind, proof="seen by all")
    if KINDS[kind].group == "plan":
        return samples.notice(kind)
    if kind.startswith(("poll.", "task.")):
        return (poll_samples if kind.startswith("poll.") else task_samples).notice(kind)
    if KINDS[kind].group == "event":
        return event_samples.notice(kind)
    if KINDS[kind].group == "todo":
        owed = Item(TodoKind.POSTPONEMENT, 7, NOW, NOW.date(), -2, 3, "Map", code="P1.Z1.A1.M1", who="Eva")
        return TodoNotice(NETWORK, (owed,), 2, 1, 13, NOW)
    if kind == ADDRESS.code:
        return AddressNotice("Atlantic", "Ana Sá", "ana@example.org", "address." + "t" * 90, NOW)
    if KINDS[kind].group == "arrival":
        return _arrival(kind)
    if KINDS[kind].group == "consent":
        return Recorded(NETWORK, "Atlantic", Purpose.PHOTO, "photo-1", NOW, "Ana Sá", Said.PAPER)
    if KINDS[kind].group == "door":
        return SignInNotice(NETWORK, "t" * 100, NOW)
    about = WaveView(NETWORK, "N", Wave(WaveId(1), _form().hash, label, NOW, NOW, None), _form(), "UTC")
    return ClosingSoon(about, started=True) if kind == SURVEY_CLOSING.code else Closed(about, 6, 5)


def _arrival(kind: str) -> ArrivedNotice | DisownedNotice | InvitationNotice | Settled | Uniting:
    if kind == ARRIVAL_ARRIVED.code:
        return ArrivedNotice(NETWORK, MemberId(7), "Zoé Ruiz", "Director", "Porto technology centre")
    if kind == ARRIVAL_DISOWNED.code:
        return DisownedNotice(NETWORK, MemberId(7), "Zoé Ruiz", "Porto technology centre", "Ana Sá")
    if kind == ACCOUNTS_ASKED.code:
        return Uniting(NETWORK, "Atlantic", 7, "Zoé Ruiz", "Porto", "zruiz", "", "Ana Sá", NOW)
    if kind == ACCOUNTS_SETTLED.code:
        return Settled(NETWORK, "Atlantic", "Zoé Ruiz", "zruiz", "Ana Sá", joined=False, own=False)
    network = Network(NETWORK, None, "Atlantic", "en", "Europe/Lisbon", False, NOW)
    controller = Controller("Porto technology centre", "privacy@example.org", said=True)
    notice = PrivacyNotice(network, controller, NOW.date())
    token = "join." + "t" * 90
    return InvitationNotice(notice, "Zoé Ruiz", "Porto", ("Ana Sá",), token, "K7MP3XQR", "", reminder=False)


def told(
    *kinds: str, address: str = "ana@example.org", language: str = "en", label: str = "2027", **reader: Any
) -> Told:
    """The delivery of these notices to Ana; without any, of one survey that has closed."""
    codes = kinds or (SURVEY_CLOSED.code,)
    notices = [
        Notice(NoticeId(n), code, "x", 1, MemberId(1), None, {}, f"k{n}", NoticeState.LEASED, NOW, NOW, NOW)
        for n, code in enumerate(codes, 1)
    ]
    delivery = Delivery(
        NETWORK,
        DeliveryId(5),
        Way.EMAIL,
        address,
        MemberId(1),
        "abcdef0123456789",
        NoticeState.LEASED,
        1,
        NOW,
    )
    known = Reader(NETWORK, language, "Europe/Lisbon", MemberId(1), name="Ana Sá", network_name="Atlantic")
    lines = tuple((one, view_of(one.kind, label)) for one in notices)
    return Told(delivery, replace(known, **reader), lines, (), frozenset(), None)
