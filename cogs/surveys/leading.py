"""Where the buttons of questionnaires lead for who reads of them in a mail."""

from __future__ import annotations

from cogs.kit.leading import ByLink, leads
from cogs.surveys import controls
from services.links import Purpose

leads(controls.accept, lambda wave: ByLink(Purpose.ANSWER, wave))
leads(controls.open_questionnaire, lambda wave: ByLink(Purpose.ANSWER, wave))
leads(controls.agree, lambda wave: ByLink(Purpose.SIGN, wave))
