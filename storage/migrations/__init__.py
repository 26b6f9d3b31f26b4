"""The database's history: one file a step in `versions/`, applied in order when a process starts.

How to add one: change `storage/schema`, run `make migration m="what it is for"`, read and mend the new file
(a filled column needs a value for the rows that exist), and show in
`tests/storage/test_migrations.py` that data written before it are still there after it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

VERSIONS: Final = Path(__file__).parent / "versions"


@cache
def head() -> str:
    """The newest revision: files are named by it (`0001_first.py`), so Alembic need not be asked."""
    return max(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*_*.py"))
