"""The network's notices as the coordination sees them: a line for each, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from cogs.kit import Card, CardTooLarge, Page, page_line, page_row, safe
from cogs.kit.notices import named
from cogs.network.deliveries import controls
from domain.notices import NoticeState, kind_of
from domain.server_plan import Hindrance
from services.notices.deliveries import DUE, FAILED, SENT
from templates.words.networks import hindrance_text
from templates.words.notices import STATE_NAMES, WAY_NAMES, kind_name, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.notices.views import Deliveries, NoticeLine

_MOST_ROLES: Final = 3
_RIGHT_OF: Final = {"role_higher": (Hindrance.ROLE_HIGHER, "E…")}
LISTED: Final[Mapping[str, Sequence[NoticeState]]] = {
    "due": DUE,
    "sent": SENT,
    "failed": (NoticeState.FAILED,),
    "over": tuple(state for state in FAILED if state is not NoticeState.FAILED),
}
"""What can be listed. What was cancelled or has expired is over, and nothing that failed."""

_NAMES: Final[Mapping[str, Callable[[Translator, str], str]]] = {
    "due": lambda t, n: t.text("Due ({n})", n=n),
    "sent": lambda t, n: t.text("Sent ({n})", n=n),
    "failed": lambda t, n: t.text("Failed ({n})", n=n),
    "over": lambda t, n: t.text("Not needed any more ({n})", n=n),
}


def deliveries_card(
    network: int,
    found: Deliveries,
    listed: str,
    t: Translator,
    said: str = "",
    roles: Sequence[tuple[Hindrance, str]] = (),
    events: Sequence[str] = (),
) -> LayoutView:
    """A page of the notices in some states. `said` says back what was done a moment ago.

    `roles`: why roles on the server could not be given or taken; `events`: the rights that are missing to
    show events there. A full page says where that is read.
    """
    if not roles and not events:
        return _card(network, found, listed, t, said, [])
    try:
        return _card(network, found, listed, t, said, [*_roles(roles, t), *_events(events, t)])
    except CardTooLarge:
        short = t.text("**Something could not be done on the server.** `/network setup` says why.")
        return _card(network, found, listed, t, said, [short])


def _card(
    network: int, found: Deliveries, listed: str, t: Translator, said: str, roles: Sequence[str]
) -> LayoutView:
    page = Page(found.lines, found.page, found.pages, _count(found, listed))
    small = t.join_facts(filter(None, [t.text("Notifications of the network"), page_line(t, page)]))
    card = Card(t, "notice").small(small).title(_title(found, t)).text(said)
    card.picker(_picker(network, found, listed, t))
    for line in found.lines:
        text = _line(line, t)
        if line.state is NoticeState.FAILED:
            button = controls.again.button(
                network, t.text("Send again"), int(line.notice), listed, found.page
            )
            card.choice(text, button)
        else:
            card.text(text)
    if not found.lines:
        card.text(t.text("There are none."))
    card.row(*page_row(t, controls.page, network, page, listed))
    if roles:
        card.line().text("\n".join(roles))
    return card.footer(
        t.text("Only you see this. Whom a confidential notification is for is not told to anybody.")
    ).view()


def sent_again(line: NoticeLine, t: Translator) -> str:
    """That a notice is on its way once more."""
    return t.text(
        "“{kind}” goes out again: in a moment, or when its reader’s quiet hours are over. Look under “Sent”.",
        kind=kind_name(line.kind, t),
    )


def _events(rights: Sequence[str], t: Translator) -> list[str]:
    if not rights:
        return []
    return [
        t.text(
            "**Events that could not be shown on the server as they should be.** They follow by themselves "
            "once this is mended:"
        ),
        *(hindrance_text(*_RIGHT_OF.get(one, (Hindrance.PERMISSION, one)), t) for one in rights),
    ]


def _roles(why: Sequence[tuple[Hindrance, str]], t: Translator) -> list[str]:
    if not why:
        return []
    more = len(why) - _MOST_ROLES
    return [
        t.text(
            "**Roles on the server that could not be given or taken.** They follow by themselves once this "
            "is mended:"
        ),
        *(hindrance_text(one, detail, t) for one, detail in why[:_MOST_ROLES]),
        *([t.plural("and {n} role more", "and {n} roles more", more)] if more > 0 else []),
    ]


def _count(found: Deliveries, listed: str) -> int:
    return sum(found.counts.get(state, 0) for state in LISTED[listed])


def _title(found: Deliveries, t: Translator) -> str:
    failed = found.counts.get(NoticeState.FAILED, 0)
    if failed:
        return t.plural("{n} notification has failed", "{n} notifications have failed", failed)
    return t.text("No notification has failed")


def _picker(network: int, found: Deliveries, listed: str, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=name(t, t.number(_count(found, key))), value=key, default=key == listed)
        for key, name in _NAMES.items()
    ]
    return controls.pick.select(network, options)


def _line(line: NoticeLine, t: Translator) -> str:
    facts = [_to(line, t), _when(line, t), STATE_NAMES[line.state](t)]
    if line.way is not None and line.way in WAY_NAMES and line.state is not NoticeState.PENDING:
        facts.append(WAY_NAMES[line.way](t))
    if line.attempts > 1:
        facts.append(t.plural("{n} attempt", "{n} attempts", line.attempts))
    head = t.join_facts(filter(None, [f"**{kind_name(line.kind, t)}**", named(line.about)]))
    said = [head, t.join_facts(facts)]
    if line.error and line.state is not NoticeState.SENT:
        said += [part for part in problem(line.error, t) if part]
    return "\n".join(said)


def _to(line: NoticeLine, t: Translator) -> str:
    if line.channel is not None:
        return f"<#{line.channel}>"
    if line.recipient:
        return t.text("to {name}", name=safe(line.recipient, 60))
    if kind_of(line.kind).confidential:
        return t.text("confidential")
    return t.text("to somebody who was erased")


def _when(line: NoticeLine, t: Translator) -> str:
    if line.sent_at is not None:
        return t.datetime(line.sent_at, "medium")
    if line.state is NoticeState.PENDING:
        return t.datetime(max(line.due_at, line.wake_at), "medium")
    return t.datetime(line.due_at, "medium")
