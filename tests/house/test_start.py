"""What a start of the bot may not import: it is only needed later, or in a worker, or never."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {
    "alembic", "babel", "jinja2", "openpyxl", "pebble", "psycopg", "pyxform", "playground", "playwright",
    "rich",
}  # fmt: skip
START = """
import importlib, sys
import bot.cli, bot.config, bot.logs, bot.run_bot
from bot.client import cog_names
from locales import translator
for name in cog_names():
    importlib.import_module(name)
translator("fr").text("Cancel")
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_a_start_imports_nothing_heavy() -> None:
    root = Path(__file__).parents[2]
    # Once before, so that the catalogues are compiled: the first start after a change does need Babel.
    subprocess.run([sys.executable, "-c", START], cwd=root, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", START], cwd=root, check=True, capture_output=True, text=True)
    assert HEAVY & set(done.stdout.split()) == set()
