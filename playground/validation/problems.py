"""Everything that is wrong with a request, and where."""

from __future__ import annotations

from typing import Any

from playground.errors import DiscordError

Path = tuple[str | int, ...]
"""Keys and indexes from the body's root to the value."""


class Problems:
    """Collects problems; one 50035 carries them all."""

    def __init__(self) -> None:
        self._found: list[tuple[Path, str, str]] = []

    def add(self, at: Path, code: str, message: str) -> None:
        """Notes that the value at a path is wrong."""
        self._found.append((at, code, message))

    def __bool__(self) -> bool:
        return bool(self._found)

    def tree(self) -> dict[str, Any]:
        """The `errors` of Discord's answer."""
        root: dict[str, Any] = {}
        for at, code, message in self._found:
            node = root
            for part in at:
                node = node.setdefault(str(part), {})
            node.setdefault("_errors", []).append({"code": code, "message": message})
        return root

    def settle(self) -> None:
        """Refuses the request when anything was noted.

        Raises:
            DiscordError: 400/50035.
        """
        if self._found:
            raise DiscordError(400, 50035, "Invalid Form Body", errors=self.tree())


def invalid(at: Path, code: str, message: str) -> DiscordError:
    """A 50035 with a single problem."""
    problems = Problems()
    problems.add(at, code, message)
    return DiscordError(400, 50035, "Invalid Form Body", errors=problems.tree())
