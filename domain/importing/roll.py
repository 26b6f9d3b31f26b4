"""Rows of people, read: which member each is, what it would change, what is wrong with it.

Nobody is taken for somebody else: by the id in the file, else by the address, else by a name that one person
has. Another address beside the name and the partner of one person who is known is theirs from then on: that
is shown before it is done. Where a name does not say who is meant, the row is refused with the way to say it.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.addresses import compared, is_address
from domain.folding import fold
from domain.importing.changes import FieldChange
from domain.importing.identity import id_of
from domain.importing.lines import Code, one_line
from domain.importing.people import KEY, NAME_LENGTH, PersonEntry, PersonField
from domain.importing.standings import STANDING_WORDS
from domain.languages import LANGUAGES
from domain.people import FUNCTION_LENGTH, Standing

if TYPE_CHECKING:
    from domain.importing.lines import Line, Lines
    from domain.importing.people import Around, KnownPerson

    Owned = list[tuple[Line, KnownPerson | None]]

_NAMES: Final = (PersonField.NAME, PersonField.GIVEN, PersonField.FAMILY)


def read_people(lines: Lines, around: Around) -> tuple[PersonEntry, ...]:
    """What each row says; mistakes are noted in `lines`."""
    index = _Index(around)
    rows: Owned = [(line, index.owner(line)) for line in lines.once()]
    # Where it is clear whose row it is, all that is wrong with it is told at once.
    clear = [(line, own) for line, own in rows if not line.faulty]
    _nobody_twice(rows)
    _nobody_s_address(rows, around)
    read = [(line, own, _entry(line, own, index)) for line, own in clear]
    sound = [(line, own, entry) for line, own, entry in read if not line.faulty]
    _somebody_coordinates([(line, own, entry.standing) for line, own, entry in sound], around)
    return tuple(entry for line, _, entry in sound if not line.faulty)


def address_of(line: Line) -> str | None:
    """The address in a row as it is compared: None to leave it, "" to clear it."""
    value = line.value(PersonField.EMAIL)
    return compared(value) if value else value


def name_of(line: Line) -> str:
    """The name in a row, put together where first and last name have columns of their own."""
    name, given, family = (line.text(field) for field in _NAMES)
    if name and given and family:
        return name
    return " ".join(filter(None, (given, name, family)))


class _Index:
    """The people who are known, by all that a row can name them by."""

    def __init__(self, around: Around) -> None:
        self.around: Final = around
        self.by_id = {id_of(around.network, KEY, int(one.member.id)): one for one in around.people}
        self.by_email = {one.email: one for one in around.people if one.email}
        self.by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        for one in around.people:
            if one.member.active:
                self.by_name[fold(one_line(one.member.name))].append(one)

    def owner(self, line: Line) -> KnownPerson | None:
        """The member that a row is of. None for a new one, and for one that comes back to the network."""
        given = line.text(PersonField.ID)
        if given:
            own = self.by_id.get(given)
            if own is None:
                line.wrong(PersonField.ID, Code.UNKNOWN_ID)
            elif not own.member.active:
                line.wrong(PersonField.NAME, Code.LEFT, other=own.member.name)
            return own
        own = self.by_email.get(address_of(line) or "")
        if own is not None:
            return own if own.member.active else None
        return self._named(line)

    def returns(self, line: Line) -> bool:
        """Whether the row's address is that of somebody who left."""
        own = self.by_email.get(address_of(line) or "")
        return own is not None and not own.member.active

    def partner(self, line: Line) -> str | None:
        """The name of the partner that a row gives: None to leave it, "" for none, or for one not known."""
        value = line.value(PersonField.PARTNER)
        return value and self.around.partners.get(fold(value), "")

    def _named(self, line: Line) -> KnownPerson | None:
        """The one person of that name whom the row can mean; noted where that cannot be told."""
        everywhere = self.by_name.get(fold(name_of(line)), [])
        partner = self.partner(line)
        here = [
            one for one in everywhere if not partner or self.around.partner_of(one.member) in {"", partner}
        ]
        address = address_of(line)
        unaddressed = [one for one in here if not one.email] if address else here
        if len(unaddressed) == 1:
            return unaddressed[0]
        if len(here) == 1 and partner and self.around.partner_of(here[0].member) == partner:
            return here[0]
        # With an address that nobody has it is somebody new; unless a namesake works for the same partner, or
        # has no address that would tell them apart.
        if everywhere and (here or not address or not all(one.email for one in everywhere)):
            near = tuple(_called(one) for one in here or everywhere)
            line.wrong(PersonField.NAME, Code.SAME_NAME, other=everywhere[0].member.name, near=near)
        return None


def _called(one: KnownPerson) -> str:
    """Somebody as a row can name them: "Ana Silva (ana@example.org)"."""
    return f"{one.member.name} ({one.email})" if one.email else one.member.name


def _nobody_twice(rows: Owned) -> None:
    seen: dict[int, int] = {}
    for line, own in rows:
        if own is None:
            continue
        first = seen.setdefault(int(own.member.id), line.number)
        if first != line.number:
            line.wrong(PersonField.NAME, Code.TWICE, other=own.member.name, number=first)


def _nobody_s_address(rows: Owned, around: Around) -> None:
    """No address is used twice; two people may change theirs with each other."""
    changing = {own.member.id for line, own in rows if own is not None and address_of(line) is not None}
    taken = {
        one.email: (one.member.name, 0)
        for one in around.people
        if one.email and one.member.active and one.member.id not in changing
    }
    left = {one.email for one in around.people if not one.member.active and one.email}
    for line, own in rows:
        address = address_of(line)
        if not address:
            continue
        if not is_address(address):
            line.wrong(PersonField.EMAIL, Code.BAD_EMAIL)
        elif address in taken:
            name, number = taken[address]
            line.wrong(PersonField.EMAIL, Code.EMAIL_TAKEN, other=name, number=number)
        elif own is not None and own.email != address and address in around.elsewhere | left:
            line.wrong(PersonField.EMAIL, Code.EMAIL_TAKEN)
        else:
            taken[address] = (name_of(line), line.number)


def _somebody_coordinates(said: list[tuple[Line, KnownPerson | None, Standing]], around: Around) -> None:
    """A network is never without a coordinator."""
    now = {
        int(one.member.id): Role.COORDINATOR in one.member.roles for one in around.people if one.member.active
    }
    after = now | {int(own.member.id): Role.COORDINATOR in standing.roles for _, own, standing in said if own}
    gained = any(own is None and Role.COORDINATOR in standing.roles for _, own, standing in said)
    if not any(now.values()) or any(after.values()) or gained:
        return
    for line, own, _ in said:
        if own is not None and now[int(own.member.id)]:
            line.wrong(PersonField.ROLE, Code.LAST_COORDINATOR, other=own.member.name)


def _entry(line: Line, own: KnownPerson | None, index: _Index) -> PersonEntry:
    """The row with all that the member would be; what is wrong with it is noted."""
    around = index.around
    was_partner = around.partner_of(own.member) if own else ""
    was_standing = Standing.of(own.member.roles) if own else Standing.MEMBER
    name, function = _name(line, own), _function(line, own)
    partner = _partner(line, index, was_partner)
    email = _email(line, own)
    standing = _standing(line, was_standing, moves=partner != was_partner)
    language, chooses = _language(line, own, index)
    stays = (partner, standing) == (was_partner, was_standing)
    if not partner and Role.CONTACT in standing.roles and not stays:
        line.wrong(PersonField.ROLE, Code.CONTACT_ALONE)
    after = (name, partner, email, function, standing.value, language)
    before = ("",) * len(after)
    if own is not None:
        before = (
            own.member.name,
            was_partner,
            own.email,
            own.member.function,
            was_standing.value,
            own.member.person.language or "",
        )
    fields = (
        PersonField.NAME,
        PersonField.PARTNER,
        PersonField.EMAIL,
        PersonField.FUNCTION,
        PersonField.ROLE,
        PersonField.LANGUAGE,
    )
    changes = tuple(
        FieldChange(field, old, new)
        for field, old, new in zip(fields, before, after, strict=True)
        if old != new
    )
    key, called = (int(own.member.id), own.member.name) if own else (None, name)
    by_name = own is not None and not line.text(PersonField.ID) and bool(own.email) and email != own.email
    return PersonEntry(
        KEY,
        key,
        called,
        changes,
        partner,
        email,
        function,
        standing,
        language,
        chooses,
        returns=own is None and index.returns(line),
        by_name=by_name,
    )


def _name(line: Line, own: KnownPerson | None) -> str:
    name = name_of(line)
    if own is not None and name in {"", one_line(own.member.name)}:
        return own.member.name
    if not any(letter.isalnum() for letter in name):
        line.wrong(_name_field(line), Code.NO_NAME)
    elif len(name) > NAME_LENGTH:
        line.wrong(_name_field(line), Code.LONG, number=NAME_LENGTH)
    return name


def _name_field(line: Line) -> PersonField:
    return next((field for field in _NAMES if line.text(field)), PersonField.NAME)


def _function(line: Line, own: KnownPerson | None) -> str:
    value, now = line.value(PersonField.FUNCTION), own.member.function if own else ""
    if value is None or line.text(PersonField.FUNCTION) == one_line(now):
        return now
    if len(value) > FUNCTION_LENGTH:
        line.wrong(PersonField.FUNCTION, Code.LONG, number=FUNCTION_LENGTH)
    return value


def _partner(line: Line, index: _Index, now: str) -> str:
    value = line.value(PersonField.PARTNER)
    if not value:
        return now if value is None else ""
    found = index.around.partners.get(fold(value))
    if found is None:
        near = difflib.get_close_matches(fold(value), list(index.around.partners), n=3, cutoff=0.6)
        names = tuple(dict.fromkeys(index.around.partners[one] for one in near))
        line.wrong(PersonField.PARTNER, Code.NO_PARTNER, near=names)
    return found or now


def _email(line: Line, own: KnownPerson | None) -> str:
    address = address_of(line)
    now = own.email if own else ""
    if own is None and not address:
        line.wrong(PersonField.EMAIL, Code.NO_EMAIL)
    if address is None or address == now:
        return now
    if own is not None and own.theirs:
        line.wrong(PersonField.EMAIL, Code.EMAIL_THEIRS, other=own.member.name)
    return address


def _standing(line: Line, now: Standing, *, moves: bool) -> Standing:
    """What the member would be. Who moves is not the new partner's contact until that is said."""
    value = line.value(PersonField.ROLE)
    if value is None:
        kept = now.roles - ({Role.CONTACT} if moves else set())
        return Standing.of(kept)
    found = Standing.MEMBER if not value else STANDING_WORDS.get(fold(value))
    if found is None:
        line.wrong(PersonField.ROLE, Code.ROLE)
    return found or now


def _language(line: Line, own: KnownPerson | None, index: _Index) -> tuple[str, bool]:
    """In which language somebody is written to, and whether the row gives another but they choose."""
    value, now = line.value(PersonField.LANGUAGE), (own.member.person.language or "") if own else ""
    if value is None:
        return now, False
    found = _language_code(value, index) if value else ""
    if found is None:
        line.wrong(PersonField.LANGUAGE, Code.LANGUAGE)
        return now, False
    if own is not None and not own.waits:
        return now, found != now
    return found, False


def _language_code(value: str, index: _Index) -> str | None:
    """A language by its name in any of ours, or by its code, with a country ("pt-PT") or without."""
    code = value.replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else index.around.languages.get(fold(value))
