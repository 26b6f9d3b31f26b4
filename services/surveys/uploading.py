"""Somebody's own questionnaire: which files are taken, and what was found in one, kept for a day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from domain.actors import Role
from domain.errors import NotFound
from domain.questionnaires import FormFileTooLarge, FormProblem, NoFormFile, ProblemCode
from domain.questionnaires.limits import LARGEST_FILE, SUFFIXES
from domain.records import plain
from services import own_drafts
from services.surveys.views import FormFindings
from storage import drafts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import Actor
    from storage.transaction import Transaction

_DRAFT: Final = "survey.findings"
_LASTS: Final = timedelta(days=1)
_LONGEST_NAME: Final = 100


def must_be_taken(filename: str, size: int) -> None:
    """Raise `NoFormFile` or `FormFileTooLarge` for what is not even fetched."""
    if PurePath(filename.lower()).suffix not in SUFFIXES:
        raise NoFormFile(filename[:_LONGEST_NAME])
    if size > LARGEST_FILE:
        raise FormFileTooLarge(size, LARGEST_FILE)


def keep(
    tx: Transaction,
    actor: Actor,
    filename: str,
    errors: Iterable[FormProblem],
    warnings: Iterable[FormProblem],
) -> FormFindings:
    """Keep for a day what was found in a file, for whoever uploaded it. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    payload = {
        "filename": filename[:_LONGEST_NAME],
        "errors": [plain(problem) for problem in errors],
        "warnings": [plain(problem) for problem in warnings],
    }
    draft = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LASTS, member=actor.member)
    return _findings(tx, draft.id, payload)


def findings(tx: Transaction, actor: Actor, draft_id: int) -> FormFindings:
    """What was found in a file. Raises `NotFound` when it is somebody else's, or older than a day."""
    draft = own_drafts.find(tx, actor, draft_id, _DRAFT)
    if draft is None:
        raise NotFound("draft")
    return _findings(tx, draft.id, draft.payload)


def _findings(tx: Transaction, draft_id: int, payload: Any) -> FormFindings:
    return FormFindings(
        network=tx.network,
        draft=draft_id,
        filename=payload["filename"],
        errors=tuple(map(_problem, payload["errors"])),
        warnings=tuple(map(_problem, payload["warnings"])),
    )


def _problem(plain: Any) -> FormProblem:
    params = tuple((name, value) for name, value in plain["params"])
    return FormProblem(plain["sheet"], plain["row"], plain["column"], ProblemCode(plain["code"]), params)
