"""What is said to who was invited, and to who invites, where it does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import arriving
from templates.errors.text import ErrorText
from templates.markdown import safe
from templates.words.arriving import gone_text, gone_title

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _arrived_already(_error: arriving.ArrivedAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You have joined already"),
        t.text("Nothing was changed. This link lets in once: sign in, or use `/portal` on Discord."),
    )


def _declined_already(_error: arriving.DeclinedAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You said no to this invitation"),
        t.text("You get no more mails of it. Should you want to join after all, tell who invited you."),
    )


def _partner_gone(error: arriving.PartnerGone, t: Translator) -> ErrorText:
    return ErrorText(gone_title(safe(error.partner, 70), t), gone_text(error.whom, t))


def _nobody_to_invite(_error: arriving.NobodyToInvite, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is nobody to write to now"),
        t.text(
            "Everybody with an e-mail address has come, has said no, or was written to within a week or four "
            "times in all. Nothing was sent."
        ),
    )


def _no_mail_server(_error: arriving.NoMailServer, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Techlink has no mail server yet"),
        t.text(
            "Whoever runs it sets one with `techlink setup`, or with the settings TECHLINK_MAIL_HOST and "
            "TECHLINK_MAIL_SENDER. Until then, hand the codes out: **Codes…** on the card of "
            "`/network arriving`."
        ),
    )


def _code_wrong(error: arriving.CodeWrong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This code is not known here"),
        t.plural(
            "It has eight letters and figures, such as K7MP-3XQR, and counts on the server of the network "
            "that invited you. You can try {n} more time.",
            "It has eight letters and figures, such as K7MP-3XQR, and counts on the server of the network "
            "that invited you. You can try {n} more times.",
            error.left,
        ),
    )


def _code_pause(error: arriving.CodePause, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Let us pause for a while"),
        t.text(
            "Several codes were wrong. Try again {time}, or ask who invited you for the code: they see it.",
            time=f"<t:{int(error.until.timestamp())}:R>",
        ),
    )


def _code_used(_error: arriving.CodeUsed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This code was used already"),
        t.text(
            "Whoever it is for is on Discord already. If that is you, there is nothing to do: `/me overview` "
            "shows how you are known. If not, tell the coordination."
        ),
    )


def _invite_unclear(_error: arriving.InviteUnclear, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This is no invitation to a server"),
        t.text(
            "Discord makes one under **Invite people**: https://discord.gg/ and some letters. Let it never "
            "expire. Nothing was changed."
        ),
    )


ERRORS: Final[ErrorTable] = {
    arriving.ArrivedAlready: _arrived_already,
    arriving.DeclinedAlready: _declined_already,
    arriving.PartnerGone: _partner_gone,
    arriving.NobodyToInvite: _nobody_to_invite,
    arriving.NoMailServer: _no_mail_server,
    arriving.CodeWrong: _code_wrong,
    arriving.CodePause: _code_pause,
    arriving.CodeUsed: _code_used,
    arriving.InviteUnclear: _invite_unclear,
}
