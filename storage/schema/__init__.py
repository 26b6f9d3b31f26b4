"""The tables, one module per noun, all in one `MetaData`. Importing this package knows them all.

How to add one: a module here, its name in the import below, then `make migration m="what it is for"`.
"""

from __future__ import annotations

from storage.schema import (
    arrivals,
    consents,
    door,
    drafts,
    events,
    feedback,
    files,
    meetings,
    methodology,
    networks,
    notices,
    people,
    plans,
    polls,
    practice_adopting,
    practice_search,
    practices,
    saved_searches,
    settings,
    signatures,
    surveys,
    trail,
    visits,
)
from storage.schema.base import metadata

__all__ = [
    "arrivals",
    "consents",
    "door",
    "drafts",
    "events",
    "feedback",
    "files",
    "meetings",
    "metadata",
    "methodology",
    "networks",
    "notices",
    "people",
    "plans",
    "polls",
    "practice_adopting",
    "practice_search",
    "practices",
    "saved_searches",
    "settings",
    "signatures",
    "surveys",
    "trail",
    "visits",
]
