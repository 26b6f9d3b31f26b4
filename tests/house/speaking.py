"""Reads the code of the cogs: does a handler call a service before it says anything to whoever pressed?"""

from __future__ import annotations

import ast
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    Key = tuple[str, str]
    Function = ast.FunctionDef | ast.AsyncFunctionDef


class First(Enum):
    """What comes first on a way through some code."""

    MET = "a service is called, or they are met: who it is, is known"
    SPEAKS = "something is said before that"
    ENDS = "neither, and the way ends here"


_MEETS: Final = {"read", "write", "meet"}
_SPEAKS: Final = {"t", "actor"}
# A card carries its network; of a command it is known once a service has been called.
_SPEAKS_IN_COMMANDS: Final = _SPEAKS | {"network"}
_SHORT: Final = 5


class Code:
    """All functions of a folder, and what each module imports."""

    def __init__(self, folder: Path) -> None:
        self._functions: Final[dict[Key, Function]] = {}
        self._imports: Final[dict[str, dict[str, Key]]] = {}
        self._known: Final[dict[tuple[Key, str, bool], First | None]] = {}
        for path in sorted(folder.rglob("*.py")):
            module = ".".join(path.relative_to(folder.parent).with_suffix("").parts)
            self._take(module.removesuffix(".__init__"), ast.parse(path.read_text()))

    def handlers(self) -> Iterator[tuple[Key, str]]:
        """Whatever Discord calls: its place, and what it is: "act", "command" or "suggestion"."""
        for key, function in self._functions.items():
            for decorator in map(ast.unparse, function.decorator_list):
                if decorator.endswith(".handler"):
                    yield key, "act"
                elif decorator == "suggesting":
                    yield key, "suggestion"
                elif ".command(" in decorator:
                    yield key, "command"

    def first(self, key: Key, *, command: bool) -> First | None:
        """What a handler does first; None when it does neither."""
        return self.first_of(key, 0, command=command)

    def first_of(self, key: Key, position: int, *, command: bool) -> First | None:
        """The same of a function that is given the press at a position."""
        function = self._functions[key]
        names = [one.arg for one in function.args.args if one.arg != "self"]
        if position >= len(names):
            return None
        asked = (key, names[position], command)
        if asked not in self._known:
            self._known[asked] = None  # of one that calls itself
            self._known[asked] = _Walk(self, key, names[position], command=command).block(function.body)
        return self._known[asked]

    def called(self, here: Key, called: ast.expr) -> Key | None:
        """The function that is called there, if it is one of these."""
        module, owner = here[0], here[1].rpartition(".")[0]
        match called:
            case ast.Name(id=name):
                return self._found(module, name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                return self._found(module, f"{owner}.{name}")
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in self._imports[module]:
                return self._found(".".join(self._imports[module][name]), attribute)
        return None

    def _take(self, module: str, tree: ast.Module) -> None:
        imported = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.module]
        self._imports[module] = {
            name.asname or name.name: (str(one.module), name.name) for one in imported for name in one.names
        }
        for name, function in _named(tree.body):
            self._functions[module, name] = function

    def _found(self, module: str, name: str) -> Key | None:
        """Through the modules that hand it on."""
        for _ in range(_SHORT):
            if (module, name) in self._functions:
                return module, name
            if name not in self._imports.get(module, {}):
                return None
            module, name = self._imports[module][name]
        return None


def _named(body: Iterable[ast.stmt], owner: str = "") -> Iterator[tuple[str, Function]]:
    for one in body:
        if isinstance(one, ast.ClassDef):
            yield from _named(one.body, f"{owner}{one.name}.")
        elif isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{owner}{one.name}", one


class _Walk:
    """Goes through one function in the order in which Python runs it."""

    def __init__(self, code: Code, here: Key, press: str, *, command: bool) -> None:
        self._code = code
        self._here = here
        self._presses = {press}
        self._command = command
        self._speaks = _SPEAKS_IN_COMMANDS if command else _SPEAKS

    def block(self, body: Iterable[ast.stmt]) -> First | None:
        for one in body:
            if (found := self._statement(one)) is not None:
                return found
            if isinstance(one, ast.Return | ast.Raise | ast.Continue | ast.Break):
                return First.ENDS
        return None

    def _statement(self, one: ast.stmt) -> First | None:
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return None
            case ast.If(test=test, body=body, orelse=other):
                return self._expression(test) or _fork([self.block(body), self.block(other)])
            case ast.Match(subject=subject, cases=cases):
                return self._expression(subject) or _fork([*(self.block(way.body) for way in cases), None])
            case ast.For(iter=over, body=body) | ast.AsyncFor(iter=over, body=body):
                return self._expression(over) or self._perhaps(body)
            case ast.While(test=test, body=body):
                return self._expression(test) or self._perhaps(body)
            case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
                return self._any(one.context_expr for one in items) or self.block(body)
            case ast.Try(body=body):
                return self.block(body)  # what is caught was raised by a service
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if self._is_press(value):
                self._presses.add(name)
                return None
        return self._any(ast.iter_child_nodes(one))

    def _perhaps(self, body: Sequence[ast.stmt]) -> First | None:
        """Code that may not be run at all."""
        return First.SPEAKS if self.block(body) is First.SPEAKS else None

    def _any(self, parts: Iterable[ast.AST]) -> First | None:
        return next((found for one in parts if (found := self._expression(one)) is not None), None)

    def _expression(self, one: ast.AST) -> First | None:
        match one:
            case ast.Lambda():
                return None
            case ast.IfExp(test=test, body=body, orelse=other):
                return self._expression(test) or _fork([self._expression(body), self._expression(other)])
            case ast.Attribute(value=value, attr=name, ctx=ast.Load()) if self._is_press(value):
                return First.SPEAKS if name in self._speaks else None
            case ast.Call():
                return self._call(one)
        return self._any(ast.iter_child_nodes(one))

    def _call(self, call: ast.Call) -> First | None:
        given = [*call.args, *(one.value for one in call.keywords)]
        if isinstance(call.func, ast.Attribute) and self._is_press(call.func.value):
            return self._any(given) or (First.MET if call.func.attr in _MEETS else None)
        if (found := self._any([call.func, *given])) is not None:
            return found
        at = next((place for place, one in enumerate(call.args) if self._is_press(one)), None)
        called = self._code.called(self._here, call.func)
        if at is None or called is None:
            return None
        inside = self._code.first_of(called, at, command=self._command)
        return None if inside is First.ENDS else inside

    def _is_press(self, one: ast.AST) -> bool:
        match one:
            case ast.Name(id=name):
                return name in self._presses
            case ast.Call(func=ast.Attribute(value=ast.Name(id="Press"), attr="of")):
                return True
        return False


def _fork(ways: list[First | None]) -> First | None:
    """What several ways have in common; a way that ends says nothing of what comes after."""
    if First.SPEAKS in ways:
        return First.SPEAKS
    going = [one for one in ways if one is not First.ENDS]
    if not going:
        return First.ENDS
    return First.MET if all(one is First.MET for one in going) else None
