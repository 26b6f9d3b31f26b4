"""Minutes as a card: who was there, what was decided, what follows, what was noted, how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.event.cards import words
from cogs.event.meeting import controls
from cogs.event.meeting.cards import parts
from cogs.kit.text import fitted, plain, safe
from domain.meetings.model import EntryKind, MinutesStatus, Verdict
from templates.words.meetings import kind_name, kind_title, status_line, tally_line

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from cogs.kit import Card
    from domain.meetings.versions import Content, Line
    from locales import Translator
    from services.meetings.views import MinutesView

_ROOM: Final = 1500
_ENTRY: Final = 400
_NAMES: Final = 8
_OPINIONS: Final = 3
_ORDER: Final = (EntryKind.DECISION, EntryKind.FOLLOW_UP, EntryKind.NOTE)
_PICKED: Final = 25


def minutes_card(view: MinutesView, t: Translator, said: str = "") -> LayoutView:
    """The minutes, and what their reader can do with them."""
    event = view.event
    card = parts.top(event, t).title(t.text("Minutes: {title}", title=parts.title(event))).text(said)
    content = view.content
    if content is None:
        card.text(t.text("No minutes were sent yet. Those who were there are told."))
        return card.row(parts.back(event, t)).footer(t.text("Only you see this.")).view()
    card.small(status_line(view.minutes, t))
    card.text(words.lines(_there(view, content, t), _absent(view, content, t)))
    _entries(card, view, content, t)
    _opinions(card, view, t)
    for row in _rows(view, t):
        card.row(*row)
    if event.runs and content.lines and view.minutes.status is not MinutesStatus.SENT:
        card.picker(_picker(view, content, t))
    return card.footer(_footer(view, t)).view()


def _there(view: MinutesView, content: Content, t: Translator) -> str:
    present = [view.names[one] for one in content.present if one in view.names]
    if content.others:
        present.append(t.plural("{n} other person", "{n} other people", content.others))
    return words.fact(t.text("Present"), words.some(present, t, _NAMES), t)


def _absent(view: MinutesView, content: Content, t: Translator) -> str:
    absent = [view.names[one] for one in content.absent if one in view.names]
    return words.fact(t.text("Absent"), words.some(absent, t, _NAMES), t)


def _entries(card: Card, view: MinutesView, content: Content, t: Translator) -> None:
    """All that fits, decisions first; the documents hold all of it."""
    said, room, left = list[str](), _ROOM, 0
    for kind in _ORDER:
        lines = content.lines_of(kind)
        if lines and room > 0:
            said.append(f"**{kind_title(kind, t)}**")
        for line in lines:
            text = f"- {_line(line, view, t)}"
            room -= len(text)
            if room < 0:
                left += 1
            else:
                said.append(text)
    if left:
        said.append(t.plural("- and {n} more: see the document", "- and {n} more: see the document", left))
    card.text("\n".join(said) or t.text("Nothing was noted yet."))


def _line(line: Line, view: MinutesView, t: Translator) -> str:
    facts = [fitted(line.text, _ENTRY)]
    if line.said_by is not None and line.said_by in view.names:
        facts.append(safe(view.names[line.said_by], words.NAME))
    if line.kind is EntryKind.FOLLOW_UP:
        owner = view.names.get(line.owner, "") if line.owner is not None else ""
        facts += [safe(owner, words.NAME), t.date(line.due) if line.due else ""]
        if line.id in view.done:
            facts.append(t.context("minutes", "done"))
    if line.link:
        facts.append(f"[{t.text('Message')}]({line.link})")
    return t.join_facts(fact for fact in facts if fact)


def _opinions(card: Card, view: MinutesView, t: Translator) -> None:
    """What was said of the version that was sent: for all once it stands, else for who runs the event.

    One's own, for everybody else.
    """
    stands = view.minutes.status is MinutesStatus.APPROVED
    lines = list[str]()
    if not view.event.runs and view.mine is not None:
        approves = view.mine.verdict is Verdict.APPROVES
        lines.append(t.text("You approved them.") if approves else t.text("You objected."))
    if view.minutes.version and (view.event.runs or stands):
        waits = stands or view.minutes.status is MinutesStatus.SENT
        silent = len(view.silent) if waits else None
        lines.append(tally_line(view.approvals, len(view.objections), silent, t))
        for one in view.objections[:_OPINIONS]:
            name = safe(view.names.get(one.member, "?"), words.NAME)
            lines.append("- " + words.fact(name, fitted(one.comment, 200), t))
    if stands:
        lines.append(words.fact(t.text("Answer"), fitted(view.minutes.answer, 300), t))
    card.text(words.lines(*lines))


def _rows(view: MinutesView, t: Translator) -> list[list[Item[Any]]]:
    network, event = view.event.network, int(view.event.event.id)
    files: list[Item[Any]] = [
        controls.paper.button(network, t.text("PDF"), event, "pdf"),
        controls.paper.button(network, t.text("Word"), event, "docx"),
        controls.materials.button(network, t.text("Materials"), event),
        parts.back(view.event, t),
    ]
    rows = [_said(view, t)] if view.may_say else []
    if view.event.runs:
        rows += _run(view, t)
    return [*rows, files]


def _said(view: MinutesView, t: Translator) -> list[Item[Any]]:
    """What somebody who was there says."""
    network, event, version = view.event.network, int(view.event.event.id), view.minutes.version
    approve = controls.approve.button(
        network,
        t.text("Approve"),
        event,
        version,
        style=ButtonStyle.primary if view.mine is None else ButtonStyle.secondary,
    )
    approved = view.mine is not None and view.mine.verdict is Verdict.APPROVES
    return [
        *(() if approved else (approve,)),
        controls.object_.button(network, t.text("Object…"), event, version),
    ]


def _run(view: MinutesView, t: Translator) -> list[list[Item[Any]]]:
    """What who runs the event does."""
    network, event, seen = view.event.network, int(view.event.event.id), view.minutes.revision
    if view.minutes.status is MinutesStatus.SENT:
        return [
            [
                _close(view, t),
                controls.withdraw_ask.button(network, t.text("Change them…"), event),
            ]
        ]
    rows: list[list[Item[Any]]] = [parts.note_buttons(view.event, t)]
    if view.minutes.status is MinutesStatus.DRAFT and view.content is not None and view.content.lines:
        send = t.text("Send for approval…")
        rows.append([controls.send_ask.button(network, send, event, seen, style=ButtonStyle.primary)])
    if view.coordinates:
        label = (
            t.text("Silence approves: switch off") if view.silence else t.text("Silence approves: switch on")
        )
        rows[-1].append(controls.silence.button(network, label, event, int(not view.silence)))
    return rows


def _close(view: MinutesView, t: Translator) -> Item[Any]:
    """What somebody objects to is answered before it is closed."""
    network, event, seen = view.event.network, int(view.event.event.id), view.minutes.revision
    if view.objections:
        return controls.close_over.button(network, t.text("Approve and close the round…"), event, seen)
    close = t.text("Approve and close the round")
    return controls.close.button(network, close, event, seen, style=ButtonStyle.primary)


def withdraw_card(view: MinutesView, t: Translator) -> LayoutView:
    """Before a round ends without a result: what becomes of it, and of what was said in it."""
    event, network, id_ = view.event, view.event.network, int(view.event.event.id)
    if view.minutes.status is not MinutesStatus.SENT:
        return minutes_card(view, t)
    card = parts.top(event, t).title(t.text("Change the minutes? {title}", title=parts.title(event)))
    said = t.plural(
        "The round ends, and {n} answer counts no more.",
        "The round ends, and {n} answers count no more.",
        len(view.opinions),
    )
    ends = said if view.opinions else t.text("The round ends: nobody is asked any more.")
    then = t.text("Once you have changed them you send a new version, which is read anew.")
    card.text(words.lines(ends, then))
    change = t.text("End the round and change them")
    card.row(
        controls.withdraw.button(network, change, id_, view.minutes.revision, style=ButtonStyle.danger),
        controls.minutes.button(network, t.text("‹ The minutes"), id_),
    )
    return card.footer(t.text("Nothing was changed yet.")).view()


def _picker(view: MinutesView, content: Content, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(
            label=plain(line.text, 100), value=str(line.id), description=plain(kind_name(line.kind, t), 100)
        )
        for line in content.lines[-_PICKED:]
    ]
    return controls.pick_entry.select(
        view.event.network, options, placeholder=t.text("Change an entry, or take it out…")
    )


def _footer(view: MinutesView, t: Translator) -> str:
    if not view.event.runs:
        return t.text(
            "Only you see this. Who organises the event reads your answer; it stands with the minutes later."
        )
    if view.minutes.status is MinutesStatus.APPROVED:
        return t.text("Only you see this. Whatever is changed makes a new version, which is sent anew.")
    if view.silence:
        return t.text("Only you see this. Nobody’s objecting until the day approves them.")
    return t.text("Only you see this. They stand once you close the round; silence approves nothing.")
