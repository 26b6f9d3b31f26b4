"""Where the buttons about oneself lead for who reads of them in a mail."""

from __future__ import annotations

from cogs.kit.leading import Page, leads
from cogs.me import controls

leads(controls.todo_of_reminder, lambda: Page("todo"))
leads(controls.consent_back, lambda _purpose: Page("consents"))
