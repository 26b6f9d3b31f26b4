"""What somebody decides for themselves, as a guest and as a member."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from domain.actors import PartnerId
from domain.errors import UnknownNetwork
from domain.notices import Rhythm, Way
from domain.notices.preferences import QuietAllDay
from domain.records import replace
from domain.zones import UnknownZone
from services import me
from services.notices import preferences
from tests.services.networks_made import assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core

ANA = discord_user(2, "Ana", locale="es-419")


async def test_a_stranger_s_server_has_nothing_to_say(core: Core):
    with pytest.raises(UnknownNetwork):
        await core.read(ANA, me.profile)


async def test_a_guest_speaks_their_client_s_language_until_they_choose(core: Core):
    await built(core)
    first = await core.read(ANA, me.profile)
    assert (first.language, first.zone, first.person) == ("es", "Europe/London", None)
    assert first.zones[:3] == ("Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores")
    chosen = await core.write(ANA, me.choose_language, "pt")
    assert chosen.language == "pt"
    assert (await core.read(ANA, me.profile)).language == "pt"
    await assigned(core, 2, "Ana", partner=PartnerId(1))
    assert (await core.read(ANA, me.profile)).language == "pt", "it stays theirs when they join"


async def test_a_zone_is_typed_as_people_say_it(core: Core):
    await built(core)
    chosen = await core.write(ANA, me.choose_zone, "Açores")
    assert chosen.zone == "Atlantic/Azores"
    with pytest.raises(UnknownZone):
        await core.write(ANA, me.choose_zone, "Atlantis")
    assert (await core.read(ANA, lambda _tx, actor: actor.zone)) == "Atlantic/Azores"


async def test_nobody_is_written_to_before_they_agree_and_after_they_withdraw(core: Core):
    await built(core)
    await assigned(core, 2, "Ana", partner=PartnerId(1))
    before = await core.read(ANA, me.profile)
    assert before.direct
    assert not before.direct.open
    agreed = await core.write(ANA, me.agree)
    assert agreed.direct
    assert agreed.direct.agreed_at == core.now()
    withdrawn = await core.write(ANA, me.withdraw)
    assert withdrawn.direct
    assert not withdrawn.direct.open


async def test_a_language_we_do_not_speak_is_no_choice(core: Core):
    await built(core)
    with pytest.raises(ValueError, match="de"):
        await core.write(ANA, me.choose_language, "de")


async def test_all_that_was_chosen_is_saved_or_nothing(core: Core):
    await built(core)
    await assigned(core, 2, "Ana", partner=PartnerId(1))
    wanted = me.Chosen(
        called=("Ana Duarte", "Head"),
        language="fr",
        zone="Azores",
        way=Way.INBOX,
        quiet=me.Quiet(time(22), time(6)),
        digest=(time(7), 4),
        rhythms={"plan": Rhythm.WEEKLY},
    )
    before = await core.read(ANA, preferences.mine), await core.read(ANA, me.profile)
    for wrong, error in (
        (replace(wanted, quiet=me.Quiet(time(9), time(9))), QuietAllDay),
        (replace(wanted, zone="Atlantis"), UnknownZone),
        (replace(wanted, rhythms={"door": Rhythm.NEVER}), ValueError),
    ):
        with pytest.raises(error):
            await core.write(ANA, me.choose, wrong)
        assert (await core.read(ANA, preferences.mine), await core.read(ANA, me.profile)) == before
    await core.write(ANA, me.choose, wanted)
    await core.write(ANA, me.choose, me.Chosen(quiet=me.Quiet(None, None)))
    found, known = await core.read(ANA, preferences.mine), await core.read(ANA, me.profile)
    assert (found.preferences.way, found.preferences.quiet) == (Way.INBOX, None)
    assert (found.preferences.digest_at, found.preferences.digest_weekday) == (time(7), 4)
    assert found.rhythms["plan"] is Rhythm.WEEKLY
    assert (known.name, known.language, known.zone) == ("Ana Duarte", "fr", "Atlantic/Azores")
