"""Who is expected, who is written to and how often, and how the coordination sees it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from domain.actors import ChannelKind
from domain.arriving import InviteUnclear, NobodyToInvite, NoMailServer, Stage
from domain.door import LinkVoid
from domain.errors import Changed, RoleNeeded
from domain.importing.identity import id_of
from domain.importing.lines import Code
from domain.notices import NoticeState
from domain.notices.kinds import ARRIVAL_ARRIVED
from domain.notices.reader import Reader
from domain.sheets import Sheets
from services import importing, links
from services.arriving import codes, coming, inviting, progress
from services.members import merging, remove, uniting
from storage import addresses, arrivals, members, networks, outbox, people
from storage.schema.notices import notice
from tests.domain.importing.given import sheet
from tests.services.arriving.conftest import (
    ANA,
    HEADINGS,
    INES,
    KARIM,
    PORTO,
    imported,
    member_called,
    visitor,
)
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from services.arriving.views import Invited, ProgressView
    from services.core import Core
    from tests.clock import FixedClock

pytestmark = pytest.mark.usefixtures("listed")
WEEK = timedelta(days=7)


async def shown(core: Core) -> ProgressView:
    return await core.read(BOSS, progress.progress)


async def invite(core: Core, *, remind: bool = False) -> Invited:
    asked = await core.read(BOSS, inviting.preview, remind=remind, mails=True)
    return await core.write(BOSS, inviting.send, asked.seal, remind=remind, mails=True)


async def stages(core: Core) -> dict[str, Stage]:
    return {one.member.name: one.arrival.stage for one in (await shown(core)).people}


async def test_who_is_on_a_list_and_not_on_discord_is_expected_with_a_code_of_their_own(core: Core) -> None:
    found = await shown(core)
    assert [one.member.name for one in found.people] == ["Inês Duarte", "Karim Benali"]
    assert [one.address for one in found.people] == ["ines@porto.example", "karim@brest.example"]
    assert len({one.arrival.code for one in found.people}) == 2
    assert (found.to_invite, found.to_remind, found.total) == (2, 0, 2)


async def test_the_same_list_again_changes_no_code_and_who_is_on_discord_is_not_expected(core: Core) -> None:
    before = [one.arrival.code for one in (await shown(core)).people]
    await imported(
        core,
        INES,
        [*KARIM[:3], "director", ""],
        ["Ana", "Porto technology centre", "ana@porto.example", "", "contact of the partner"],
    )
    assert [one.arrival.code for one in (await shown(core)).people] == before


async def test_an_import_that_is_undone_expects_nobody(core: Core) -> None:
    done = await imported(core, ["Rui", "Porto technology centre", "rui@porto.example", "", ""])
    assert "Rui" in await stages(core)
    await core.write(BOSS, importing.undo, done.undo)
    assert "Rui" not in await stages(core)


async def test_one_mail_each_to_the_address_of_the_list_and_nowhere_else(core: Core) -> None:
    done = await invite(core)
    assert done.names == ("Inês Duarte", "Karim Benali")
    rows = await core.look_across(lambda tx: tx.connection.execute(select(notice)).all())
    assert sorted(row.address for row in rows) == ["ines@porto.example", "karim@brest.example"]
    assert set((await stages(core)).values()) == {Stage.INVITED}
    with pytest.raises(NobodyToInvite):
        await core.read(BOSS, inviting.preview, remind=False, mails=True)


async def test_three_reminders_a_week_apart(core: Core, clock: FixedClock) -> None:
    await invite(core)
    for _ in range(3):
        with pytest.raises(NobodyToInvite):
            await core.read(BOSS, inviting.preview, remind=True, mails=True)
        clock.advance(WEEK)
        assert len((await invite(core, remind=True)).names) == 2
    clock.advance(4 * WEEK)
    assert (await shown(core)).to_remind == 0


async def test_nothing_is_sent_where_the_list_has_changed_since(core: Core) -> None:
    asked = await core.read(BOSS, inviting.preview, remind=False, mails=True)
    await core.write(await visitor(core, "Karim Benali"), coming.decline)
    with pytest.raises(Changed):
        await core.write(BOSS, inviting.send, asked.seal, remind=False, mails=True)
    assert (await invite(core)).names == ("Inês Duarte",)


async def test_without_a_mail_server_it_says_so(core: Core) -> None:
    with pytest.raises(NoMailServer):
        await core.read(BOSS, inviting.preview, remind=False, mails=False)


async def test_an_address_that_failed_is_shown_with_the_reason_and_not_tried_again(
    core: Core, clock: FixedClock
) -> None:
    await invite(core)
    ines = await member_called(core, "Inês Duarte")

    def fail(tx: Any) -> None:
        failed = {"state": NoticeState.FAILED, "problem": "mail_address"}
        tx.connection.execute(update(notice).where(notice.c.member_id == ines).values(failed))

    await core.across(fail)
    clock.advance(WEEK)
    found = {one.member.name: one for one in (await shown(core)).people}
    assert found["Inês Duarte"].failed == "mail_address"
    assert (await invite(core, remind=True)).names == ("Karim Benali",)

    def corrected(tx: Any, _actor: Any) -> None:
        person = members.load(tx, ines).person.id
        addresses.drop(tx, person, "ines@porto.example")
        people.add_channel(tx, person, ChannelKind.EMAIL, "i.duarte@porto.example")

    await core.write(BOSS, corrected)
    # To an address that nobody wrote to it is a first invitation again.
    assert (await shown(core)).to_invite == 1
    assert (await invite(core)).names == ("Inês Duarte",)


async def test_what_a_mail_says_is_read_when_it_is_sent(core: Core, clock: FixedClock) -> None:
    await invite(core)
    ines = await member_called(core, "Inês Duarte")
    found = await core.read(BOSS, lambda tx, _: outbox.about(tx, "member", int(ines)))
    reader = Reader(1, "pt", "Europe/Lisbon", ines)  # type: ignore[arg-type]
    said = await core.read(BOSS, lambda tx, _: inviting.tell(tx, found[0], reader))
    assert said is not None
    assert (said.name, said.partner) == ("Inês Duarte", "Porto technology centre")
    assert said.coordinators == ("Berta",)
    assert said.token.startswith("join.")
    clock.advance(timedelta(hours=1))
    again = await core.read(BOSS, lambda tx, _: inviting.tell(tx, found[0], reader))
    assert again == said, "a second attempt is the same mail"
    await core.write(await visitor(core, "Inês Duarte"), coming.decline)
    assert await core.read(BOSS, lambda tx, _: inviting.tell(tx, found[0], reader)) is None


async def test_a_mail_that_waits_longer_than_its_link_holds_is_not_sent(core: Core) -> None:
    await invite(core)
    ines = await member_called(core, "Inês Duarte")
    (waiting,) = await core.read(BOSS, lambda tx, _: outbox.about(tx, "member", int(ines)))
    reader = Reader(1, "pt", "Europe/Lisbon", ines)  # type: ignore[arg-type]
    said = await core.read(BOSS, lambda tx, _: inviting.tell(tx, waiting, reader))
    assert said is not None
    assert waiting.expires_at == (await core.look_across(links.read, said.token)).ends_at


@pytest.mark.parametrize("remind", [False, True])
async def test_nobody_is_written_to_again_where_the_last_mail_failed(
    core: Core, clock: FixedClock, remind: bool
) -> None:
    await invite(core)
    if remind:
        clock.advance(WEEK)
        await invite(core, remind=True)
    ines = await member_called(core, "Inês Duarte")

    def fail(tx: Any) -> None:
        last = select(notice.c.id).where(notice.c.member_id == ines).order_by(notice.c.id.desc()).limit(1)
        failed = {"state": NoticeState.FAILED, "problem": "mail_address"}
        tx.connection.execute(update(notice).where(notice.c.id == last.scalar_subquery()).values(failed))

    await core.across(fail)
    clock.advance(WEEK)
    found = {one.member.name: one for one in (await shown(core)).people}
    assert (found["Inês Duarte"].failed, len(found["Inês Duarte"].written)) == ("mail_address", int(remind))
    assert (await shown(core)).to_invite == 0
    assert (await invite(core, remind=True)).names == ("Karim Benali",)


async def test_only_the_coordination_sees_and_sends(core: Core) -> None:
    for service in (
        progress.progress,
        lambda tx, actor: inviting.preview(tx, actor, remind=False, mails=True),
    ):
        with pytest.raises(RoleNeeded):
            await core.read(ANA, service)


async def test_the_invitation_to_the_server_is_a_link_of_discord(core: Core) -> None:
    await core.write(BOSS, progress.set_server_link, " https://discord.gg/AbC-12 ")
    assert (await shown(core)).server_link == "https://discord.gg/AbC-12"
    for wrong in ("https://discord.gg.evil.example/x", "javascript:alert(1)", "ask me"):
        with pytest.raises(InviteUnclear):
            await core.write(BOSS, progress.set_server_link, wrong)
    await core.write(BOSS, progress.set_server_link, "")
    assert (await shown(core)).server_link == ""


async def test_who_was_taken_out_is_not_expected(core: Core) -> None:
    await core.write(BOSS, remove, await member_called(core, "Karim Benali"))
    assert list(await stages(core)) == ["Inês Duarte"]


async def test_the_same_person_three_times_in_two_partners_is_refused_with_each_row(core: Core) -> None:
    rui = ["Rui", "Porto technology centre", "rui@porto.example", "", ""]
    rows = (
        rui,
        [rui[0], "Cork Labs", *rui[2:]],
        ["Rui S.", *rui[1:]],
        ["Eva", "Atlantis", "e@a.example", "", ""],
    )
    sheets = Sheets("people.xlsx", (sheet("People", HEADINGS, *rows),))
    view = await core.write(BOSS, importing.keep, sheets)
    assert [(one.row, one.code) for one in view.outcome.problems] == [
        (3, Code.EMAIL_TAKEN),
        (4, Code.EMAIL_TAKEN),
        (5, Code.NO_PARTNER),
    ]
    assert "Rui" not in await stages(core)


async def test_somebody_on_discord_from_the_start_has_no_code(core: Core) -> None:
    await assigned(core, 5, "Zé", function="director")
    assert "Zé" not in await stages(core)


async def test_a_corrected_address_voids_the_link_and_the_code_that_went_to_the_old_one(
    core: Core, clock: FixedClock
) -> None:
    await invite(core)
    karim = await member_called(core, "Karim Benali")
    token = await core.write(BOSS, lambda tx, _: links.make(tx, karim, links.Purpose.JOIN, int(karim)))
    code = await core.read(BOSS, lambda tx, _: arrivals.load(tx, karim).code)  # type: ignore[union-attr]
    waiting = await core.read(BOSS, lambda tx, _: outbox.about(tx, "member", int(karim)))
    clock.advance(timedelta(hours=1))
    key = await core.read(BOSS, lambda tx, _: id_of(networks.load(tx), "people", int(karim)))
    sheets = Sheets(
        "people.xlsx",
        (sheet("People", ["Techlink ID", "Name", "E-mail"], [key, KARIM[0], "k.benali@brest.example"]),),
    )
    view = await core.write(BOSS, importing.keep, sheets)
    done = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(done, importing.Imported), view.outcome.problems
    with pytest.raises(LinkVoid):
        await core.look_across(links.read, token)
    assert await core.read(BOSS, lambda tx, _: arrivals.with_code(tx, code)) is None
    reader = Reader(1, "fr", "Europe/Paris", karim)  # type: ignore[arg-type]
    assert await core.read(BOSS, lambda tx, _: inviting.tell(tx, waiting[0], reader)) is None
    # To the new address it is a first invitation, at once.
    assert (await stages(core))["Karim Benali"] is Stage.LISTED
    assert (await invite(core)).names == ("Karim Benali",)
    fresh = await core.write(BOSS, lambda tx, _: links.make(tx, karim, links.Purpose.JOIN, int(karim)))
    await core.look_across(links.read, fresh)


async def test_an_address_that_is_set_back_by_an_undo_is_a_correction_too(
    core: Core, clock: FixedClock
) -> None:
    await invite(core)
    karim = await member_called(core, "Karim Benali")
    key = await core.read(BOSS, lambda tx, _: id_of(networks.load(tx), "people", int(karim)))
    sheets = Sheets(
        "people.xlsx", (sheet("People", ["Techlink ID", "Name", "E-mail"], [key, KARIM[0], "x@y.example"]),)
    )
    view = await core.write(BOSS, importing.keep, sheets)
    done = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(done, importing.Imported)
    token = await core.write(BOSS, lambda tx, _: links.make(tx, karim, links.Purpose.JOIN, int(karim)))
    clock.advance(timedelta(hours=1))
    await core.write(BOSS, importing.undo, done.undo)
    with pytest.raises(LinkVoid):
        await core.look_across(links.read, token)
    # Their own address was written to: the week since then holds.
    assert (await stages(core))["Karim Benali"] is Stage.INVITED
    assert (await shown(core)).to_invite == 0


async def test_who_is_on_discord_with_another_account_is_invited_no_more(core: Core) -> None:
    """The coordination says that two are one: who knows them is asked, as if they had typed their code."""
    await assigned(core, 9, "ines_d", partner=PORTO)
    ines, account = await member_called(core, "Inês Duarte"), await member_called(core, "ines_d")
    asked = await core.read(BOSS, merging.preview, ines, account)
    await core.write(BOSS, uniting.merge, ines, account, asked.seal)
    assert (await stages(core))["Inês Duarte"] is Stage.ARRIVED
    invited = await core.read(BOSS, inviting.preview, remind=False, mails=True)
    assert [one.member.name for one in invited.people] == ["Karim Benali"]
    assert [one.member.name for one in await core.write(BOSS, codes.waiting)] == ["Karim Benali"]
    told = await core.look_across(
        lambda tx: tx.connection.execute(select(notice).where(notice.c.kind == ARRIVAL_ARRIVED.code)).all()
    )
    ana = await member_called(core, "Ana")
    assert [(one.member_id, one.subject_id) for one in told] == [(ana, ines)]


async def test_two_that_are_on_a_list_and_not_on_discord_are_expected_as_one(core: Core) -> None:
    ines, karim = await member_called(core, "Inês Duarte"), await member_called(core, "Karim Benali")
    asked = await core.read(BOSS, merging.preview, ines, karim)
    await core.write(BOSS, uniting.merge, ines, karim, asked.seal)
    assert await stages(core) == {"Inês Duarte": Stage.LISTED}
