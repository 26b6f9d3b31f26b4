"""How long a typed answer may be."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from domain.questionnaires.xpath import compile_xpath
from domain.questionnaires.xpath.syntax import Binary, Call, Number, Path, Start, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.questionnaires.xpath.syntax import Expr

USUAL: Final = 2_000
MOST: Final = 10_000

_ITSELF: Final = Path(Start.HERE, (Step("self", "node()"),))


@lru_cache(maxsize=1024)
def longest_text(constraint: str) -> int:
    """What `string-length(.) <= 1000` in a constraint allows, at most `MOST`; else `USUAL`."""
    stated = list(_limits(compile_xpath(constraint).tree)) if constraint else []
    return min(MOST, *stated) if stated else USUAL


def _limits(tree: Expr) -> Iterator[int]:
    """The limits that must hold for the constraint to hold: those joined by `and`."""
    match tree:
        case Binary("and", left, right):
            yield from _limits(left)
            yield from _limits(right)
        case Binary("<=", Call("string-length", (argument,)), Number(limit)) if _is_itself(argument):
            yield math.floor(limit)
        case Binary("<", Call("string-length", (argument,)), Number(limit)) if _is_itself(argument):
            yield math.ceil(limit) - 1


def _is_itself(argument: Expr) -> bool:
    return argument == _ITSELF
