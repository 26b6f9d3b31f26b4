"""For how long the record of what was done is kept: the network's setting, or the law's default."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import content
from domain.actors import Role
from domain.privacy import Retention, must_fit
from domain.records import Record, plain, replace
from storage import networks, settings, trail

if TYPE_CHECKING:
    from datetime import date

    from domain.actors import Actor
    from domain.networks import Network
    from storage.transaction import Transaction

SETTING: Final = "privacy.retention"


class LegalDefault(Record):
    """What holds while a network has said nothing: from which text, as it stood on which day."""

    retention: Retention
    source: str
    as_of: date


class RetentionView(Record):
    """What holds in the network. `own`: it said so itself."""

    network: Network
    retention: Retention
    own: bool
    default: LegalDefault


@lru_cache(maxsize=1)
def legal_default() -> LegalDefault:
    """The shipped default."""
    law = tomllib.loads(content.read_bytes("law", "retention.toml").decode())["default"]
    return LegalDefault(Retention(law["years"], law["last_payment"]), law["source"], law["as_of"])


def retention_of(tx: Transaction) -> Retention:
    """What holds in the network."""
    kept = settings.load(tx, SETTING)
    return legal_default().retention if kept is None else Retention(**kept.value)


def show_retention(tx: Transaction, actor: Actor) -> RetentionView:
    """What holds in the network, and why. For members; raises `NotAMember`."""
    if Role.COORDINATOR not in actor.roles:
        actor.as_member()
    own = settings.load(tx, SETTING) is not None
    return RetentionView(networks.load(tx), retention_of(tx), own, legal_default())


def set_retention(
    tx: Transaction, actor: Actor, *, years: int | None = None, last_payment: int | None = None
) -> RetentionView:
    """Say for how many years after which year's payment; None leaves it as it is.

    What was promised to people who were erased before stays as it was promised. Raises `RoleNeeded` and
    `RetentionOutOfRange`.
    """
    actor.must_be(Role.COORDINATOR)
    present = retention_of(tx)
    wanted = must_fit(
        replace(
            present,
            years=present.years if years is None else years,
            last_payment=present.last_payment if last_payment is None else last_payment,
        )
    )
    if wanted != present or settings.load(tx, SETTING) is None:
        settings.change(tx, SETTING, plain(wanted), actor.member)
        trail.record(tx, actor.member, "retention set", "network", tx.network, plain(wanted))
    return show_retention(tx, actor)
