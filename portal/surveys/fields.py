"""What was sent with a page of a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record
from portal.kit import number_of
from services.surveys.paging import Given

if TYPE_CHECKING:
    from portal.kit import Visit

_MOST_OPTIONS: Final = 500


class Sent(Record):
    """A press: `act` with its `value` ("change:5"), on a page that showed revision `seen` and question `at`.

    `words` were looked for in a long list, `searched` are those of the search before.
    """

    act: str
    value: str
    seen: int
    at: str
    options: tuple[str, ...]
    typed: str
    words: str
    searched: str
    language: str

    @property
    def given(self) -> Given:
        """What stands in the page's own fields."""
        return Given(self.options, self.typed)

    @property
    def looks_for(self) -> str:
        """Words that were not looked for yet; "" for none."""
        return self.words if self.words != self.searched else ""


async def sent_with(visit: Visit) -> Sent:
    """The press that this request is."""
    values = await visit.fields()
    act, _, value = values.get("act", "").partition(":")
    return Sent(
        act=act,
        value=value,
        seen=number_of(values.get("seen", ""), -1),
        at=values.get("at", ""),
        options=(await visit.every("option"))[:_MOST_OPTIONS],
        typed=values.get("answer", ""),
        words=values.get("words", "").strip(),
        searched=values.get("searched", ""),
        language=values.get("language", ""),
    )
