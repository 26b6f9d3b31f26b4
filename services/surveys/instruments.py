"""The questionnaires that ship with Techlink, made ready in a worker process (conversion is heavy)."""

from __future__ import annotations

from typing import Final

import content
from domain.questionnaires import encode

SELF_ASSESSMENT: Final = "innovation-self-assessment"
SHIPPED: Final = (SELF_ASSESSMENT,)


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
