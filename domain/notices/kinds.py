"""All kinds of notices. To add one: a row here, its words in `cogs/<noun>/notices.py`, a test of both."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.notices.model import Late, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# Who has not answered is nobody's business but theirs.
SURVEY_CLOSING: Final = NoticeKind(
    "survey.closing", "survey", late=Late.SAY, grace=timedelta(hours=12), confidential=True
)
SURVEY_CLOSED: Final = NoticeKind("survey.closed", "survey", late=Late.DIGEST, grace=timedelta(days=1))

KINDS: Final[Mapping[str, NoticeKind]] = {kind.code: kind for kind in (SURVEY_CLOSING, SURVEY_CLOSED)}


def kind_of(code: str) -> NoticeKind:
    """The kind with that code. A notice of a kind that this version has forgotten expires silently."""
    return KINDS.get(code) or NoticeKind(code, "", late=Late.DROP)
