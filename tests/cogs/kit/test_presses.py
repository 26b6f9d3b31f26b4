"""Acts and presses on a simulated Discord: buttons, selects, modals, restarts, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import simcord
from structlog.testing import capture_logs

from domain.actors import ChannelKind
from domain.errors import RoleNeeded, WhichNetwork
from storage import across, members, people
from tests.cogs.kit.conftest import make_bot, texts

if TYPE_CHECKING:
    import discord

    from services.core import Core
    from storage.transaction import Unscoped
    from tests.cogs.kit.conftest import Scene


async def test_a_button_edits_the_card_it_stands_on(scene: Scene) -> None:
    card = await scene.card()
    await scene.alice.click(card.message, label="More")
    assert "Counted 2" in texts(card.components)
    await scene.alice.click(card.message, label="More")
    assert "Counted 3" in texts(card.components)


async def test_a_select_hands_over_its_values_and_the_network(scene: Scene) -> None:
    card = await scene.card()
    result = await scene.alice.select(card.message, ["blue"], custom_id="tl:sample:pick:7:1")
    assert "['blue'] 1 7" in texts(result.response.components)
    assert result.ephemeral


async def test_a_people_select_hands_over_people(scene: Scene) -> None:
    card = await scene.card()
    result = await scene.alice.select(card.message, [scene.alice], custom_id="tl:sample:person:7")
    assert "chose ['alice']" in texts(result.response.components)


async def test_a_modal_is_filled_and_sent(scene: Scene) -> None:
    card = await scene.card()
    shown = await scene.alice.click(card.message, label="Ask")
    assert shown.modal is not None
    await scene.alice.submit_modal(shown, {"word": "salt"})
    assert "typed salt 1" in texts(card.components)


async def test_cards_and_open_modals_survive_a_restart(scene: Scene, core: Core) -> None:
    listed = await scene.alice.slash(scene.channel, "sample list", word="w")
    card = await scene.card()
    shown = await scene.alice.click(card.message, label="Ask")
    await scene.env.restart_bot(make_bot(core))
    await scene.alice.click(listed.response.message, label="Next ›")
    assert "w3 w4 w5" in texts(listed.response.components)
    await scene.alice.submit_modal(shown, {"word": "salt"})
    assert "typed salt 1" in texts(card.components)


async def test_a_refusal_is_told_and_leaves_the_card(scene: Scene) -> None:
    card = await scene.card()
    result = await scene.alice.click(card.message, label="Refuse")
    told = texts(result.response.components)
    assert "Only the coordination" in told
    assert result.response.ephemeral
    assert "Counted 1" in texts(card.components)


async def test_a_button_from_before_its_act_took_that_argument_is_answered_kindly(scene: Scene) -> None:
    card = await scene.card()
    result = await scene.alice.click(card.message, label="Older")
    assert "from an older version" in texts(result.response.components)
    assert result.response.ephemeral
    assert "Counted 1" in texts(card.components)


async def test_what_people_typed_is_harmless_in_a_refusal(scene: Scene) -> None:
    card = await scene.card()
    result = await scene.alice.click(card.message, label="Missing")
    assert r"\*\*P9\*\*" in texts(result.response.components)


async def test_an_unexpected_error_has_a_number_that_the_log_has(scene: Scene) -> None:
    card = await scene.card()
    with capture_logs() as lines:
        result = await scene.alice.click(card.message, label="Break")
    line = next(line for line in lines if line["event"] == "unexpected_error")
    assert isinstance(line["exc_info"], ZeroDivisionError)
    assert f"**{line['id']}**" in texts(result.response.components)


async def test_a_handler_that_says_nothing_is_acknowledged_and_logged(scene: Scene) -> None:
    card = await scene.card()
    with capture_logs() as lines:
        result = await scene.alice.click(card.message, label="Silent")
    assert result.acknowledged
    assert any(line["event"] == "unanswered" for line in lines)


async def test_a_slow_handler_is_deferred_and_still_edits_its_card(scene: Scene) -> None:
    card = await scene.card()
    result = await scene.alice.click(card.message, label="Slow")
    assert result.deferred
    assert "Counted 100" in texts(card.components)


@pytest.mark.parametrize("public", [True, False])
async def test_a_slow_command_is_deferred_and_answers_as_it_wanted(scene: Scene, public: bool) -> None:
    result = await scene.alice.slash(scene.channel, "sample slow", public=public)
    first = next(entry for entry in scene.env.http_requests if entry.path.endswith("/callback"))
    assert first.json == {"type": 5, "data": {"flags": 64}}
    answers = [message for message in (result.response, *result.followups) if message is not None]
    late = [message for message in answers if "late" in texts(message.components)]
    assert [message.ephemeral for message in late] == [not public]


async def test_pages_turn_and_stop_at_both_ends(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "sample list", word="w")
    card = result.response
    assert not card.ephemeral
    assert "Page 1 of 3" in texts(card.components)
    await scene.alice.click(card.message, label="Next ›")
    await scene.alice.click(card.message, label="Next ›")
    assert "w6" in texts(card.components)
    with pytest.raises(simcord.SetupError):
        await scene.alice.click(card.message, label="Next ›")


async def test_what_cannot_be_undone_asks_first(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "sample remove")
    await scene.alice.click(result.response.message, label="Cancel")
    assert "Nothing was changed" in texts(result.response.components)
    result = await scene.alice.slash(scene.channel, "sample remove")
    await scene.alice.click(result.response.message, label="Remove it")
    assert "removed 3" in texts(result.response.components)


async def test_errors_speak_the_member_s_language(scene: Scene, core: Core) -> None:
    await core.across(_french_member, scene.guild.id, scene.alice.id)
    for command in ("sample forbidden", "sample break"):
        options = {"what": "refused"} if command == "sample break" else {}
        result = await scene.alice.slash(scene.channel, command, **options)
        scene.expect_error(RoleNeeded)
        assert result.ephemeral
        assert "coordination du réseau" in texts(result.response.components)
    sent = await scene.alice.send_dm("refused")
    assert "coordination du réseau" in await answer_to(scene, sent)


def _french_member(tx: Unscoped, server: int, user: int) -> None:
    network = across.found_network(tx, server=server, name="N", language="en", zone="Europe/Lisbon")
    here = tx.within(network.id)
    person = people.add_person(here, "Alice", language="fr")
    people.add_channel(here, person.id, ChannelKind.DISCORD, str(user))
    members.add(here, person.id, None)


async def test_a_command_s_bug_is_told_with_a_number(scene: Scene) -> None:
    with capture_logs() as lines:
        result = await scene.alice.slash(scene.channel, "sample break", what="bug")
    scene.expect_error(ZeroDivisionError)
    line = next(line for line in lines if line["event"] == "unexpected_error")
    assert line["what"] == "/sample break"
    assert line["id"] in texts(result.response.components)


async def test_suggestions_are_cut_and_their_errors_are_not_the_person_s(scene: Scene) -> None:
    found = await scene.alice.autocomplete(scene.channel, "sample list", "word", "gr")
    assert len(found[0]["name"]) == 100
    with capture_logs() as lines:
        assert await scene.alice.autocomplete(scene.channel, "sample list", "word", "boom") == []
    assert lines[0]["event"] == "suggestions_failed"


async def test_typed_messages_are_heard_and_their_errors_answered(scene: Scene) -> None:
    for words, answer in (("hello", "heard hello"), ("refused", "Only the coordination")):
        assert answer in await answer_to(scene, await scene.alice.send_dm(words))


async def answer_to(scene: Scene, sent: discord.Message) -> str:
    channel = scene.env.bot.get_channel(sent.channel.id) or sent.channel
    answers = [message async for message in channel.history(limit=1)]
    return texts([part.to_dict() for part in answers[0].components])


async def test_in_a_direct_message_one_of_several_networks_is_chosen(scene: Scene, core: Core) -> None:
    ids = [await core.across(_member_of, name, scene.alice.id) for name in ("North", "South")]
    user = scene.alice.user
    asked = await user.slash("sample network")
    scene.expect_error(WhichNetwork)
    assert "**North** or **South**" in texts(asked.response.components)
    answered = await user.select(asked.response.message, [str(ids[1])])
    assert f"in {ids[1]} Alice en" in texts(answered.response.components)


async def test_windows_and_suggestions_speak_the_language_that_was_chosen(scene: Scene, core: Core) -> None:
    """They are met first when no service was called for them, whatever language their client is in."""
    await core.across(_member_of, "North", scene.alice.id, scene.guild.id, "pt")
    card = await scene.card()
    shown = await scene.alice.click(card.message, label="Ask")
    assert shown.modal["title"] == "Words (pt)"
    found = await scene.alice.autocomplete(scene.channel, "sample list", "word", "in")
    assert [one["name"] for one in found] == ["in pt"]


def _member_of(
    tx: Unscoped, name: str, user: int, server: int | None = None, language: str | None = None
) -> int:
    network = across.found_network(tx, server=server, name=name, language="en", zone="Europe/Lisbon")
    here = tx.within(network.id)
    person = people.person_at(here, ChannelKind.DISCORD, str(user)) or people.add_person(
        here, "Alice", language=language
    )
    people.add_channel(here, person.id, ChannelKind.DISCORD, str(user))
    members.add(here, person.id, None)
    return network.id
