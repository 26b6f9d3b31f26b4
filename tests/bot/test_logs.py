"""Log lines: ours and the libraries' in one form, with what is needed to find an error."""

from __future__ import annotations

import json
import subprocess
import sys

CODE = """
import logging, structlog
from bot.config import Config
from bot.logs import configure
configure(Config(log_format="{form}", log_level="INFO"), "bot")
structlog.get_logger("ours").info("happened", number=3)
structlog.get_logger("ours").debug("not shown")
logging.getLogger("discord.state").warning("theirs %s", "too")
logging.getLogger("discord.client").warning("davey is not installed, voice will NOT be supported")
try:
    1 / 0
except ZeroDivisionError:
    structlog.get_logger("ours").exception("failed", id="AB12")
"""


def lines(form: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(form=form)], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_json() -> None:
    ours, theirs, failed = (json.loads(line) for line in lines("json"))
    assert (ours["event"], ours["number"], ours["part"], ours["level"]) == ("happened", 3, "bot", "info")
    assert (theirs["event"], theirs["logger"]) == ("theirs too", "discord.state")
    assert failed["id"] == "AB12"
    assert "ZeroDivisionError" in failed["exception"]


def test_for_people() -> None:
    text = "\n".join(lines("console"))
    assert "happened" in text
    assert "ZeroDivisionError" in text
    assert "voice" not in text
