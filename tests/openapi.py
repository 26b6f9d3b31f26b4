"""Discord's published contract, held against what a bot really sent.

`problems(rows)` takes rows of `/playground/log` and names every request of the bot that breaks the contract.
The contract itself stays outside the project: without it, tests that ask for it skip and say so.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTRACT = Path(__file__).parents[2] / "shared" / "discord-openapi.json"
_VARIABLE = re.compile(r"\{[^}]+\}")


def need() -> None:
    """Skips the running test where the contract is not at hand."""
    if not CONTRACT.exists():
        pytest.skip(f"Discord's published contract is not at {CONTRACT}")


def problems(log_rows: Iterable[dict[str, Any]], *, bot_id: str | None = None) -> list[str]:
    """What is wrong with the requests in these rows, a line each; an empty list when all fit.

    Args:
        log_rows: rows of `/playground/log`; those of other kinds are passed over.
        bot_id: only this user's requests and those by an interaction's token; None takes everybody's.
    """
    need()
    found = []
    for row in log_rows:
        if row["kind"] != "request" or row["status"] >= 500 or row["body"] is None:
            continue
        if bot_id is not None and row["user_id"] not in {None, bot_id}:
            continue
        found += [f"{row['n']} {row['method']} {row['path']}: {line}" for line in _row_problems(row)]
    return found


def _row_problems(row: dict[str, Any]) -> list[str]:
    template = _template(row["path"].partition("?")[0], row["method"].lower())
    if template is None:
        return ["is no operation of the contract"]
    validator = _request_validator(template, row["method"].lower())
    return [] if validator is None else _errors(validator, _normal(row["body"]))


def response_problems(method: str, path: str, status: int, body: Any) -> list[str]:
    """What is wrong with an answer of the playground."""
    need()
    template = _template(path, method.lower())
    if template is None:
        return [f"{method} {path} is no operation of the contract"]
    validator = _response_validator(template, method.lower(), str(status))
    return [] if validator is None else [f"{method} {path}: {line}" for line in _errors(validator, body)]


def schema_problems(name: str, body: Any) -> list[str]:
    """What is wrong with a value by one of the contract's named schemas."""
    need()
    return _errors(_validator(json.dumps({"$ref": f"#/components/schemas/{name}"})), body)


@lru_cache(maxsize=1)
def _contract() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(CONTRACT.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str, set[str]]]:
    """Paths as patterns, those with the fewest variable parts first: `@me` wins over `{user_id}`."""
    paths = sorted(_contract()["paths"].items(), key=lambda item: item[0].count("{"))
    return [(_pattern(path), path, set(operations)) for path, operations in paths]


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(
        "/".join("[^/]+" if _VARIABLE.search(part) else re.escape(part) for part in path.split("/"))
    )


def _template(path: str, method: str) -> str | None:
    return next(
        (p for pattern, p, methods in _patterns() if method in methods and pattern.fullmatch(path)), None
    )


@lru_cache(maxsize=512)
def _request_validator(template: str, method: str) -> Any:
    content = _contract()["paths"][template][method].get("requestBody", {}).get("content", {})
    schema = content.get("application/json", content.get("multipart/form-data", {})).get("schema")
    return None if schema is None else _validator(json.dumps(schema))


@lru_cache(maxsize=512)
def _response_validator(template: str, method: str, status: str) -> Any:
    answers = _contract()["paths"][template][method]["responses"]
    schema = answers.get(status, {}).get("content", {}).get("application/json", {}).get("schema")
    return None if schema is None else _validator(json.dumps(schema))


@lru_cache(maxsize=1024)
def _validator(schema: str) -> Any:
    import jsonschema_rs  # a development dependency, needed only here

    whole = json.loads(schema) | {"components": _contract()["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=False)


def _normal(value: Any) -> Any:
    """Bodies as the contract words them: discord.py sends some ids as numbers, permissions as text."""
    if isinstance(value, dict):
        return {key: _field(key, inner) for key, inner in value.items() if key != "files"}
    if isinstance(value, list):
        return [_normal(inner) for inner in value]
    if isinstance(value, int) and not isinstance(value, bool) and value > _SNOWFLAKES_BEGIN:
        return str(value)
    return value


def _field(key: str, value: Any) -> Any:
    if key in _BITS:
        return int(value) if isinstance(value, str) and value.isdigit() else value
    if key == "attachments" and isinstance(value, list):  # there an id may be an index, sent as a number
        return [_normal(a) | {"id": str(a.get("id"))} if isinstance(a, dict) else a for a in value]
    return _normal(value)


_SNOWFLAKES_BEGIN = 2**40
_BITS = frozenset({"permissions", "allow", "deny", "default_member_permissions"})


def _errors(validator: Any, body: Any) -> list[str]:
    return [line for error in validator.iter_errors(body) for line in _told(error)]


def _told(error: Any) -> list[str]:
    inner = _drilled(error)
    if inner:
        return inner
    where = "/".join(map(str, error.instance_path))
    return [f"{where or '(body)'}: {error.message[:200]}"]


def _drilled(error: Any) -> list[str]:
    """Of the branches of an `anyOf`, the one that the value's own `type` means says what is really wrong."""
    branches = getattr(error.kind, "context", None) or []
    at = list(error.instance_path)
    right = [b for b in branches if not any(_is_another_kind(e, at) for e in b)]
    return [line for e in right[0] for line in _told(e)] if len(right) == 1 else []


def _is_another_kind(error: Any, at: list[Any]) -> bool:
    where = list(error.instance_path)
    return where == [*at, "type"] or (where == at and error.kind.name == "type")
