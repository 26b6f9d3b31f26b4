"""The methodology that holds in a network: what ships, with what the network says otherwise or besides."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import content
from domain.meetings.agenda import says_when_and_who
from domain.meetings.model import MinutesStatus
from domain.methodology.model import EVERYWHERE
from domain.methodology.reading import FILES, from_data
from domain.methodology.reading import shipped as read
from domain.records import replace
from domain.results import LEAST
from services.meetings.there import present
from storage import feedback, members, networks
from storage.events import mirrors
from storage.meetings import agendas, materials, minutes, presence
from storage.methodology import versions

if TYPE_CHECKING:
    from datetime import date

    from domain.events.model import Event
    from domain.methodology.model import Methodology
    from storage.transaction import Transaction

SHIPPED: Final = 0
"""The number of the version that ships."""
DEPUTY: Final = "deputy"
"""The role that is the event's own deputy, by its key in `content/methodology/roles.toml`."""
ANNOUNCEMENT: Final = "announcement"
AGENDA: Final = "agenda"
ATTENDANCE: Final = "attendance"
EVALUATION: Final = "evaluation"
MATERIALS: Final = "materials"
MINUTES: Final = "minutes"
"""The proofs that Techlink holds itself, by their keys in `content/methodology/proofs.toml`."""


@lru_cache(maxsize=1)
def shipped() -> Methodology:
    """The methodology that ships."""
    return read(
        {name: tomllib.loads(content.read_bytes("methodology", f"{name}.toml").decode()) for name in FILES}
    )


def in_force(tx: Transaction) -> tuple[Methodology, int]:
    """What holds in the network, and the number of its version."""
    own = versions.latest(tx)
    if own is None:
        return shipped(), SHIPPED
    return replace(shipped(), own=from_data(own.tasks)), own.number


def region_of(tx: Transaction, event: Event) -> str:
    """Where the event's organiser works, as a NUTS code or a country's; "" where nobody knows."""
    if event.organiser is None:
        return EVERYWHERE
    partner = members.load(tx, event.organiser).acts_for
    if partner is None:
        return EVERYWHERE
    found = networks.partner(tx, partner)
    return found.region or found.country or EVERYWHERE


def today_at(tx: Transaction, event: Event) -> date:
    """The day that it is now where the event is."""
    return tx.now.astimezone(ZoneInfo(event.span.zone)).date()


def day_of(event: Event) -> date:
    """The day of the event, in its zone."""
    return event.span.wall.date()


def there(tx: Transaction, event: Event) -> frozenset[str]:
    """The proofs that nobody has to give, since they are here.

    The announcement is one where Techlink posted it, the agenda once it has times and names, the list once
    anybody was there, minutes once they are approved. What people said is one once the questionnaire is
    closed and enough answered to be shown.
    """
    found = set[str]()
    if mirrors.load(tx, event.id).message is not None:
        found.add(ANNOUNCEMENT)
    if says_when_and_who(agendas.load(tx, event.id)):
        found.add(AGENDA)
    if event.starts_at > tx.now:
        return frozenset(found)
    if present(tx, event) or presence.others(tx, event.id):
        found.add(ATTENDANCE)
    if minutes.load(tx, event.id).status is MinutesStatus.APPROVED:
        found.add(MINUTES)
    if materials.listed(tx, event.id):
        found.add(MATERIALS)
    asked = feedback.load(tx, event.id)
    if asked is not None and not asked.is_open(tx.now) and feedback.answered(tx, event.id) >= LEAST:
        found.add(EVALUATION)
    return frozenset(found)
