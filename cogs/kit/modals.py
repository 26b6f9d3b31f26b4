"""Modals: built from fields, read back from what Discord sends, never kept.

discord.py forgets an open modal when the process ends and then discards what was typed. So a modal is not
handed to its store (it is stopped before it is sent), and submissions are routed by custom_id like a press.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.kit.uploads import upload
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cogs.kit.uploads import Upload

TITLE: Final = 45
LABEL: Final = 45
HINT: Final = 100
MOST_FIELDS: Final = 5
_UPLOAD: Final = discord.ComponentType.file_upload.value


class Field(Record):
    """A line, or a paragraph, to type into; with `options` (value and label) a select of one of them.

    With `upload` one file is chosen instead, which is in `press.uploads` and never shown again. `hint` stands
    above it, `placeholder` in it while empty. A select that was left open comes back as "".
    """

    name: str
    label: str
    value: str = ""
    paragraph: bool = False
    required: bool = True
    max_length: int | None = None
    hint: str = ""
    placeholder: str = ""
    options: tuple[tuple[str, str], ...] = ()
    upload: bool = False


def build(custom_id: str, title: str, fields: Sequence[Field]) -> discord.ui.Modal:
    """The modal, ready to be sent. Raises `ValueError` where Discord would refuse it."""
    if not 0 < len(fields) <= MOST_FIELDS:
        raise ValueError(f"a modal holds one to {MOST_FIELDS} fields, not {len(fields)}")
    modal = discord.ui.Modal(title=_cut(title, TITLE), custom_id=custom_id, timeout=None)
    for field in fields:
        modal.add_item(_label(field))
    modal.stop()
    return modal


def _label(field: Field) -> discord.ui.Label[discord.ui.Modal]:
    return discord.ui.Label(
        text=_cut(field.label, LABEL),
        component=_file(field) if field.upload else _choice(field) if field.options else _typed(field),
        description=_cut(field.hint, HINT) or None,
    )


def _choice(field: Field) -> discord.ui.Select[discord.ui.Modal]:
    options = [
        discord.SelectOption(label=_cut(label, HINT), value=value, default=value == field.value)
        for value, label in field.options
    ]
    return discord.ui.Select(
        custom_id=field.name,
        options=options,
        required=field.required,
        min_values=int(field.required),
        placeholder=_cut(field.placeholder, HINT) or None,
    )


def _file(field: Field) -> discord.ui.FileUpload[discord.ui.Modal]:
    return discord.ui.FileUpload(
        custom_id=field.name, required=field.required, min_values=int(field.required), max_values=1
    )


def _typed(field: Field) -> discord.ui.TextInput[discord.ui.Modal]:
    return discord.ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.paragraph else discord.TextStyle.short,
        default=field.value[: field.max_length or 4000] or None,
        required=field.required,
        max_length=field.max_length,
        placeholder=_cut(field.placeholder, HINT) or None,
    )


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def typed_into(data: Mapping[str, Any]) -> dict[str, str]:
    """What was typed or chosen, by field name, from a submission's data."""
    return {
        part["custom_id"]: part["value"] if "value" in part else next(iter(part["values"]), "")
        for part in _parts(data.get("components", []))
        if ("value" in part or "values" in part) and part.get("type") != _UPLOAD
    }


def uploaded_in(data: Mapping[str, Any]) -> dict[str, Upload]:
    """The file that was chosen, by field name, from a submission's data; fields without one are left out."""
    sent = data.get("resolved", {}).get("attachments", {})
    return {
        part["custom_id"]: upload(sent[part["values"][0]])
        for part in _parts(data.get("components", []))
        if part.get("type") == _UPLOAD and part.get("values")
    }


def _parts(components: Sequence[Any]) -> Iterator[Any]:
    for component in components:
        if "component" in component:
            yield from _parts([component["component"]])
        elif "components" in component:
            yield from _parts(component["components"])
        else:
            yield component
