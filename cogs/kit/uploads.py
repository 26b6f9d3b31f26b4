"""Files that come with a modal: what Discord says of them. `receiving` fetches their bytes.

discord.py only reads them for modals that it keeps itself, and ours are not kept (`cogs/kit/modals.py`).
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


class Upload(Record):
    """A file that somebody chose in a modal: unchecked. `name` is as they know it, `size` in bytes."""

    name: str
    size: int
    url: str


def upload(data: Mapping[str, Any]) -> Upload:
    """An attachment of an interaction's `resolved`.

    Where Discord took letters out of the name, `title` has it as it was, without its end.
    """
    name, title = str(data["filename"]), data.get("title")
    if title:
        name = f"{title}{PurePath(name).suffix}"
    return Upload(name, int(data["size"]), str(data["url"]))
