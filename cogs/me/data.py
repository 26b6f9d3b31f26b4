"""What happens when somebody looks at their data, takes them along, or has them erased."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import discord

from cogs.kit.mirroring import mirror_roles
from cogs.me import controls, data_cards
from domain.files import in_loads
from domain.privacy import DataTooLarge
from services import me

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.kit import Press
    from domain.files import File, FileId
    from domain.networks import Network

_MEGABYTE: Final = 1024 * 1024
# What Discord takes everywhere; an interaction may say that it takes more.
_LEAST: Final = 8 * _MEGABYTE


async def show_data(press: Press, number: int = 0) -> None:
    """What is kept: in place after a press, anew after a command."""
    await press.update(data_cards.data_card(await press.read(me.kept), number))


@controls.kept.handler
async def _kept(press: Press) -> None:
    await show_data(press)


@controls.kept_page.handler
async def _kept_page(press: Press, number: int) -> None:
    await show_data(press, number)


@controls.download.handler
async def _download(press: Press) -> None:
    # Only the worker writes files; the bot's start need not read how.
    from documents.privacy import personal_zip  # noqa: PLC0415

    data = await press.read(me.export)
    most = max(_LEAST, press.interaction.filesize_limit)
    inside, beside, missing = await _given(press, data.files, most)
    written = await press.offload(personal_zip, data, inside)
    if len(written) > most:
        raise DataTooLarge(most // _MEGABYTE)
    day = f"{data.made_at:%Y-%m-%d}"
    file = discord.File(io.BytesIO(written), filename=f"techlink-data-{day}.zip")
    await press.reply(data_cards.sent_card(press.t, file, missing), files=[file])
    for load in beside:
        sent = [discord.File(io.BytesIO(await press.core.files.read(one)), one.own_name) for one in load]
        await press.reply(data_cards.beside_card(press.t, sent), files=sent)


async def _given(
    press: Press, given: Sequence[File], most: int
) -> tuple[dict[FileId, bytes], list[list[File]], list[File]]:
    """Files that somebody gave: bytes for the ZIP, loads to be sent beside it, and what cannot be had.

    Those are missing, or larger than Discord carries.
    """
    inside: dict[FileId, bytes] = {}
    beside: list[File] = []
    missing: list[File] = []
    room = most // 2  # the rest of the ZIP is text, and short
    for one in given:
        if one.size > most or not await press.core.files.has(one):
            missing.append(one)
        elif one.size <= room:
            inside[one.id] = await press.core.files.read(one)
            room -= one.size
        else:
            beside.append(one)
    return inside, in_loads([(one, one.size) for one in beside], most), missing


@controls.ask_erase.handler
async def _ask_erase(press: Press) -> None:
    await press.update(data_cards.preview_card(await press.read(me.preview), press.t))


@controls.erase.handler
async def _erase(press: Press, seal: str) -> None:
    done = await press.write(me.erase, seal)
    troubles = await mirror_roles(_server(press, done.network), done.mirror)
    await press.update(data_cards.receipt_card(done, troubles, press.t))


def _server(press: Press, network: Network) -> discord.Guild | None:
    """The network's server, also when the press was in direct messages."""
    client = press.interaction.client
    return None if network.server is None else client.get_guild(network.server)
