"""The step of the portal's public address: opened as people will open it, to see whether it leads here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.addresses import is_this_machine, local_url
from bot.config import ORIGIN
from bot.setting_up import trying_address
from bot.setting_up.steps.model import Line, Question, Verdict, failed, passed
from templates.words import setting_up as general
from templates.words import setting_up_address as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.setting_up.steps.model import SoFar
    from locales import Translator

URL: Final = "TECHLINK_PORTAL_URL"


class Address:
    """Where others open the portal. Nobody has to: without it, it is opened on this machine only."""

    name = "address"
    optional = True
    looks = False
    questions = (Question(URL, words.address, words.address_hint),)

    def title(self, t: Translator) -> str:
        """What it is for."""
        return words.title(t)

    def intro(self, so_far: SoFar, t: Translator) -> str:
        """What a proxy is, and where it has to lead."""
        return words.intro(local_url(*so_far.portal), t)

    def ready(self, _so_far: SoFar) -> bool:
        """It needs nothing else."""
        return True

    def done(self, t: Translator) -> str:
        """Unused: there is a question."""
        return general.check(t)

    async def check(self, values: Mapping[str, str], so_far: SoFar) -> Verdict:
        """Open it, and see who answers."""
        url = values[URL].rstrip("/")
        if not ORIGIN.fullmatch(url):
            return failed(words.no_address, at=URL)
        try:
            await trying_address.open_it(url, so_far.portal)
        except trying_address.LeadsElsewhere as error:
            facts = words.Facts(url, local_url(*so_far.portal), error.where)
            what = error.trouble.value
            return failed(lambda t: words.trouble(what, facts, t), at=URL, detail=error.detail)
        lines = []
        parts = urlsplit(url)
        if parts.scheme == "http" and not is_this_machine(parts.hostname or ""):
            lines.append(Line(None, words.without_https))
        return passed(lambda t: words.leads_here(url, t), *lines, keep={URL: url})
