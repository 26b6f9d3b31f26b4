"""An expression's text as tokens (XPath 1.0, section 3.7, with ODK's prefixed function names)."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from domain.questionnaires.xpath.errors import XPathError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 10_000

_TOKEN: Final = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<literal>"[^"]*"|'[^']*')
    | (?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
    | (?P<name>[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?)
    )""",
    re.VERBOSE,
)
_OPERATOR_NAMES: Final = frozenset({"and", "or", "div", "mod"})
# After one of these, `*` is a wildcard and `and` a name: an operand is expected (XPath 1.0, 3.7).
_BEFORE_OPERAND: Final = frozenset({"@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<="})
_MORE_BEFORE_OPERAND: Final = frozenset({">", ">="})


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    LITERAL = auto()
    NAME = auto()
    SYMBOL = auto()
    OPERATOR = auto()
    END = auto()


class Token(Record):
    """A token, its text (a literal's without quotes) and its offset."""

    kind: Kind
    text: str
    at: int


def tokens(source: str) -> Iterator[Token]:
    """The tokens of an expression, an END last. Raises `XPathError`."""
    if len(source) > LONGEST:
        raise XPathError("xpath_too_long", str(len(source)))
    at, before = 0, None
    end = len(source.rstrip())
    while at < end:
        match = _TOKEN.match(source, at)
        if match is None:
            raise XPathError("xpath_syntax", source[at : at + 20].strip(), at)
        before = _token(match, before)
        yield before
        at = match.end()
    yield Token(Kind.END, "", end)


def _token(match: re.Match[str], before: Token | None) -> Token:
    group = match.lastgroup or ""
    text, at = match[group], match.start(group)
    if group == "number":
        return Token(Kind.NUMBER, text, at)
    if group == "literal":
        return Token(Kind.LITERAL, text[1:-1], at)
    if _operator_expected(before) and (text == "*" or text in _OPERATOR_NAMES):
        return Token(Kind.OPERATOR, text, at)
    return Token(Kind.NAME if group == "name" else Kind.SYMBOL, text, at)


def _operator_expected(before: Token | None) -> bool:
    if before is None or before.kind is Kind.OPERATOR:
        return False
    is_symbol = before.kind is Kind.SYMBOL
    return not (is_symbol and (before.text in _BEFORE_OPERAND or before.text in _MORE_BEFORE_OPERAND))
