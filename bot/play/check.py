"""`techlink check FORM`: all that is wrong with a file, errors and warnings apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.play.files import examined, lines
from domain.records import plain
from locales import translator

if TYPE_CHECKING:
    from pathlib import Path

    from domain.questionnaires import Examined, FormProblem
    from locales import Translator


def check(path: Path, language: str, *, as_json: bool) -> int:
    """Print what is to be said about the file; the exit code: 1 when something speaks against asking it."""
    found = examined(path)
    t = translator(language)
    print(_json(found, t) if as_json else "\n".join(_lines(path.name, found, t)))
    return int(bool(found.errors))


def _lines(name: str, found: Examined, t: Translator) -> list[str]:
    told: list[str] = []
    if found.errors:
        told += [t.plural("{n} error", "{n} errors", len(found.errors)), *_indented(found.errors, t)]
    if found.warnings:
        told += [t.plural("{n} warning", "{n} warnings", len(found.warnings)), *_indented(found.warnings, t)]
    if not found.errors:
        told.append(t.text("{name} has no errors: partners can be asked.", name=name))
    return told


def _indented(problems: tuple[FormProblem, ...], t: Translator) -> list[str]:
    return [f"  {line}" for line in lines(problems, t)]


def _json(found: Examined, t: Translator) -> str:
    told = {"errors": _plain(found.errors, t), "warnings": _plain(found.warnings, t)}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _plain(problems: tuple[FormProblem, ...], t: Translator) -> list[dict[str, Any]]:
    return [
        {**plain(problem), "params": problem.values, "text": text}
        for problem, text in zip(problems, lines(problems, t), strict=True)
    ]
