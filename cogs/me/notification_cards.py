"""How one wants to be notified, on one card: by which way, when not, how often; each change said back."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, Field, plain
from cogs.me import controls
from domain.notices import Rhythm, Way
from domain.notices.hours import next_slot
from templates.words.networks import zone_name
from templates.words.notices import GROUPS, RHYTHMS, WAYS
from templates.words.reaching import mails_said, reached

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from discord.ui import Item, LayoutView, Modal

    from locales import Translator
    from services.notices.views import MyNotices

_MONDAY: Final = date(2024, 1, 1)


def choices(
    network: int, found: MyNotices, now: datetime, t: Translator, said: str = "", *, mails: bool = True
) -> LayoutView:
    """The card. `said` says back what was changed a moment ago; `mails`: addresses can be confirmed here."""
    where = t.text("{zone}, where it is {time} now", zone=zone_name(found.zone, t), time=t.time(now))
    card = Card(t, "me").small(where).title(t.text("How Techlink notifies you"))
    if said:
        card.text(f"{t.text('**Saved.**')} {said}")
    _way(card, network, found, t, mails=mails)
    card.choice(_inbox(found.unread, t), controls.inbox.button(network, t.text("Open my inbox"), 0))
    card.text(f"**{t.text('Quiet hours')}**\n{quiet_said(found, t)}")
    card.row(*_quiet_buttons(network, found, t))
    for group in found.rhythms:
        _group(card, network, group, found, t)
    card.text(_gathered(found, t))
    card.row(controls.digest.button(network, t.text("Choose when gathered ones come…")))
    return card.footer(t.text("Only you see this. Another time zone: `/me zone`.")).view()


def _inbox(unread: int, t: Translator) -> str:
    if not unread:
        return t.text("**Inbox:** you have read all of it.")
    return t.plural(
        "**Inbox:** {n} notification is unread.", "**Inbox:** {n} notifications are unread.", unread
    )


def quiet_said(found: MyNotices, t: Translator) -> str:
    """When nothing comes, on the person's own clock."""
    quiet = found.preferences.quiet
    if quiet is None:
        return t.text("None: notifications may come at any hour, at night too.")
    return t.text(
        "Nothing comes from {begins} to {ends} on your clock, that of {zone}. It comes afterwards.",
        begins=t.time(quiet.begins),
        ends=t.time(quiet.ends),
        zone=zone_name(found.zone, t),
    )


def rhythm_said(group: str, found: MyNotices, now: datetime, t: Translator) -> str:
    """How often a group comes from now on, and when for the next time."""
    rhythm, name = found.rhythms[group], GROUPS[group](t)
    if rhythm is Rhythm.AT_ONCE:
        return t.text("{group}: each comes at its time, outside your quiet hours.", group=name)
    if rhythm is Rhythm.NEVER:
        return t.text("{group}: nothing of it comes any more.", group=name)
    following = t.datetime(next_slot(now, rhythm, found.preferences, found.zone), "full")
    if rhythm is Rhythm.DAILY:
        return t.text("{group}: together, once a day. Next: {date}.", group=name, date=following)
    return t.text("{group}: together, once a week. Next: {date}.", group=name, date=following)


def digest_said(found: MyNotices, now: datetime, t: Translator) -> str:
    """When gathered notices come next."""
    daily, weekly = (
        t.datetime(next_slot(now, rhythm, found.preferences, found.zone), "full")
        for rhythm in (Rhythm.DAILY, Rhythm.WEEKLY)
    )
    return t.text(
        "What is gathered by the day comes next on {daily}; by the week, on {weekly}.",
        daily=daily,
        weekly=weekly,
    )


def ask_quiet(network: int, found: MyNotices, t: Translator) -> Modal:
    """The window in which quiet hours are chosen."""
    quiet = found.preferences.quiet
    begins, ends = (quiet.begins, quiet.ends) if quiet else (time(21), time(8))
    hint = t.text("On your own clock")
    fields = [
        Field("begins", t.text("Nothing comes from"), _key(begins), hint=hint, options=_hours(begins, t)),
        Field("ends", t.text("until"), _key(ends), hint=hint, options=_hours(ends, t)),
    ]
    return controls.quiet_typed.modal(network, t.text("Quiet hours"), fields)


def ask_digest(network: int, found: MyNotices, t: Translator) -> Modal:
    """The window in which the time of gathered notices is chosen."""
    chosen = found.preferences
    days = tuple((str(n), weekday(n, t)) for n in range(7))
    fields = [
        Field(
            "at",
            t.text("Time"),
            _key(chosen.digest_at),
            hint=t.text("On your own clock"),
            options=_hours(chosen.digest_at, t),
        ),
        Field("weekday", t.text("Day of the weekly ones"), str(chosen.digest_weekday), options=days),
    ]
    return controls.digest_typed.modal(network, t.text("Gathered notifications"), fields)


def clock(key: str) -> time:
    """The time that an option of these windows stands for. Raises `ValueError` for none of ours."""
    return time.fromisoformat(key)


def weekday(number: int, t: Translator) -> str:
    """The day of the week, 0 for Monday."""
    return t.weekday(_MONDAY + timedelta(days=number))


def _key(at: time) -> str:
    return f"{at:%H:%M}"


def _hours(chosen: time, t: Translator) -> tuple[tuple[str, str], ...]:
    """Every full hour, and the time that is chosen now: 25 at most, as many as a list shows."""
    every = sorted({*(time(hour) for hour in range(24)), chosen.replace(second=0, microsecond=0)})
    return tuple((_key(one), t.time(one)) for one in every)


def mails_again(network: int, words: str, wording: str, t: Translator) -> LayoutView:
    """What is agreed to (`words`, which `wording` names) for mails to come, and the button that does it."""
    button = controls.mail_agree.button(
        network, t.text("I agree: send me mails"), wording, style=ButtonStyle.primary
    )
    card = Card(t, "me").title(t.text("Mails after all?")).text(words).row(button)
    return card.footer(t.text("Only you see this.")).view()


def _way(card: Card, network: int, found: MyNotices, t: Translator, *, mails: bool) -> None:
    said = [f"**{t.text('By which way')}**", reached(found, t)]
    no_mail = mails_said(found, t) if mails or found.mail_known or found.mail else ""
    said += [line for line in (_no_direct(found, t), no_mail, _no_place(found, t)) if line]
    card.text("\n".join(said))
    options = [
        discord.SelectOption(label=label(t), value=way.value, default=found.preferences.way is way)
        for way, label in WAYS.items()
        if way is not Way.EMAIL or found.mail
    ]
    card.picker(controls.way.select(network, options))
    card.row(*_mending(network, found, t, mails=mails))


def _mending(network: int, found: MyNotices, t: Translator, *, mails: bool) -> Sequence[Item[Any]]:
    """The buttons that open a way which is closed."""
    buttons: list[Item[Any]] = []
    if _asks_for_direct(found):
        label = (
            t.text("They are open now: try again")
            if found.agreed
            else t.text("Write to me when something is due")
        )
        buttons.append(controls.agree_here.button(network, label, style=ButtonStyle.primary))
    if found.mail and not found.mail_open:
        label = t.text("My address is in order: try again")
        buttons.append(controls.mail_again.button(network, label))
    elif found.mail_known and not found.mail:
        buttons.append(controls.mail_back.button(network, t.text("Mails after all…")))
    elif mails and not found.mail:
        buttons.append(controls.address.button(network, t.text("E-mail address…")))
    return buttons


def _asks_for_direct(found: MyNotices) -> bool:
    """Whether direct messages are missing: not to who wants mails and gets them, or wants nothing."""
    way = found.preferences.way
    return not found.direct_open and way is not Way.INBOX and not (way is Way.EMAIL and found.mail_open)


def _no_direct(found: MyNotices, t: Translator) -> str:
    if not _asks_for_direct(found):
        return ""
    if found.agreed:
        return t.text(
            "Direct messages do not get through. In the server’s menu, under Privacy Settings, allow direct "
            "messages."
        )
    return t.text("You have not agreed to direct messages; the button below does it.")


def _no_place(found: MyNotices, t: Translator) -> str:
    if found.place or found.preferences.way is not Way.PARTNER:
        return ""
    return t.text("Your partner has no channel, or you belong to no partner; the coordination can mend that.")


def _quiet_buttons(network: int, found: MyNotices, t: Translator) -> Sequence[Item[Any]]:
    buttons: list[Item[Any]] = [controls.quiet.button(network, t.text("Choose quiet hours…"))]
    if found.preferences.quiet is not None:
        buttons.append(controls.no_quiet.button(network, t.text("No quiet hours")))
    return buttons


def _group(card: Card, network: int, group: str, found: MyNotices, t: Translator) -> None:
    name = GROUPS[group](t)
    if group in found.always:
        card.text(
            f"**{name}**\n{t.text('They always come, at once: somebody relies on you having been told.')}"
        )
        return
    # The list says itself what it is for: with a text above each, the card would be over forty components.
    options = [
        discord.SelectOption(
            label=plain(t.join_facts([name, label(t)]), 100),
            value=rhythm.value,
            default=found.rhythms[group] is rhythm,
        )
        for rhythm, label in RHYTHMS.items()
    ]
    card.picker(controls.rhythm.select(network, options, group))


def _gathered(found: MyNotices, t: Translator) -> str:
    chosen = found.preferences
    head = f"**{t.text('Gathered notifications')}**"
    said = t.text(
        "Daily: {time}. Weekly: {weekday}, {time}.",
        time=t.time(chosen.digest_at),
        weekday=weekday(chosen.digest_weekday, t),
    )
    return f"{head}\n{said}"
