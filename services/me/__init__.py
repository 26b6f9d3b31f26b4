"""Oneself: how one is spoken to, what is kept on one, to take it along, to have it erased."""

from services.me.erasing import Erased, Preview, erase, preview
from services.me.exporting import export
from services.me.keeping import Kept, kept
from services.me.profile import (
    Profile,
    agree,
    choose_language,
    choose_zone,
    introduce,
    profile,
    withdraw,
    zone_typed,
)
from services.me.settings import Chosen, Quiet, choose

__all__ = [
    "Chosen",
    "Erased",
    "Kept",
    "Preview",
    "Profile",
    "Quiet",
    "agree",
    "choose",
    "choose_language",
    "choose_zone",
    "erase",
    "export",
    "introduce",
    "kept",
    "preview",
    "profile",
    "withdraw",
    "zone_typed",
]
