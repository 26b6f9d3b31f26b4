"""What shows a milestone: given when it is done or later, as words, a link or a file; a file handed back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord

from cogs.kit import Card, Field
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words
from cogs.plan.forms import Entry, Form, form
from cogs.plan.windows import fields
from cogs.plan.working import open_about, shown
from domain.files import MEBIBYTE, FileRefused, Refusal, plain_name
from domain.plans.errors import NotYours
from domain.plans.model import EvidenceId, MilestoneId
from services.plans import progress, reading
from templates.words.files import size_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.files import File
    from locales import Translator
    from services.plans.progress import NewEvidence
    from services.plans.typed import Window
    from services.plans.views import MilestoneView

_FILE = "file"


def _fields(t: Translator, window: Window) -> Sequence[Field]:
    """Words or a link, and a file: one of them is enough, and the service says where none is too little."""
    asked = str(window.about.get("asked", ""))
    hint = t.text("A sentence, or the address of a page")
    said = fields.line(
        window,
        "evidence",
        t.text("What shows that it is done?"),
        paragraph=True,
        required=False,
        max_length=2000,
        hint=asked or hint,
        placeholder=hint if asked else "",
    )
    return [said, Field(_FILE, t.text("A file"), required=False, upload=True, hint=_about_file(window, t))]


def _about_file(window: Window, t: Translator) -> str:
    kept = window.files.get(_FILE)
    if kept is not None:
        return t.text("Kept: {name}. Choose another one only to replace it.", name=fitted(kept.name, 40))
    most = size_words(int(window.about["most"]), t)
    return t.text("A PDF, a picture, a table …; {most} at most", most=most)


async def _given(press: Press, entry: Entry) -> list[NewEvidence]:
    """What was typed and what was sent; the file is there for good once something names it."""
    said = progress.evidence_from(entry.text("evidence"))
    sent = entry.files.get(_FILE)
    found = [said] if said is not None else []
    if sent is not None:
        found.append(progress.file_evidence(await press.core.files.still(sent)))
    return found


async def _finish(press: Press, entry: Entry) -> LayoutView:
    milestone, seen = MilestoneId(entry.about["milestone"]), entry.about["seen"]
    return shown(
        press, await entry.write(press, progress.finish, milestone, seen, *await _given(press, entry))
    )


FINISH = form(
    Form(
        "finish",
        lambda t: t.text("Done"),
        _fields,
        _finish,
        lambda t: t.text("Done"),
        lambda t: t.text("Done"),
    )
)


@controls.finish.handler
async def _finish_pressed(press: Press, milestone: int) -> None:
    view = await press.read(reading.show_milestone, MilestoneId(milestone))
    await open_about(press, FINISH, milestone, **_about(press, view))


async def _give(press: Press, entry: Entry) -> LayoutView:
    milestone = MilestoneId(entry.about["milestone"])
    return shown(press, await entry.write(press, progress.give, milestone, *await _given(press, entry)))


GIVE = form(
    Form(
        "give",
        lambda t: t.text("Add evidence"),
        _fields,
        _give,
        lambda t: t.text("Add evidence"),
        lambda t: t.text("Add evidence"),
    )
)


@controls.give.handler
async def _give_pressed(press: Press, milestone: int) -> None:
    view = await press.read(reading.show_milestone, MilestoneId(milestone))
    if not view.rights.work:
        held = (view.milestone.owner, view.milestone.deputy)
        raise NotYours(str(view.code), tuple(one.name for one in held if one and one.joined))
    await open_about(press, GIVE, milestone, working=False, **_about(press, view))


def _about(press: Press, view: MilestoneView) -> dict[str, Any]:
    return {"asked": view.milestone.evidence_asked, "most": press.core.files.most}


# ---- handed back


@controls.file.handler
async def _file(press: Press, evidence: int) -> None:
    await hand_back(press, EvidenceId(evidence))


@controls.pick_file.handler
async def _pick_file(press: Press) -> None:
    await hand_back(press, EvidenceId(int(press.values[0])))


async def hand_back(press: Press, evidence: EvidenceId) -> None:
    """The file that is this evidence, for the eyes of who asked.

    Raises `NotAMember`, `NotFound`, and `FileRefused` where it is missing or larger than Discord carries.
    """
    found = await press.read(progress.file_of, evidence)
    most = max(press.interaction.filesize_limit, 8 * MEBIBYTE)
    if found.size > most:
        raise FileRefused(Refusal.BACK, found.name, found.size, most)
    data = await press.core.files.read(found)
    if found.size > MEBIBYTE:  # a small one is there before three seconds are over
        await press.working()
    file = discord.File(io.BytesIO(data), plain_name(found.name))
    await press.reply(_card(found, file, press.t), files=[file])


def _card(found: File, file: discord.File, t: Translator) -> LayoutView:
    return (
        Card(t, "plan")
        .small(t.text("Evidence"))
        .title(fitted(found.name, words.TITLE))
        .text(t.join_facts([size_words(found.size, t), words.moment(found.given_at, "f")]))
        .file(file)
        .footer(t.text("Only you see this. It comes from a member of the network: open it with care."))
        .view()
    )
