"""How this process was started: what somebody types here, or outside where this is our own image."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from bot.addresses import is_loopback

_NAME: Final = "techlink"
_IMAGE: Final = Path("/etc/techlink-image")
"""Lies in the image (`Dockerfile`)."""


def in_container() -> bool:
    """Whether this is a container of our own image."""
    return _IMAGE.exists()


def open_beyond(host: str) -> bool:
    """Whether other machines reach what listens there, as far as can be said from here.

    Of a container nothing can: it listens on all its addresses, and is as open as its ports are published.
    """
    return not is_loopback(host) and not in_container()


def program() -> str:
    """What to type for `techlink` in this terminal: its name where that is found, else its path from here."""
    this = Path(sys.argv[0])
    if this.stem != _NAME:
        # `python -m bot`, or a program around us: the script lies beside the interpreter.
        this = Path(sys.executable).parent / _NAME
    found = shutil.which(_NAME)
    if found and Path(found).exists() and (not this.exists() or Path(found).samefile(this)):
        return _NAME
    this = this.absolute()
    return str(this.relative_to(Path.cwd())) if this.is_relative_to(Path.cwd()) else str(this)


def start_command() -> str:
    """How Techlink is started from here."""
    if in_container():
        return "docker compose up -d --force-recreate"
    ours = Path("Makefile").exists() and Path(program()) == Path(".venv/bin") / _NAME
    return "make run" if ours else f"{program()} run"


def setup_command(*, page: bool = True) -> str:
    """How set-up is started from here, as a page or in the terminal; from outside it is always a page."""
    if in_container():
        return "docker compose run --rm --service-ports setup"
    return f"{program()} setup --page" if page else f"{program()} setup"
