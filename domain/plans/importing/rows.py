"""One row's cells as values: a cell that is empty, or says what is there already, leaves it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.addresses import compared
from domain.folding import fold
from domain.importing.changes import FieldChange
from domain.importing.lines import DASHES, Code, one_line
from domain.plans import amounts, naming, rules
from domain.plans.errors import AmountNotUnderstood, NoOwner, NotAnAddress, SeveralAddresses, TextLong
from domain.plans.importing import cells
from domain.plans.importing.cells import Fault
from domain.plans.model import Owner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from domain.actors import PartnerId
    from domain.importing.lines import Line
    from domain.plans.importing.known import Known, KnownMember
    from domain.plans.model import Money, Place

_YEARS: Final = range(1900, 2200)


class Cells:
    """The cells of a row, beside what the plan says now."""

    def __init__(self, line: Line) -> None:
        self.line: Final = line
        self.changes: Final[list[FieldChange]] = []

    def wrong(self, field: str, fault: Fault, **what: object) -> None:
        """Note a mistake of ours at that cell."""
        self.line.wrong(field, Code.SLOT, detail=fault, **what)

    def changed(self, field: str, old: str, new: str) -> None:
        """Note what changes, as it is written."""
        if old != new:
            self.changes.append(FieldChange(field, old, new))

    def text(self, field: str, now: str, longest: int, *, needed: bool = False, title: bool = False) -> str:
        """A text, on one line for a title."""
        tidy = one_line if title else cells.lines_of
        said = tidy(self.line.whole(field))
        if not said or said == tidy(now):
            if needed and not now:
                self.wrong(field, Fault.NO_TEXT)
            return now
        said = "" if said in DASHES else said
        if needed and not any(sign.isalnum() for sign in said):
            self.wrong(field, Fault.CLEARED if not said else Fault.NO_TEXT)
        if len(said) > longest:
            self.line.wrong(field, Code.LONG, number=longest)
        self.changed(field, now, said)
        return said

    def day(self, field: str, now: date | None, *, needed: bool = False) -> date | None:
        """A day."""
        said = self.line.value(field)
        if said is None or said == cells.day(now):
            if needed and now is None:
                self.wrong(field, Fault.NO_DAY)
            return now
        found = cells.read_day(said) if said else None
        if isinstance(found, Fault) or (found is None and needed):
            self.wrong(field, found or Fault.CLEARED)
            return now
        self.changed(field, cells.day(now), cells.day(found))
        return found

    def number(self, field: str, now: Decimal | None) -> Decimal | None:
        """A number with a fraction or without."""
        said = self.line.value(field)
        if said is None or said == cells.number(now):
            return now
        try:
            found = amounts.read_number(said) if said else None
        except AmountNotUnderstood as error:
            self.wrong(field, Fault.NUMBER, near=error.readings)
            return now
        if found == now:
            return now
        self.changed(field, cells.number(now), cells.number(found))
        return found

    def money(self, field: str, now: Money | None) -> Money | None:
        """An amount of money."""
        said = self.line.value(field)
        if said is None or said == cells.amount(now):
            return now
        try:
            found = amounts.read_money(said, now.currency if now else "EUR")
        except AmountNotUnderstood as error:
            self.wrong(field, Fault.AMOUNT, near=error.readings)
            return now
        self.changed(field, cells.amount(now), cells.amount(found))
        return found

    def year(self, field: str, now: int | None) -> int | None:
        """A year of four digits."""
        said = self.line.value(field)
        if said is None or said == str(now or ""):
            return now
        if said and not (said.isascii() and said.isdigit() and int(said[:6]) in _YEARS):
            self.wrong(field, Fault.YEAR)
            return now
        found = int(said) if said else None
        self.changed(field, str(now or ""), said)
        return found

    def word(self, field: str, now: str, words: Mapping[str, str], fault: Fault = Fault.KIND) -> str:
        """One of some words, in any language, as the value that it stands for."""
        said = self.line.text(field)
        found = words.get(fold(said)) if said else now
        if found is None:
            self.wrong(field, fault)
            return now
        self.changed(field, now, found)
        return found

    def theme(self, field: str, now: str, words: Mapping[str, str], longest: int) -> str:
        """One of some words as its value, or words of their own."""
        said = self.line.value(field)
        # One that is a dash itself is not cleared by it.
        if said is None or one_line(self.line.text(field)) == one_line(now):
            return now
        found = words.get(fold(said), said)
        if len(found) > longest:
            self.line.wrong(field, Code.LONG, number=longest)
        self.changed(field, now, found)
        return found

    def places(self, field: str, now: tuple[Place, ...]) -> tuple[Place, ...]:
        """Places with semicolons between."""
        said = cells.lines_of(self.line.whole(field))
        if not said or said == cells.lines_of(cells.places(now)):
            return now
        known = {cells.places([one]): one for one in now}
        found = []
        for part in () if said in DASHES else cells.parts(said):
            place = known.get(part) or cells.read_place(part)
            if place is None:
                self.wrong(field, Fault.PLACE, words=part)
                return now
            found.append(place)
        self.changed(field, cells.places(now), cells.places(found))
        return tuple(found)

    def regions(self, field: str, now: tuple[str, ...]) -> tuple[str, ...]:
        """NUTS codes with semicolons between."""
        was = cells.BETWEEN.join(now)
        said = self.line.text(field)
        if not said or said == was:
            return now
        found = set()
        for part in () if said in DASHES else cells.parts(said.replace(",", ";")):
            place = cells.read_place(part)
            if place is None or place.code is None:
                self.wrong(field, Fault.PLACE, words=part)
                return now
            found.add(place.code)
        self.changed(field, was, cells.BETWEEN.join(sorted(found)))
        return tuple(sorted(found))

    def partner(self, field: str, now: PartnerId | None, known: Known) -> PartnerId | None:
        """A partner of the network by name."""
        said = self.line.value(field)
        was = known.partners.get(now, "") if now is not None else ""
        if said is None or (said and said == one_line(was)):
            return now
        same = known.partners_called.get(fold(said), ())
        if said and len(same) != 1:
            self.wrong(field, Fault.PARTNER)
            return now
        self.changed(field, was, known.partners[same[0]] if same else "")
        return same[0] if said else None

    def owner(self, field: str, email_field: str, now: Owner | None, known: Known) -> Owner | None:
        """A member by name or address; or somebody who has not joined yet."""
        name, email = self.line.value(field), self.line.value(email_field)
        was = (one_line(now.name), now.email or "") if now else ("", "")
        if (name, email) in {(None, None), (None, was[1]), (was[0], None), was}:
            return now
        if name == "":
            self.changed(field, was[0], "")
            return None
        found = self._somebody(field, email_field, name or was[0], was[1] if email is None else email, known)
        if found is None:
            return now
        self.changed(field, was[0], found.name)
        self.changed(email_field, was[1], found.email or "")
        return found

    def _somebody(self, field: str, email_field: str, name: str, email: str, known: Known) -> Owner | None:
        def as_owner(one: KnownMember) -> Owner:
            return Owner(one.id, one.name)

        address = compared(email)
        try:
            name, within = naming.named(name)
        except (NotAnAddress, SeveralAddresses):
            self.line.wrong(field, Code.BAD_EMAIL)
            return None
        address = address or within
        same = (known.members_at.get(address, ()) if address else ()) or known.members_called.get(
            fold(name), ()
        )
        if len(same) == 1:
            return as_owner(same[0])
        if same:
            self.wrong(field, Fault.MEMBER)
            return None
        try:
            return rules.somebody(name, address)
        except (NotAnAddress, SeveralAddresses):
            self.line.wrong(email_field, Code.BAD_EMAIL)
        except TextLong as error:
            self.line.wrong(field, Code.LONG, number=error.longest)
        except NoOwner:
            self.wrong(field, Fault.NO_TEXT)
        return None
