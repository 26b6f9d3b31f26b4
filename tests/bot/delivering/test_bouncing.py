"""Mails that came back, out of a real mailbox, on a real database: only ours, once, and nothing else touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.config import Config
from bot.delivering.bouncing import Bounces, bounces_of
from bot.delivering.mailbox import Mailbox, MailboxTrouble, place_of
from domain.actors import ChannelKind, MemberId, NetworkId
from domain.consents import Given, Purpose
from domain.notices import NewNotice, NoticeState, Preferences, Way
from domain.notices.bounces import message_id
from domain.notices.deliveries import Sent
from domain.notices.kinds import SURVEY_CLOSED
from services.notices import working
from storage import across, consents, members, outbox, people
from storage.notices import preferences, settling
from tests.bot.delivering.imap import Imap
from tests.bot.delivering.returned import exchange, gmail, postfix, vacation
from tests.bot.delivering.told_by_mail import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from domain.notices import Notice
    from domain.notices.deliveries import Delivery
    from services.core import Core
    from storage.transaction import Unscoped
    from tests.clock import FixedClock

ANA = "ana@example.org"


class Stage:
    """Ana wants mails; `sent` is one to her that a server took. `bounces` looks into the mailbox."""

    def __init__(self, core: Core, imap: Imap, network: NetworkId, member: MemberId) -> None:
        self.core, self.imap, self.network, self.member = core, imap, network, member
        self.mailbox = Mailbox(place_of(imap.url))
        self.bounces = Bounces(core, self.mailbox)

    async def sent(self, key: str = "a", *, taken: bool = True) -> Delivery:
        note = NewNotice(SURVEY_CLOSED, "wave", 1, self.core.now(), key, member=self.member)
        await self.core.across(lambda tx: outbox.add(tx.within(self.network), [note]))
        (one,), _ = await self.core.across(working.claim, self.network, "w", 10)
        if taken:
            await self.core.across(working.settle, self.network, "w", [Sent(one)])
        return one

    async def notice(self, key: str = "a") -> Notice:
        about = await self.core.across(lambda tx: outbox.about(tx.within(self.network), "wave", 1))
        return next(one for one in about if one.dedupe_key == key)

    async def delivery(self, one: Delivery) -> Any:
        return await self.core.across(lambda tx: settling.load(tx.within(self.network), one.id))

    async def closed(self) -> bool:
        def channels(tx: Unscoped) -> Any:
            here = tx.within(self.network)
            return people.list_channels(here, members.load(here, self.member).person.id)

        (channel,) = await self.core.across(channels)
        return channel.closed_at is not None


def _ana(tx: Unscoped) -> tuple[NetworkId, MemberId]:
    network = across.found_network(tx, server=1, name="Atlantic", language="en", zone="Europe/Lisbon")
    here = tx.within(network.id)
    person = people.add_person(here, "Ana")
    people.add_channel(here, person.id, ChannelKind.EMAIL, ANA, agreed=True)
    member = members.add(here, person.id, None).id
    consents.give(here, member, Purpose.MAIL, wording="mail-1", language="en", how=Given.WEB)
    preferences.save(here, member, Preferences(way=Way.EMAIL, quiet=None))
    return network.id, member


@pytest.fixture
async def stage(core: Core, clock: FixedClock) -> AsyncIterator[Stage]:
    clock.set(NOW)
    imap = Imap()
    await imap.open()
    yield Stage(core, imap, *await core.across(_ana))
    await imap.close()


def mid(one: Delivery) -> str:
    return message_id(one, "example.org")


@pytest.mark.parametrize("server", [postfix, exchange, gmail])
async def test_a_dead_address_closes_and_the_notice_takes_its_next_way(stage: Stage, server: Any) -> None:
    one = await stage.sent()
    uid = stage.imap.add(server(mid(one)))
    await stage.bounces.look()
    found = await stage.delivery(one)
    assert (found.state, found.last_error) == (NoticeState.FAILED, "mail_bounced")
    notice = await stage.notice()
    assert (notice.state, notice.refused, notice.problem) == (NoticeState.PENDING, ("email",), "mail_bounced")
    assert await stage.closed()
    assert uid not in stage.imap.unread()
    claimed, _ = await stage.core.across(working.claim, stage.network, "w", 10)
    assert claimed == (), "it lies in the inbox"
    assert (await stage.notice()).state is NoticeState.SENT

    # A second report of the same mail, as some servers write, changes nothing.
    stage.imap.add(server(mid(one)))
    await stage.bounces.look()
    assert (await stage.notice()).state is NoticeState.SENT
    assert stage.imap.unread() == []


async def test_whatever_else_lies_there_stays_unread_and_is_fetched_once(stage: Stage) -> None:
    one = await stage.sent()
    ours = mid(one)
    for content in (
        postfix(ours, action="delayed", status="4.4.1"),
        vacation(ours),
        postfix("<somebody@else.example>"),
        postfix(ours.replace(one.nonce, "0" * 16)),
        postfix(ours.replace(f".{one.id}@", ".999@")),
        postfix(ours.replace(f".{stage.network}.", ".999.")),
        postfix(f"<{one.nonce}.{'9' * 18}.{'9' * 18}@example.org>"),
        b"From: boss@example.org\r\n\r\nDear all",
        b"",
    ):
        stage.imap.add(content)
    await stage.bounces.look()
    assert len(stage.imap.unread()) == 9
    assert (await stage.delivery(one)).state is NoticeState.SENT
    assert not await stage.closed()
    await stage.bounces.look()
    assert len(stage.imap.fetched) == 9

    stage.imap.validity += 1
    await stage.bounces.look()
    assert len(stage.imap.fetched) == 18, "the numbers stand for other mails"


async def test_an_address_in_a_report_closes_nothing_by_itself(stage: Stage) -> None:
    one = await stage.sent()
    stage.imap.add(postfix(mid(one), to="other@example.net"))
    await stage.bounces.look()
    notice = await stage.notice()
    assert (notice.state, notice.problem) == (NoticeState.PENDING, "mail_returned")
    assert not await stage.closed()


async def test_a_full_mailbox_closes_nothing(stage: Stage) -> None:
    one = await stage.sent()
    stage.imap.add(postfix(mid(one), status="5.2.2"))
    await stage.bounces.look()
    assert (await stage.notice()).problem == "mail_full"
    assert not await stage.closed()


async def test_a_report_that_is_faster_than_the_note_is_settled_later(stage: Stage) -> None:
    one = await stage.sent(taken=False)
    stage.imap.add(postfix(mid(one)))
    await stage.bounces.look()
    assert len(stage.imap.unread()) == 1
    await stage.core.across(working.settle, stage.network, "w", [Sent(one)])
    await stage.bounces.look()
    assert stage.imap.unread() == []
    assert await stage.closed()


async def test_what_was_brought_again_since_is_left_alone(stage: Stage, clock: FixedClock) -> None:
    from datetime import timedelta

    from storage.notices import history

    one, notice = await stage.sent(), await stage.notice()
    clock.advance(timedelta(minutes=5))
    await stage.core.across(lambda tx: history.wake_again(tx.within(stage.network), [notice.id], tx.now))
    (second,), _ = await stage.core.across(working.claim, stage.network, "w", 10)
    await stage.core.across(working.settle, stage.network, "w", [Sent(second)])
    stage.imap.add(postfix(mid(one), status="5.2.2"))
    await stage.bounces.look()
    assert (await stage.notice()).state is NoticeState.SENT
    assert (await stage.delivery(one)).state is NoticeState.FAILED
    assert (await stage.delivery(second)).state is NoticeState.SENT


async def test_trouble_with_the_mailbox_is_outlived(stage: Stage) -> None:
    one = await stage.sent()
    stage.imap.add(postfix(mid(one)))
    for trouble in ("LOGIN", "SELECT", "SEARCH", "FETCH", "CAPABILITY"):
        stage.imap.trouble = trouble
        await stage.bounces.look()
    stage.imap.trouble = ""
    await stage.imap.close()
    await stage.bounces.look()
    assert not await stage.closed()
    await stage.imap.open()
    await stage.bounces.look()
    assert await stage.closed()
    assert stage.imap.unread() == []


async def test_what_could_not_be_marked_is_marked_the_next_time(stage: Stage) -> None:
    stage.imap.add(postfix(mid(await stage.sent())))
    stage.imap.trouble = "STORE"
    await stage.bounces.look()
    assert (await stage.closed(), len(stage.imap.unread())) == (True, 1)
    stage.imap.trouble = ""
    await stage.bounces.look()
    assert stage.imap.unread() == []


async def test_a_wrong_password_is_said_without_it(stage: Stage) -> None:
    import asyncio

    wrong = Mailbox(place_of(stage.imap.url.replace("word", "wrong-secret")))
    with pytest.raises(MailboxTrouble) as caught:
        await asyncio.to_thread(wrong.unread)
    assert "secret" not in str(caught.value)


def test_a_place_is_read_of_its_address() -> None:
    place = place_of("imaps://techlink%40example.org:p%3Aw%2F@mail.example.org/Techlink%20bounces")
    assert (place.host, place.port, place.user, place.password) == (
        "mail.example.org",
        993,
        "techlink@example.org",
        "p:w/",
    )
    assert (place.folder, place.tls) == ("Techlink bounces", True)
    assert "p:w/" not in repr(place)
    assert place_of("imaps://u:p@h").folder == "INBOX"
    assert place_of("imaps://u:p@h:1993").port == 1993


@pytest.mark.parametrize(
    "url",
    ["", "imaps://", "https://u:p@h/", "imaps://h/INBOX", "imaps://u@h/INBOX", "imap://u:p@mail.example.org/",
     "imaps://u:p@h/R%C3%A9ponses", "imaps://u:p@h/a%0Ab", "imaps://u:p@h:99999/", "imaps://u:p@[h/"],
)  # fmt: skip
def test_what_is_no_place_is_refused(url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the library says of it
        place_of(url)


def test_without_a_setting_nothing_is_read_nor_on_a_playground(core: Core, tmp_path: Path) -> None:
    assert bounces_of(Config(_env_file=None), core, None) is None
    config = Config(_env_file=None, mail_bounces="imaps://u:p@h/INBOX")
    assert bounces_of(config, core, None) is not None
    assert bounces_of(config, core, "http://127.0.0.1:8090") is None
