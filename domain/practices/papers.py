"""Practices with all that a document of them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from datetime import date, datetime

    from domain.practices.model import Practice, Wording


class PracticePaper(Record):
    """One practice in the language `words` are in; headings are in `language`, the reader's.

    `author`, `partner` and `contact` are "" where they are not known, or not for this reader. `funding` is
    the network's statement of who pays, `emblem` a picture as SVG; "" while there is none.
    """

    network: str
    practice: Practice
    words: Wording
    author: str
    partner: str
    contact: str
    today: date
    now: datetime
    language: str
    funding: str = ""
    emblem: str = ""


class Collection(Record):
    """The published practices of a network, the newest first; headings are in `language`.

    `own_themes` are the network's own, in its words.
    """

    network: str
    practices: tuple[Practice, ...]
    today: date
    now: datetime
    language: str
    own_themes: tuple[str, ...] = ()
    funding: str = ""
