"""Refusals as pages: the texts of chat without its commands, with the status that belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import door, errors, feedback, signatures, surveys
from domain.records import Record
from templates.errors import ErrorText, describe
from templates.on_the_web import on_the_web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.errors import DomainError
    from locales import Translator


class StalePage(Exception):
    """A form without the token of this browser: an old page, or one that another site made."""


class Failure(Record):
    """What went wrong, in words. `sign_in`: signing in anew helps; `again`: waiting so many seconds does."""

    text: ErrorText
    status: int
    sign_in: bool = False
    again: int = 0


_STATUSES: Final[Mapping[type[DomainError], int]] = {
    errors.NotAllowed: 403,
    errors.NotAMember: 403,
    errors.NotFound: 404,
    errors.UnknownNetwork: 404,
    errors.Changed: 409,
    errors.TooHeavy: 503,
    errors.Busy: 503,
    door.LinkUnknown: 404,
    door.LinkExpired: 410,
    door.LinkUsed: 410,
    door.LinkVoid: 410,
    door.SessionOver: 401,
    surveys.NotAsked: 403,
    surveys.ForAnotherPartner: 403,
    signatures.NotTheContact: 403,
    surveys.OldCard: 409,
    surveys.AlreadySent: 409,
    signatures.AgreementChanged: 409,
    signatures.AlreadySigned: 409,
    surveys.WaveClosed: 410,
    feedback.FeedbackNotAsked: 403,
    feedback.FeedbackSent: 409,
    feedback.FeedbackClosed: 410,
}
_SIGN_IN: Final = (
    door.SessionOver, door.LinkUnknown, door.LinkExpired, door.LinkUsed, door.LinkVoid,
)  # fmt: skip
REFUSED: Final = 422
_MOMENT: Final = 30


def status_of(error: DomainError) -> int:
    """The HTTP status of a refusal: that of the nearest class above it that has one."""
    return next((_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES), REFUSED)


def failure_of(error: DomainError, t: Translator) -> Failure:
    """A refusal as a page."""
    if isinstance(error, errors.UnknownNetwork):
        return nowhere(t)
    again = _MOMENT if isinstance(error, errors.Busy) else 0
    return Failure(told(error, t), status_of(error), isinstance(error, _SIGN_IN), again)


def told(error: DomainError, t: Translator) -> ErrorText:
    """What a refusal says here: as in chat, but that pages stand in the place of commands."""
    said = describe(error, t)
    return ErrorText(on_the_web(said.title, t), on_the_web(said.body, t))


def nowhere(t: Translator) -> Failure:
    """There is no such page, or not for this person: which of the two is nobody else's business."""
    return Failure(
        ErrorText(
            t.text("There is no such page"),
            t.text("The address may be wrong, or the page may be for others. Nothing was changed."),
        ),
        404,
    )


def stale(t: Translator) -> Failure:
    """A form that we did not give this browser."""
    return Failure(
        ErrorText(
            t.text("This page is too old"),
            t.text(
                "Nothing was changed. Open the page again, then try once more; your browser must allow "
                "cookies."
            ),
        ),
        403,
    )


def too_large(t: Translator) -> Failure:
    """More than a form holds."""
    return Failure(
        ErrorText(t.text("That was too much at once"), t.text("Nothing was changed. Send a shorter text.")),
        413,
    )


def not_so(t: Translator, status: int) -> Failure:
    """What no page of ours asks a browser to do."""
    return Failure(ErrorText(t.text("That is not possible"), t.text("Nothing was changed.")), status)


def unexpected(t: Translator, number: str) -> Failure:
    """Our own fault; `number` finds it in the log."""
    text = ErrorText(
        t.text("Something went wrong"),
        t.text(
            "This is our fault, not yours. What was saved before is safe. Please try again; if it goes "
            "wrong again, give the coordination this number: **{number}**",
            number=number,
        ),
    )
    return Failure(text, 500)
