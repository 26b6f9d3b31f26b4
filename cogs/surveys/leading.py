"""Where the buttons of questionnaires lead for who reads of them in a mail.

Only as far as the portal has a page for it: a purpose that links do not know is no button in a mail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.leading import ByLink, Lead, leads
from cogs.surveys import controls
from services.links import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable


def _by_link(purpose: str) -> Callable[[int], Lead | None]:
    known = Purpose.__members__.get(purpose)
    return lambda wave: None if known is None else ByLink(known, wave)


leads(controls.open_questionnaire, _by_link("ANSWER"))
leads(controls.agree, _by_link("SIGN"))
