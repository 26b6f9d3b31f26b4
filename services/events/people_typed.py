"""For whom and in which languages, as people type it: partners by code or name, members by name, commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.actors import MemberId, PartnerId
from domain.errors import NotFound
from domain.events.errors import LanguageNotUnderstood
from domain.events.model import EVERYBODY, Audience
from domain.folding import fold
from domain.languages import LANGUAGES
from locales.places import language_words

if TYPE_CHECKING:
    from services.events.knowing import People

ALL: Final = "*"
"""What stands for the whole network where partners are named."""
_APART: Final = re.compile(r"[,;\n]+")
_EVERYBODY: Final = frozenset(
    {
        "*", "all", "everybody", "everyone", "the whole network", "tous", "tout le monde", "tout le reseau",
        "todos", "todas", "toda la red", "toda a rede", "toda a gente",
    }
)  # fmt: skip


def audience(typed: str, people: People) -> Audience:
    """For whom it is; nothing means everybody. Raises `NotFound` for who is not known, by what was typed."""
    said = [" ".join(piece.split()) for piece in _APART.split(typed) if piece.strip()]
    if not said or any(fold(piece) in _EVERYBODY for piece in said):
        return EVERYBODY
    partners, members = set[PartnerId](), set[MemberId]()
    for piece in said:
        partner = _partner(piece, people)
        if partner is not None:
            partners.add(partner)
        else:
            members.add(_member(piece, people))
    return Audience(everyone=False, partners=frozenset(partners), members=frozenset(members))


def audience_text(audience: Audience, people: People) -> str:
    """The same, as `audience` takes it back; "" for everybody."""
    if audience.everyone:
        return ""
    codes = [one.code for one in people.partners if one.id in audience.partners]
    return ", ".join([*codes, *(one.name for one in people.members if one.id in audience.members)])


def names(audience: Audience, people: People) -> tuple[str, ...]:
    """The partners and members of an audience by name; nobody for everybody."""
    if audience.everyone:
        return ()
    partners = [one.name for one in people.partners if one.id in audience.partners]
    return (*partners, *(one.name for one in people.members if one.id in audience.members))


def languages(typed: str) -> tuple[str, ...]:
    """The languages that are spoken there, in our order. Raises `LanguageNotUnderstood`."""
    known = {fold(name): code for name, code in language_words().items()}
    said = [piece.strip() for piece in re.split(r"[,;/&+\s]+", typed) if piece.strip()]
    found = set()
    for piece in said:
        if fold(piece) in {"and", "et", "y", "e"}:
            continue
        code = known.get(fold(piece))
        if code is None:
            raise LanguageNotUnderstood(piece[:40])
        found.add(code)
    return tuple(code for code in LANGUAGES if code in found)


def _partner(piece: str, people: People) -> PartnerId | None:
    wanted = fold(piece)
    by_code = [one.id for one in people.partners if fold(one.code) == wanted]
    by_name = [one.id for one in people.partners if fold(one.name) == wanted]
    return next(iter(by_code or by_name), None)


def _member(piece: str, people: People) -> MemberId:
    found = [one.id for one in people.members if fold(one.name) == fold(piece)]
    if len(found) != 1:
        raise NotFound("partner", piece[:60])
    return found[0]
