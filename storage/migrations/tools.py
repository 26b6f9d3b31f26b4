"""Alembic, driven from code: no ini file, and the connection is ours."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from storage import dialect, migrations
from storage.errors import SchemaMismatch
from storage.schema.types import Choice, Day, Instant, Json, Number
from storage.sqlite.connections import connect, core

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext
    from sqlalchemy import Connection

HERE: Final = Path(__file__).parent
_RULES: Final = HERE.parents[1] / "pyproject.toml"
ENGINES_OWN: Final = ("practice_fts", "practice_vector", "practice_posting")
"""How the names of tables begin that one engine alone has; the step that made them says what they are."""


def config(connection: Connection) -> Config:
    """Alembic's configuration for work on that connection, within the transaction that is open on it."""
    dialect.order_texts_alike()
    made = Config()
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.set_main_option("path_separator", "newline")
    made.set_main_option("version_locations", str(migrations.VERSIONS).replace("%", "%%"))
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    if not connection.in_transaction():
        connection.begin()  # ours is open already; so Alembic sees one too, and leaves its end to us
    made.attributes["connection"] = connection
    return made


def upgrade_connection(connection: Connection, present: str | None, target: str = "head") -> None:
    """Run the steps from `present` to `target`. Raises `SchemaMismatch` when `present` is unknown."""
    setup = config(connection)
    try:
        ScriptDirectory.from_config(setup).get_revision(present or "base")
    except CommandError as error:
        raise SchemaMismatch(
            f"the database has revision {present}, this Techlink knows up to {migrations.head()}"
        ) from error
    command.upgrade(setup, target)


def new_step(message: str) -> Path:
    """Write the next step from the difference between the steps so far and `storage.schema`."""
    with tempfile.TemporaryDirectory() as folder:
        raw = connect(Path(folder) / "present.sqlite3")
        connection = core(raw)
        try:
            number = 1
            if any(migrations.VERSIONS.glob("[0-9]*_*.py")):
                number = int(migrations.head()) + 1
                upgrade_connection(connection, None)
            script = command.revision(config(connection), message, autogenerate=True, rev_id=f"{number:04}")
        finally:
            connection.close()
            raw.close()
    if script is None or isinstance(script, list):
        raise RuntimeError("Alembic wrote no file")
    return _in_house_style(Path(script.path))


def _in_house_style(step: Path) -> Path:
    """Alembic frames what it wrote in comments, and does not quote and break lines as the linter wants it."""
    lines = step.read_text(encoding="utf-8").splitlines(keepends=True)
    step.write_text("".join(line for line in lines if "# ###" not in line), encoding="utf-8")
    for act in (("check", "--fix", "--quiet"), ("format", "--quiet")):
        # Who writes a step has the linter; what it cannot mend it says itself.
        ruff = [sys.executable, "-m", "ruff", *act, "--config", str(_RULES), str(step)]
        subprocess.run(ruff, check=False)  # noqa: S603 - our own words, and the path of what was just written
    return step


def has_model(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table is one that `storage.schema` describes: what an engine searches by is its own."""
    return kind != "table" or name is None or not name.startswith(ENGINES_OWN)


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write plain types into a step: it must mean the same when our own types have changed."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.BigInteger()"
    if kind == "type" and isinstance(item, Json | Choice | Day | Number):
        return "sa.Text()"
    return False
