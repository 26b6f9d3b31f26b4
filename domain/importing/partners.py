"""Rows of organisations: which partner each is of, what it would change, what is wrong with it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.importing.changes import Entry, FieldChange
from domain.importing.columns import Field, Kind, known_as
from domain.importing.identity import id_of
from domain.importing.lines import Code, one_line
from domain.networks import Partner
from domain.partner_kinds import KIND_WORDS
from domain.partner_lines import Place, read_place
from domain.partners import Facts, Fault, Form, Slot, Wrong, read_form
from domain.records import replace
from domain.regions import is_code

if TYPE_CHECKING:
    from domain.importing.lines import Line, Lines
    from domain.networks import Network
    from domain.partner_lines import Words

KEY: Final = "partners"
MOST_ROWS: Final = 100
_NEW: Final = -1
_CODES: Final = re.compile(r"[A-Z0-9]+")


class PartnerField(StrEnum):
    """What a column can say of a partner."""

    ID = "id"
    CODE = "code"
    NAME = "name"
    KIND = "kind"
    PLACE = "place"
    LANGUAGE = "language"


PARTNERS: Final = Kind(
    KEY,
    known_as("partner|partners|organisation|organisations|partenaires|socios|parceiros|entidades|structures"),
    (
        Field(PartnerField.ID, known_as("techlink id")),
        Field(PartnerField.CODE, known_as("code|short code|code court|código|código corto|acronym|acronyme"
                                          "|acrónimo|sigla|partner code")),
        Field(PartnerField.NAME, known_as(
            "name|nom|nombre|nome|partner|partner name|name of the partner|organisation|organization|"
            "organisation name|partenaire|nom du partenaire|structure|nom de la structure|organisme|socio|"
            "nombre del socio|entidad|nombre de la entidad|organización|parceiro|nome do parceiro|entidade|"
            "nome da entidade|organização|institution|institución|instituição|raison sociale|razón social|"
            "denominação"
        )),
        Field(PartnerField.KIND, known_as(
            "kind|kind of organisation|type|type of organisation|nature|catégorie|category|"
            "type d'organisation|type de structure|tipo|tipo de entidad|tipo de organización|"
            "tipo de entidade|tipo de organização|categoría|categoria|sector|secteur"
        )),
        Field(PartnerField.PLACE, known_as(
            "country or region|region|country|place|location|nuts|nuts code|pays ou région|région|pays|lieu|"
            "territoire|país o región|región|país|lugar|territorio|país ou região|região|local|território"
        )),
        Field(PartnerField.LANGUAGE, known_as(
            "language|working language|language of the channel|langue|langue de travail|langue du canal|"
            "langue du salon|idioma|idioma de trabajo|idioma del canal|lengua|língua|"
            "língua de trabalho|idioma do canal"
        )),
    ),
)  # fmt: skip


class PartnerEntry(Entry):
    """A row that was understood, with all that the partner would be; a `code` of "" is to be found."""

    facts: Facts
    code: str


def read_partners(
    lines: Lines, network: Network, known: tuple[Partner, ...], words: Words
) -> tuple[PartnerEntry, ...]:
    """What each row says; mistakes are noted in `lines`. `known` are those that left too."""
    rows = lines.once()
    if len(rows) > MOST_ROWS:
        lines.note(rows[MOST_ROWS].number, 0, Code.TOO_MANY_ROWS, number=MOST_ROWS)
        return ()
    owners = [_owner(line, network, known) for line in rows]
    others = _renamed(rows, owners, known)
    seen: dict[int, int] = {}
    entries: list[PartnerEntry] = []
    for line, own in zip(rows, owners, strict=True):
        if own is not None and own.id in seen:
            line.wrong(PartnerField.NAME, Code.TWICE, other=own.name, number=seen[own.id])
        elif own is not None:
            seen[own.id] = line.number
        entry = None if line.faulty else _entry(line, own, others, words, network)
        if entry is None:
            continue
        entries.append(entry)
        if own is None:
            others.append(_as_partner(entry, _NEW - len(entries), network))
    return tuple(entries)


def names_said(lines: Lines) -> tuple[str, ...]:
    """The names in the rows as they are written: of those with mistakes too."""
    return tuple(filter(None, (line.text(PartnerField.NAME) for line in lines)))


def _owner(line: Line, network: Network, known: tuple[Partner, ...]) -> Partner | None:
    """The partner that a row is of: by its id, else its code, else its name. None for a new one."""
    given, code = line.text(PartnerField.ID), line.text(PartnerField.CODE).upper()
    if given:
        own = next((one for one in known if id_of(network, KEY, one.id) == given), None)
        if own is None:
            line.wrong(PartnerField.ID, Code.UNKNOWN_ID)
        elif not own.active:
            line.wrong(PartnerField.NAME, Code.LEFT, other=own.name)
        elif code and code != own.code.upper():
            line.wrong(PartnerField.CODE, Code.CODE_STAYS, other=own.code)
        return own
    present = [one for one in known if one.active]
    coded = next((one for one in present if code and one.code.upper() == code), None)
    if coded is not None:
        return coded
    name = fold(line.text(PartnerField.NAME))
    named = next((one for one in present if name and fold(one_line(one.name)) == name), None)
    if named is not None and code:
        line.wrong(PartnerField.CODE, Code.CODE_STAYS, other=named.code)
    return named


def _renamed(rows: list[Line], owners: list[Partner | None], known: tuple[Partner, ...]) -> list[Partner]:
    """The partners as they will be called: two may change names with each other."""
    said = {
        own.id: text
        for line, own in zip(rows, owners, strict=True)
        if own is not None and (text := line.text(PartnerField.NAME))
    }
    return [replace(one, name=said.get(one.id, one.name)) for one in known]


def _entry(
    line: Line, own: Partner | None, others: list[Partner], words: Words, network: Network
) -> PartnerEntry | None:
    form, leaves_place = _form(line, own, words)
    rest = [one for one in others if own is None or one.id != own.id]
    read = read_form(form, words, rest, own=own, language=network.language)
    if read.facts is None:
        for fault in read.faults:
            _note(line, fault)
        return None
    facts = read.facts
    if own is not None and leaves_place:
        facts = replace(facts, region=own.region, country=own.country)
    before = _codes(Facts.of(own)) if own else dict.fromkeys(_codes(facts), "")
    after = _codes(facts)
    if own is None and read.code:
        before, after = {PartnerField.CODE: "", **before}, {PartnerField.CODE: read.code, **after}
    changes = tuple(FieldChange(key, before[key], after[key]) for key in after if before[key] != after[key])
    key, name = (None, facts.name) if own is None else (int(own.id), own.name)
    return PartnerEntry(KEY, key, name, changes, facts, own.code if own else read.code)


def _form(line: Line, own: Partner | None, words: Words) -> tuple[Form, bool]:
    """The row as a window would have it, and whether the place stays as it is."""
    name: str | None = line.text(PartnerField.NAME)
    if own is not None and (not name or name == one_line(own.name)):
        name = None
    place = line.value(PartnerField.PLACE)
    stays = place is None or (own is not None and _is_same_place(place, own, words))
    code = line.text(PartnerField.CODE) if own is None else ""
    kind, language = line.text(PartnerField.KIND), line.text(PartnerField.LANGUAGE)
    form = Form(
        name,
        KIND_WORDS[fold(kind)].value if fold(kind) in KIND_WORDS else kind,
        "" if stays else place or "",
        words.languages.get(fold(language), language),
        code or None,
    )
    return form, stays


def _is_same_place(text: str, own: Partner, words: Words) -> bool:
    """A region that was kept though we do not know it stays, as long as the text gives no other code."""
    if not text or isinstance(read_place(text, words), Place):
        return False
    return {code for code in _CODES.findall(text.upper()) if is_code(code)} == {own.region}


def _note(line: Line, fault: Fault) -> None:
    if fault.wrong is Wrong.MISSING and fault.slot is Slot.NAME:
        line.wrong(PartnerField.NAME, Code.NO_NAME)
    else:
        line.wrong(
            PartnerField(fault.slot.value), Code.SLOT, near=fault.near, other=fault.owner, detail=fault
        )


def _codes(facts: Facts) -> dict[PartnerField, str]:
    """The facts as plain codes; a place is its region and its country."""
    place = "/".join(filter(None, (facts.region, facts.country)))
    return {
        PartnerField.NAME: facts.name,
        PartnerField.KIND: facts.kind.value,
        PartnerField.PLACE: place,
        PartnerField.LANGUAGE: facts.language,
    }


def _as_partner(entry: PartnerEntry, number: int, network: Network) -> Partner:
    """A new partner as if it were there, so that the rows below do not use its name or code again."""
    facts = entry.facts
    return Partner(
        id=number,  # type: ignore[arg-type]  # no partner has a negative id
        code=entry.code, name=facts.name, kind=facts.kind, language=facts.language,
        region=facts.region, country=facts.country, role=None, channel=None, created_at=network.created_at,
    )  # fmt: skip
