"""An event with all processes: it stands among the server's own events, and interest there counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Person

pytestmark = pytest.mark.e2e


def scheduled(person: Person, status: int) -> dict[str, Any] | None:
    """The newest scheduled event of that state that a person heard of."""
    found = [data for name, data in person.events if name.startswith("GUILD_SCHEDULED_EVENT_")]
    return next((one for one in reversed(found) if one.get("status") == status), None)


async def test_an_event_stands_on_discord_and_interest_there_is_an_answer(sign_in: SignIn) -> None:
    ines, fiona = await sign_in("ines.duarte"), await sign_in("fiona.keane")
    general = ines.channel("general")
    said = {"kind": "seminar", "title": "Tides and tanks", "when": "15/06/2027 14:00", "place": "Cork"}
    await ines.command("event new", general, **said)
    await ines.press(await ines.see("Tides and tanks"), "Anunciar")
    made = await fiona.until(lambda: scheduled(fiona, 1), "Discord's event")
    assert (made["name"], made["entity_metadata"]) == ("Tides and tanks", {"location": "Cork"})
    assert made["image"], "the worker process drew its cover"

    await fiona.rest("PUT", f"/guilds/{fiona.guild}/scheduled-events/{made['id']}/users/@me")
    await fiona.see("Tides and tanks", "Going: 1")
    await ines.until(lambda: [one for name, one in ines.events if name == "THREAD_CREATE"], "the thread")
