"""What is said at the door of the web: links that open nothing, sessions that are over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import door
from templates.errors.text import ErrorText

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _link_unknown(_error: door.LinkUnknown, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This link does not work"),
        t.text(
            "It is not complete, or not one of ours. Nothing was done. Some mail programs cut long links: "
            "copy the whole of it, or ask for another."
        ),
    )


def _link_expired(_error: door.LinkExpired, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The time of this link is over"),
        t.text("Nothing was done. Ask for another one; it comes at once."),
    )


def _link_used(_error: door.LinkUsed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This link was used already"),
        t.text(
            "It lets you in once. If that was not you, sign in with another link and end the other sessions."
        ),
    )


def _link_void(_error: door.LinkVoid, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This link is not valid any more"),
        t.text("It was called back, or it was for somebody who has left the network. Nothing was done."),
    )


def _session_over(_error: door.SessionOver, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You are not signed in"),
        t.text("Your session is over, or was ended elsewhere. Nothing was changed. Sign in again to go on."),
    )


ERRORS: Final[ErrorTable] = {
    door.LinkUnknown: _link_unknown,
    door.LinkExpired: _link_expired,
    door.LinkUsed: _link_used,
    door.LinkVoid: _link_void,
    door.SessionOver: _session_over,
}
