"""The window in which a partner is typed, new or edited, and what comes back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Field
from cogs.network.partners import controls
from cogs.network.partners.cards.words import slot_name
from domain.languages import LANGUAGES
from domain.network_setup import NAME_LENGTH
from domain.networks import PartnerKind
from domain.partners import CODE_LENGTH, Facts, Form, Slot
from locales import LANGUAGE_NAMES
from templates.words.networks import kind_name, place_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord.ui import Modal

    from locales import Translator
    from services.partners import PartnerDraft, Window


def new(network: int | None, form: Form, t: Translator, draft: int = 0) -> Modal:
    """The window for a new partner, with what is known so far."""
    return controls.added.modal(network, t.text("Add a partner"), _fields(form, t, new_one=True), draft)


def edit(network: int | None, form: Form, partner: int, seen: str, t: Translator, draft: int = 0) -> Modal:
    """The window to edit a partner. `seen`: the stamps of the facts that it shows."""
    return controls.edited.modal(network, t.text("Edit the partner"), _fields(form, t), partner, seen, draft)


def opened(window: Window, t: Translator) -> Form:
    """What a window to edit shows at first."""
    return as_form(Facts.of(window.partner), t, whole=window.whole)


def again(draft: PartnerDraft, t: Translator) -> Form:
    """What a window shows when it opens again: what was typed, on top of what others changed meanwhile."""
    if draft.facts is None:
        return draft.form
    whole = draft.form.name is not None
    code = draft.form.code
    return as_form(draft.facts, t, whole=whole, code=code)


def as_form(facts: Facts, t: Translator, *, whole: bool, code: str | None = None) -> Form:
    """Facts as they are typed: a place in words that are understood again."""
    place = place_name(facts.country, facts.region, t)
    return Form(facts.name if whole else None, facts.kind.value, place, facts.language, code)


def typed(fields: Mapping[str, str]) -> Form:
    """What came back."""
    return Form(
        fields.get("name"),
        fields.get("kind", ""),
        fields.get("place", ""),
        fields.get("language", ""),
        fields.get("code"),
    )


def _fields(form: Form, t: Translator, *, new_one: bool = False) -> list[Field]:
    fields: list[Field] = []
    if form.name is not None:
        name = Field(
            "name",
            slot_name(Slot.NAME, t),
            form.name,
            max_length=2 * NAME_LENGTH + 40,  # a long one comes back with the reason, not cut without a word
            placeholder=t.text("Porto technology centre"),
        )
        fields.append(name)
    guessed = t.text("As its name says") if new_one else ""
    kinds = tuple((kind.value, kind_name(kind, t)) for kind in PartnerKind)
    fields.append(
        Field(
            "kind",
            slot_name(Slot.KIND, t),
            form.kind,
            required=not new_one,
            options=kinds,
            placeholder=guessed,
        )
    )
    place = Field(
        "place",
        slot_name(Slot.PLACE, t),
        form.place,
        required=False,
        max_length=120,
        hint=t.text("A name or a NUTS code: Norte, ES21, Ireland"),
    )
    fields.append(place)
    spoken = t.text("As its country speaks") if new_one else ""
    languages = tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)
    fields.append(
        Field(
            "language",
            slot_name(Slot.LANGUAGE, t),
            form.language,
            required=not new_one,
            options=languages,
            placeholder=spoken,
        )
    )
    if form.code is not None:
        hint = t.text("What people type and say; it stays for ever")
        limit = 2 * CODE_LENGTH
        fields.append(Field("code", slot_name(Slot.CODE, t), form.code, max_length=limit, hint=hint))
    return fields
