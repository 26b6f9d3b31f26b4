"""The methodology's data as its model: what ships (`content/methodology`), and what a network keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.events.model import EventKind, Manner
from domain.languages import LANGUAGES
from domain.methodology.model import Indicator, Kind, Methodology, Proof, Role, Rule, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILES: Final = ("roles", "proofs", "indicators", "tasks", *(kind.value for kind in EventKind))
"""The files that there are, without their ending."""


class MethodologyWrong(ValueError):
    """The shipped data do not hold together; the text says where."""


def shipped(files: Mapping[str, Mapping[str, Any]]) -> Methodology:
    """The methodology of the parsed files, by their names. Raises `MethodologyWrong`."""
    roles = {
        key: Role(key, _words(one, "title", key), _words(one, "what", key))
        for key, one in files["roles"].items()
    }
    proofs = {key: _proof(key, one) for key, one in files["proofs"].items()}
    indicators = {
        key: Indicator(key, _words(one, "title", key), _words(one, "how", key))
        for key, one in files["indicators"].items()
    }
    kinds, tasks = {}, list[Task]()
    for kind in EventKind:
        data = files[kind.value]
        kinds[kind] = Kind(kind, _words(data, "purpose", kind.value), tuple(data["indicators"]))
        tasks += [_task(kind, one, files["tasks"], data.get("words", {})) for one in data["tasks"]]
    found = Methodology(roles, proofs, indicators, kinds, tuple(tasks))
    _must_hold(found)
    return found


def _proof(key: str, data: Mapping[str, Any]) -> Proof:
    rule = data.get("rule")
    return Proof(
        key,
        _words(data, "title", key),
        _words(data, "why", key),
        _words(data, "mend", key),
        _words(data, "late", key),
        data["from"],
        data["until"],
        Rule(_words(rule, "source", key), rule.get("as_of")) if rule else None,
    )


def _task(
    kind: EventKind, when: Mapping[str, Any], every: Mapping[str, Any], words: Mapping[str, Any]
) -> Task:
    key = when["task"]
    if key not in every:
        raise MethodologyWrong(f"{kind.value}: no task {key}")
    data = {**every[key], **words.get(key, {})}
    skip_under = when.get("skip_under", 0)
    return Task(
        kind,
        key,
        when["days"],
        _words(data, "title", key),
        _words(data, "what", key),
        least=when.get("least", 0),
        skip_under=skip_under,
        role=data["role"],
        proof=data.get("proof", ""),
        manners=frozenset(Manner(one) for one in data.get("manners", ())),
        itself=data.get("itself", False),
        skipped=_words(data, "skipped", key) if skip_under else {},
    )


def _words(data: Mapping[str, Any], name: str, where: str) -> dict[str, str]:
    found = data.get(name, {})
    if tuple(found) != LANGUAGES or not all(found.values()):
        raise MethodologyWrong(f"{where}: {name} is not in all four languages")
    return dict(found)


def _must_hold(found: Methodology) -> None:
    for one in found.tasks:
        where = f"{one.kind.value}: {one.key}"
        if one.role not in found.roles or (one.proof and one.proof not in found.proofs):
            raise MethodologyWrong(f"{where}: no such role or proof")
        if one.days < 0 and not 1 <= one.least <= -one.days:
            raise MethodologyWrong(f"{where}: the fewest days are none that it can have")
        if one.skip_under and not one.days < 0:
            raise MethodologyWrong(f"{where}: what comes after the event is never too late for it")
    for kind in found.kinds.values():
        days = [one.days for one in found.tasks if one.kind is kind.kind]
        if days != sorted(days):
            raise MethodologyWrong(f"{kind.kind.value}: not in the order of the days")
        if not set(kind.indicators) <= set(found.indicators):
            raise MethodologyWrong(f"{kind.kind.value}: no such indicator")


def as_data(tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """A network's own tasks as plain data; `from_data` takes it back."""
    return [
        {
            "kind": one.kind.value,
            "key": one.key,
            "region": one.region,
            "used": one.used,
            "days": one.days,
            "least": one.least,
            "skip_under": one.skip_under,
            "role": one.role,
            "proof": one.proof,
            "manners": sorted(one.manners),
            "itself": one.itself,
            "title": one.title,
            "what": one.what,
            "skipped": one.skipped,
        }
        for one in tasks
    ]


def from_data(data: Iterable[Mapping[str, Any]]) -> tuple[Task, ...]:
    """What `as_data` gave."""
    return tuple(
        Task(
            EventKind(one["kind"]),
            one["key"],
            one["days"],
            one["title"],
            one["what"],
            one["least"],
            one["skip_under"],
            one["role"],
            one["proof"],
            frozenset(Manner(manner) for manner in one["manners"]),
            one["itself"],
            one["skipped"],
            one["region"],
            one["used"],
        )
        for one in data
    )
