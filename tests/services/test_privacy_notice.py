"""The privacy notice: who answers for what is kept, what it says, that it was shown before the first answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.consents import Given, Purpose
from domain.controllers import ContactUnclear, ControllerUnnamed
from domain.errors import NotAMember, RoleNeeded
from locales import translator
from services import consents, networks, privacy_notice
from storage.schema.consents import consent
from templates.words import privacy_notice as words
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

ANA = discord_user(11, "Ana")


async def test_until_it_is_said_the_network_stands_there_and_nobody_can_be_written_to(core: Core) -> None:
    await built(core)
    found = (await core.read(BOSS, networks.overview)).controller
    assert (found.name, found.contact, found.complete) == ("Atlantic innovation", "", False)


async def test_the_coordination_names_who_answers_for_it(core: Core) -> None:
    await built(core)
    await core.write(BOSS, networks.name_controller, "  Porto  technology centre ", "privacy@porto.example")
    for asked in (networks.overview, networks.open_setup):
        found = (await core.read(BOSS, asked)).controller
        assert (found.name, found.contact) == ("Porto technology centre", "privacy@porto.example")
        assert found.complete
    shown = await core.read(ANA, privacy_notice.show)
    assert shown.controller.contact == "privacy@porto.example"
    for language in ("en", "fr", "es", "pt"):
        whole = words.whole(shown, translator(language))
        assert "privacy@porto.example" in whole
        assert "Porto technology centre" in whole


@pytest.mark.parametrize(
    ("name", "contact", "refused"),
    [
        ("", "a@b.example", ControllerUnnamed),
        ("x" * 121, "a@b.example", ControllerUnnamed),
        ("Porto", "ask Rui", ContactUnclear),
        ("Porto", "javascript:alert(1)", ContactUnclear),
        ("Porto", "a@b.example\nBcc: c@d.example", ContactUnclear),
    ],
)
async def test_what_helps_nobody_is_refused(
    core: Core, name: str, contact: str, refused: type[Exception]
) -> None:
    await built(core)
    with pytest.raises(refused):
        await core.write(BOSS, networks.name_controller, name, contact)
    assert not (await core.read(BOSS, networks.overview)).controller.said


async def test_only_the_coordination_names_it(core: Core) -> None:
    await built(core)
    await assigned(core, 11, "Ana", function="director")
    for service in (networks.show_controller,):
        with pytest.raises(RoleNeeded):
            await core.read(ANA, service)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, networks.name_controller, "Ana", "ana@example.org")


async def test_that_it_was_shown_is_kept_once_for_each_wording(core: Core, clock: FixedClock) -> None:
    await built(core)
    await assigned(core, 11, "Ana", function="director")
    assert not (await core.read(ANA, privacy_notice.show)).read
    await core.write(ANA, privacy_notice.read, Given.WEB)
    clock.advance(timedelta(days=1))
    await core.write(ANA, privacy_notice.read, Given.CHAT)
    assert (await core.read(ANA, privacy_notice.show)).read
    mine = await core.read(ANA, consents.mine)
    assert mine.holding[Purpose.NOTICE].how is Given.WEB
    assert await core.look_across(lambda tx: len(tx.connection.execute(consent.select()).all())) == 1


async def test_a_guest_has_nothing_to_be_kept(core: Core) -> None:
    await built(core)
    assert not (await core.read(ANA, privacy_notice.show)).read
    with pytest.raises(NotAMember):
        await core.write(ANA, privacy_notice.read, Given.CHAT)
