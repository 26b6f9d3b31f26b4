"""To be erased: nothing is left of the person, what is others' stays, and what was promised is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from domain.actors import PartnerId, Role
from domain.errors import Changed, NotAMember
from domain.people import LastCoordinator, Standing
from domain.privacy import NothingKept, Part, Reason, Topic
from domain.records import replace
from services import me, members, networks
from services.files import SweptFiles
from services.surveys import answering, results, signing, status
from storage import across, keeping, trail
from storage import members as stored_members
from storage.schema import metadata
from storage.surveys import sessions, submissions
from tests.services.me.anabela import ADDRESS, ANABELA, EMAIL, FILE, LINK, NAME
from tests.services.networks_made import BOSS, assigned, built, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import ANA, BREST, BRUNO, CLEO, PORTO

if TYPE_CHECKING:
    from domain.actors import Actor, Caller, MemberId
    from domain.surveys import WaveId
    from services.core import Core
    from storage.transaction import Transaction, Unscoped
    from tests.clock import FixedClock


async def erased(core: Core, who: Caller) -> me.Erased:
    found = await core.read(who, me.preview)
    return await core.write(who, me.erase, found.erasure.seal)


def whole(tx: Transaction | Unscoped, *_: object) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, of all networks."""
    return {
        name: [tuple(row) for row in tx.connection.execute(select(table).order_by(*table.primary_key))]
        for name, table in metadata.tables.items()
    }


def found_in(rows: dict[str, list[tuple[object, ...]]], *words: str) -> list[str]:
    """The tables in which one of the words stands, in any column, as text or inside JSON."""
    return [
        table
        for table, every in rows.items()
        for row in every
        if any(word.casefold() in repr(row).casefold() for word in words)
    ]


async def test_nothing_in_any_table_is_hers_any_more(core: Core, anabela: MemberId):
    before = await core.look_across(whole)
    assert {"person", "channel", "submission", "draft", "delivery"} <= set(
        found_in(before, NAME, ADDRESS, EMAIL)
    )
    await erased(core, ANABELA)
    after = await core.look_across(whole)
    assert found_in(after, NAME, ADDRESS, EMAIL) == []
    assert found_in(after, LINK), "what she wrote for her partner otherwise stays"
    left = await core.read(BOSS, lambda tx, _: keeping.counts(tx, anabela))
    assert set(left) == {"trail"}, "acts on a member who has no name"
    for table in ("person", "channel", "member"):
        others = [row for row in before[table] if row in after[table]]
        assert len(others) >= len(after[table]) - 1, table


async def test_the_preview_says_what_goes_and_what_stays_and_why(core: Core, anabela: MemberId):
    found = await core.read(ANABELA, me.preview)
    assert [(part.topic, part.kind, part.count) for part in found.erasure.goes] == [
        (Topic.PROFILE, "person", 1),
        (Topic.MEMBERSHIP, "membership", 1),
        (Topic.MEMBERSHIP, "member_role", 2),
        (Topic.MEMBERSHIP, "arrival", 1),
        (Topic.CONSENTS, "consent", 2),
        (Topic.ANSWERS, "survey_session", 1),
        (Topic.EVENTS, "event_answer", 1),
        (Topic.EVENTS, "event_invited", 1),
        (Topic.EVENTS, "guest", 1),
        (Topic.EVENTS, "calendar_feed", 1),
        (Topic.EVENTS, "poll_answer", 1),
        (Topic.EVENTS, "poll_vote", 1),
        (Topic.MEETINGS, "presence_mark", 1),
        (Topic.MEETINGS, "presence_stay", 1),
        (Topic.MEETINGS, "minutes_opinion", 1),
        (Topic.FEEDBACK, "feedback_person", 1),
        (Topic.SEARCHES, "practice_saved_search", 1),
        (Topic.PRACTICES, "practice", 1),
        (Topic.PRACTICES, "practice_quote", 1),
        (Topic.PRACTICES, "practice_wording", 1),
        (Topic.ADOPTIONS, "practice_rating", 1),
        (Topic.NOTICES, "notice", 5),
        (Topic.NOTICES, "delivery", 1),
        (Topic.NOTICES, "inbox", 1),
        (Topic.NOTICES, "notice_settings", 1),
        (Topic.NOTICES, "notice_rhythm", 1),
        (Topic.DRAFTS, "draft", 1),
    ]
    stays = {(part.kind, part.reason): (part.count, part.until) for part in found.erasure.stays}
    noted = stays.pop(("trail", Reason.RECORD))
    assert noted[0] >= 5
    assert noted[1] == date(2036, 12, 31), "seven years after the year of the last payment"
    assert stays == {
        ("submission", Reason.PARTNER): (1, None),
        ("signature", Reason.PARTNER): (1, None),
        ("settlement", Reason.PARTNER): (28, None),
        ("member", Reason.NETWORK): (1, None),
        ("presence_roll", Reason.NETWORK): (1, None),
        ("minutes", Reason.NETWORK): (1, None),
        ("minutes_entry", Reason.NETWORK): (1, None),
        ("minutes_version", Reason.NETWORK): (1, None),
        ("material", Reason.NETWORK): (1, None),
        ("consent", Reason.NETWORK): (1, None),
        ("setting", Reason.NETWORK): (1, None),
        ("setting_history", Reason.NETWORK): (1, None),
        ("wave", Reason.NETWORK): (1, None),
        ("nudge", Reason.NETWORK): (1, None),
        ("plan_duty", Reason.NETWORK): (1, None),
        ("plan_seat", Reason.NETWORK): (1, None),
        ("plan_evidence", Reason.NETWORK): (2, None),
        ("plan_comment", Reason.NETWORK): (1, None),
        ("plan_postponement", Reason.NETWORK): (1, None),
        ("plan_postponement_answer", Reason.NETWORK): (1, None),
        ("plan_change", Reason.NETWORK): (1, None),
        ("event", Reason.NETWORK): (1, None),
        ("event_change", Reason.NETWORK): (1, None),
        ("poll", Reason.NETWORK): (1, None),
        ("event_task", Reason.NETWORK): (1, None),
        ("event_task_given", Reason.NETWORK): (1, None),
        ("event_role", Reason.NETWORK): (1, None),
        ("event_task_change", Reason.NETWORK): (1, None),
        ("methodology_version", Reason.NETWORK): (1, None),
        ("practice", Reason.NETWORK): (1, None),
        ("practice_quote", Reason.NETWORK): (1, None),
        ("practice_wording", Reason.NETWORK): (1, None),
        ("practice_review", Reason.NETWORK): (1, None),
        ("practice_adoption", Reason.NETWORK): (1, None),
        ("practice_check", Reason.NETWORK): (1, None),
        ("practice_question", Reason.NETWORK): (1, None),
        ("visit", Reason.NETWORK): (1, None),
        ("visit_task", Reason.NETWORK): (1, None),
        ("file", Reason.NETWORK): (1, None),
    }


async def test_a_file_stays_with_its_evidence_without_her_name(core: Core, anabela: MemberId):
    sha256 = (await core.files.keep("x.pdf", FILE)).sha256
    await erased(core, ANABELA)
    (row,) = (await core.look_across(whole))["file"]
    assert {sha256, "….pdf", len(FILE)} <= set(row)
    assert await core.files.sweep() == SweptFiles(), "what is named is not swept"


async def test_the_parts_are_all_that_is_counted(core: Core, anabela: MemberId):
    def parts(tx: Transaction, actor: Actor) -> dict[str, int]:
        told: dict[str, int] = {}
        for part in me.preview(tx, actor).erasure.parts:
            told[part.kind] = told.get(part.kind, 0) + part.count
        return told

    told = await core.read(ANABELA, parts)
    counted = await core.read(ANABELA, lambda tx, _: keeping.counts(tx, anabela))
    assert told == {"person": 1, "membership": 1, **counted}


async def test_what_was_done_says_what_was_previewed(core: Core, anabela: MemberId):
    shown = await core.read(ANABELA, me.preview)
    done = await core.write(ANABELA, me.erase, shown.erasure.seal)
    assert done.erasure == shown.erasure
    assert done.at == core.now()
    noted = (await core.read(BOSS, lambda tx, _: trail.listed(tx)))[0]
    assert (noted.act, noted.member, noted.subject_id) == ("member erased", None, anabela)
    assert noted.detail == {"receipt": done.receipt}


async def test_the_partner_s_signed_result_stays_as_it_was(core: Core, anabela: MemberId, wave: WaveId):
    before = await core.read(BRUNO, results.partner_result, wave)
    await erased(core, ANABELA)
    after = await core.read(BRUNO, results.partner_result, wave)
    assert after.result == before.result
    assert (before.signature.name, after.signature.name) == (NAME, None)
    assert (after.signature.at, after.signature.people) == (before.signature.at, 2)


async def test_a_signature_withdrawn_later_finds_her_voice_without_a_name(
    core: Core, anabela: MemberId, wave: WaveId
):
    await assigned(core, 3, "Bruno", standing=Standing.CONTACT)
    await erased(core, ANABELA)
    found = await core.write(BRUNO, signing.withdraw, wave)
    assert len(found.agreement.people) == 2
    assert None in found.agreement.people
    assert not found.agreement.open, "what was settled holds: the voices under it are what they were"
    assert set(found.names.values()) == {"Bruno"}
    shown = await core.read(BOSS, status.status, wave)
    assert NAME not in repr(shown)


@pytest.mark.parametrize("withdrawn", [False, True])
async def test_what_nobody_signed_goes(core: Core, wave: WaveId, withdrawn: bool):
    await assigned(core, 2, "Ana", standing=Standing.CONTACT)
    await send(core, BRUNO, wave, "1")
    await send(core, CLEO, wave, "2")
    if withdrawn:
        found = await core.read(ANA, signing.agreement, wave)
        await core.write(ANA, signing.sign, wave, found.agreement.seal, shared=True)
        await core.write(ANA, signing.withdraw, wave)
    await erased(core, BRUNO)
    left = await core.read(BOSS, lambda tx, _: submissions.of_partner(tx, wave, PORTO))
    assert left == ()
    assert await core.read(BOSS, lambda tx, _: len(submissions.of_partner(tx, wave, BREST))) == 1


async def test_only_the_version_that_was_signed_stays(core: Core, wave: WaveId, clock: FixedClock):
    await assigned(core, 2, "Ana", standing=Standing.CONTACT)
    for level in "12":
        await send(core, BRUNO, wave, level)
        clock.advance(timedelta(minutes=1))
    found = await core.read(ANA, signing.agreement, wave)
    await core.write(ANA, signing.sign, wave, found.agreement.seal, shared=True)
    clock.advance(timedelta(minutes=1))
    await send(core, BRUNO, wave, "3")
    done = await erased(core, BRUNO)
    sent = [part for part in done.erasure.parts if part.kind == "submission"]
    assert sent == [
        Part(Topic.ANSWERS, "submission", 2),
        Part(Topic.ANSWERS, "submission", 1, Reason.PARTNER),
    ]
    (kept,) = (await core.look_across(whole))["submission"]
    assert "l2" in repr(kept)


async def test_answers_that_were_not_sent_go(core: Core, wave: WaveId):
    opened = await core.write(BRUNO, answering.open_session, wave)
    begun = await core.write(BRUNO, answering.start, opened.session, 0)
    await core.write(BRUNO, answering.choose, begun.session, begun.revision, "1")
    await erased(core, BRUNO)
    rows = await core.look_across(whole)
    assert (rows["survey_session"], rows["survey_event"]) == ([], [])
    assert await core.read(BOSS, lambda tx, _: sessions.load(tx, opened.session)) is None


async def test_the_last_coordinator_stays(core: Core):
    await built(core)
    before = await core.look_across(whole)
    with pytest.raises(LastCoordinator):
        await core.read(BOSS, me.preview)
    with pytest.raises(LastCoordinator):
        await core.write(BOSS, me.erase, "any")
    assert await core.look_across(whole) == before
    await assigned(core, 2, "Ana", partner=PartnerId(1), standing=Standing.COORDINATOR)
    await erased(core, BOSS)
    assert [one.name for one in (await core.read(ANA, networks.overview)).coordinators] == ["Ana"]


async def test_a_card_that_is_not_true_any_more_erases_nothing(core: Core, wave: WaveId):
    shown = await core.read(BRUNO, me.preview)
    await send(core, BRUNO, wave, "1")
    before = await core.look_across(whole)
    with pytest.raises(Changed):
        await core.write(BRUNO, me.erase, shown.erasure.seal)
    assert await core.look_across(whole) == before


async def test_a_second_press_finds_nothing(core: Core, wave: WaveId):
    shown = await core.read(BRUNO, me.preview)
    await core.write(BRUNO, me.erase, shown.erasure.seal)
    with pytest.raises(NothingKept):
        await core.write(BRUNO, me.erase, shown.erasure.seal)
    with pytest.raises(NotAMember):
        await core.write(BRUNO, answering.open_session, wave)


async def test_the_roles_on_the_server_go_and_one_comes_back_as_somebody_new(core: Core, wave: WaveId):
    before = await core.read(BOSS, members.belonging, members.Subject(3, "Bruno"))
    done = await erased(core, BRUNO)
    assert done.mirror is not None
    assert (done.mirror.user, done.mirror.have) == (3, frozenset())
    again = await assigned(core, 3, "Bruno", partner=PORTO)
    assert before is not None
    assert again.before is None
    assert again.after.member.id != before.member.id
    assert await core.read(BRUNO, me.kept)


async def test_other_networks_of_the_same_person_are_not_touched(core: Core, wave: WaveId):
    elsewhere = replace(BOSS, server=99)
    await core.across(networks.found, elsewhere, "Baltic")
    await core.write(elsewhere, networks.type_partners, "Riga Lab; Latvia; English")
    await core.write(elsewhere, networks.confirm)
    partner = (await core.read(elsewhere, networks.partners))[0].id
    await core.write(elsewhere, members.assign, members.Subject(3, "Bruno"), partner=partner)
    there = replace(BRUNO, server=99)
    shown = await core.read(BRUNO, me.preview)
    assert Part(Topic.PROFILE, "person", 1, Reason.ELSEWHERE) in shown.erasure.stays
    before = await core.read(there, me.kept)
    await core.write(BRUNO, me.erase, shown.erasure.seal)
    assert await core.read(there, me.kept) == before
    with pytest.raises(NothingKept):
        await core.read(BRUNO, me.preview)
    await erased(core, there)
    assert found_in(await core.look_across(whole), "Bruno") == []


async def test_a_guest_who_chose_a_language_is_forgotten_too(core: Core, network: None):
    guest = discord_user(123456789012345678, "Guest Quintela")
    with pytest.raises(NothingKept):
        await core.read(guest, me.preview)
    await core.write(guest, me.choose_language, "fr")
    done = await erased(core, guest)
    assert (done.receipt, done.mirror) == (None, None)
    assert found_in(await core.look_across(whole), "Quintela", "123456789012345678") == []


async def test_who_left_the_network_is_forgotten_too(core: Core, wave: WaveId):
    await send(core, BRUNO, wave, "1")
    found = await core.read(BOSS, members.leaving, members.Subject(3, "Bruno"))
    await core.write(BOSS, members.remove, found.member.id)
    kept = await core.read(BRUNO, me.kept)
    assert kept.topics[Topic.ANSWERS] == {"submission": 1}, "what was sent is told once"
    assert kept.member is not None
    assert kept.member.left_at is not None
    await erased(core, BRUNO)
    assert found_in(await core.look_across(whole), "Bruno") == []


async def test_what_is_frozen_is_deleted_when_it_may_be(core: Core, anabela: MemberId, clock: FixedClock):
    await erased(core, ANABELA)
    frozen = [row for row in (await core.look_across(whole))["trail"] if row[-1] is not None]
    assert {row[-1] for row in frozen} == {datetime(2037, 1, 1, tzinfo=UTC)}
    clock.set(datetime(2036, 12, 31, 23, 59, tzinfo=UTC))
    assert await core.across(across.delete_thawed_acts) == 0
    clock.set(datetime(2037, 1, 1, tzinfo=UTC))
    assert await core.across(across.delete_thawed_acts) == len(frozen)
    left = (await core.look_across(whole))["trail"]
    assert left
    assert all(row[-1] is None for row in left), "what others did stays"


async def test_a_longer_period_prolongs_what_two_erased_people_share(core: Core, network: None):
    await assigned(core, 2, "Ana", standing=Standing.BOTH)
    await core.write(ANA, members.assign, members.Subject(3, "Bruno"), function="Lab")
    await erased(core, ANA)
    await core.write(BOSS, networks.set_retention, years=10)
    await erased(core, BRUNO)
    rows = (await core.look_across(whole))["trail"]
    of_both = [
        row for row in rows if row[4] == "member assigned" and row[-1] == datetime(2040, 1, 1, tzinfo=UTC)
    ]
    assert len(of_both) == 2, "Berta put him in his partner, Ana gave him a function"


async def test_nothing_has_to_be_kept_after_the_period(core: Core, network: None, clock: FixedClock):
    await core.write(BOSS, networks.set_retention, years=0, last_payment=2026)
    found = await core.read(BRUNO, me.preview)
    assert Part(Topic.ACTS, "trail", 1) in found.erasure.goes
    done = await core.write(BRUNO, me.erase, found.erasure.seal)
    acts = [(entry.act, entry.detail) for entry in await core.read(BOSS, lambda tx, _: trail.listed(tx))]
    assert ("member erased", {"receipt": done.receipt}) in acts


async def test_roles_of_a_member_are_gone(core: Core, anabela: MemberId):
    await erased(core, ANABELA)
    holders = await core.read(BOSS, lambda tx, _: stored_members.listed(tx, role=Role.COORDINATOR, left=True))
    assert [one.name for one in holders] == ["Berta"]


async def test_a_questionnaire_that_was_sent_is_told_once(core: Core, wave: WaveId):
    session = await core.write(BRUNO, answering.open_session, wave)
    await core.write(BRUNO, answering.start, session.session, session.revision)
    assert (await core.read(BRUNO, me.kept)).topics[Topic.ANSWERS] == {"survey_session": 1}
    await send(core, BRUNO, wave, "1")

    def sent(tx: Unscoped) -> None:
        tx.connection.execute(update(metadata.tables["survey_session"]).values(sent_at=tx.now))

    await core.across(sent)
    assert (await core.read(BRUNO, me.kept)).topics[Topic.ANSWERS] == {"submission": 1}
