"""`/survey invite` with a file of one's own: fetched, examined in a worker, refused with all its mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.surveys.cards.findings import findings
from cogs.surveys.cards.status import preview
from services.surveys import instruments, inviting, uploading

if TYPE_CHECKING:
    import discord

    from cogs.kit import Press


async def invite_with(
    press: Press, file: discord.Attachment | None, until: str, label: str, partners: list[str]
) -> None:
    """Show what an invitation would do, with the file's questionnaire or the shipped one."""
    await press.read(inviting.may_invite)
    if file is None:
        definition = await press.offload(instruments.convert_shipped, instruments.SELF_ASSESSMENT)
        plan = await press.write(inviting.prepare, definition, until, label, partners)
        await press.reply(preview(plan, press.t))
        return
    uploading.must_be_taken(file.filename, file.size)
    await press.working()
    data = await file.read()
    found = await press.offload(instruments.examine, data, file.filename)
    kept = None
    if found.errors or found.warnings:
        kept = await press.write(uploading.keep, file.filename, found.errors, found.warnings)
    if found.definition is None or found.errors:
        assert kept is not None  # noqa: S101 - without a form there is an error
        await press.reply(findings(kept, press.t))
        return
    plan = await press.write(inviting.prepare, found.definition, until, label, partners)
    await press.reply(preview(plan, press.t, kept))
