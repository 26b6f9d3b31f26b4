"""What becomes of a message, whatever Discord answers: nothing is raised, nothing is sent twice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import discord
import pytest

from bot.delivering.pace import Pace
from bot.delivering.sending import Sender
from bot.noticing import load_words
from cogs.kit.notice_controls import mark
from domain.actors import MemberId, NetworkId
from domain.notices import Notice, NoticeId, NoticeState, Way
from domain.notices.deliveries import Delivery, DeliveryId, Nothing, Refused, Sent, TryAgain
from domain.notices.kinds import SURVEY_CLOSED
from domain.notices.reader import Reader
from domain.questionnaires import decode
from domain.records import replace
from domain.surveys import Wave, WaveId
from services.notices.views import Told
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped
from services.surveys.noticing import Closed
from services.surveys.wave_views import WaveView

if TYPE_CHECKING:
    from bot.delivering.discord_http import DiscordHttp
    from domain.notices.deliveries import Outcome

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
NETWORK = NetworkId(1)
load_words()


class Answer:
    """As aiohttp's, as far as discord.py's errors look at it."""

    def __init__(self, status: int) -> None:
        self.status, self.reason = status, "reason"


class Wire:
    """Discord's side of three requests: what lies in the channel, and what is answered."""

    def __init__(self, *, error: Exception | None = None, there: list[dict[str, Any]] | None = None) -> None:
        self.error, self.there = error, there or []
        self.posted: list[str] = []
        self.opened: list[int] = []

    async def open_conversation(self, user: int) -> int:
        self.opened.append(user)
        return 900

    async def post(self, _channel: int, _view: object, nonce: str) -> int:
        if self.error is not None:
            raise self.error
        self.posted.append(nonce)
        return 7

    async def find(self, _channel: int, custom_id: str) -> int | None:
        return next((one["id"] for one in self.there if one["custom_id"] == custom_id), None)


@pytest.fixture(scope="module")
def view() -> Closed:
    form = decode(convert_shipped(SELF_ASSESSMENT))
    return Closed(
        WaveView(NETWORK, "N", Wave(WaveId(1), form.hash, "2027", NOW, NOW, None), form, "UTC"), 6, 5
    )


def told(
    view: Closed | None, *, attempts: int = 1, way: Way = Way.DM, conversation: int | None = None
) -> Told:
    notice = Notice(
        NoticeId(1),
        SURVEY_CLOSED.code,
        "wave",
        1,
        MemberId(1),
        None,
        {},
        "k",
        NoticeState.LEASED,
        NOW,
        NOW,
        NOW,
    )
    delivery = Delivery(
        NETWORK, DeliveryId(5), way, "100", MemberId(1), "nonce", NoticeState.LEASED, attempts, NOW
    )
    lines = () if view is None else ((notice, view),)
    return Told(delivery, Reader(NETWORK, "en", "UTC", MemberId(1)), lines, (), frozenset(), conversation)


async def sent(wire: Wire, what: Told) -> Outcome:
    return await Sender(cast("DiscordHttp", wire), Pace(0), Pace(0)).send(what)


async def test_a_conversation_is_opened_once_and_remembered(view: Closed) -> None:
    wire = Wire()
    sender = Sender(cast("DiscordHttp", wire), Pace(0), Pace(0))
    assert await sender.send(told(view)) == Sent(told(view).delivery, 900, 7)
    assert (wire.opened, sender.opened, wire.posted) == ([100], [(NETWORK, "100", 900)], ["nonce"])
    assert isinstance(await sender.send(told(view, conversation=901)), Sent)
    assert wire.opened == [100]


async def test_a_channel_is_its_own_address(view: Closed) -> None:
    wire = Wire()
    found = await sent(wire, told(view, way=Way.CHANNEL))
    assert isinstance(found, Sent)
    assert (found.channel, wire.opened) == (100, [])


async def test_nothing_to_say_is_not_sent() -> None:
    wire = Wire()
    assert await sent(wire, told(None)) == Nothing(told(None).delivery)
    assert wire.posted == []


def answered(status: int, code: int | None) -> discord.HTTPException:
    """What discord.py raises for an answer with that code; without one, for a page that is no JSON."""
    answer = cast("aiohttp.ClientResponse", Answer(status))
    return discord.HTTPException(
        answer, {"code": code, "message": "m"} if code else "<html>cloudflare</html>"
    )


CLOSED, PASSED, AGAIN = (
    Refused(told(None).delivery, "", closed=True),
    Refused(told(None).delivery, ""),
    TryAgain(told(None).delivery, ""),
)


@pytest.mark.parametrize(
    ("status", "code", "way", "outcome"),
    [
        (403, 50007, Way.DM, CLOSED),
        (400, 50278, Way.DM, CLOSED),
        (404, 10013, Way.DM, CLOSED),
        (403, 50007, Way.PARTNER, PASSED),
        (400, 50035, Way.DM, PASSED),
        (400, 50006, Way.DM, PASSED),
        (403, 50001, Way.DM, PASSED),
        (404, 10003, Way.DM, PASSED),
        (404, 10003, Way.PARTNER, PASSED),
        (403, 50013, Way.CHANNEL, PASSED),
        (400, 40003, Way.DM, AGAIN),
        (403, 40003, Way.DM, AGAIN),
        (403, 20028, Way.CHANNEL, AGAIN),
        (403, None, Way.DM, AGAIN),
        (404, None, Way.PARTNER, AGAIN),
        (429, None, Way.DM, AGAIN),
        (429, 50007, Way.DM, AGAIN),
        (401, 50007, Way.DM, AGAIN),
        (500, None, Way.DM, AGAIN),
        (503, 50007, Way.DM, AGAIN),
    ],
)
async def test_what_discord_answers_decides(
    view: Closed, status: int, code: int | None, way: Way, outcome: Refused | TryAgain
) -> None:
    found = await sent(Wire(error=answered(status, code)), told(view, way=way))
    assert found == replace(outcome, delivery=told(view, way=way).delivery, error=f"discord_{code or status}")


async def test_a_conversation_that_is_gone_is_forgotten_and_opened_anew(view: Closed) -> None:
    wire = Wire(error=answered(404, 10003))
    sender = Sender(cast("DiscordHttp", wire), Pace(0), Pace(0))
    what = told(view, conversation=901)
    assert await sender.send(what) == TryAgain(what.delivery, "discord_10003")
    assert sender.opened == [(NETWORK, "100", None)]
    assert wire.opened == []


async def test_what_had_nothing_to_say_is_told_with_what_had(view: Closed) -> None:
    what = told(view)
    ((notice, _),) = what.lines
    silent = replace(notice, id=NoticeId(2))
    found = await sent(Wire(), replace(what, silent=(silent,)))
    assert found == Sent(what.delivery, 900, 7, (silent.id,))


async def test_what_is_not_to_come_this_way_is_looked_for_and_left(view: Closed) -> None:
    what = told(view, attempts=2).only(frozenset())
    (notice,) = what.left
    wire = Wire()
    assert await sent(wire, what) == Nothing(what.delivery, (notice.id,))
    wire = Wire(there=[{"id": 3, "custom_id": mark(NETWORK, 5)}])
    assert await sent(wire, what) == Sent(what.delivery, 900, 3), "it arrived before, with all that it had"
    wire = Wire(error=answered(500, None))
    first = told(view, attempts=1).only(frozenset())
    assert await sent(wire, first) == Nothing(first.delivery, (notice.id,))
    assert (wire.opened, wire.posted) == ([], []), "a first attempt has nothing to look for"


async def test_what_a_message_goes_without_is_left(view: Closed) -> None:
    what = told(view)
    ((notice, _),) = what.lines
    gone = replace(notice, id=NoticeId(2))
    found = await sent(Wire(), replace(what, left=(gone,)))
    assert found == Sent(what.delivery, 900, 7, left=(gone.id,))


@pytest.mark.parametrize(
    "error",
    [aiohttp.ServerDisconnectedError(), ConnectionResetError(), TimeoutError(), discord.RateLimited(60)],
)
async def test_a_wire_that_breaks_is_no_answer(view: Closed, error: Exception) -> None:
    found = await sent(Wire(error=error), told(view))
    assert found == TryAgain(told(view).delivery, type(error).__name__)


async def test_what_arrived_before_is_found_by_its_own_mark_and_not_sent_again(view: Closed) -> None:
    own = {"id": 3, "custom_id": mark(NETWORK, 5)}
    similar = {"id": 4, "custom_id": mark(NETWORK, 55)}
    wire = Wire(there=[similar, own])
    assert await sent(wire, told(view, attempts=2)) == Sent(told(view, attempts=2).delivery, 900, 3)
    assert wire.posted == []
    wire = Wire(there=[similar])
    assert isinstance(await sent(wire, told(view, attempts=2)), Sent)
    assert wire.posted == ["nonce"], "it was deleted, or never arrived: sent with the same nonce"
    wire = Wire(there=[own])
    await sent(wire, told(view, attempts=1))
    assert wire.posted == ["nonce"], "a first attempt has nothing to look for"
