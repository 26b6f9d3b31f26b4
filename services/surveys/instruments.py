"""Questionnaires, shipped or uploaded, made ready in a worker process: conversion is heavy, files hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import content
from domain.questionnaires import encode

if TYPE_CHECKING:
    from domain.questionnaires import Examined

SELF_ASSESSMENT: Final = "innovation-self-assessment"
FEEDBACK: Final = "event-feedback"
SHIPPED: Final = (SELF_ASSESSMENT, FEEDBACK)


def convert_shipped(name: str) -> str:
    """Convert one of `SHIPPED` and give its definition as JSON, for `domain.questionnaires.decode`.

    For `Core.offload`: it loads the form library, which the bot's own process never does.
    Raises `domain.questionnaires.FormRefused` with all that is wrong.
    """
    from domain.questionnaires.conversion import convert  # noqa: PLC0415 - heavy; only workers pay for it

    if name not in SHIPPED:
        raise ValueError(f"no questionnaire of this name ships: {name}")
    filename = f"{name}.md"
    return encode(convert(content.read_bytes("instruments", filename), filename))


def examine(data: bytes, filename: str) -> Examined:
    """Everything that is to be said about somebody's own file: for `Core.offload`, raises nothing."""
    from domain.questionnaires.conversion import examine as examined  # noqa: PLC0415 - as above

    return examined(data, filename)
