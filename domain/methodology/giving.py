"""What people type and send to show a task, or say why one is left out, tidied and checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.methodology import errors
from domain.methodology.lists import GivenKind
from domain.records import Record

if TYPE_CHECKING:
    from domain.files import NewFile

TEXT_LENGTH: Final = 2000
WHY_LENGTH: Final = 1000
LESSONS_LENGTH: Final = 3000
NAME_LENGTH: Final = 80
MOST_FILES: Final = 20
_LINK: Final = re.compile(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", re.IGNORECASE)


class NewGiven(Record):
    """Something that shows a task: a text, a link, or a file that is kept, its name in `text`."""

    kind: GivenKind
    text: str
    file: NewFile | None = None

    def tidy(self) -> NewGiven:
        """The same, checked. Raises `ProofTextLong` or `ProofNotALink`."""
        said = text(self.text, TEXT_LENGTH)
        if self.kind is GivenKind.LINK and not _LINK.fullmatch(said):
            raise errors.ProofNotALink
        return NewGiven(self.kind, said, self.file if self.kind is GivenKind.FILE else None)


def given_file(file: NewFile) -> NewGiven:
    """A file that shows a task."""
    return NewGiven(GivenKind.FILE, file.name, file)


def given_from(typed: str) -> NewGiven | None:
    """What somebody typed to show a task: a link where it is one, else a text; None for nothing."""
    said = typed.strip()
    if not said:
        return None
    link = said.lower().startswith(("http://", "https://")) and len(said.split()) == 1
    return NewGiven(GivenKind.LINK if link else GivenKind.TEXT, said)


def text(typed: str, longest: int) -> str:
    """What was typed, without blanks around it. Raises `ProofTextLong`."""
    said = typed.strip()
    if len(said) > longest:
        raise errors.ProofTextLong(longest)
    return said


def reason(typed: str) -> str:
    """Why something is left out or opened again. Raises `TaskReasonNeeded` or `ProofTextLong`."""
    said = text(typed, WHY_LENGTH)
    if not any(sign.isalnum() for sign in said):
        raise errors.TaskReasonNeeded
    return said
