"""The folder of the data, looked at before anything is begun."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from bot.exits import Stop

if TYPE_CHECKING:
    from pathlib import Path


def prepare(folder: Path) -> None:
    """Make it where it is missing. Raises `Stop`, with what to mend, when nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Tried, not looked up: permissions do not say all (a volume may be mounted to be read only).
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise Stop(
            f"Nothing can be written to {folder.absolute()}: {error.strerror}.\n"
            f"It has to be a folder of the account that Techlink runs as (user id {os.getuid()}), with room "
            "in it; TECHLINK_DATA names another one."
        ) from error
