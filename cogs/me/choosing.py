"""What happens when somebody chooses how they are notified: done at once, and said back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.notices import tells
from cogs.me import controls
from cogs.me import notification_cards as cards
from domain.consents import ASKED, Given, Purpose
from domain.notices import Rhythm, Way
from domain.records import replace
from services import consents, me
from services.notices import inbox, preferences
from templates.words.consents import wording
from templates.words.reaching import reached

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.notices.views import MyNotices


async def show_notifications(press: Press, found: MyNotices | None = None, said: str = "") -> None:
    """The card, in place after a press, anew after a command."""
    if found is None:
        found = await press.read(preferences.mine)
    found = replace(found, unread=await press.read(inbox.unread, tells()))
    mails = press.core.mails and bool(press.core.portal)
    await press.update(cards.choices(press.network or 0, found, press.core.now(), press.t, said, mails=mails))


@controls.notifications.handler
async def _notifications(press: Press) -> None:
    await show_notifications(press)


@controls.way.handler
async def _way(press: Press) -> None:
    found = await press.write(preferences.choose_way, Way(press.values[0]))
    await show_notifications(press, found, reached(found, press.t))


@controls.agree_here.handler
async def _agree(press: Press) -> None:
    await press.write(me.agree)
    found = await press.read(preferences.mine)
    await show_notifications(press, found, reached(found, press.t))


@controls.mail_again.handler
async def _mail_again(press: Press) -> None:
    found = await press.write(preferences.try_mail_again)
    await show_notifications(press, found, reached(found, press.t))


@controls.mail_back.handler
async def _mail_back(press: Press) -> None:
    await press.meet()
    named = ASKED[Purpose.MAIL]
    await press.reply(cards.mails_again(press.network or 0, wording(named, press.t), named, press.t))


@controls.mail_agree.handler
async def _mail_agree(press: Press, named: str) -> None:
    await press.write(consents.give, Purpose.MAIL, named, Given.CHAT)
    found = await press.write(preferences.try_mail_again)
    await show_notifications(press, found, reached(found, press.t))


@controls.quiet.handler
async def _quiet(press: Press) -> None:
    found = await press.read(preferences.mine)
    await press.open(cards.ask_quiet(press.network or 0, found, press.t))


@controls.quiet_typed.handler
async def _quiet_typed(press: Press) -> None:
    begins, ends = (cards.clock(press.fields[name]) for name in ("begins", "ends"))
    found = await press.write(preferences.choose_quiet, begins, ends)
    await show_notifications(press, found, cards.quiet_said(found, press.t))


@controls.no_quiet.handler
async def _no_quiet(press: Press) -> None:
    found = await press.write(preferences.no_quiet)
    await show_notifications(press, found, cards.quiet_said(found, press.t))


@controls.digest.handler
async def _digest(press: Press) -> None:
    found = await press.read(preferences.mine)
    await press.open(cards.ask_digest(press.network or 0, found, press.t))


@controls.digest_typed.handler
async def _digest_typed(press: Press) -> None:
    at, weekday = cards.clock(press.fields["at"]), int(press.fields["weekday"])
    found = await press.write(preferences.choose_digest, at, weekday)
    await show_notifications(press, found, cards.digest_said(found, press.core.now(), press.t))


@controls.rhythm.handler
async def _rhythm(press: Press, group: str) -> None:
    found = await press.write(preferences.choose_rhythm, group, Rhythm(press.values[0]))
    await show_notifications(press, found, cards.rhythm_said(group, found, press.core.now(), press.t))
