"""The register of a network as a template: sent back as it is, it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.importing.identity import id_of
from domain.importing.partners import PARTNERS, PartnerField
from domain.importing.people import PEOPLE, PersonField
from domain.languages import LANGUAGES
from domain.networks import PartnerKind, by_code
from domain.people import Standing
from domain.regions import REGIONS, country_of
from domain.sheets import Column, Table
from templates.words.importing import field_name, sheet_name, standing_word
from templates.words.networks import kind_name, place_name

if TYPE_CHECKING:
    from domain.importing.network import Known
    from domain.importing.people import KnownPerson
    from domain.networks import Network, Partner
    from locales import Translator

_PARTNER_FIELDS: Final = tuple(PartnerField)
_PERSON_FIELDS: Final = (
    PersonField.ID,
    PersonField.NAME,
    PersonField.PARTNER,
    PersonField.EMAIL,
    PersonField.FUNCTION,
    PersonField.ROLE,
    PersonField.LANGUAGE,
)
_WIDTHS: Final = {"id": 12, "code": 12, "name": 38, "place": 34, "email": 34, "partner": 38, "function": 30}
_WIDTH: Final = 24
_SPARE_PARTNERS: Final = 60


def register_tables(known: Known, t: Translator) -> tuple[Table, ...]:
    """The partners, then the people, with the words that can be chosen."""
    return _partners(known, t), _people(known, t)


def _partners(known: Known, t: Translator) -> Table:
    kinds = tuple(kind_name(kind, t) for kind in PartnerKind)
    places = tuple(place_name(country_of(code), code, t) for code in REGIONS)
    choices = {
        PartnerField.KIND: kinds,
        PartnerField.PLACE: places,
        PartnerField.LANGUAGE: tuple(t.language_name(code) for code in LANGUAGES),
    }
    hints = {
        PartnerField.CODE: t.text(
            "Leave it empty for a new partner, and it gets the next one. It stays for ever."
        ),
        PartnerField.PLACE: t.text("A name or a NUTS code: Norte, ES21, Ireland"),
    }
    columns = tuple(
        Column(
            field_name(PARTNERS.key, field, t),
            _WIDTHS.get(field, _WIDTH),
            choices.get(field, ()),
            hint=hints.get(field, ""),
            hidden=field is PartnerField.ID,
        )
        for field in _PARTNER_FIELDS
    )
    present = sorted((one for one in known.partners if one.active), key=by_code)
    rows = tuple(_partner(known.network, one, t) for one in present)
    return Table(sheet_name(PARTNERS.key, t), columns, rows, _SPARE_PARTNERS)


def _partner(network: Network, one: Partner, t: Translator) -> tuple[str, ...]:
    return (
        id_of(network, PARTNERS.key, int(one.id)),
        one.code,
        one.name,
        kind_name(one.kind, t),
        place_name(one.country, one.region, t),
        t.language_name(one.language),
    )


def _people(known: Known, t: Translator) -> Table:
    name_column = _PARTNER_FIELDS.index(PartnerField.NAME) + 1
    hints = {
        PersonField.EMAIL: t.text("Needed for somebody new. Nobody is written to before they agree."),
        PersonField.FUNCTION: t.text("What they do there, such as “Head of research”"),
        PersonField.LANGUAGE: t.text("For who has not come yet. Who is here chooses their own."),
    }
    choices = {
        PersonField.ROLE: tuple(standing_word(standing, t) for standing in Standing),
        PersonField.LANGUAGE: tuple(t.language_name(code) for code in LANGUAGES),
    }
    columns = tuple(
        Column(
            field_name(PEOPLE.key, field, t),
            _WIDTHS.get(field, _WIDTH),
            choices.get(field, ()),
            (sheet_name(PARTNERS.key, t), name_column) if field is PersonField.PARTNER else None,
            hints.get(field, ""),
            hidden=field is PersonField.ID,
        )
        for field in _PERSON_FIELDS
    )
    names = {int(one.id): one.name for one in known.partners if one.active}
    order = {key: number for number, key in enumerate(names)}
    present = sorted(
        (one for one in known.people if one.member.active),
        key=lambda one: (order.get(int(one.member.partner or 0), len(order)), one.member.name.casefold()),
    )
    return Table(
        sheet_name(PEOPLE.key, t), columns, tuple(_person(known.network, one, names, t) for one in present)
    )


def _person(network: Network, one: KnownPerson, names: dict[int, str], t: Translator) -> tuple[str, ...]:
    member = one.member
    return (
        id_of(network, PEOPLE.key, int(member.id)),
        member.name,
        names.get(int(member.acts_for), "") if member.acts_for is not None else "",
        one.email,
        member.function,
        standing_word(Standing.of(member.roles), t),
        t.language_name(member.person.language) if one.waits and member.person.language else "",
    )
