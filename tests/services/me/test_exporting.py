"""What somebody takes along: all that is theirs in this network, nothing of colleagues but names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents.privacy import personal_zip
from domain.privacy import NothingKept, Topic
from services import me
from storage import keeping
from tests.services.me.anabela import ADDRESS, ANABELA, EMAIL, FILE, LINK, NAME
from tests.services.networks_made import assigned, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import BRUNO, CLEO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from domain.actors import MemberId
    from domain.privacy import PersonalData
    from domain.surveys import WaveId
    from services.core import Core


def sheets(data: PersonalData) -> dict[str, tuple[Mapping[str, Any], ...]]:
    return {f"{topic}-{sheet.name}": sheet.rows for topic, every in data.topics for sheet in every}


async def test_all_that_is_kept_is_in_it(core: Core, anabela: MemberId):
    data = await core.read(ANABELA, me.export)
    found = sheets(data)
    assert (data.language, data.name, data.network) == ("pt", NAME, "Atlantic innovation")
    assert found["profile-person"][0]["name"] == NAME
    assert [row["address"] for row in found["profile-channels"]] == [ADDRESS, EMAIL]
    member = found["membership-member"][0]
    assert (member["partner"], member["recorded_by"]) == ("Porto technology centre", "Berta")
    assert [row["role"] for row in found["membership-roles"]] == ["contact", "coordinator"]
    assert found["membership-arrival"][0]["code"] == "ABCD-EFGH"
    assert "declined_at" in found["membership-arrival"][0]
    assert found["profile-web_sessions"][0]["device"] == "Firefox"
    counts = {name: len(rows) for name, rows in found.items() if not name.startswith(("profile", "member"))}
    assert counts == {
        "consents-consents": 2,
        "answers-questionnaires": 1,
        "answers-entries": 1,
        "answers-sent": 29,
        "signatures-signatures": 1,
        "signatures-settlements": 28,
        "acts-done": counts["acts-done"],
        "acts-noted": 1,
        "acts-settings": 1,
        "acts-waves": 1,
        "acts-reminders": 1,
        "acts-recorded": 1,
        "plans-duties": 1,
        "plans-seats": 1,
        "plans-evidence": 2,
        "plans-comments": 1,
        "plans-postponements": 1,
        "plans-answers": 1,
        "plans-changes": 1,
        "events-event_answers": 1,
        "events-events": 1,
        "events-event_changes": 1,
        "events-guest": 1,
        "events-poll_votes": 1,
        "events-calendars": 1,
        "meetings-presence": 1,
        "meetings-connected": 1,
        "meetings-minutes_entries": 1,
        "meetings-minutes_opinions": 1,
        "meetings-minutes_sent": 1,
        "meetings-minutes_approved": 1,
        "meetings-attendance_files": 1,
        "meetings-materials": 1,
        "feedback-feedback": 1,
        "tasks-tasks": 1,
        "tasks-roles": 2,
        "tasks-given": 1,
        "tasks-changes": 1,
        "tasks-methodology": 1,
        "searches-saved_searches": 1,
        "practices-practices": 2,
        "practices-practice_texts": 2,
        "practices-practice_quotes": 2,
        "practices-practice_reviews": 1,
        "adoptions-adoptions": 1,
        "adoptions-check_ins": 1,
        "adoptions-ratings": 1,
        "adoptions-questions": 1,
        "adoptions-answers": 1,
        "visits-visits": 1,
        "visits-tasks": 1,
        "files-files": 1,
        "notices-notices": 4,
        "notices-deliveries": 1,
        "notices-inbox": 1,
        "notices-notice_settings": 1,
        "notices-notice_rhythms": 1,
        "drafts-drafts": 1,
    }
    assert personal_zip(data)
    assert [(file.name, file.size) for file in data.files] == [(f"{NAME}.pdf", len(FILE))]


async def test_what_was_answered_is_in_words(core: Core, anabela: MemberId):
    found = sheets(await core.read(ANABELA, me.export))
    first, *_, evidence = found["answers-sent"]
    assert first["questionnaire"].startswith("Autoavaliação")
    assert (first["answer"], bool(first["question_text"]), bool(first["answer_text"])) == ("l3", True, True)
    assert first["answer_text"] != first["answer"]
    assert LINK in evidence["answer_text"]
    assert "form" not in first
    assert found["acts-noted"][0]["by"] == "Berta"


async def test_nothing_of_colleagues_is_in_it(core: Core, anabela: MemberId, wave: WaveId):
    await send(core, CLEO, wave, "0", {"d1": "Cléo's own secret"})
    await send(core, BRUNO, wave, "0", {"d1": "Bruno's own secret"})
    data = await core.read(ANABELA, me.export)
    for word in ("secret", "Cléo", "Bruno", "Dora"):
        assert word not in repr(data), word


async def test_each_topic_that_is_counted_is_exported(core: Core, anabela: MemberId):
    kept = await core.read(ANABELA, me.kept)
    data = await core.read(ANABELA, me.export)
    assert {topic for topic, _ in data.topics} == set(kept.topics) == set(Topic)
    counted = await core.read(ANABELA, lambda tx, _: keeping.counts(tx, anabela))
    assert {table for counts in kept.topics.values() for table in counts} == set(counted)


async def test_a_guest_and_a_stranger(core: Core, network: None):
    guest = discord_user(55, "Guest")
    with pytest.raises(NothingKept):
        await core.read(guest, me.export)
    assert not (await core.read(guest, me.kept)).topics
    await core.write(guest, me.choose_zone, "Lisbon")
    data = await core.read(guest, me.export)
    assert [topic for topic, _ in data.topics] == [Topic.PROFILE]
    assert list((await core.read(guest, me.kept)).topics) == [Topic.PROFILE]


async def test_a_member_without_a_partner_or_a_trace(core: Core, network: None):
    await assigned(core, 8, "Zé", function="Lab")
    found = sheets(await core.read(discord_user(8, "Zé"), me.export))
    assert found["membership-member"][0]["partner"] is None
    assert "answers-sent" not in found
