"""What should be looked at in expressions: where ODK's two official engines make different things of one.

A form runs here as it does in ODK Web Forms; whoever also collects with ODK Collect or KoboCollect (JavaRosa)
would get other results. Warnings, not errors: they refuse nothing. (FORMS.md, traps 7, 8 and 10.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.questionnaires.refusals import ProblemCode
from domain.questionnaires.xpath.syntax import Binary, Call, Literal, Path, Start, everything, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.questionnaires.xpath.syntax import Expr

Finding = tuple[ProblemCode, dict[str, str]]

CONDITIONS: Final = frozenset({"relevant", "required", "constraint"})
_COMPARED: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})
_DATE: Final = re.compile(r"\s*\d{4}-\d{1,2}-\d{1,2}.*")
_TEXTS: Final = frozenset({"format-date", "format-date-time", "string", "concat", "substr", "join", "once"})
# What JavaRosa does not know, or does otherwise.
_ONLY_WEB_FORMS: Final = frozenset({"substring", "floor", "name", "local-name"})
_WALKED: Final = frozenset({"child", "parent", "self"})


def lints(tree: Expr, column: str) -> Iterator[Finding]:
    """The findings in one expression that stands in a column of that kind."""
    for path in _bare(tree, asked=column in CONDITIONS):
        yield ProblemCode.BARE_CONDITION, {"name": _name(path)}
    for part in everything(tree):
        match part:
            case Call("regex", (_, Literal(pattern))) if not _is_whole(pattern):
                yield ProblemCode.OPEN_PATTERN, {"pattern": pattern}
            case Binary(sign, left, right) if sign in _COMPARED:
                yield from _dates(left, right)
                yield from _dates(right, left)
            case Binary("|"):
                yield ProblemCode.ENGINES_DIFFER, {"what": "|"}
            case Call(name) if name in _ONLY_WEB_FORMS:
                yield ProblemCode.ENGINES_DIFFER, {"what": name}
            case Path(_, steps) if any(step.axis not in _WALKED for step in steps):
                yield ProblemCode.ENGINES_DIFFER, {"what": "//"}


def _bare(tree: Expr, *, asked: bool) -> Iterator[Path]:
    """Questions that stand for true or false: a blank one is true to one engine, false to the other."""
    match tree:
        case Path() if asked and not isinstance(tree.start, Call):
            yield tree
        case Binary("and" | "or"):
            for part in parts(tree):
                yield from _bare(part, asked=True)
        case Binary("=" | "!=", left, right):
            yield from _bare(left, asked=_is_truth(right))
            yield from _bare(right, asked=_is_truth(left))
        case Call("not" | "boolean", (argument,)):
            yield from _bare(argument, asked=True)
        case Call("if", (condition, *results)):
            yield from _bare(condition, asked=True)
            for result in results:
                yield from _bare(result, asked=asked)
        case Path():
            return  # a predicate asks whether a node is there, which both engines answer alike
        case _:
            for part in parts(tree):
                yield from _bare(part, asked=False)


def _is_truth(tree: Expr) -> bool:
    return isinstance(tree, Call) and tree.name in {"true", "false"}


def _dates(literal: Expr, other: Expr) -> Iterator[Finding]:
    """A written day that is compared without `date('…')`: a number to one engine, a text to the other."""
    if isinstance(literal, Literal) and _DATE.fullmatch(literal.value):
        is_text = isinstance(other, Literal) or (isinstance(other, Call) and other.name in _TEXTS)
        if not is_text:
            yield ProblemCode.BARE_DATE, {"value": literal.value}


def _is_whole(pattern: str) -> bool:
    """Whether a pattern is for the whole answer: `^…$`, without an alternative that leaves them."""
    body = pattern.removesuffix("$")
    slashes = len(body) - len(body.rstrip("\\"))
    ended = body != pattern and slashes % 2 == 0
    return pattern.startswith("^") and ended and not _has_open_choice(pattern)


def _has_open_choice(pattern: str) -> bool:
    """Whether there is a `|` outside all brackets: `^a|b$` holds for whatever begins with an a."""
    depth, in_class, escaped = 0, False, False
    for sign in pattern:
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            return True
    return False


def _name(path: Path) -> str:
    if not path.steps or path.steps[-1].axis == "self":
        return "." if path.start is not Start.ROOT else "/"
    return path.steps[-1].test
