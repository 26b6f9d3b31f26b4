"""Routes: what they are, and how a path finds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from playground.ratelimits import UNLIMITED

if TYPE_CHECKING:
    from playground.rest.call import Call

Handler = Callable[["Call"], Awaitable[Any]]
H = TypeVar("H", bound=Handler)
Rate = tuple[int, float]
"""How many requests in how many seconds."""


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one path.

    Attributes:
        template: the path, its variable parts in braces.
        rate: the bucket Discord would announce, shared by the same template and first variable part.
        open: whether it is answered without signing in (tokens in the path).
        names: of the variable parts, in order.
    """

    method: str
    template: str
    handler: Handler
    rate: Rate
    open: bool
    names: tuple[str, ...]


class Routes:
    """The routes of one subject, collected by decorators.

    A handler takes a `Call` and gives what is to be answered: None (204), JSON values (200) or a `Reply`.
    """

    def __init__(self) -> None:
        self.all: list[Route] = []

    def __call__(
        self,
        method: str,
        template: str,
        *,
        rate: Rate = UNLIMITED,
        open: bool = False,  # noqa: A002  # reads as it is said
    ) -> Callable[[H], H]:
        """Registers a handler."""

        def register(handler: H) -> H:
            names = tuple(p[1:-1] for p in template.split("/") if p.startswith("{"))
            self.all.append(Route(method, template, handler, rate, open, names))
            return handler

        return register


@dataclass(slots=True)
class _Node:
    fixed: dict[str, _Node] = field(default_factory=dict)
    variable: _Node | None = None
    methods: dict[str, Route] = field(default_factory=dict)


class Router:
    """All routes as a tree of path parts; a fixed part wins over a variable one."""

    def __init__(self, routes: list[Route]) -> None:
        self._root = _Node()
        for route in routes:
            self._add(route)

    def _add(self, route: Route) -> None:
        node = self._root
        for part in _parts(route.template):
            if part.startswith("{"):
                node.variable = node.variable or _Node()
                node = node.variable
            else:
                node = node.fixed.setdefault(part, _Node())
        if route.method in node.methods:
            raise ValueError(f"two routes for {route.method} {route.template}")
        node.methods[route.method] = route

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The route of a path, and its variable parts by name."""
        values: list[str] = []
        route = _search(self._root, method, _parts(path), 0, values)
        return (route, dict(zip(route.names, values, strict=True))) if route else None


def _parts(path: str) -> list[str]:
    return path.strip("/").split("/")


def _search(node: _Node, method: str, parts: list[str], n: int, values: list[str]) -> Route | None:
    if n == len(parts):
        return node.methods.get(method)
    if inner := node.fixed.get(parts[n]):
        found = _search(inner, method, parts, n + 1, values)
        if found is not None:
            return found
    if node.variable is None:
        return None
    values.append(parts[n])
    found = _search(node.variable, method, parts, n + 1, values)
    if found is None:
        values.pop()
    return found
