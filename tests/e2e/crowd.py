"""Many people in one partner of one network, each with a reminder that is due: a burst for the worker."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.clock import SystemClock
from bot.endpoints import PLAYGROUND_TOKEN
from domain.actors import ChannelKind
from domain.networks import NewPartner, PartnerKind
from domain.notices import NewNotice
from domain.notices.kinds import SURVEY_CLOSING
from domain.questionnaires import decode
from services.surveys import forms
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped
from storage import across, members, networks, outbox, people
from storage.database import open_database
from storage.notices import preferences
from storage.surveys import invitations, waves

if TYPE_CHECKING:
    from datetime import datetime

    from domain.notices import Preferences
    from storage.transaction import Unscoped

BOT, SERVER, CHANNEL, FIRST = 2_000_000_001, 2_000_000_100, 2_000_000_300, 2_000_100_000


def write_world(file: Path, count: int) -> Path:
    """A playground's world with so many people in one server."""
    people = [
        {
            "id": str(FIRST + n),
            "username": f"person.{n}",
            "display_name": f"Person {n}",
            "token": f"token-{n}",
            "locale": "en-GB",
            "roles": [],
            "partner": "Porto",
        }
        for n in range(count)
    ]
    server = {
        "id": str(SERVER),
        "name": "Crowd",
        "owner_id": str(FIRST),
        "preferred_locale": "en-GB",
        "roles": [],
        "channels": [{"id": str(CHANNEL), "name": "general", "type": 0, "position": 0}],
        "members": [{"user_id": str(FIRST + n), "roles": []} for n in range(count)]
        + [{"user_id": str(BOT), "roles": []}],
    }
    bot = {"id": str(BOT), "username": "Techlink", "token": PLAYGROUND_TOKEN, "avatar": None}
    file.write_text(json.dumps({"bot": bot, "people": people, "guilds": [server]}), "utf-8")
    return file


async def fill(
    address: str, count: int, due: datetime, chosen: Preferences, *, spread: timedelta = timedelta()
) -> None:
    """A network whose members have all agreed to be written to and are all to be reminded then.

    `spread`: evenly over that long, from `due` on.
    """
    database_file = address.removeprefix("sqlite:///")
    if database_file != address:
        Path(database_file).parent.mkdir(parents=True, exist_ok=True)
    form = decode(convert_shipped(SELF_ASSESSMENT))
    database = await open_database(address, SystemClock())
    try:
        await database.write(lambda tx: _fill(tx, form, count, due, chosen, spread))
    finally:
        await database.close()


def _fill(tx: Unscoped, form: Any, count: int, due: datetime, chosen: Preferences, spread: timedelta) -> None:
    network = across.found_network(tx, server=SERVER, name="Crowd", language="en", zone="Europe/Lisbon")
    here = tx.within(network.id)
    partner = networks.add_partner(here, NewPartner("P1", "Porto", PartnerKind.CENTRE, "en"))
    forms.keep(here, form)
    closes_at = due + timedelta(days=30)
    wave = waves.add(here, form.hash, "2027", tx.now - timedelta(days=1), closes_at, None)
    invitations.add(here, wave, [partner.id])
    notices = []
    for n in range(count):
        person = people.add_person(here, f"Person {n}", language=("en", "fr", "es", "pt")[n % 4])
        people.add_channel(here, person.id, ChannelKind.DISCORD, str(FIRST + n), agreed=True)
        member = members.add(here, person.id, partner.id).id
        preferences.save(here, member, chosen)
        key, about = f"survey.closing:{wave}:{member}", {"wave": wave}
        notices.append(
            NewNotice(
                SURVEY_CLOSING,
                f"wave:{wave}:member",
                member,
                due + spread * n / count,
                key,
                member=member,
                detail=about,
                expires_at=closes_at,
            )
        )
    outbox.add(here, notices)


def arrivals(log: list[dict[str, Any]]) -> dict[str, int]:
    """How many messages of the bot each channel got, as the playground saw it."""
    found: dict[str, int] = {}
    for row in log:
        if (
            row["kind"] == "event"
            and row["event"] == "MESSAGE_CREATE"
            and row["data"]["author"]["id"] == str(BOT)
        ):
            channel = str(row["data"]["channel_id"])
            found[channel] = found.get(channel, 0) + 1
    return found
