"""`techlink play FORM --script FILE.json`: operations in, the state after each out, as recordings have it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.exits import Stop
from domain.questionnaires.recording import BadOperation, record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from domain.questionnaires import Form
    from domain.questionnaires.live import Setting

Operations = list[list[str]]


def operations_of(path: Path) -> Operations:
    """The operations in a file. Raises `Stop` for one that has none."""
    try:
        found: Any = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.", 2) from error
    except ValueError as error:
        raise Stop(f"{path} is no JSON: {error}.", 2) from error
    operations = found.get("operations") if isinstance(found, dict) else None
    if not isinstance(operations, list) or not all(map(_is_operation, operations)):
        raise Stop(f'{path} has no list of operations, such as ["set", "/data/name", "value"].', 2)
    return [[str(part) for part in operation] for operation in operations]


def _is_operation(found: object) -> bool:
    return isinstance(found, list) and 2 <= len(found) <= 3 and all(isinstance(p, str | int) for p in found)


def case(form: Form, setting: Setting, operations: Sequence[Sequence[str]]) -> str:
    """The run as a test case, in JSON. Raises `Stop` for an operation that the form cannot carry out."""
    try:
        states = record(form, setting, operations)
    except BadOperation as error:
        said = json.dumps(list(error.operation), ensure_ascii=False)
        raise Stop(f"Operation {error.number} cannot be carried out on this form: {said}.", 1) from error
    told = {"operations": [list(one) for one in operations], "after_each": states}
    return json.dumps(told, ensure_ascii=False, indent=1)
