"""Which pages there are, and who may come in: said once, where the page is.

    routes = Routes()

    @routes.get("/n/{network}/inbox", Who.MEMBER)
    async def inbox(visit: Visit) -> web.StreamResponse: ...

`get` only ever reads; what changes anything is `post`, with a form. With `machine=True` no token of a form is
asked for: the handler itself asks for what it takes instead. `tests/portal/test_matrix.py` tries every route
with every kind of person.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from domain.records import Record

if TYPE_CHECKING:
    from portal.kit.visit import Visit

Handler = Callable[["Visit"], Awaitable[web.StreamResponse]]

Reads = tuple[Callable[..., Any], *tuple[str, ...]]

NUMBER: Final = "[1-9][0-9]{0,17}"
_NAMED: Final = re.compile(r"\{([a-z]+)\}")
_WORDS: Final = frozenset({"token", "what", "purpose", "secret"})


class Who(Enum):
    """Who may come in. `FORMER` and `MEMBER` pages have `{network}` in their path.

    `FORMER`: who is, or was, a member of that network: what is kept on them is theirs after they left, too.
    """

    ANYBODY = "anybody"
    SIGNED_IN = "signed in"
    FORMER = "former"
    MEMBER = "member"


class Route(Record):
    """One page or one form. `files`: files may be sent with it, as large as the network keeps them.

    `reads` is what the page is sure to read first: a service, and the names of the numbers in the path that
    it is given. It is asked in the same transaction as who comes, and handed out by `Visit.read`.
    """

    method: str
    path: str
    who: Who
    handler: Handler
    files: bool = False
    machine: bool = False
    reads: Reads | None = None


class Routes:
    """The routes of a noun."""

    def __init__(self) -> None:
        self.listed: Final[list[Route]] = []

    def get(self, path: str, who: Who, *, reads: Reads | None = None) -> Callable[[Handler], Handler]:
        """A page to look at; only a `MEMBER` page says what it `reads`."""
        if reads is not None and who is not Who.MEMBER:
            raise ValueError(f"{path}: only for members something is read ahead")
        return self._add("GET", path, who, reads=reads)

    def post(
        self, path: str, who: Who, *, files: bool = False, machine: bool = False
    ) -> Callable[[Handler], Handler]:
        """A form that is sent; only who is signed in may send `files` with it.

        `machine`: or what a machine sends, which has no page of ours with a token.
        """
        if files and who is Who.ANYBODY:
            raise ValueError(f"{path}: files of anybody are not taken")
        return self._add("POST", path, who, files=files, machine=machine)

    def _add(
        self,
        method: str,
        path: str,
        who: Who,
        *,
        files: bool = False,
        machine: bool = False,
        reads: Reads | None = None,
    ) -> Callable[[Handler], Handler]:
        if (who in {Who.FORMER, Who.MEMBER}) != ("{network}" in path):
            raise ValueError(f"{path}: who comes in is asked of the network in the path")

        def register(handler: Handler) -> Handler:
            self.listed.append(Route(method, path, who, handler, files, machine, reads))
            return handler

        return register


def pattern(path: str) -> str:
    """The path as aiohttp has it: what is named in it is a number, or one of `_WORDS`, without a slash."""
    return _NAMED.sub(lambda found: found[0] if found[1] in _WORDS else f"{{{found[1]}:{NUMBER}}}", path)
