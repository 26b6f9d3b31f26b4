"""A network with as many members as a measurement needs: the demo network's places, invented people."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot import demo, world
from bot.composition import core_of
from bot.config import Config
from bot.endpoints import PLAYGROUND_TOKEN
from domain.questionnaires import decode
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped

if TYPE_CHECKING:
    from pathlib import Path

Table = dict[str, Any]
_DISCORD_EPOCH: Final = datetime(2015, 1, 1, tzinfo=UTC)


def network(people: int) -> Table:
    """The demo network's tables with that many members instead of its own, and one open wave alone."""
    made = world.source()
    partners = [partner["code"] for partner in made["partners"]]
    made["people"] = [_person(number, partners[number % len(partners)]) for number in range(people)]
    made["guests"] = []
    made["server"]["owner"] = "member000"
    made["waves"] = [
        {
            "label": "{year}",
            "created_by": "member000",
            "opens_day": -3,
            "closes_day": 14,
            "answers": [],
        }
    ]
    made["messages"] = []
    made["plans"] = made["events"] = made["polls"] = []
    made["shared"] = made["drafts"] = []
    made["guests"] = []
    return made


def write(file: Path, tables: Table) -> None:
    """The playground's world file."""
    file.write_text(json.dumps(world.world(tables, PLAYGROUND_TOKEN, datetime.now(UTC))), "utf-8")


async def fill(data: Path, tables: Table) -> None:
    """Found that network in a new database, by the same services as the demo network."""
    config = Config(data=data)  # type: ignore[call-arg]  # the others have defaults
    form = decode(convert_shipped(SELF_ASSESSMENT))
    async with core_of(config, None) as core:
        await core.across(demo.found, tables, form)


def _person(number: int, partner: str) -> Table:
    # A real account of one day more each, and all of them older than the server.
    age = _DISCORD_EPOCH + timedelta(days=600 + number)
    snowflake = int((age - _DISCORD_EPOCH).total_seconds() * 1000) << 22
    return {
        "id": str(snowflake),
        "username": f"member{number:03}",
        "display_name": f"Member {number}",
        "token": f"member{number:03}",
        "locale": "en-GB",
        "zone": "Europe/Lisbon",
        "function": "Engineer",
        "partner": partner,
        "roles": ["coordinator"] if number == 0 else [],
    }
