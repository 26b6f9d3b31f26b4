"""Permissions against discord.py's own computation, for arbitrary roles and overwrites."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from hypothesis import given
from hypothesis import strategies as st

from playground import grants
from playground.permissions import EVERYTHING, Permission
from playground.records.guilds import Overwrite, Role
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, HELPER, JOE, MARC, PARTNER_A, PARTNER_B

if TYPE_CHECKING:
    from tests.playground.conftest import Running

_bits = st.sampled_from([1 << n for n in range(50)])
_sets = st.lists(_bits, max_size=8).map(lambda bits: sum(set(bits)))


def test_the_bits_have_discords_names() -> None:
    ours = {n.lower(): v for n, v in vars(Permission).items() if n.isupper()}
    theirs = dict(discord.Permissions.VALID_FLAGS)
    renamed = {
        "view_channel": "read_messages",
        "manage_guild": "manage_guild",
        "use_vad": "use_voice_activation",
    }
    renamed |= {"moderate_members": "moderate_members", "use_external_emojis": "external_emojis"}
    renamed |= {"use_external_stickers": "external_stickers"}
    for name, bit in ours.items():
        assert theirs[renamed.get(name, name)] == bit, name


@given(_sets, _sets, _sets, _sets, _sets, _sets)
def test_overwrites_add_up_as_documented(
    base: int, e_allow: int, e_deny: int, r_allow: int, r_deny: int, m: int
) -> None:
    overwrites = [Overwrite(1, 0, e_allow, e_deny), Overwrite(2, 0, r_allow, r_deny), Overwrite(9, 1, m, 0)]
    total = grants.overwritten(base, overwrites, guild_id=1, user_id=9, own=[2])
    if base & Permission.ADMINISTRATOR:
        assert total == EVERYTHING
    else:
        assert total == ((((base & ~e_deny) | e_allow) & ~r_deny) | r_allow) | m


@given(_sets)
def test_without_sight_nothing_is_left(total: int) -> None:
    left = grants.implied(total & ~Permission.VIEW_CHANNEL & ~Permission.ADMINISTRATOR)
    assert left == 0
    silent = grants.implied(
        (total | Permission.VIEW_CHANNEL) & ~Permission.SEND_MESSAGES & ~Permission.ADMINISTRATOR
    )
    assert not silent & (Permission.MENTION_EVERYONE | Permission.ATTACH_FILES | Permission.EMBED_LINKS)


def test_the_owner_may_everything() -> None:
    everyone = Role(1, 1, "@everyone", permissions=0)
    assert grants.base(1, [], {1: everyone}, owner=True) == EVERYTHING
    assert grants.base(1, [5], {1: everyone}, owner=False) == 0


async def test_discord_py_computes_the_same(playground: Running) -> None:
    """Forty settings of one channel, set through the API, read by both sides."""
    bot = await playground.bot()
    ines = await playground.rest("ines")
    guild = bot.get_guild(GUILD)
    channel = bot.get_channel(GENERAL)
    assert guild is not None
    assert isinstance(channel, discord.TextChannel)
    member_role = playground.pg.directory.members[GUILD][MARC]
    playground.pg.directory.put(replace(member_role, roles=[PARTNER_A, PARTNER_B]))
    member = guild.get_member(MARC)
    assert member is not None
    member._roles.add(PARTNER_B)
    for n in range(40):
        heard = asyncio.ensure_future(bot.wait_for("guild_channel_update", timeout=5))
        await asyncio.sleep(0)  # lets it listen
        await ines.call("PATCH", f"/channels/{GENERAL}", {"permission_overwrites": _setting(n)})
        await heard
        for user_id in (ANA, JOE, MARC, BOT):
            known = guild.get_member(user_id)
            assert known is not None
            theirs = channel.permissions_for(known).value
            ours = playground.pg.access.in_channel(playground.pg.directory.channels[GENERAL], user_id)
            relevant = discord.Permissions.all_channel().value & ~discord.Permissions.voice().value
            assert theirs & relevant == ours & relevant, (n, user_id)


def _setting(n: int) -> list[dict[str, Any]]:
    """Overwrites of @everyone, two roles and two members, different for each number."""
    bits = [
        Permission.VIEW_CHANNEL,
        Permission.SEND_MESSAGES,
        Permission.ATTACH_FILES,
        Permission.MENTION_EVERYONE,
    ]
    targets = [(GUILD, 0), (PARTNER_A, 0), (PARTNER_B, 0), (HELPER, 0), (MARC, 1), (ANA, 1)]
    made = []
    for place, (target, kind) in enumerate(targets):
        mixed = (n * 2654435761 + place * 40503) >> 3
        allow = sum(b for i, b in enumerate(bits) if mixed >> (2 * i) & 3 == 1)
        deny = sum(b for i, b in enumerate(bits) if mixed >> (2 * i) & 3 == 2)
        made.append({"id": str(target), "type": kind, "allow": str(allow), "deny": str(deny)})
    return made
