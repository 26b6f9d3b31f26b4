"""For whom and in which languages, as people type it: partners by code or name, members by name, commas.

A first name is enough where only one has it. A name with a comma in it stands in quotation marks; of two who
are called alike, each has the code of their partner behind their name: "Ana Silva (P2)".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from domain.actors import MemberId, PartnerId
from domain.errors import NotFound
from domain.events.errors import AudienceUnknown, LanguageNotUnderstood
from domain.events.model import EVERYBODY, Audience
from domain.folding import fold
from domain.languages import LANGUAGES
from domain.records import replace
from locales.places import language_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.people import Member
    from services.events.knowing import People

ALL: Final = "*"
"""What stands for the whole network where partners are named."""
NOBODY: Final = "-"
"""What stands for people all of whom have left: nothing would be everybody."""
_PIECE: Final = re.compile(r'\s*"([^"]*)"\s*(?=[,;\n]|$)|([^,;\n]+)')
_APART: Final = re.compile(r"[,;\n]")
_WITH_CODE: Final = re.compile(r"(.+) \((\S+)\)")
_EVERYBODY: Final = frozenset(
    {
        "*", "all", "everybody", "everyone", "the whole network", "tous", "tout le monde", "tout le reseau",
        "todos", "todas", "toda la red", "toda a rede", "toda a gente",
    }
)  # fmt: skip


def audience(typed: str, people: People) -> Audience:
    """For whom it is; nothing means everybody.

    Raises `NotFound` for who is not known, by what was typed, and `AudienceUnknown` for several.
    """
    said = _pieces(typed)
    if not said or any(fold(piece) in _EVERYBODY for piece, quoted in said if not quoted):
        return EVERYBODY
    partners, members, unknown = set[PartnerId](), set[MemberId](), list[NotFound]()
    for piece, _ in said:
        partner = _partner(piece, people)
        if partner is not None:
            partners.add(partner)
            continue
        try:
            members.add(_member(piece, people))
        except NotFound as error:
            unknown.append(error)
    if len(unknown) > 1:
        raise AudienceUnknown(tuple(one.name for one in unknown))
    if unknown:
        raise unknown[0]
    return Audience(everyone=False, partners=frozenset(partners), members=frozenset(members))


def audience_text(audience: Audience, people: People) -> str:
    """The same, as `audience` takes it back; "" for everybody, `NOBODY` where all have left."""
    if audience.everyone:
        return ""
    codes = [one.code for one in people.partners if one.id in audience.partners]
    members = written([one for one in people.members if one.id in audience.members], people)
    return ", ".join([*codes, *members]) or NOBODY


def written(some: Iterable[Member], people: People) -> list[str]:
    """Members as `audience` knows them again, in their order, be there others of their names."""
    alike = Counter(fold(one.name) for one in people.members)
    codes = {one.id: one.code for one in people.partners}
    organisations = {fold(said) for one in people.partners for said in (one.code, one.name)}

    def spelled(member: Member) -> str:
        called, code = fold(member.name), codes.get(member.acts_for) if member.acts_for is not None else None
        doubtful = alike[called] > 1 or called in organisations
        name = f"{member.name} ({code})" if code and doubtful else member.name
        apart = _APART.search(name) or fold(name) in _EVERYBODY
        return f'"{name}"' if apart and '"' not in name else name

    return [spelled(one) for one in some]


def still_there(audience: Audience, people: People) -> Audience:
    """The same without partners and members that have left."""
    partners = audience.partners & {one.id for one in people.partners}
    return replace(audience, partners=partners, members=audience.members & {one.id for one in people.members})


def names(audience: Audience, people: People) -> tuple[str, ...]:
    """The partners and members of an audience by name; nobody for everybody."""
    if audience.everyone:
        return ()
    partners = [one.name for one in people.partners if one.id in audience.partners]
    return (*partners, *(one.name for one in people.members if one.id in audience.members))


def languages(typed: str) -> tuple[str, ...]:
    """The languages that are spoken there, in our order. Raises `LanguageNotUnderstood`, once for all."""
    known = {fold(name): code for name, code in language_words().items()}
    said = [piece.strip() for piece in re.split(r"[,;/&+\s]+", typed) if piece.strip()]
    named = [piece for piece in said if fold(piece) not in {"and", "et", "y", "e"}]
    unknown = [piece[:40] for piece in named if fold(piece) not in known]
    if unknown:
        raise LanguageNotUnderstood(", ".join(unknown))
    found = {known[fold(piece)] for piece in named}
    return tuple(code for code in LANGUAGES if code in found)


def _pieces(typed: str) -> list[tuple[str, bool]]:
    """What stands between commas, and whether it stood in quotation marks."""
    found = ((one[1] or one[2] or "", one[1] is not None) for one in _PIECE.finditer(typed))
    return [(" ".join(text.split()), quoted) for text, quoted in found if text.strip()]


def _partner(piece: str, people: People) -> PartnerId | None:
    wanted = fold(piece)
    by_code = [one.id for one in people.partners if fold(one.code) == wanted]
    by_name = [one.id for one in people.partners if fold(one.name) == wanted]
    return next(iter(by_code or by_name), None)


def _member(piece: str, people: People) -> MemberId:
    found = [one.id for one in people.members if fold(one.name) == fold(piece)]
    if len(found) != 1 and (said := _WITH_CODE.fullmatch(piece)):
        own = next((one.id for one in people.partners if fold(one.code) == fold(said[2])), None)
        of_them = [one for one in people.members if own is not None and one.acts_for == own]
        found = [one.id for one in of_them if fold(one.name) == fold(said[1])]
    if not found:
        found = [one.id for one in people.members if fold(one.name).split(" ")[0] == fold(piece)]
    if len(found) != 1:
        raise NotFound("partner", piece[:60])
    return found[0]
