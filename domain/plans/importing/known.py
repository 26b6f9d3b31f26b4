"""What the plan and the network know, and which thing of the plan a row is of.

Things are named by a number here: its id for what there is, a negative one for what the file adds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from domain.folding import fold
from domain.importing.identity import id_of
from domain.importing.lines import Code, one_line
from domain.plans import codes
from domain.plans.importing.cells import BETWEEN, Fault
from domain.plans.importing.kinds import F

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from domain.actors import MemberId, PartnerId
    from domain.importing.lines import Line
    from domain.networks import Network
    from domain.plans.importing.kinds import SheetKind
    from domain.plans.model import Action, Milestone, Zone
    from domain.plans.whole import WholePlan

T = TypeVar("T")


@dataclass(frozen=True)
class KnownMember:
    """An active member. `email` is "" for one whose address is not known."""

    id: MemberId
    name: str
    email: str = ""


@dataclass(frozen=True)
class Known:
    """The plan as it is, the partners and members of the network, languages by what they are called."""

    network: Network
    whole: WholePlan
    partners: Mapping[PartnerId, str]
    members: tuple[KnownMember, ...]
    languages: Mapping[str, str]


def zone_cell(whole: WholePlan, zone: Zone) -> str:
    """How a zone is named in the rows of what is in it: by its title, by its code where titles are alike."""
    return _title_or_code(whole, zone, (one.title for one in whole.zones))


def action_cell(whole: WholePlan, action: Action) -> str:
    """How an action is named in its milestones' rows."""
    return _title_or_code(whole, action, (one.title for one in whole.actions))


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

    def __init__(self, known: Known, kind: SheetKind, things: Mapping[int, T]) -> None:
        self._known: Final = known
        self._kind: Final = kind
        self._things: Final[Mapping[int, object]] = things
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
        return next((key for key, one in self._things.items() if one is thing), None) if thing else None


class Titles:
    """Things by what they are called, now and after the file is read: either is understood."""

    def __init__(self, things: Iterable[tuple[int, str]]) -> None:
        self.names: Final[dict[int, str]] = {}
        self._found: Final[dict[str, set[int]]] = {}
        for ref, title in things:
            self.add(ref, title)

    def add(self, ref: int, title: str) -> None:
        """A thing is called so, whatever else it is called."""
        self.names.setdefault(ref, title)
        self._found.setdefault(fold(one_line(title)), set()).add(ref)

    def called(self, text: str) -> set[int]:
        """All that are called so."""
        return self._found.get(fold(text), set())


def alike(
    title: str, things: Mapping[int, str], taken: Iterable[int], line: Line, field: str = F.TITLE
) -> int | None:
    """The one thing of that title that no other row is of; None for a new one. Two of them are a mistake."""
    gone = set(taken)
    same = [
        key
        for key, name in things.items()
        if key not in gone and title and fold(one_line(name)) == fold(title)
    ]
    if len(same) > 1:
        line.wrong(field, Code.SLOT, detail=Fault.WHICH)
    return same[0] if len(same) == 1 else None


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
        near=tuple(_near(text, tuple(titles.names.values()))),
    )
    return None


def _near(text: str, names: tuple[str, ...]) -> Iterable[str]:
    import difflib  # noqa: PLC0415 - only for mistakes

    folded = {fold(name): name for name in names}
    return [folded[one] for one in difflib.get_close_matches(fold(text), list(folded), n=3, cutoff=0.6)]


def _title_or_code(whole: WholePlan, thing: Zone | Action, titles: Iterable[str]) -> str:
    folded = [fold(one_line(title)) for title in titles]
    own = fold(one_line(thing.title))
    unclear = folded.count(own) > 1 or codes.try_read(thing.title, whole.plan.code) is not None
    return str(whole.code_of(thing)) if unclear or not own else thing.title
