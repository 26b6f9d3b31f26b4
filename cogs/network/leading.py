"""Where the buttons of the network lead for who reads of them in a mail."""

from __future__ import annotations

from cogs.kit.leading import ByLink, leads
from cogs.network.arriving import controls
from services.links import Purpose

leads(controls.confirm, lambda member: ByLink(Purpose.CONFIRM, member))
leads(controls.disown, lambda member: ByLink(Purpose.CONFIRM, member))
leads(controls.both, lambda question: ByLink(Purpose.ACCOUNTS, question))
leads(controls.not_both, lambda question: ByLink(Purpose.ACCOUNTS, question))
