"""A file of somebody else's is refused when it is opened, not at the first answer that cannot be saved."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage.errors import DatabaseRefused
from storage.sqlite.migrating import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


@pytest.fixture
def readable(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A database that we may read, in a folder with these permissions."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "techlink.sqlite3"
        upgrade(path)
        path.chmod(0o444)
        Path(folder).chmod(request.param)
        before = os.geteuid()
        if before == 0:  # to root, nothing is read-only
            os.seteuid(NOBODY)
        try:
            yield path
        finally:
            os.seteuid(before)
            Path(folder).chmod(0o700)


@pytest.mark.parametrize("readable", [0o777], indirect=True)
def test_a_file_that_can_only_be_read_is_refused(readable: Path) -> None:
    with pytest.raises(DatabaseRefused, match=r"techlink\.sqlite3 cannot be opened: it is read-only"):
        upgrade(readable)


@pytest.mark.parametrize("readable", [0o555], indirect=True)
def test_a_folder_that_can_only_be_read_is_refused(readable: Path) -> None:
    with pytest.raises(DatabaseRefused, match="cannot be opened: unable to open database file"):
        upgrade(readable.with_name("another.sqlite3"))
