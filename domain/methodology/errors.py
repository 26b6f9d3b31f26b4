"""What is refused of tasks and the methodology, as data; words are in `templates/errors/methodology.py`."""

from __future__ import annotations

from domain.errors import DomainError, NotAllowed


class NotYourTask(NotAllowed):
    """Others do it: `names` are of those who may say that it is done. `task` is what it is called."""

    task: str
    names: tuple[str, ...]


class TaskNotOpen(DomainError):
    """It is done, or left out, already. `status` is a `TaskStatus` value."""

    task: str
    status: str


class TaskIsOpen(DomainError):
    """It is open already."""

    task: str


class ProofNeeded(DomainError):
    """It leaves a proof behind, and none was given. `proof` is what has to be there, by its key."""

    task: str
    proof: str


class TaskReasonNeeded(DomainError):
    """What is left out is left out with a reason: it stands in the closing report."""


class ProofTextLong(DomainError):
    """More than `longest` characters."""

    longest: int


class ProofNotALink(DomainError):
    """No address of a page: one begins with https://."""


class ProofFilesFull(DomainError):
    """More than `most` files for one task."""

    most: int


class NoTaskList(DomainError):
    """The event has no list of tasks: it was made before there were any, or it was called off."""

    event: str
