"""What a person filled into a modal, checked against the modal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.interactions.presses import chosen
from playground.messages.layout import walk
from playground.validation import components as kinds
from playground.validation.problems import Path, Problems, invalid

if TYPE_CHECKING:
    from playground.interactions.resolve import Resolver
    from playground.records.messages import Attachment


def submitted(
    modal: dict[str, Any], data: dict[str, Any], resolver: Resolver, uploads: dict[int, Attachment]
) -> dict[str, Any]:
    """The `data` the bot gets: the modal's own structure with a value in each field.

    Raises:
        DiscordError: 50035, when a field is missing, too short, too long, or has a value not on offer.
    """
    if data.get("custom_id") != modal["custom_id"]:
        raise invalid(("data", "custom_id"), "MODAL_UNKNOWN", "This is not the modal that was opened")
    given = data.get("components")
    if not isinstance(given, list):
        raise invalid(("data", "components"), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    answers = {
        c["custom_id"]: c for c in walk([g for g in given if isinstance(g, dict)]) if c.get("custom_id")
    }
    form = _Form(answers, resolver, uploads)
    components = [form.top(c) for c in modal["components"]]
    form.problems.settle()
    filled: dict[str, Any] = {"custom_id": modal["custom_id"], "components": components}
    if resolver.found:
        filled["resolved"] = resolver.found
    return filled


class _Form:
    """One pass over a modal's fields."""

    def __init__(self, answers: dict[str, Any], resolver: Resolver, uploads: dict[int, Attachment]) -> None:
        self._answers = answers
        self._resolver = resolver
        self._uploads = uploads
        self.problems = Problems()

    def top(self, component: dict[str, Any]) -> dict[str, Any]:
        shown = {"type": component["type"], "id": component["id"]}
        match component["type"]:
            case kinds.ROW:
                return shown | {"components": [self._field(c) for c in component["components"]]}
            case kinds.LABEL:
                return shown | {"component": self._field(component["component"])}
        return shown

    def _field(self, field: dict[str, Any]) -> dict[str, Any]:
        answer = self._answers.get(field["custom_id"]) or {}
        shown = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
        at = ("data", "components", field["custom_id"])
        match field["type"]:
            case kinds.TEXT_INPUT:
                return shown | {"value": self._text(field, answer.get("value"), at)}
            case kinds.RADIO:
                return shown | {"value": self._radio(field, answer.get("value"), at)}
            case kinds.CHECKBOX:
                return shown | {"value": answer.get("value") is True}
            case kinds.UPLOAD:
                return shown | {"values": self._uploaded(field, answer.get("values") or [], at)}
        optional = not field.get("required", True)
        return shown | {
            "values": chosen(field, answer.get("values") or [], self._resolver, at, optional=optional)
        }

    def _text(self, field: dict[str, Any], value: Any, at: Path) -> str:
        text = value if isinstance(value, str) else ""
        if not text:
            if field.get("required", True):
                self.problems.add(at, "BASE_TYPE_REQUIRED", "This field is required")
            return ""
        least, most = field.get("min_length") or 0, field.get("max_length") or 4000
        if not least <= len(text) <= most:
            self.problems.add(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        return text

    def _radio(self, field: dict[str, Any], value: Any, at: Path) -> str | None:
        if value is None and not field.get("required", True):
            return None
        if value not in [o["value"] for o in field["options"]]:
            self.problems.add(at, "SELECT_VALUE_NOT_OFFERED", "This value is not on offer")
        return str(value)

    def _uploaded(self, field: dict[str, Any], indexes: Any, at: Path) -> list[str]:
        files = (
            [self._uploads.get(int(i)) for i in indexes if str(i).isdigit()]
            if isinstance(indexes, list)
            else []
        )
        there = [f for f in files if f is not None]
        left_out = not indexes and not field.get("required", True)
        enough = field.get("min_values", 1) <= len(there) <= field.get("max_values", 1)
        if len(there) != len(indexes) or not (left_out or enough):
            self.problems.add(at, "ATTACHMENT_COUNT", "The wrong number of files")
        for upload in there:
            self._resolver.attachment(upload)
        return [str(upload.id) for upload in there]
