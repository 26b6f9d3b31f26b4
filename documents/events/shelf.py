"""What was written of events, kept to be joined again: by all that it is written of, and so never stale.

Two generations in a bounded number of bytes: what is asked for moves to the younger one, and when that is
full the older one goes. It may be asked from several threads at once.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable

    from documents.events.ics import Written

MOST: Final = 32 * 1024 * 1024
_BESIDE: Final = 600
"""About so many bytes the key and the objects around an entry take."""


class Shelf:
    """Entries by their keys, `most` bytes at the most."""

    def __init__(self, most: int = MOST) -> None:
        self._half: Final = most // 2
        self._young: dict[Hashable, Written] = {}
        self._old: dict[Hashable, Written] = {}
        self._filled = 0
        self._lock: Final = Lock()

    def get(self, key: Hashable) -> Written | None:
        """What was put there, if it is there still."""
        found = self._young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.put(key, found)
        return found

    def put(self, key: Hashable, written: Written) -> None:
        """Keep an entry."""
        with self._lock:
            if key in self._young:
                return
            size = len(written.data) + _BESIDE
            if self._filled + size > self._half:
                self._young, self._old, self._filled = {}, self._young, 0
            self._young[key] = written
            self._filled += size
