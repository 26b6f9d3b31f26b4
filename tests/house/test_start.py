"""What a start of the bot may not import: it is only needed later, or in a worker, or never."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {
    "alembic",
    "babel",
    "jinja2",
    "matplotlib",
    "openpyxl",
    "pebble",
    "psycopg",
    "pyxform",
    "playground",
    "playwright",
    "rich",
    "sqlalchemy.dialects.postgresql",
    "typst",
}
START = """
import importlib, sys
import bot.cli, bot.config, bot.logs, bot.run_bot
from bot.client import cog_names
from locales import translator
for name in cog_names():
    importlib.import_module(f"{name}.commands")
translator("fr").text("Cancel")
print(*sorted(sys.modules))
"""

DRAW = """
import asyncio, sys
from bot.offload import PebbleOffloader
from documents.charts.raster import radar_png
from tests.documents.charts.samples import radar
async def main():
    offloader = PebbleOffloader(workers=1, seconds=30, memory=512)
    assert (await offloader.run(radar_png, radar())).startswith(b"\\x89PNG")
    await offloader.close()
asyncio.run(main())
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_a_drawn_picture_leaves_the_renderer_in_the_worker() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", DRAW], cwd=root, check=True, capture_output=True, text=True)
    assert "pebble" in done.stdout.split()
    assert {"typst", "babel"} & set(done.stdout.split()) == set()


def test_a_start_imports_nothing_heavy() -> None:
    root = Path(__file__).parents[2]
    # Once before, so that the catalogues are compiled: the first start after a change does need Babel.
    subprocess.run([sys.executable, "-c", START], cwd=root, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", START], cwd=root, check=True, capture_output=True, text=True)
    assert HEAVY & set(done.stdout.split()) == set()
