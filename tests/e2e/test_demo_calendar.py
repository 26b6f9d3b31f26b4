"""The demo network as somebody new finds it: its calendar stands there, nobody is flooded, it is made once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.e2e.processes import World
from tests.e2e.test_notices import Outbox, agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.e2e


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Everything as at the very first start."""
    world = World(tmp_path_factory.mktemp("new"))
    try:
        for part in ("playground", "bot", "worker"):
            world.start(part)
        yield world
    finally:
        world.stop()


async def test_somebody_new_sees_a_calendar_and_is_not_flooded(world: World, sign_in: SignIn) -> None:
    fiona = await sign_in("fiona.keane")
    await agree(fiona)
    general = fiona.channel("general")
    await fiona.history(general)
    for words in ("Going: 8 of 8", "It was called off.", "Answered: 6 of 19"):
        await fiona.see(words)
    outbox = Outbox(world)
    made = "SELECT 1 FROM event_mirror WHERE scheduled IS NOT NULL AND thread IS NOT NULL"
    await outbox.until(lambda: outbox.ask(made), "Discord's event, and the thread for talk")
    events = outbox.ask("SELECT count(*) FROM event")

    await world.restart("bot")
    assert outbox.ask("SELECT count(*) FROM event") == events
    await fiona.command("event list")
    await fiona.see("L’énergie des vagues")
    told = Counter(member for (member,) in outbox.ask("SELECT member_id FROM delivery"))
    assert not told or max(told.values()) <= 2
    sent = [
        one["body"] for one in await world.log() if str(one.get("path", "")).endswith(f"/{general}/messages")
    ]
    posted = [body for body in sent if body and body.get("components")]
    assert len(posted) == 3, "each card once, over the restart"
