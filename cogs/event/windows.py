"""The windows of events: their fields, with what stands in them, and an example in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit import Field
from domain.events.fields import TEXT_LENGTH, TITLE_LENGTH
from domain.events.repeats import Repeat
from locales import LANGUAGE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from locales import Translator

_SHORT: Final = 100
_LONG: Final = 200
_ADDRESSES: Final = 4000


def new_fields(form: str, said: Mapping[str, str], t: Translator) -> Sequence[Field]:
    """The two windows on an event that is not announced yet: "what" and "who"."""
    if form == "who":
        return [_audience(said, t), _languages(said, t), _seats(said, t), _repeat(said, t), _until(said, t)]
    return [
        _title(said, t),
        when_field(said.get("when", ""), t),
        length_field(said.get("length", ""), t),
        _place(said, t),
        _description(said, t),
    ]


def change_fields(form: str, said: Mapping[str, str], t: Translator) -> Sequence[Field]:
    """The two windows on an event that was announced: "what" and "who"."""
    if form == "who":
        hint = t.text("How long before it begins: 2 h, 1 day; empty: until it begins")
        offer = t.text("How long a seat that became free is held for the next: 24 h")
        return [
            _audience(said, t),
            _line(said, "closes", t.text("Registration closes"), hint=hint),
            _line(said, "offer", t.text("An offered seat is held for"), hint=offer),
        ]
    return [_title(said, t), _place(said, t), _languages(said, t), _seats(said, t), _description(said, t)]


def when_field(value: str, t: Translator, hint: str = "") -> Field:
    """When, as people say it."""
    hint = hint or t.text("Such as “next Tuesday 14:00”, “12/01/2027 15:00–17:00”")
    return Field("when", t.text("When"), value, max_length=_SHORT, hint=hint)


def length_field(value: str, t: Translator, hint: str = "") -> Field:
    """How long."""
    hint = hint or t.text("Such as 90 min, 1 h 30; empty: as its kind usually lasts")
    return Field("length", t.text("How long"), value, required=False, max_length=30, hint=hint)


def why_field(t: Translator) -> Field:
    """Why something is called off."""
    hint = t.text("Everybody who was coming reads it")
    return Field("why", t.text("Why?"), paragraph=True, max_length=TEXT_LENGTH, hint=hint)


def _line(said: Mapping[str, str], name: str, label: str, **more: Any) -> Field:
    more = {"required": False, "max_length": _LONG} | more
    return Field(name, label, said.get(name, ""), **more)


def _title(said: Mapping[str, str], t: Translator) -> Field:
    return _line(said, "title", t.text("Title"), required=True, max_length=TITLE_LENGTH)


def _place(said: Mapping[str, str], t: Translator) -> Field:
    hint = t.text("An address, a link (https://…), or both; empty: online")
    return _line(said, "place", t.text("Where"), max_length=600, hint=hint)


def _description(said: Mapping[str, str], t: Translator) -> Field:
    return _line(said, "description", t.text("What is it about?"), paragraph=True, max_length=TEXT_LENGTH)


def _audience(said: Mapping[str, str], t: Translator) -> Field:
    hint = t.text("Partners and people, with commas: P1, P3, Ana; empty: the whole network")
    return _line(said, "audience", t.text("For whom"), max_length=1000, hint=hint)


def _languages(said: Mapping[str, str], t: Translator) -> Field:
    return _line(said, "languages", t.text("Languages"), hint=t.text("Such as English, French"))


def _seats(said: Mapping[str, str], t: Translator) -> Field:
    return _line(said, "seats", t.text("Seats"), max_length=6, hint=t.text("A number; empty: no limit"))


def _repeat(said: Mapping[str, str], t: Translator) -> Field:
    none = ("none", t.text("It does not repeat"))
    options = (none, *((one.value, repeat_choice(one, t)) for one in Repeat))
    value = said.get("repeat") or "none"
    return Field("repeat", t.text("Repeat"), value, options=options)


def repeat_choice(repeat: Repeat, t: Translator) -> str:
    """How something repeats, where it is chosen before the day is known."""
    names = {
        Repeat.DAILY: t.text("every working day"),
        Repeat.WEEKLY: t.text("every week"),
        Repeat.FORTNIGHTLY: t.text("every two weeks"),
        Repeat.MONTHLY_DAY: t.text("every month, on the same weekday"),
        Repeat.MONTHLY_DATE: t.text("every month, on the same day"),
        Repeat.YEARLY: t.text("every year"),
    }
    return names[repeat]


def _until(said: Mapping[str, str], t: Translator) -> Field:
    hint = t.text("How many times (6), or the last day (30/06/2027)")
    return _line(said, "until", t.text("How often, or until when"), max_length=_SHORT, hint=hint)


def guests_fields(language: str, t: Translator) -> list[Field]:
    """Addresses of guests, and in which language they are written to for the first time."""
    hint = t.text("One a line, or with commas between")
    return [
        Field("addresses", t.text("E-mail addresses"), paragraph=True, max_length=_ADDRESSES, hint=hint),
        Field(
            "language",
            t.text("Language of a first mail"),
            language,
            required=False,
            hint=t.text("Whoever answers chooses their own"),
            options=tuple(LANGUAGE_NAMES.items()),
        ),
    ]
