"""The rooms import only what they may (pyproject.toml, tool.importlinter)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_rooms_keep_their_rules(tmp_path: Path) -> None:
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [command, "--cache-dir", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
