"""One request on its way through the playground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.errors import unauthorised
from playground.validation.problems import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.messages.uploads import Upload
    from playground.records.users import User
    from playground.state import Playground


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is not simply 200 or 204."""

    status: int
    body: Any = None


@dataclass(slots=True)
class Call:
    """What a handler gets.

    Attributes:
        base: `http://host:port` by which the request came.
        body: the JSON of the body (of `payload_json` in multipart), or None.
        files: uploads by their index `n` in `files[n]`.
    """

    pg: Playground
    user: User | None
    method: str
    path: str
    base: str
    params: dict[str, str]
    query: Mapping[str, str]
    body: Any
    files: dict[int, Upload]

    @property
    def me(self) -> User:
        """Who asks.

        Raises:
            DiscordError: 401.
        """
        if self.user is None:
            raise unauthorised()
        return self.user

    @property
    def json(self) -> dict[str, Any]:
        """The body as an object; an absent one is empty.

        Raises:
            DiscordError: 50035.
        """
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise invalid((), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return self.body

    @property
    def items(self) -> list[dict[str, Any]]:
        """The body as a list of objects.

        Raises:
            DiscordError: 50035.
        """
        if not isinstance(self.body, list):
            raise invalid((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        for n, item in enumerate(self.body):
            if not isinstance(item, dict):
                raise invalid((n,), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return self.body

    def id(self, name: str) -> int:
        """A variable part of the path as an id; `@me` is who asks.

        Raises:
            DiscordError: 50035 when it is none.
        """
        text = self.params[name]
        if text == "@me":
            return self.me.id
        number = snowflakes.parse(text)
        if number is None:
            raise invalid((f"{name}_id",), "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
        return number

    def text(self, name: str) -> str:
        """A variable part of the path as text."""
        return self.params[name]

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """A number of the query.

        Raises:
            DiscordError: 50035 when it is none, or out of bounds.
        """
        text = self.query.get(name)
        if text is None:
            return default
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            message = f"int value should be between {least} and {most}."
            raise invalid((name,), "NUMBER_TYPE_COERCE", message)
        return int(text)

    def snowflake(self, name: str) -> int | None:
        """An id of the query."""
        return snowflakes.parse(self.query.get(name))

    def flag(self, name: str) -> bool:
        """A truth of the query; absent is false."""
        return self.query.get(name, "").lower() in {"1", "true"}
