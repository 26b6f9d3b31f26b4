"""What somebody looks for, as it stands in an address: words, filters, the page, and whether as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

from domain.practices.filters import FACETS, chosen_of
from domain.practices.searches import LONGEST_WORDS
from domain.records import Record, replace
from portal.kit import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from domain.practices.searches import SavedSearch

MOST_CHOSEN: Final = 60
_AS_TYPED: Final = "typed"


class Looking(Record):
    """A search. `chosen` are pairs of a facet and one of its values; the first `page` is 0.

    `as_typed`: words that nobody knows are looked for as they are.
    """

    text: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    page: int = 0
    as_typed: bool = False

    @property
    def asks(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.text or self.chosen)

    def query(self) -> str:
        """It as an address has it behind the question mark; "" where it asks for nothing."""
        said = [("q", self.text), *self.chosen]
        said += [("page", str(self.page + 1))] if self.page else []
        said += [(_AS_TYPED, "1")] if self.as_typed else []
        return urlencode([one for one in said if one[1]])

    def at(self, path: str) -> str:
        """The address of what it finds; `path` is that of the search."""
        query = self.query()
        return f"{path}?{query}" if query else path

    def toggled(self, facet: str, value: str) -> Looking:
        """The same with that value, or where it was chosen already without it."""
        one = (facet, value)
        chosen = (each for each in self.chosen if each != one)
        return replace(self, chosen=tuple(chosen) if one in self.chosen else (*self.chosen, one), page=0)


def read(pairs: Iterable[tuple[str, str]]) -> Looking:
    """What an address asks for: anybody may write anything into one."""
    said = list(pairs)
    first: Mapping[str, str] = dict(reversed(said))
    chosen = tuple((name, value) for name, value in said if name in FACETS and value)
    return Looking(
        text=first.get("q", "").strip()[:LONGEST_WORDS],
        chosen=chosen[:MOST_CHOSEN],
        page=max(number_of(first.get("page", ""), 1) - 1, 0),
        as_typed=bool(first.get(_AS_TYPED)),
    )


def read_text(query: str) -> Looking:
    """The same where it is carried along as one text."""
    try:
        return read(parse_qsl(query, max_num_fields=2 * MOST_CHOSEN))
    except ValueError:  # more than that
        return Looking()


def of_saved(search: SavedSearch) -> Looking:
    """A search that somebody keeps."""
    data: Mapping[str, Any] = search.filters
    return Looking(search.words, chosen_of(data))
