"""`door`: the portal's pages beside a bare application, and mails beside the chat's work."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import door_mails, door_pages

if TYPE_CHECKING:
    from benchmarks.door_mails import Mails
    from benchmarks.door_pages import Pages


@dataclass
class Measured:
    """Both parts, and the machine's load (of a minute) before, between and after them."""

    pages: Pages
    mails: Mails
    loads: tuple[float, float, float]


async def measure() -> Measured:
    """Run all of it; about five minutes."""
    before = os.getloadavg()[0]
    pages = await door_pages.measure()
    between = os.getloadavg()[0]
    mails = await door_mails.measure()
    return Measured(pages, mails, (before, between, os.getloadavg()[0]))
