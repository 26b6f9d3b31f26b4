"""What the methodology knows: frozen, with keys that stay for ever and texts in the working languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.languages import FALLBACK
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from domain.events.model import EventKind, Manner

Words = dict[str, str]
"""A text by language; a network's own may lack some."""

EVERYWHERE: Final = ""
"""The region of what holds in the whole network."""


def said(words: Mapping[str, str], language: str) -> str:
    """The text in that language, else in English, else in any that there is."""
    for code in (language, FALLBACK, *words):
        if words.get(code):
            return words[code]
    return ""


class Role(Record):
    """Who does what at an event."""

    key: str
    title: Words
    what: Words


class Rule(Record):
    """A rule from outside: where it stands, and the day of its text, where it has one."""

    source: Words
    as_of: date | None = None


class Proof(Record):
    """What has to be there to show an event.

    `first` and `last` are days from the event's day: from the one on it is missed, until the other it can be
    mended by what `mend` says; after that `late` says what still helps.
    """

    key: str
    title: Words
    why: Words
    mend: Words
    late: Words
    first: int
    last: int
    rule: Rule | None = None


class Indicator(Record):
    """What an event is measured by, and how it is counted."""

    key: str
    title: Words
    how: Words


class Task(Record):
    """Something to do for all events of a kind.

    `days` from the event's day (negative: before); `least`, the fewest days before it that still do any good;
    `skip_under`: with fewer days left, it is left out (0: never). `role` and `proof` are keys, "" for none.
    `manners`: for events held like this only; empty: for all. `itself`: Techlink does it. `region` is the
    NUTS code (or the beginning of one) where it holds so; `used` False: there it is not done.
    """

    kind: EventKind
    key: str
    days: int
    title: Words
    what: Words
    least: int = 0
    skip_under: int = 0
    role: str = ""
    proof: str = ""
    manners: frozenset[Manner] = frozenset()
    itself: bool = False
    skipped: Words = field(default_factory=dict)
    region: str = EVERYWHERE
    used: bool = True

    @property
    def id(self) -> tuple[EventKind, str, str]:
        """What no two tasks of a methodology share."""
        return self.kind, self.key, self.region

    def fits(self, manner: Manner) -> bool:
        """Whether it is for events that are held like this."""
        return not self.manners or manner in self.manners


class Kind(Record):
    """What is said of a kind of event besides its tasks."""

    kind: EventKind
    purpose: Words
    indicators: tuple[str, ...]


class Methodology(Record):
    """All of it. `tasks` are those that ship, `own` what the network says otherwise or besides."""

    roles: Mapping[str, Role]
    proofs: Mapping[str, Proof]
    indicators: Mapping[str, Indicator]
    kinds: Mapping[EventKind, Kind]
    tasks: tuple[Task, ...]
    own: tuple[Task, ...] = ()

    @property
    def rows(self) -> tuple[Task, ...]:
        """Every task that something is said of: the network's own words instead of those that ship."""
        own = {one.id: one for one in self.own}
        shipped = [own.pop(one.id, one) for one in self.tasks]
        return tuple(
            sorted([*shipped, *own.values()], key=lambda one: (list(self.kinds).index(one.kind), one.days))
        )

    def of(self, kind: EventKind, region: str = EVERYWHERE) -> tuple[Task, ...]:
        """What there is to do for events of a kind in a region (a NUTS code), in the order of the days.

        The row of the smallest region that holds it is meant; its days may put it elsewhere.
        """
        found: dict[str, Task] = {}
        rows = [one for one in self.rows if one.kind is kind and region.startswith(one.region)]
        for one in sorted(rows, key=lambda one: len(one.region)):
            found[one.key] = one
        return tuple(sorted((one for one in found.values() if one.used), key=lambda one: one.days))

    def proofs_of(self, tasks: Iterable[Task]) -> tuple[Proof, ...]:
        """The proofs that these tasks leave behind, each once, in the order of the methodology."""
        wanted = {one.proof for one in tasks}
        return tuple(one for key, one in self.proofs.items() if key in wanted)
