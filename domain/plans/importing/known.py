"""What the plan and the network know, and which thing of the plan a row is of.

Things are named by a number here: its id for what there is, a negative one for what the file adds.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from domain.folding import fold
from domain.importing.identity import id_of
from domain.importing.lines import Code, one_line
from domain.plans import codes
from domain.plans.importing.cells import BETWEEN, Fault
from domain.plans.importing.kinds import F
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from domain.actors import MemberId, PartnerId
    from domain.importing.lines import Line
    from domain.networks import Network
    from domain.plans.importing.kinds import SheetKind
    from domain.plans.model import Action, Milestone, Zone
    from domain.plans.whole import WholePlan

T = TypeVar("T")

_MOST_NEAR: Final = 100
"""For so many different words it is looked what may have been meant: that takes its time."""


class KnownMember(Record):
    """An active member. `email` is "" for one whose address is not known."""

    id: MemberId
    name: str
    email: str = ""


class Known(Record, dict=True):
    """The plan as it is, the partners and members of the network, languages by what they are called."""

    network: Network
    whole: WholePlan
    partners: Mapping[PartnerId, str]
    members: tuple[KnownMember, ...]
    languages: Mapping[str, str]

    @cached_property
    def members_called(self) -> Mapping[str, tuple[KnownMember, ...]]:
        """The members by their folded names."""
        return _grouped((_folded(one.name), one) for one in self.members)

    @cached_property
    def members_at(self) -> Mapping[str, tuple[KnownMember, ...]]:
        """The members whose addresses are known, by these."""
        return _grouped((one.email, one) for one in self.members if one.email)

    @cached_property
    def partners_called(self) -> Mapping[str, tuple[PartnerId, ...]]:
        """The partners by their folded names."""
        return _grouped((_folded(name), key) for key, name in self.partners.items())


class CellNames:
    """How zones and actions are named in the rows of what is in them; made once for all rows of a plan."""

    def __init__(self, whole: WholePlan) -> None:
        self._zones: Final = _names(whole, whole.zones)
        self._actions: Final = _names(whole, whole.actions)

    def zone(self, zone: Zone) -> str:
        """By its title, by its code where titles are alike."""
        return self._zones[int(zone.id)]

    def action(self, action: Action) -> str:
        """The same of an action."""
        return self._actions[int(action.id)]


def after_cell(whole: WholePlan, milestone: Milestone) -> str:
    """What a milestone waits for: "M1; P2.Z1.A3.M2"."""
    named = []
    for key in milestone.depends_on:
        before = whole.milestone_by_id.get(key)
        if before is not None:
            own = before.action == milestone.action
            named.append(f"M{before.number}" if own else str(whole.code_of(before)))
    return BETWEEN.join(named)


class Owners:
    """Which thing each row is of: by its hidden id, else by its code, else by its title among those left."""

    def __init__(self, known: Known, kind: SheetKind, things: Mapping[int, object]) -> None:
        self._known: Final = known
        self._key_of: Final = {id(thing): key for key, thing in things.items()}
        self._by_id: Final = {id_of(known.network, kind, key): key for key in things}

    def claimed(self, lines: Iterable[Line]) -> dict[int, int]:
        """By row number, the thing that it names by id or code. Mistakes are noted."""
        rows: dict[int, int] = {}
        by_thing: dict[int, int] = {}
        for line in lines:
            key = self._named(line)
            if key is None:
                continue
            if key in by_thing:
                line.wrong(F.TITLE, Code.TWICE, other=line.text(F.TITLE), number=by_thing[key])
            by_thing.setdefault(key, line.number)
            rows[line.number] = key
        return rows

    def _named(self, line: Line) -> int | None:
        given = line.text(F.ID)
        if given:
            key = self._by_id.get(given)
            if key is None:
                line.wrong(F.ID, Code.UNKNOWN_ID)
            return key
        written = line.text(F.CODE)
        code = codes.try_read(written, self._known.whole.plan.code) if written else None
        thing = self._known.whole.find(code) if code else None
        return self._key_of.get(id(thing))


class Titles:
    """Things by what they are called, now and after the file is read: either is understood."""

    def __init__(self, things: Iterable[tuple[int, str]]) -> None:
        self.names: Final[dict[int, str]] = {}
        self._found: Final[dict[str, set[int]]] = {}
        self._near: Final[dict[str, tuple[str, ...]]] = {}
        for ref, title in things:
            self.add(ref, title)

    def add(self, ref: int, title: str) -> None:
        """A thing is called so, whatever else it is called."""
        self.names.setdefault(ref, title)
        self._found.setdefault(_folded(title), set()).add(ref)

    def called(self, text: str) -> set[int]:
        """All that are called so."""
        return self._found.get(fold(text), set())

    def near(self, text: str) -> tuple[str, ...]:
        """What may have been meant; nothing once too many different words were not understood."""
        if text not in self._near and len(self._near) < _MOST_NEAR:
            self._near[text] = tuple(_near(text, tuple(self.names.values())))
        return self._near.get(text, ())


class Left:
    """Things by their titles and by what they are in, until a row is of them."""

    def __init__(self, things: Iterable[tuple[int, int, str]], taken: Iterable[int]) -> None:
        self._taken: Final = set(taken)
        self._alike: Final[dict[tuple[int, str], list[int]]] = {}
        for key, parent_key, title in things:
            self._alike.setdefault((parent_key, _folded(title)), []).append(key)

    def take(self, title: str, within: int, line: Line, field: str = F.TITLE) -> int | None:
        """The one of that title that no other row is of; None for a new one. Two of them are a mistake."""
        every = self._alike.get((within, fold(title)), ()) if title else ()
        same = [key for key in every if key not in self._taken]
        if len(same) > 1:
            line.wrong(field, Code.SLOT, detail=Fault.WHICH)
        if len(same) != 1:
            return None
        self._taken.add(same[0])
        return same[0]


def parent(
    line: Line,
    field: str,
    by_code: Callable[[codes.Code], int | None],
    titles: Titles,
    plan: codes.Code,
    within: Collection[int] | None = None,
) -> int | None:
    """The thing that a cell names by code or title; None where there is none or two, which is noted."""
    text = line.text(field)
    code = codes.try_read(text, plan)
    found = by_code(code) if code is not None else None
    if found is not None:
        return found
    same = {key for key in titles.called(text) if within is None or key in within}
    if len(same) == 1:
        return same.pop()
    line.wrong(
        field,
        Code.SLOT,
        detail=Fault.WHICH_PARENT if same else Fault.NO_PARENT,
        near=titles.near(text),
    )
    return None


def _near(text: str, names: tuple[str, ...]) -> Iterable[str]:
    import difflib  # noqa: PLC0415 - only for mistakes

    folded = {fold(name): name for name in names}
    return [folded[one] for one in difflib.get_close_matches(fold(text), list(folded), n=3, cutoff=0.6)]


def _names(whole: WholePlan, things: Sequence[Zone | Action]) -> dict[int, str]:
    folded = {int(one.id): _folded(one.title) for one in things}
    often = Counter(folded.values())
    named = {}
    for one in things:
        own = folded[int(one.id)]
        clear = own and often[own] == 1 and codes.try_read(one.title, whole.plan.code) is None
        named[int(one.id)] = one.title if clear else str(whole.code_of(one))
    return named


def _folded(title: str) -> str:
    return fold(one_line(title))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
