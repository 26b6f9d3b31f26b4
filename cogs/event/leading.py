"""Where the buttons of date polls lead for who reads of them in a mail: when one can is said on a page."""

from __future__ import annotations

from cogs.event.polls import controls
from cogs.kit.leading import ByLink, leads
from services.links import Purpose

leads(controls.mine, lambda poll: ByLink(Purpose.POLL, poll))
