"""From text to syntax tree: operators by precedence (Pratt), location paths by descent."""

from __future__ import annotations

from typing import Final

from domain.questionnaires.xpath.errors import XPathError
from domain.questionnaires.xpath.lexer import Kind, Token, tokens
from domain.questionnaires.xpath.syntax import (
    Binary,
    Call,
    Expr,
    Literal,
    Negation,
    Number,
    Path,
    Start,
    Step,
    parts,
)

# An expression is compiled and evaluated by recursion: what would exhaust the stack is refused (trap 15).
DEEPEST: Final = 60  # parentheses, predicates and arguments in one another
HIGHEST: Final = 200  # of the syntax tree, which `a + b + c + …` makes high as well

_BINDING: Final = {
    "or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "div": 6, "mod": 6, "|": 8,
}  # fmt: skip
_UNARY: Final = 7
AXES: Final = frozenset({
    "child", "parent", "self", "descendant", "descendant-or-self", "ancestor", "ancestor-or-self",
    "preceding-sibling", "following-sibling",
})  # fmt: skip
_ANY_DEPTH: Final = Step("descendant-or-self", "node()")


def parse(source: str) -> Expr:
    """The syntax tree of an expression. Raises `XPathError`."""
    parser = _Parser(list(tokens(source)))
    tree = parser.expression()
    if parser.token.kind is not Kind.END:
        raise parser.unexpected()
    if _height(tree) > HIGHEST:
        raise XPathError("xpath_too_deep", str(HIGHEST))
    return tree


def _height(tree: Expr) -> int:
    """How many nodes lie on the longest way down, found without recursion."""
    level, height = [tree], 0
    while level:
        level = [part for node in level for part in parts(node)]
        height += 1
    return height


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._next = 0
        self._depth = 0

    @property
    def token(self) -> Token:
        return self._tokens[self._next]

    def expression(self, binding: int = 0) -> Expr:
        """Everything that binds more tightly than `binding`."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise XPathError("xpath_too_deep", str(DEEPEST), self.token.at)
        left = self._operand()
        while (power := self._power()) > binding:
            operator = self._take().text
            left = Binary(operator, left, self.expression(power))
        self._depth -= 1
        return left

    def unexpected(self) -> XPathError:
        return XPathError("xpath_syntax", self.token.text, self.token.at)

    def _power(self) -> int:
        if self.token.kind in {Kind.OPERATOR, Kind.SYMBOL}:
            return _BINDING.get(self.token.text, 0)
        return 0

    def _operand(self) -> Expr:
        if self._accept("-"):
            return Negation(self.expression(_UNARY))
        return self._path()

    def _path(self) -> Expr:
        if self._at("/", "//"):
            return Path(Start.ROOT, self._after_root())
        start = self._primary()
        if start is None:
            return Path(Start.HERE, self._steps(self._step()))
        predicates, steps = self._predicates(), self._steps()
        return Path(start, steps, predicates) if predicates or steps else start

    def _primary(self) -> Expr | None:
        """What a path starts with, if it is not a step: a value, a call or parentheses."""
        token = self.token
        if token.kind is Kind.NUMBER:
            return Number(float(self._take().text))
        if token.kind is Kind.LITERAL:
            return Literal(self._take().text)
        if self._accept("("):
            inner = self.expression()
            self._expect(")")
            return inner
        if token.kind is Kind.NAME and self._ahead().text == "(" and token.text != "node":
            return self._call()
        return None

    def _call(self) -> Call:
        name = self._take()
        self._expect("(")
        arguments: list[Expr] = []
        if not self._at(")"):
            arguments.append(self.expression())
            while self._accept(","):
                arguments.append(self.expression())
        self._expect(")")
        return Call(name.text, tuple(arguments), name.at)

    def _after_root(self) -> tuple[Step, ...]:
        if self._at("//"):
            return self._steps()
        self._expect("/")
        return self._steps(self._step()) if self._starts_step() else ()

    def _steps(self, *first: Step) -> tuple[Step, ...]:
        steps = list(first)
        while self._at("/", "//"):
            if self._take().text == "//":
                steps.append(_ANY_DEPTH)
            steps.append(self._step())
        return tuple(steps)

    def _step(self) -> Step:
        if self._accept(".."):
            return Step("parent", "node()", self._predicates())
        if self._accept("."):
            return Step("self", "node()", self._predicates())
        axis = "child"
        if self.token.kind is Kind.NAME and self._ahead().text == "::":
            axis = self._take().text
            if axis not in AXES:
                raise XPathError("xpath_unknown_axis", axis, self.token.at)
            self._expect("::")
        return Step(axis, self._test(), self._predicates())

    def _test(self) -> str:
        if self._accept("*"):
            return "*"
        if self.token.kind is not Kind.NAME:
            raise self.unexpected()
        name = self._take().text
        if name == "node" and self._accept("("):
            self._expect(")")
            return "node()"
        return name

    def _predicates(self) -> tuple[Expr, ...]:
        found: list[Expr] = []
        while self._accept("["):
            found.append(self.expression())
            self._expect("]")
        return tuple(found)

    def _starts_step(self) -> bool:
        return self.token.kind is Kind.NAME or self._at(".", "..", "*")

    def _ahead(self) -> Token:
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)]

    def _at(self, *symbols: str) -> bool:
        return self.token.kind is Kind.SYMBOL and self.token.text in symbols

    def _take(self) -> Token:
        taken = self.token
        self._next += 1
        return taken

    def _accept(self, symbol: str) -> bool:
        if self._at(symbol):
            self._next += 1
            return True
        return False

    def _expect(self, symbol: str) -> None:
        if not self._accept(symbol):
            raise self.unexpected()
