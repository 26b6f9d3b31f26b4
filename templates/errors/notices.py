"""What is said when a choice about notifications cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices import preferences, sending_again
from templates.errors.text import ErrorText

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _quiet_all_day(_error: preferences.QuietAllDay, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Quiet hours need an end"),
        t.text("Give two different times, such as 21:00 and 08:00. Nothing was changed."),
    )


def _cannot_be_switched_off(_error: preferences.CannotBeSwitchedOff, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("These notifications always come"),
        t.text("There are few of them, and somebody relies on you having been told. Nothing was changed."),
    )


def _time_over(_error: sending_again.TimeOver, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Its time is over"),
        t.text("What this notification had to say is not true any more, so it is not sent again."),
    )


def _comes_by_itself(_error: sending_again.ComesByItself, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This notification comes by itself"),
        t.text("It waits for its day, or for when its reader wants to be notified. Nothing was changed."),
    )


def _no_mail_address(_error: preferences.NoMailAddress, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no e-mail address to write to"),
        t.text(
            "Notifications come by e-mail once you have agreed to an address of yours. Nothing was changed."
        ),
    )


ERRORS: Final[ErrorTable] = {
    preferences.QuietAllDay: _quiet_all_day,
    preferences.CannotBeSwitchedOff: _cannot_be_switched_off,
    sending_again.TimeOver: _time_over,
    sending_again.ComesByItself: _comes_by_itself,
    preferences.NoMailAddress: _no_mail_address,
}
