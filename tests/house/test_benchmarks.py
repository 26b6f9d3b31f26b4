"""What the benchmarks measure with is what they say it is."""

from __future__ import annotations

from datetime import UTC, datetime

from benchmarks import world
from bot.world import world as playground_world


def test_a_measured_network_has_its_members_alone() -> None:
    """A guest of the demo among them would wait for a card that only members get."""
    made = playground_world(world.network(3), "token", datetime(2026, 3, 2, tzinfo=UTC))
    assert [one["username"] for one in made["people"]] == [
        "member000",
        "member001",
        "member002",
    ]
