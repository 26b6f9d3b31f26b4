"""What becomes of a mail, whatever the server answers: nothing is raised, and each answer means one thing."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from bot.config import Config, MailTls
from bot.delivering.letters import address_of
from bot.delivering.links import Links
from bot.delivering.mail_server import MailServer, where_to
from bot.delivering.mailing import Mailer, judged
from bot.delivering.pace import Pace
from domain.notices.deliveries import Nothing, Refused, Sent, TryAgain
from domain.records import replace
from tests.bot.delivering.post import Post
from tests.bot.delivering.told_by_mail import told

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

DELIVERY = told().delivery


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    made = Post()
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def mailer(post: Post) -> AsyncIterator[Mailer]:
    made = Mailer(post.where(), Links(), Pace(0), step_seconds=0.5)
    yield made
    await made.close()


async def test_what_the_server_takes_is_sent_over_one_connection(post: Post, mailer: Mailer) -> None:
    for _ in range(3):
        assert await mailer.send(told()) == Sent(DELIVERY)
    assert len(post.to("ana@example.org")) == 3
    assert post.conversations == 1


async def test_nothing_to_say_is_not_sent(post: Post, mailer: Mailer) -> None:
    assert await mailer.send(replace(told(), lines=())) == Nothing(DELIVERY)
    assert post.conversations == 0


async def test_what_is_not_to_come_by_mail_any_more_is_left(post: Post, mailer: Mailer) -> None:
    ((notice, _),) = told().lines
    assert await mailer.send(told().only(frozenset())) == Nothing(DELIVERY, (notice.id,))
    assert post.conversations == 0
    assert await mailer.send(replace(told(), left=(notice,))) == Sent(DELIVERY, left=(notice.id,))


async def test_a_refused_recipient_leaves_the_connection_to_the_next(post: Post, mailer: Mailer) -> None:
    post.answers["ana@example.org"] = "550 5.1.1 no such user"
    assert await mailer.send(told()) == Refused(DELIVERY, "mail_address", closed=True)
    bea = told(address="bea@example.org")
    assert await mailer.send(bea) == Sent(bea.delivery)
    assert post.conversations == 1


async def test_what_is_no_address_never_reaches_the_server(post: Post, mailer: Mailer) -> None:
    evil = told(address="ana@example.org\r\nRCPT TO:<eve@example.org>")
    assert await mailer.send(evil) == Refused(evil.delivery, "mail_address", closed=True)
    assert post.kept == []


async def test_a_refused_mail_closes_no_address(post: Post, mailer: Mailer) -> None:
    post.data_answer = "554 5.7.1 this looks like spam"
    assert await mailer.send(told()) == Refused(DELIVERY, "mail_policy")
    post.data_answer = "451 4.3.0 not now"
    assert await mailer.send(told()) == TryAgain(DELIVERY, "mail_later")


async def test_a_server_that_is_down_and_comes_back(post: Post, mailer: Mailer) -> None:
    assert await mailer.send(told()) == Sent(DELIVERY)
    await post.close()
    assert await mailer.send(told()) == TryAgain(DELIVERY, "mail_away")
    await post.open()
    assert await mailer.send(told()) == Sent(DELIVERY)


async def test_a_server_that_says_nothing_is_not_waited_for(post: Post, mailer: Mailer) -> None:
    post.deaf = True
    assert await mailer.send(told()) == TryAgain(DELIVERY, "mail_away")
    post.deaf = False
    post.silent = True
    assert await mailer.send(told()) == TryAgain(DELIVERY, "mail_away")
    post.silent = False
    assert await mailer.send(told()) == Sent(DELIVERY)
    assert len({message["Message-ID"] for message in post.to("ana@example.org")}) == 1, (
        "it came twice, as one"
    )


async def test_tls_that_is_not_there_is_no_reason_to_go_without(post: Post) -> None:
    async def where() -> MailServer:
        return MailServer("127.0.0.1", post.port, MailTls.STARTTLS, address_of("techlink@example.org"))

    mailer = Mailer(where, Links(), Pace(0), step_seconds=2)
    assert await mailer.send(told()) == TryAgain(DELIVERY, "mail_sender")
    assert post.kept == []


async def test_an_account_that_the_server_does_not_know_is_ours_to_mend(post: Post) -> None:
    async def where() -> MailServer:
        return dataclasses.replace(await post.where()(), user="techlink", password="secret")

    mailer = Mailer(where, Links(), Pace(0), step_seconds=2)
    assert await mailer.send(told()) == TryAgain(DELIVERY, "mail_sender")
    assert post.kept == []


@pytest.mark.parametrize(
    ("code", "message", "data", "expected"),
    [
        (450, "4.2.0 greylisted", False, TryAgain(DELIVERY, "mail_later")),
        (550, "5.1.1 unknown", False, Refused(DELIVERY, "mail_address", closed=True)),
        (550, "no such user", False, Refused(DELIVERY, "mail_address", closed=True)),
        (550, "5.1.1 unknown", True, Refused(DELIVERY, "mail_address", closed=True)),
        (550, "refused", True, Refused(DELIVERY, "mail_policy")),
        (550, "5.2.1 disabled", False, Refused(DELIVERY, "mail_address", closed=True)),
        (552, "5.2.2 over quota", False, Refused(DELIVERY, "mail_full")),
        (552, "over quota", False, Refused(DELIVERY, "mail_full")),
        (550, "5.7.1 blocked", False, Refused(DELIVERY, "mail_policy")),
        (554, "no", False, Refused(DELIVERY, "mail_policy")),
        (554, "5.7.1 Relay access denied", False, TryAgain(DELIVERY, "mail_sender")),
        (530, "5.7.0 authenticate first", False, TryAgain(DELIVERY, "mail_sender")),
        (553, "5.1.8 sender unknown", False, TryAgain(DELIVERY, "mail_sender")),
    ],
)
def test_each_answer_means_one_thing(
    code: int, message: str, data: bool, expected: Refused | TryAgain
) -> None:
    assert judged(DELIVERY, code, message, data=data) == expected


async def test_where_mails_go(monkeypatch: pytest.MonkeyPatch) -> None:
    assert where_to(Config(_env_file=None), None) is None
    config = Config(
        _env_file=None, mail_host="m.example", mail_sender="Rede <t@exämple.org>", mail_password="x"
    )
    where = where_to(config, None)
    assert where is not None
    server = await where()
    assert (server.host, server.port, server.tls) == ("m.example", 587, MailTls.STARTTLS)
    assert (server.sender.display_name, server.sender.addr_spec) == ("Rede", "t@xn--exmple-cua.org")
    assert "password" not in repr(server)
