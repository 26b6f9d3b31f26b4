"""All that somebody chooses for themselves on one page: saved together, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record, field
from services.me.profile import choose_language, choose_zone, introduce
from services.notices import preferences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time

    from domain.actors import Actor
    from domain.notices import Rhythm, Way
    from storage.transaction import Transaction


class Quiet(Record):
    """Quiet hours from one wall-clock time to another; None for both: no quiet hours."""

    begins: time | None
    ends: time | None


class Chosen(Record):
    """What was changed; None, or an absent group, for what stays as it is.

    `called`: name and function. `digest`: the time of gathered notices, and the day of the weekly ones (0 is
    Monday). `rhythms` are by group of kinds.
    """

    called: tuple[str, str] | None = None
    language: str | None = None
    zone: str | None = None
    way: Way | None = None
    quiet: Quiet | None = None
    digest: tuple[time, int] | None = None
    rhythms: Mapping[str, Rhythm] = field(default_factory=dict)


def choose(tx: Transaction, actor: Actor, chosen: Chosen) -> None:
    """All of it in one go. Where one thing cannot be, its error is raised and nothing is saved.

    Raises what `introduce`, `choose_zone` and the services of preferences raise; `ValueError` for what is
    not among the choices.
    """
    if chosen.called is not None:
        introduce(tx, actor, *chosen.called)
    if chosen.language is not None:
        choose_language(tx, actor, chosen.language)
    if chosen.zone is not None:
        choose_zone(tx, actor, chosen.zone)
    if chosen.way is not None:
        preferences.choose_way(tx, actor, chosen.way)
    _choose_when(tx, actor, chosen)


def _choose_when(tx: Transaction, actor: Actor, chosen: Chosen) -> None:
    quiet = chosen.quiet
    if quiet is not None and quiet.begins is not None and quiet.ends is not None:
        preferences.choose_quiet(tx, actor, quiet.begins, quiet.ends)
    elif quiet is not None:
        preferences.no_quiet(tx, actor)
    if chosen.digest is not None:
        preferences.choose_digest(tx, actor, *chosen.digest)
    for group, rhythm in chosen.rhythms.items():
        preferences.choose_rhythm(tx, actor, group, rhythm)
