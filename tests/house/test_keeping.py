"""What names a member is known to `storage.keeping`, so that "What Techlink keeps on me" leaves nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from storage import keeping
from storage.schema import metadata
from storage.schema.types import Key
from templates.words.people import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column

# Keys that name nobody by themselves, and why.
NOBODY: Final = {
    "plan_change.subject_id": "beside `level`: a plan, a zone, an action or a milestone",
    "notice.subject_id": "beside `subject_kind`, which `keeping` asks for",
    "trail.subject_id": "beside `subject_kind`, which `keeping` asks for",
}


def keys() -> Iterator[Column[object]]:
    """Every column that holds a key of some other row."""
    for table in metadata.tables.values():
        for column in table.c:
            if column.type is Key and column.name not in {"id", "network_id"}:
                yield column


def test_every_key_says_whose_it_is() -> None:
    """By a foreign key, by its name, or in the list above: a member's is counted either way."""
    unclear = {str(c) for c in keys() if not c.foreign_keys and c not in keeping.naming(c.table)}
    assert unclear == set(NOBODY)


def test_every_key_of_a_member_counts() -> None:
    to_member = {str(c) for c in keys() if any(f.column.table.name == "member" for f in c.foreign_keys)}
    by_name = {str(c) for c in keys() if c.name.endswith("_by") or c.name.startswith("member")}
    assert "signature.withdrawn_by" in to_member
    counted = {str(column) for table in keeping.tables() for column in keeping.naming(table)}
    assert to_member | by_name == counted


def test_every_table_that_tells_of_somebody_counts() -> None:
    about = {table.name for table in metadata.tables.values() if "subject_kind" in table.c}
    assert about <= {table.name for table in keeping.tables()}


def test_there_is_a_text_for_each_of_them() -> None:
    assert {table.name for table in keeping.tables()} == set(KEPT)
