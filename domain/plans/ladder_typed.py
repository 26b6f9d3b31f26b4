"""The ladder of reminders as somebody types it: a line for each of its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.plans.errors import DaysNotUnderstood, LadderNotUnderstood
from domain.plans.ladder import LONGEST, Ladder

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final = ("before", "every", "owner", "deputy", "coordination")
"""The lines, in the order of the window."""

_APART: Final = re.compile(r"[\s,;/]+")
_AND: Final = frozenset({"and", "et", "y", "e", "&"})
_WHOLE: Final = re.compile(r"[0-9]{1,6}")
_SHOWN: Final = 60


def read_ladder(fields: Mapping[str, str]) -> Ladder:
    """The ladder that these lines say. Raises `LadderNotUnderstood` (all faults) or `LadderImpossible`.

    `before` holds numbers apart from each other by commas, spaces or "and" in any language of the program;
    nothing there means no reminder before the day. A line left empty of how many there are means none.
    """
    read: dict[str, tuple[int, ...] | int] = {}
    faults: list[tuple[str, str]] = []
    for name in FIELDS:
        typed = fields.get(name, "").strip()
        numbers = _numbers(typed)
        if name == "before" and numbers is not None:
            read[name] = numbers
        elif name not in ("before", "every") and not typed:
            read[name] = 0
        elif numbers is not None and len(numbers) == 1:
            read[name] = numbers[0]
        else:
            faults.append((name, typed[:_SHOWN]))
    if faults:
        raise LadderNotUnderstood(tuple(faults))
    return Ladder(**read).check()  # type: ignore[arg-type]  # "before" is the only tuple, see above


def ladder_fields(ladder: Ladder) -> dict[str, str]:
    """The lines that say this ladder; reading them gives it again."""
    said = {name: str(getattr(ladder, name)) for name in FIELDS}
    return {**said, "before": ", ".join(str(days) for days in ladder.before)}


def read_days(typed: str) -> int:
    """How far owners postpone by themselves, in days. Raises `DaysNotUnderstood`."""
    said = typed.strip()
    if not _WHOLE.fullmatch(said) or int(said) > LONGEST:
        raise DaysNotUnderstood(said[:_SHOWN], LONGEST)
    return int(said)


def _numbers(typed: str) -> tuple[int, ...] | None:
    """The whole numbers in a line; None where there is anything else."""
    pieces = [one for one in _APART.split(typed) if one and one.lower() not in _AND]
    if not all(_WHOLE.fullmatch(one) for one in pieces):
        return None
    return tuple(int(one) for one in pieces)
