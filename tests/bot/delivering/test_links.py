"""Where the buttons of mails lead: each to what its label says, for its one reader, or nowhere."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Final

import pytest

from bot.delivering.letters import letter
from bot.delivering.links import Links, links, to_portal
from cogs.kit.flat import flat
from cogs.kit.leading import ByLink, lead_of, leads
from cogs.kit.notices import words_of
from cogs.plan import controls
from domain.notices import KINDS
from domain.notices.kinds import ADDRESS, MILESTONE_DUE, SIGN_IN, SURVEY_CLOSING, TODO_REMINDER
from domain.records import replace
from locales import translator
from services import links as signing
from services.links import Purpose
from tests.bot.delivering.test_letters import SENDER
from tests.bot.delivering.told_by_mail import told, view_of
from tests.cogs.event.feedback_samples import LINK
from tests.cogs.event.samples import PLACE
from tests.cogs.practice.samples import LINK as QUOTED

if TYPE_CHECKING:
    from services.core import Core
    from services.notices.views import Told

PORTAL: Final = "https://portal.example.org"
SIGNED: Final = to_portal(PORTAL, signing.Signer("k" * 43))
# What the portal has no page for; a button that is added to a card is named here, or leads somewhere.
NOWHERE: Final = {
    "plan:begin", "plan:reassign", "plan:comment", "plan:accept", "plan:refuse", "plan:plan", "plan:decide", "plan:history",
    "meeting:entry", "meeting:done", "meeting:nameless",
    "survey:status", "poll:results", "poll:take", "feedback:results", "event:on_discord", "task:board", "task:task", "task:proofs",
    "sharing:reopen", "sharing:agree", "sharing:refuse",
    "visit:show", "visit:checklist", "visit:report", "visit:follow_up", "practice_search:run_again",
}  # fmt: skip


def acts_of(kind: str) -> dict[str, str]:
    """The custom_ids of a kind's card by noun and act."""
    view, reader = view_of(kind), told(kind).reader
    card = flat(words_of(kind).draw(view, translator("en"), reader).view())
    return {":".join(one.custom_id.split(":")[1:3]): one.custom_id for one in card.acts if one.custom_id}


def html_of(what: Told, where: Links = SIGNED) -> str:
    message = message_from_bytes(letter(what, where, SENDER).body, policy=default)
    part = message.get_body(("html",))  # type: ignore[attr-defined]
    return str(part.get_content())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_button_leads_somewhere_or_is_known_not_to(kind: str) -> None:
    for name, custom_id in acts_of(kind).items():
        assert (lead_of(custom_id) is None) == (name in NOWHERE), custom_id


def test_done_and_postpone_are_signed_for_their_reader_and_milestone() -> None:
    acts = acts_of(MILESTONE_DUE.code)
    for name, purpose in (("plan:finish", Purpose.DONE), ("plan:postpone", Purpose.POSTPONE)):
        lead = lead_of(acts[name])
        assert isinstance(lead, ByLink)
        assert (lead.purpose, lead.subject) == (purpose, int(acts[name].split(":")[-1]))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_links_are_whole_in_ascii_and_the_same_at_a_second_attempt(kind: str) -> None:
    what = told(kind)
    html = html_of(what)
    found = re.findall(r'href="([^"]+)"', html)
    assert found
    for one in found:
        if one in {PLACE.link, LINK, QUOTED}:  # the room, the slides, the message: as somebody wrote it
            continue
        assert one.isascii()
        assert re.fullmatch(r"https://portal\.example\.org/[A-Za-z0-9/._-]+", one), one
    assert html_of(replace(what, delivery=replace(what.delivery, attempts=2))) == html


def test_nobody_else_s_reading_is_signed_for() -> None:
    custom_id = acts_of(MILESTONE_DUE.code)["plan:finish"]
    assert SIGNED.press(told(MILESTONE_DUE.code), custom_id).startswith(f"{PORTAL}/act/done.")
    assert SIGNED.press(told(MILESTONE_DUE.code, member=None), custom_id) == ""
    assert SIGNED.press(told(MILESTONE_DUE.code, shared=True), custom_id) == ""


@pytest.mark.parametrize(
    "wrong", ["", "x", "tl:plan:finish:3", "tl:plan:finish:3:x", "tl:no:such:3:1", "tl:plan:finish:3:1:2"]
)
def test_what_is_no_button_of_ours_leads_nowhere(wrong: str) -> None:
    assert lead_of(wrong) is None


def test_an_act_leads_to_one_place() -> None:
    with pytest.raises(ValueError, match="already"):
        leads(controls.finish, lambda _milestone: None)


@pytest.mark.parametrize("kind", [SIGN_IN, ADDRESS])
def test_what_was_asked_for_has_its_link_and_no_end(kind: object) -> None:
    code = kind.code  # type: ignore[attr-defined]
    message = message_from_bytes(letter(told(code), SIGNED, SENDER).body, policy=default)
    assert "List-Unsubscribe" not in message
    html = html_of(told(code))
    token = view_of(code).token
    assert f"{PORTAL}/{'signin' if kind is SIGN_IN else 'act'}/{token}" in html
    assert "Send me no more mails" not in html
    assert "somebody asked for it with this address" in html
    assert "agreed to be notified" not in html


def test_with_what_was_not_asked_for_the_end_is_offered() -> None:
    message = message_from_bytes(
        letter(told(SIGN_IN.code, SURVEY_CLOSING.code), SIGNED, SENDER).body, policy=default
    )
    assert str(message["List-Unsubscribe"]).startswith(f"<{PORTAL}/unsubscribe/unsubscribe.")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_must_come_has_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SIGNED.unsubscribe(told(TODO_REMINDER.code))
    law = replace(TODO_REMINDER, mandatory="law")
    monkeypatch.setitem(KINDS, law.code, law)  # type: ignore[arg-type]  # no kind of ours is so yet
    assert SIGNED.unsubscribe(told(TODO_REMINDER.code)) == ""


def test_a_notice_to_an_address_that_nobody_agreed_to_has_no_end_either() -> None:
    what = told(TODO_REMINDER.code)
    ((one, view),) = what.lines
    what = replace(what, lines=((replace(one, address="ana@example.org"), view),))
    assert SIGNED.unsubscribe(what) == ""
    html = html_of(what)
    assert "somebody of Atlantic gave this address for you" in html
    assert "/settings" not in html


async def test_the_signed_link_is_read_back(core: Core) -> None:
    made = await links(core)
    assert made.press is Links().press, "without a portal there are none"
    for here in ("http://127.0.0.1:8091", "http://localhost:1", "http://[::1]:5"):
        core.portal = here
        assert (await links(core)).press is Links().press, "nobody else can open it"
        assert (await links(core, "http://127.0.0.1:8090")).press is not Links().press
    core.portal = PORTAL
    made = await links(core)
    address = made.press(told(MILESTONE_DUE.code), acts_of(MILESTONE_DUE.code)["plan:finish"])
    token = address.removeprefix(f"{PORTAL}/act/")

    def signed(tx: object) -> object:
        from domain.door import LinkExpired, LinkVoid

        try:
            return signing.read(tx, token)  # type: ignore[arg-type]
        except (LinkVoid, LinkExpired) as error:
            return type(error)

    found = await core.look_across(signed)
    assert getattr(found, "__name__", "") == "LinkVoid", (
        "signed with the key of this database, for nobody in it"
    )
