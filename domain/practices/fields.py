"""What people say of a practice, tidied and checked; whether it is enough to publish; how complete it is."""

from __future__ import annotations

import ipaddress
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from domain.practices import errors, periods
from domain.practices.mistakes import Mistakes
from domain.practices.model import TEXTS, Maturity, Theme
from domain.records import replace
from domain.regions import is_code

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from domain.practices.model import Facts, Wording

_SPACES: Final = re.compile("[^\\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
TITLE_LENGTH: Final = 100
SUMMARY_LENGTH: Final = 1_000
TEXT_LENGTH: Final = 8_000
"""About three pages: a sheet, not a report; what is longer is linked."""
LINE_LENGTH: Final = 200
LINK_LENGTH: Final = 500
MOST_KEYWORDS: Final = 12
MOST_LINKS: Final = 8

NEEDED: Final = ("title", "summary", "problem", "evidence", "theme")
"""The five that are enough to publish. Imported collections may lack the two long ones."""
NEEDED_OF_IMPORTS: Final = ("title", "summary", "theme")

# What the meter counts, and how much: what another region needs to copy it weighs most.
_WEIGHTS: Final = {
    "title": 10, "summary": 10, "problem": 10, "evidence": 10, "theme": 10,
    "solution": 10, "transfer": 10, "resources": 6, "difficulties": 6, "region": 4, "period": 3,
    "maturity": 3, "keywords": 3, "links": 3, "contact": 2,
}  # fmt: skip

_BARE: Final = re.compile(r"(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
"""An address as people say it, without the scheme: "www.example.org/report"."""
_ADDRESS: Final = re.compile(r"://|\S\.\S")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_LINES: Final = ("place", "organisation", "contact")
_OWN_NETWORK: Final = (".local", ".localhost", ".internal", ".lan", ".home", ".test", ".invalid", ".example")


def tidy_words(said: Wording) -> Wording:
    """The same without odd blanks, checked. Raises `PracticeTextLong`, `PracticeListLong` or several."""
    wrong = Mistakes()
    title = wrong.tried(partial(_line, "title", said.title, TITLE_LENGTH), "")
    texts = {name: wrong.tried(partial(_text, name, getattr(said, name)), "") for name in TEXTS}
    keywords = wrong.tried(partial(_keywords, said.keywords), said.keywords)
    wrong.tell()
    return replace(said, title=title, keywords=keywords, **texts)


def tidy_facts(said: Facts, own_themes: Collection[str] = ()) -> Facts:
    """The same, checked. Raises errors of this noun, each naming its field; `SeveralWrong` for several."""
    wrong = Mistakes()
    lines: dict[str, Any] = {
        name: wrong.tried(partial(_line, name, getattr(said, name)), "") for name in _LINES
    }
    tidied = replace(
        said,
        theme=wrong.tried(partial(theme, said.theme, own_themes), ""),
        country=wrong.tried(partial(_country, said.country), ""),
        region=wrong.tried(partial(_region, said.region), ""),
        started=wrong.tried(partial(month, said.started), ""),
        ended=wrong.tried(partial(month, said.ended), ""),
        links=wrong.tried(partial(_links, said.links), said.links),
        **lines,
    )
    wrong.tried(partial(_must_end_after_it_starts, tidied), None)
    wrong.tell()
    return tidied


def theme(said: str, own: Collection[str] = ()) -> str:
    """The code of a theme that ships, or the network's own words for one; "" stays. Raises `NoSuchTheme`."""
    wanted = " ".join(said.split())
    if not wanted or wanted in {one.value for one in Theme}:
        return wanted
    for one in own:
        if one.casefold() == wanted.casefold():
            return one
    raise errors.NoSuchTheme(wanted[:LINE_LENGTH])


def month(said: str) -> str:
    """A year or a month as it is kept, "2024-03" for "March 2024"; "" stays. Raises `NoSuchMonth`."""
    started, ended = periods.read(said)
    if ended:
        raise errors.NoSuchMonth(said.strip()[:40])
    return started


def must_have_begun(facts: Facts, today: date) -> None:
    """Raise `NotBegunYet` for a start to come, except of an idea that is not tried yet."""
    now = f"{today:%Y-%m}"
    if facts.started > now[: len(facts.started)] and facts.maturity is not Maturity.IDEA:
        raise errors.NotBegunYet(facts.started)


def _must_end_after_it_starts(facts: Facts) -> None:
    started, ended = facts.started, facts.ended
    if started and ended and ended[: len(started)] < started[: len(ended)]:
        raise errors.EndsBeforeItStarts(started, ended)


def _country(said: str) -> str:
    """The code of a country; "" stays. Never a part of something longer: PO is none of Portugal's."""
    code = said.strip().upper()
    if code and not _COUNTRY.fullmatch(code):
        raise errors.NoSuchPlace(said.strip()[:100])
    return code


def _region(said: str) -> str:
    code = said.strip().upper()
    if code and not is_code(code):
        raise errors.NoSuchPlace(said.strip()[:100])
    return code


def link(said: str) -> str:
    """The address of a public page; "www.example.org" is completed. Raises `PracticeLinkRefused`.

    One that is too long raises `PracticeTextLong`.
    """
    wanted = said.strip()
    if _BARE.fullmatch(wanted):
        wanted = f"https://{wanted}"
    if len(wanted) > LINK_LENGTH:
        raise errors.PracticeTextLong("links", len(wanted), LINK_LENGTH)
    try:
        parts = urlsplit(wanted)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        raise errors.PracticeLinkRefused(said.strip()[:100]) from None
    odd = any(sign.isspace() or sign in "<>\"'`" for sign in wanted)
    if odd or parts.scheme not in {"http", "https"} or parts.username or not _is_public(host):
        raise errors.PracticeLinkRefused(said.strip()[:100])
    return wanted


def split_links(typed: str) -> tuple[str, ...]:
    """The addresses in what was typed, one or several a line; a line that holds none stays whole."""
    lines = (line.strip() for line in typed.splitlines())
    return tuple(one for line in lines for one in (line.split() if _ADDRESS.search(line) else [line]) if one)


def _links(said: Sequence[str]) -> tuple[str, ...]:
    wrong = Mistakes()
    links = tuple(dict.fromkeys(wrong.tried(partial(link, one), "") for one in said if one.strip()))
    wrong.tell()
    if len(links) > MOST_LINKS:
        raise errors.PracticeListLong("links", MOST_LINKS)
    return links


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        # A number alone is an address, too, for many programs: 2130706433 is 127.0.0.1.
        top = host.rpartition(".")[2]
        return "." in host and not top.isdigit() and not f".{host.lower()}".endswith(_OWN_NETWORK)


def missing(words: Wording, facts: Facts, needed: Sequence[str] = NEEDED) -> tuple[str, ...]:
    """Names of the fields without which it cannot be published."""
    return tuple(one for one in needed if not _is_said(one, words, facts))


def completeness(words: Wording, facts: Facts) -> tuple[int, tuple[str, ...]]:
    """How complete it is, in per cent, and what is not said yet: what would add most comes first."""
    lacking = [one for one in _WEIGHTS if not _is_said(one, words, facts)]
    left = sum(_WEIGHTS[one] for one in lacking)
    total = sum(_WEIGHTS.values())
    return round(100 * (total - left) / total), tuple(sorted(lacking, key=lambda one: -_WEIGHTS[one]))


def _is_said(field: str, words: Wording, facts: Facts) -> bool:
    if field == "period":
        return bool(facts.started)
    if field == "region":
        return bool(facts.region or facts.country)
    said = getattr(words, field) if hasattr(words, field) else getattr(facts, field)
    if isinstance(said, str):
        return any(sign.isalnum() for sign in said)
    return bool(said)


def _one_spaced(line: str) -> str:
    """With one space where there were several. No-break spaces stay: French has them before ":" and "€"."""
    return _SPACES.sub(" ", line).strip()


def _keywords(said: Sequence[str]) -> tuple[str, ...]:
    keywords = tuple(dict.fromkeys(_line("keywords", one) for one in said if one.strip()))
    if len(keywords) > MOST_KEYWORDS:
        raise errors.PracticeListLong("keywords", MOST_KEYWORDS)
    return keywords


def _text(field: str, said: str) -> str:
    lines = (_one_spaced(line) for line in said.replace("\r\n", "\n").strip().split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    most = SUMMARY_LENGTH if field == "summary" else TEXT_LENGTH
    if len(text) > most:
        raise errors.PracticeTextLong(field, len(text), most)
    return text


def _line(field: str, said: str, most: int = LINE_LENGTH) -> str:
    line = _one_spaced(said)
    if len(line) > most:
        raise errors.PracticeTextLong(field, len(line), most)
    return line
