"""What the application is given by whoever puts it together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from documents.events.shelf import Shelf
from domain.records import Record, field
from portal.kit.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator
    from services.core import Core
    from services.notices.views import Tell


class NoticeWords(Record):
    """How a kind of notices is told in a line: what there is to say, and saying it (with Markdown)."""

    tell: Tell
    line: Callable[[Any, Translator], str]


class Portal(Record):
    """The services, and the words of notices by the kinds' codes.

    `turns`: whose turn it is to have a file made; `calendars`: what was written for them.
    """

    core: Core
    notices: Mapping[str, NoticeWords]
    turns: Turns = field(default_factory=Turns)
    calendars: Shelf = field(default_factory=Shelf)

    @property
    def secure(self) -> bool:
        """Whether people open it by https: behind a proxy that speaks it for us."""
        return self.core.portal.startswith("https://")

    def tells(self) -> Mapping[str, Tell]:
        """What the services of notices are given."""
        return {code: words.tell for code, words in self.notices.items()}


PORTAL: Final = web.AppKey("portal", Portal)
