"""Forms as JSON: stable (the same form always gives the same text) and without what is empty."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from domain.questionnaires.form import Form
from domain.questionnaires.formdef import (
    Axis,
    Choice,
    FormNode,
    NodeKind,
    QuestionKind,
    Structure,
    Wording,
)
from domain.records import parts, replace, required

FORMAT: Final = 1


def encode(form: Form) -> str:
    """The form as JSON, for `decode`."""
    plain = {"format": FORMAT, **_plain(form)}
    del plain["hash"]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def decode(data: str) -> Form:
    """The form that `encode` gave. Raises `ValueError` for anything else."""
    plain = json.loads(data)
    if not isinstance(plain, dict) or plain.pop("format", None) != FORMAT:
        raise ValueError("not a questionnaire of this format")
    return Form(
        hash=_hash(data),
        id=plain["id"],
        version=plain.get("version", ""),
        languages=tuple(plain["languages"]),
        titles=Wording(plain.get("titles", {})),
        descriptions=Wording(plain.get("descriptions", {})),
        root=_node(plain["root"]),
        lists={name: tuple(map(_choice, rows)) for name, rows in plain.get("lists", {}).items()},
        dimensions=tuple(map(_axis, plain.get("dimensions", ()))),
        facets=tuple(map(_axis, plain.get("facets", ()))),
    )


def sealed(form: Form) -> Form:
    """The form with the hash of what it says."""
    return replace(form, hash=_hash(encode(form)))


def _hash(data: str) -> str:
    return hashlib.sha256(data.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Records as mappings without their empty fields, a wording as its texts."""
    if isinstance(value, Wording):
        return dict(value.texts)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (str, bool)):
        return value
    needed = required(value)
    found = {name: _plain(part) for name, part in parts(value).items()}
    return {name: item for name, item in found.items() if item or name in needed}


def _node(plain: dict[str, Any]) -> FormNode:
    given: dict[str, Any] = dict(plain)
    given["kind"] = _kind(plain["kind"])
    given["children"] = tuple(_node(child) for child in plain.get("children", ()))
    given["appearance"] = tuple(plain.get("appearance", ()))
    for name in ("label", "hint", "required_message", "constraint_message"):
        given[name] = Wording(plain.get(name, {}))
    return FormNode(**given)


def _kind(value: str) -> NodeKind:
    return Structure(value) if value in set(Structure) else QuestionKind(value)


def _choice(plain: dict[str, Any]) -> Choice:
    return Choice(plain["name"], Wording(plain["wording"]), plain.get("score", ""), plain.get("columns", {}))


def _axis(plain: dict[str, Any]) -> Axis:
    return Axis(plain["code"], Wording(plain["name"]), Wording(plain.get("about", {})))
