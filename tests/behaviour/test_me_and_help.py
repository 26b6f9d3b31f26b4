"""One's own card, and help: in a network, in a server without one, in direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.people import bot, id_of, labels, parts_of, shown, text
from tests.behaviour.test_setup import done

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core
    from tests.behaviour.people import World


async def test_the_language_is_effective_at_once_and_stays(server: World, core: Core, tmp_path: Path):
    await done(server)
    card = shown(await server.ana.slash(server.public, "me overview"))
    assert card.ephemeral
    assert "**Language:** English" in text(card)
    await server.ana.select(card, ["pt"], custom_id=id_of(card, ":language:"))
    assert "**Idioma:** português" in text(card)
    await server.env.restart_bot(bot(core, tmp_path))
    again = shown(await server.ana.slash(server.public, "me overview"))
    assert "**Idioma:** português" in text(again)
    await server.ana.select(card, ["fr"], custom_id=id_of(card, ":language:"))
    assert "français" in text(card), "the old card goes on after a restart"
    direct = shown(await server.ana.slash(server.public, "me language", language="es"))
    assert "**Idioma:** español" in text(direct)


async def test_a_zone_is_chosen_or_typed(server: World):
    await done(server)
    card = shown(await server.ana.slash(server.public, "me overview"))
    options = next(p for p in parts_of(card) if ":zone:" in p.get("custom_id", ""))["options"]
    values = [option["value"] for option in options]
    assert {"Atlantic/Azores", "Atlantic/Madeira", "Atlantic/Canary", "Europe/Brussels"} < set(values)
    assert next(o for o in options if o["value"] == "Atlantic/Azores")["description"] == "11:00 there now"
    await server.ana.select(card, ["Atlantic/Azores"], custom_id=id_of(card, ":zone:"))
    assert "Azores (Atlantic/Azores), where it is 11:00 now" in text(card)
    found = await server.ana.autocomplete(server.public, "me zone", "zone", "madr")
    assert [choice["value"] for choice in found] == ["Europe/Madrid"]
    assert found[0]["name"] == "Madrid (Europe/Madrid) · 13:00"
    typed = shown(await server.ana.slash(server.public, "me zone", zone="sao paulo"))
    assert "America/Sao_Paulo" in text(typed)
    refused = shown(await server.ana.slash(server.public, "me zone", zone="@everyone **x** <@1>"))
    assert "Techlink knows no time zone" in text(refused)
    assert "@everyone" not in text(refused)


async def test_consent_is_given_and_withdrawn(server: World):
    await done(server)
    await server.berta.slash(server.public, "network assign", member=server.ana, partner="P1")
    card = shown(await server.ana.slash(server.public, "me overview"))
    assert "Porto technology centre · member" in text(card)
    await server.ana.click(card, label="Write to me when something is due")
    assert "you agreed on 12 January 2027" in text(card)
    await server.ana.click(card, label="Do not write to me any more")
    assert "only when you press" in text(card)
    await server.ana.click(card, label="What Techlink keeps on me")
    assert "since 12 January 2027: your partner, function and role" in text(card)
    await server.ana.click(card, label="‹ Back")
    assert "**Time zone:**" in text(card)


async def test_a_guest_is_told_that_nothing_is_kept(server: World):
    await done(server)
    card = shown(await server.ana.slash(server.public, "me overview"))
    assert "you are a guest here" in text(card)
    assert "Write to me when something is due" not in labels(card)
    await server.ana.click(card, label="What Techlink keeps on me")
    assert "Nothing." in text(card)


async def test_help_before_there_is_a_network_says_who_can_make_one(server: World):
    for_owner = text(shown(await server.berta.slash(server.public, "help")))
    assert "You may manage it, so you can set one up" in for_owner
    assert "</network setup:" in for_owner, "a command is a link into the composer"
    for_others = text(shown(await server.ana.slash(server.public, "help")))
    assert "Somebody who may manage the server sets it up" in for_others
    own = for_others.partition("What you can do here now")[2]
    assert "</network setup:" not in own
    assert "</me overview:" in own


async def test_help_shows_what_is_one_s_own_and_the_rest_on_its_page(server: World):
    await done(server)
    card = shown(await server.ana.slash(server.public, "help"))
    assert "You belong to no partner yet" in text(card)
    await server.ana.select(card, ["network"])
    assert "For the coordination." in text(card)
    assert "For example `/network members partner: P1`" in text(card)
    await server.ana.click(card, label="‹ Back")
    assert "What Techlink does" in text(card)
    direct = shown(await server.berta.slash(server.public, "help", topic="/Network"))
    assert "Help · /network" in text(direct)
    for topic in ("me", "help"):
        assert text(shown(await server.berta.slash(server.public, "help", topic=topic)))
    unknown = shown(await server.berta.slash(server.public, "help", topic="atlantis"))
    assert "What Techlink does" in text(unknown)


async def test_help_in_direct_messages(server: World):
    stranger = shown(await server.ana.user.slash("help"))
    assert "Techlink does not know you yet" in text(stranger)
    await done(server)
    known = shown(await server.berta.user.slash("help"))
    assert "You are in **Atlantic innovation**, for no partner." in text(known)
    mine = shown(await server.berta.user.slash("me overview"))
    assert "Atlantic innovation · coordination" in text(mine)
    refused = shown(await server.berta.user.slash("network setup"))
    assert "This works in a server only" in text(refused)
