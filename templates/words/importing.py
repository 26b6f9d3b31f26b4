"""Words for a register that is imported: its columns, what is in them, what would change, what is wrong.

Columns are called here as in the template that is sent out; `domain/importing` knows these headings, and a
test reads every one of them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.importing.partners import PARTNERS, PartnerField
from domain.importing.people import PEOPLE, PersonField
from domain.networks import PartnerKind
from domain.people import Standing
from templates.markdown import safe
from templates.words.networks import kind_name, place_name

if TYPE_CHECKING:
    from domain.importing.changes import Entry, FieldChange
    from domain.importing.lines import Repeat
    from domain.importing.people import PersonEntry
    from locales import Translator

ID_HEADING = "Techlink id"
"""Of the hidden column: the same in every language."""

_VALUE = 60
_ADDRESS = 100


def sheet_name(kind: str, t: Translator) -> str:
    """What a sheet of this kind is called; "" for one that is not read."""
    return {PARTNERS.key: t.text("Partners"), PEOPLE.key: t.text("Members")}.get(kind, "")


def field_name(kind: str, field: str, t: Translator) -> str:
    """What a column of a sheet of this kind says: the heading in the template."""
    if field == PartnerField.ID:
        return ID_HEADING
    return (
        _partner_field(PartnerField(field), t)
        if kind == PARTNERS.key
        else _person_field(PersonField(field), t)
    )


def _partner_field(field: PartnerField, t: Translator) -> str:
    names = {
        PartnerField.CODE: t.text("Short code"),
        PartnerField.NAME: t.text("Name"),
        PartnerField.KIND: t.text("Kind of organisation"),
        PartnerField.PLACE: t.text("Country or region"),
        PartnerField.LANGUAGE: t.text("Language of the channel"),
    }
    return names[field]


def _person_field(field: PersonField, t: Translator) -> str:
    names = {
        PersonField.NAME: t.text("Name"),
        PersonField.GIVEN: t.text("First name"),
        PersonField.FAMILY: t.text("Last name"),
        PersonField.PARTNER: t.text("Partner"),
        PersonField.EMAIL: t.text("E-mail"),
        # Translators: what somebody does in their organisation, such as "head of research"
        PersonField.FUNCTION: t.text("Function"),
        PersonField.ROLE: t.text("Role in the network"),
        PersonField.LANGUAGE: t.text("Language"),
    }
    return names[field]


def standing_word(standing: Standing, t: Translator) -> str:
    """What somebody is in the network, as the cell of a table says it."""
    words = {
        Standing.MEMBER: t.text("member only"),
        Standing.CONTACT: t.text("contact of the partner"),
        Standing.COORDINATOR: t.text("coordination of the network"),
        Standing.BOTH: t.text("contact and coordination"),
    }
    return words[standing]


def value_text(kind: str, field: str, value: str, t: Translator) -> str:
    """What a field says, in the reader's words; a dash for nothing."""
    if not value:
        return "–"
    if kind == PARTNERS.key and field == PartnerField.KIND:
        return kind_name(PartnerKind(value), t)
    if kind == PARTNERS.key and field == PartnerField.PLACE:
        *region, country = value.split("/")
        return place_name(country, region[0] if region else None, t)
    if field == PartnerField.LANGUAGE:  # of people it has the same key
        return t.language_name(value)
    if kind == PEOPLE.key and field == PersonField.ROLE:
        return standing_word(Standing(value), t)
    return safe(value, _VALUE)


def entry_line(entry: Entry, t: Translator) -> str:
    """What one row would do: a new thing with all that is said of it, or each field from what to what."""
    name = safe(entry.name, _VALUE)
    if entry.new:
        facts = [
            value_text(entry.kind, one.field, one.new, t) for one in entry.changes if one.field != "name"
        ]
        return t.join_facts([f"**{name}**", *facts])
    changes = "; ".join(_change(entry.kind, one, t) for one in entry.changes)
    return t.text("**{label}:** {value}", label=name, value=changes)


def meant_line(entry: PersonEntry, t: Translator) -> str:
    """The question whether an address was typed as it is meant; "" where nothing seems odd."""
    if entry.meant is None:
        return ""
    given = safe(entry.now(PersonField.EMAIL) or "", _ADDRESS)
    meant = t.text("Did you mean {address}?", address=safe(entry.meant, _ADDRESS))
    return t.text("**{label}:** {value}", label=safe(entry.name, _VALUE), value=f"{given}. {meant}")


def replaced_line(entry: PersonEntry, t: Translator) -> str:
    """Whose address is replaced, from what to what; "" where the row does not do so by a mere name."""
    change = next((one for one in entry.changes if one.field == PersonField.EMAIL), None)
    if change is None or not entry.by_name:
        return ""
    facts = t.join_facts(
        [safe(entry.name, _VALUE), *([safe(entry.partner, _VALUE)] if entry.partner else [])]
    )
    value = f"{safe(change.old, _ADDRESS)} → {safe(change.new, _ADDRESS)}"
    return t.text("**{label}:** {value}", label=facts, value=value)


def repeat_line(repeat: Repeat, t: Translator) -> str:
    """Which row is another one again: "Members, row 7: the same as row 4"."""
    return t.text(
        "{sheet}, row {row}: the same as row {first}",
        sheet=safe(repeat.sheet, _VALUE),
        row=str(repeat.row),
        first=str(repeat.first),
    )


def _change(kind: str, one: FieldChange, t: Translator) -> str:
    old, new = value_text(kind, one.field, one.old, t), value_text(kind, one.field, one.new, t)
    return t.text("{field}: {old} → {new}", field=field_name(kind, one.field, t), old=old, new=new)
