"""A form's file, examined in a process with limits on time and memory: it may be hostile."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final

from bot.exits import Stop
from bot.offload import PebbleOffloader
from domain.errors import TooHeavy
from domain.questionnaires import Examined, FormProblem, ProblemCode
from domain.questionnaires.limits import LARGEST_FILE
from templates.words.form_problems import problem_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from locales import Translator

SECONDS: Final = 20
_MEMORY: Final = 1024
_ESCAPED: Final = re.compile(r"\\([^\w\s])")
_JOINER: Final = "\u2060"


def examined(path: Path) -> Examined:
    """Everything that is to be said about a file. Raises `Stop` where there is none that can be read."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.", 2) from error
    if size > LARGEST_FILE:
        params = (("what", "bytes"), ("count", str(size)), ("most", str(LARGEST_FILE)))
        return Examined(None, (FormProblem("", 0, "", ProblemCode.TOO_LARGE, params),), ())
    return asyncio.run(_apart(data, path.name))


async def _apart(data: bytes, filename: str) -> Examined:
    from services.surveys.instruments import examine  # noqa: PLC0415 - names the function for the worker

    offloader = PebbleOffloader(1, SECONDS, _MEMORY)
    try:
        return await offloader.run(examine, data, filename)
    except TooHeavy:
        problem = FormProblem("", 0, "", ProblemCode.TOO_SLOW, (("seconds", str(SECONDS)),))
        return Examined(None, (problem,), ())
    finally:
        await offloader.close()


def lines(problems: Iterable[FormProblem], t: Translator) -> list[str]:
    """A line for each problem, for a terminal."""
    return [terminal(problem_line(problem, t)) for problem in problems]


def terminal(text: str) -> str:
    """A text that was made harmless for a chat, as it is read where there is no Markdown."""
    return _ESCAPED.sub(r"\1", text).replace(_JOINER, "").replace("**", "")
