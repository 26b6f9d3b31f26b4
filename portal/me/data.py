"""My data: what is kept, to take along, to have erased. Open to who has left, too."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from domain.errors import Changed
from domain.privacy import Reason, Topic
from domain.records import Record
from portal.kit import Visit, Who
from portal.me.routes import routes
from services import me
from templates.words.people import kept_line
from templates.words.privacy import known_lines, part_line, reason_line, topic_end, topic_purpose, topic_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aiohttp import web

    from domain.files import File, FileId
    from domain.privacy import Part
    from locales import Translator
    from services.me import Erased, Kept, Preview

_MEGABYTE: Final = 1024 * 1024
_MOST_FILES: Final = 100 * _MEGABYTE
"""So much of somebody's files goes into the ZIP."""


class Topics(Record):
    """By topic: its title, its lines, what for and until when. `member`: the person still is one."""

    network: str
    topics: tuple[tuple[str, tuple[str, ...], str], ...]
    member: bool


class Erasing(Record):
    """What goes; what stays, by reason (lines and why). `receipt` and `at` once it was done."""

    network: str
    name: str
    goes: tuple[str, ...]
    stays: tuple[tuple[tuple[str, ...], str], ...]
    seal: str = ""
    receipt: str = ""
    at: str = ""
    roles_left: bool = False


@routes.get("/n/{network}/data", Who.FORMER)
async def look(visit: Visit) -> web.StreamResponse:
    """What is kept of me, noun by noun."""
    t, found = visit.t, await visit.read(me.kept)
    told = tuple(
        (
            topic_title(topic, t),
            tuple(_lines(found, topic, t)),
            f"{topic_purpose(topic, t)} {topic_end(topic, found.record_until, t)}",
        )
        for topic in found.topics
    )
    active = visit.membership is not None and visit.membership.active
    return visit.page("me/data.html.j2", Topics(found.profile.network.name, told, active), t.text("My data"))


@routes.post("/n/{network}/data/export", Who.FORMER)
async def export(visit: Visit) -> web.StreamResponse:
    """All of it as a ZIP, made in a worker process and sent from the disk."""
    from documents.privacy import write_personal_zip  # noqa: PLC0415 - only the worker writes files

    async with visit.turn() as turn, visit.core.files.aside() as place:
        data = await visit.read(me.export)
        await visit.core.offload(write_personal_zip, place, data, await _given(visit, data.files))
        written = await asyncio.to_thread(place.open, "rb")
        return turn.hand_out(written, f"techlink-data-{data.made_at:%Y-%m-%d}.zip", "application/zip")


@routes.get("/n/{network}/data/erase", Who.FORMER)
async def preview(visit: Visit) -> web.StreamResponse:
    """What erasing would do: what goes, what stays and why."""
    return _preview(visit, await visit.read(me.preview))


@routes.post("/n/{network}/data/erase", Who.FORMER)
async def erase(visit: Visit) -> web.StreamResponse:
    """Erase what the page showed, by its seal; where that is not true any more, show it anew."""
    seal = (await visit.fields()).get("seal", "")
    try:
        done = await visit.write(me.erase, seal)
    except Changed:
        said = visit.t.text("**It has changed in the meantime.** Nothing was erased. This is how it is now.")
        return _preview(visit, await visit.read(me.preview), said)
    # The person may be gone, and with them this session: what is left to show is the receipt.
    t = visit.t
    visit.signed_in = None
    return visit.page("me/erased.html.j2", _erased(done, t), t.text("You are erased here"))


def _preview(visit: Visit, found: Preview, said: str = "") -> web.Response:
    t = visit.t
    shown = Erasing(
        found.network.name,
        found.name,
        _going(found.erasure.goes, t),
        _staying(found.erasure.stays, t),
        found.erasure.seal,
    )
    title = t.text("Erase what is kept on {name}?", name=found.name)
    return visit.page("me/erase.html.j2", shown, title, said=said, status=409 if said else 200)


def _erased(done: Erased, t: Translator) -> Erasing:
    return Erasing(
        done.network.name,
        "",
        _going(done.erasure.goes, t),
        _staying(done.erasure.stays, t),
        receipt=done.receipt or "",
        at=t.datetime(done.at),
        roles_left=done.mirror is not None and bool(done.mirror.lose),
    )


async def _given(visit: Visit, files: Sequence[File]) -> dict[FileId, Path]:
    """Where the files lie that the person gave, as many as fit; README.txt names the others."""
    room = _MOST_FILES
    found: dict[FileId, Path] = {}
    for one in files:
        if one.size <= room and await visit.core.files.has(one):
            found[one.id] = await visit.core.files.place(one)
            room -= one.size
    return found


def _going(parts: Sequence[Part], t: Translator) -> tuple[str, ...]:
    return tuple(part_line(part, t) for part in parts)


def _staying(parts: Sequence[Part], t: Translator) -> tuple[tuple[tuple[str, ...], str], ...]:
    by_reason = {reason: [part for part in parts if part.reason is reason] for reason in Reason}
    return tuple(
        (_going(same, t), reason_line(reason, same[0].until, t)) for reason, same in by_reason.items() if same
    )


def _lines(found: Kept, topic: Topic, t: Translator) -> list[str]:
    lines = [kept_line(table, count, t) for table, count in found.topics[topic].items()]
    person, member = found.profile.person, found.member
    if topic is Topic.PROFILE and person is not None:
        chosen = t.text("the language or time zone that you chose")
        return [
            *known_lines(found.reached, t, str),
            *([chosen] if person.language or person.zone else []),
            *lines,
        ]
    if topic is Topic.MEMBERSHIP and member is not None:
        since = t.text("since {date}: your partner, function and role", date=t.date(member.joined_at))
        left = member.left_at and t.text("you left on {date}", date=t.date(member.left_at))
        return [since, *([left] if left else []), *lines]
    return lines
