"""How one is notified and the inbox, in chat: chosen, said back, kept over a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cogs.kit import Card, notices
from domain.actors import ChannelKind
from domain.consents import Given, Purpose
from domain.notices import KINDS, NewNotice, NoticeKind, kinds
from domain.notices.deliveries import Refused
from services.notices import working
from storage import across, consents, members, outbox, people
from tests.behaviour.people import bot, id_of, labels, shown, text

if TYPE_CHECKING:
    from pathlib import Path

    from domain.actors import NetworkId
    from services.core import Core
    from storage.transaction import Unscoped
    from tests.behaviour.people import World

TESTED = NoticeKind("test.open", "plan", to_coordination=True)


@pytest.fixture(autouse=True)
def _kind(monkeypatch: pytest.MonkeyPatch) -> None:
    words = notices.Words(
        tell=lambda _tx, notice, _reader: None if notice.subject_id == 2 else f"Thing {notice.subject_id}",
        draw=lambda view, t, _reader: Card(t, "notice").title(f"All of {view}"),
        line=lambda view, _t: f"{view} waits",
    )
    monkeypatch.setitem(notices._REGISTRY, TESTED.code, words)
    monkeypatch.setattr(kinds, "KINDS", {**KINDS, TESTED.code: TESTED})


async def assigned(network: World) -> None:
    await network.berta.slash(network.public, "network assign", member=network.ana, function="Lab")


def _put(tx: Unscoped, network: NetworkId, address: str, count: int) -> None:
    here = tx.within(network)
    member = members.find_at(here, ChannelKind.DISCORD, address)
    assert member is not None
    outbox.add(
        here,
        [NewNotice(TESTED, "thing", n, here.now, f"t:{n}", member=member.id) for n in range(1, count + 1)],
    )


async def put(core: Core, network: World, count: int) -> None:
    """So many things into Ana's inbox, by the worker: she agreed to no other way."""
    (one,) = await core.look_across(across.all_networks)
    await core.across(_put, one.id, str(network.ana.id), count)
    await core.across(working.claim, one.id, "test", 100)


async def test_each_choice_is_said_back_and_stays(network: World, core: Core, tmp_path: Path):
    await assigned(network)
    card = shown(await network.ana.slash(network.public, "me notifications"))
    assert card.ephemeral
    assert "You are reached in your inbox only, since no other way is open." in text(card)
    assert "You have not agreed to direct messages" in text(card)
    await network.ana.click(card, label="Write to me when something is due")
    assert "**Saved.** You are reached by direct message on Discord. Else: into the inbox." in text(card)
    await network.ana.select(card, ["partner"], custom_id=id_of(card, ":way:"))
    assert "Your partner has no channel, or you belong to no partner" in text(card)
    await network.env.restart_bot(bot(core, tmp_path))
    await network.ana.select(card, ["weekly"], custom_id=id_of(card, ":rhythm:"))
    assert "together, once a week. Next: Monday, 18 January 2027" in text(card)
    await network.ana.click(card, label="No quiet hours")
    assert "**Saved.** None: notifications may come at any hour" in text(card)
    assert "No quiet hours" not in labels(card)
    again = shown(await network.ana.slash(network.public, "me notifications"))
    assert "None: notifications may come at any hour" in text(again)
    assert "**Saved.**" not in text(again)


def _mail(tx: Unscoped, network: NetworkId, discord: str, *, closed: bool) -> None:
    here = tx.within(network)
    member = members.find_at(here, ChannelKind.DISCORD, discord)
    assert member is not None
    people.add_channel(here, member.person.id, ChannelKind.EMAIL, "ana@example.org", agreed=True)
    consents.give(here, member.id, Purpose.MAIL, wording="mail-1", language="en", how=Given.WEB)
    if closed:
        people.found_closed(here, ChannelKind.EMAIL, "ana@example.org")


async def test_e_mail_is_chosen_and_a_dead_address_is_tried_again(network: World, core: Core):
    await assigned(network)
    (one,) = await core.look_across(across.all_networks)
    await core.across(lambda tx: _mail(tx, one.id, str(network.ana.id), closed=False))
    card = shown(await network.ana.slash(network.public, "me notifications"))
    assert "You are reached by e-mail at ana@example.org. Else: into the inbox." in text(card)
    await network.ana.select(card, ["email"], custom_id=id_of(card, ":way:"))
    assert "**Saved.** You are reached by e-mail at ana@example.org." in text(card)
    assert "You have not agreed to direct messages" not in text(card)
    await core.across(lambda tx: _mail(tx, one.id, str(network.ana.id), closed=True))
    card = shown(await network.ana.slash(network.public, "me notifications"))
    assert "Mails to ana@example.org came back, so none are sent there." in text(card)
    await network.ana.click(card, label="My address is in order: try again")
    assert "**Saved.** You are reached by e-mail at ana@example.org." in text(card)
    assert "try again" not in str(labels(card))


async def test_mails_that_were_ended_by_one_click_are_had_back(network: World, core: Core):
    await assigned(network)
    (one,) = await core.look_across(across.all_networks)

    def ended(tx: Unscoped) -> None:
        _mail(tx, one.id, str(network.ana.id), closed=False)
        here = tx.within(one.id)
        member = members.find_at(here, ChannelKind.DISCORD, str(network.ana.id))
        assert member is not None
        consents.withdraw(here, member.id, Purpose.MAIL)

    await core.across(ended)
    card = shown(await network.ana.slash(network.public, "me notifications"))
    assert "No mails are sent to ana@example.org: you have not agreed to them, or took it back." in text(card)
    asked = shown(await network.ana.click(card, label="Mails after all…"))
    assert "I agree that Techlink writes to my e-mail address" in text(asked)
    await network.ana.click(asked, label="I agree: send me mails")
    assert "**Saved.** You are reached by e-mail at ana@example.org. Else: into the inbox." in text(asked)


async def test_the_times_are_chosen_in_windows(network: World):
    await assigned(network)
    card = shown(await network.ana.slash(network.public, "me notifications"))
    window = await network.ana.click(card, label="Choose quiet hours…")
    await network.ana.submit_modal(window, {"begins": ["22:00"], "ends": ["07:00"]})
    assert "**Saved.** Nothing comes from 22:00 to 07:00 on your clock, that of " in text(card)
    window = await network.ana.click(card, label="Choose quiet hours…")
    refused = shown(await network.ana.submit_modal(window, {"begins": ["09:00"], "ends": ["09:00"]}))
    assert "Quiet hours need an end" in text(refused)
    window = await network.ana.click(card, label="Choose when gathered ones come…")
    await network.ana.submit_modal(window, {"at": ["17:00"], "weekday": ["4"]})
    assert "by the week, on Friday, 15 January 2027" in text(card)
    assert "Daily: 17:00. Weekly: Friday, 17:00." in text(card)


async def test_a_guest_has_nothing_to_choose(network: World):
    for command in ("me notifications", "me inbox"):
        assert "**" not in text(shown(await network.ana.slash(network.public, command)))


async def test_the_inbox_in_pages_is_opened_and_read(network: World, core: Core, tmp_path: Path):
    await assigned(network)
    empty = shown(await network.ana.slash(network.public, "me inbox"))
    assert "Nothing is waiting for you" in text(empty)
    await put(core, network, 10)
    card = shown(await network.ana.slash(network.public, "me notifications"))
    assert "**Inbox:** 9 notifications are unread." in text(card)
    await network.ana.click(card, label="Open my inbox")
    assert "9 unread notifications" in text(card)
    assert text(card).count("**New**") == 8
    await network.env.restart_bot(bot(core, tmp_path))
    await network.ana.click(card, label="Next ›")
    assert "Page 2 of 2" in text(card)
    assert "settled by now" in text(card)
    result = await network.ana.select(card, ["1"], custom_id=id_of(card, ":entry:"))
    assert "All of Thing 1" in text(result.followups[-1])
    assert "8 unread notifications" in text(card)
    await network.ana.click(card, label="Mark all as read")
    assert "You have read all of it" in text(card)
    assert "Mark all as read" not in labels(card)
    await network.ana.click(card, label="How I am notified")
    assert "**Inbox:** you have read all of it." in text(card)


def _to_channel(tx: Unscoped, network: NetworkId, channel: int) -> None:
    here = tx.within(network)
    outbox.add(here, [NewNotice(TESTED, "thing", 1, here.now, "t:channel", channel=channel)])


async def test_what_failed_is_seen_in_words_and_sent_again(network: World, core: Core, tmp_path: Path):
    none = shown(await network.berta.slash(network.public, "network deliveries"))
    assert none.ephemeral
    assert "No notification has failed" in text(none)
    assert "There are none." in text(none)
    (one,) = await core.look_across(across.all_networks)
    await core.across(_to_channel, one.id, 77)
    (delivery,), _ = await core.across(working.claim, one.id, "test", 100)
    await core.across(working.settle, one.id, "test", [Refused(delivery, "discord_10003")])
    await core.across(working.claim, one.id, "test", 100)
    card = shown(await network.berta.slash(network.public, "network deliveries"))
    assert "1 notification has failed" in text(card)
    assert "The channel does not exist any more." in text(card)
    await network.env.restart_bot(bot(core, tmp_path))
    await network.berta.click(card, label="Send again")
    assert "goes out again" in text(card)
    assert "No notification has failed" in text(card)
    await network.berta.select(card, ["due"], custom_id=id_of(card, ":pick:"))
    assert "waits for its time" in text(card)
    (again,), _ = await core.across(working.claim, one.id, "test", 100)
    assert again.address == str(network.channel("coordination").id), "not to the channel that is gone"


async def test_deliveries_are_for_the_coordination(network: World):
    await assigned(network)
    refused = shown(await network.ana.slash(network.public, "network deliveries"))
    assert "coordination" in text(refused)
    assert "deliveries:" not in str(refused.components)
