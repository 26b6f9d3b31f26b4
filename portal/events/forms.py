"""What is asked of somebody from outside: the same fields on the public page, by a link, on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.addresses import AddressMalformed
from domain.guests import (
    ORGANISATION_LENGTH,
    KindOfGuestNeeded,
    Organisation,
    OrganisationKind,
    OrganisationNeeded,
    RegionUnknown,
    Size,
)
from domain.people import NAME_LENGTH, NameNeeded, NameTooLong
from domain.records import Record
from locales import LANGUAGE_NAMES
from templates.words import guests as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.errors import DomainError
    from locales import Translator


class Fields(Record):
    """The choices of the form, value and words; how long a name, and an organisation's, may be.

    `regions` stand by country, after `elsewhere`.
    """

    kinds: tuple[tuple[str, str], ...]
    sizes: tuple[tuple[str, str], ...]
    elsewhere: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    languages: tuple[tuple[str, str], ...]
    longest: int = NAME_LENGTH
    organisation: int = ORGANISATION_LENGTH


def fields_of(t: Translator) -> Fields:
    """In the reader's language; kind and size begin with nothing chosen."""
    nothing = ("", t.text("Choose…"))
    return Fields(
        (nothing, *words.kinds(t)),
        (nothing, *words.sizes(t)),
        (("", words.region_words("", t)),),
        words.regions(t),
        tuple(LANGUAGE_NAMES.items()),
    )


def organisation_in(values: Mapping[str, str]) -> Organisation | None:
    """What the form says of an organisation; None where it says nothing.

    Raises `OrganisationNeeded`, `KindOfGuestNeeded`.
    """
    name, kind, size = (values.get(one, "").strip() for one in ("organisation", "kind", "size"))
    if not (name or kind or size):
        return None
    if not name:
        raise OrganisationNeeded(ORGANISATION_LENGTH)
    if kind not in {one.value for one in OrganisationKind}:
        raise KindOfGuestNeeded("kind")
    if size not in {one.value for one in Size}:
        raise KindOfGuestNeeded("size")
    return Organisation(name, OrganisationKind(kind), Size(size), values.get("region", "") or None)


def values_of(name: str, said: Organisation | None) -> dict[str, str]:
    """What stands in the form of whom we know."""
    if said is None:
        return {"name": name}
    return {
        "name": name,
        "organisation": said.name,
        "kind": said.kind.value,
        "size": said.size.value,
        "region": said.region or "",
    }


def field_of(error: DomainError) -> str:
    """The field that a refusal is about; "" for none."""
    if isinstance(error, KindOfGuestNeeded):
        return error.field
    at: Mapping[type[DomainError], str] = {
        NameNeeded: "name",
        NameTooLong: "name",
        AddressMalformed: "email",
        OrganisationNeeded: "organisation",
        RegionUnknown: "region",
    }
    return at.get(type(error), "")
