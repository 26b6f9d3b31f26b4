"""Answers of many people, sent at once: what the questionnaire's own tests walk through one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE
from services.surveys import forms
from services.surveys.answering import receipt_number
from storage.surveys import submissions, waves

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, Caller
    from domain.surveys import WaveId
    from services.core import Core
    from storage.transaction import Transaction

_ASIDES = {"d": DONT_KNOW, "n": NOT_APPLICABLE}


async def send(
    core: Core, who: Caller, wave: WaveId, levels: str, evidence: Mapping[str, str] | None = None
) -> None:
    """Send a level per question (`d`, `n`: don't know, not applicable; the last sign goes on)."""
    await core.write(who, _send, wave, levels, evidence or {})


def _send(tx: Transaction, actor: Actor, wave: WaveId, levels: str, evidence: Mapping[str, str]) -> None:
    kept = waves.load(tx, wave)
    assert kept is not None
    assert actor.partner is not None
    questions = [q for q in forms.load(tx, kept.form_hash).questions.values() if not q.attached]
    signs = levels.ljust(len(questions), levels[-1])
    answers = {
        question.path: _ASIDES.get(sign) or question.options[int(sign)].name
        for question, sign in zip(questions, signs, strict=True)
    }
    answers |= {f"/data/{code}/{code}_evidence": text for code, text in evidence.items()}
    submissions.add(tx, receipt_number(), wave, actor.partner, actor.as_member(), answers)
