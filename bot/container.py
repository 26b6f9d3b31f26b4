"""Whether this is our own image, where the program is started and set up from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_IMAGE: Final = Path("/etc/techlink-image")
"""Lies in the image (`Dockerfile`)."""


def in_container() -> bool:
    """Whether this is a container of our own image."""
    return _IMAGE.exists()


def start_command() -> str:
    """How Techlink is started from here."""
    return "docker compose up -d --force-recreate" if in_container() else "techlink run"


def setup_command() -> str:
    """How set-up is started from here, as a page."""
    return "docker compose run --rm --service-ports setup" if in_container() else "techlink setup --page"
