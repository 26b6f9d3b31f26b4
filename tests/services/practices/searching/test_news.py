"""What is new is told: at once to who keeps a search that it answers, weekly to whom it concerns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.notices.kinds import PRACTICE_FOUND, PRACTICE_NEWS
from domain.notices.reader import Reader
from domain.practices.adopting import AdoptionFields
from domain.practices.entries import read
from domain.records import replace
from services.practices import browsing, news, saved_searches, sharing, watching
from services.practices.adopting import acting
from services.practices.importing import take_over
from services.practices.interests import Why
from storage import across, outbox
from storage.schema.notices import notice as notices
from tests.services.networks_made import BOSS
from tests.services.practices.searching.conftest import ANA, BIKES, CLEO, LEATHER, practice, shared

if TYPE_CHECKING:
    from domain.actors import Caller, MemberId
    from domain.notices import Notice, NoticeKind
    from services.core import Core
    from storage.transaction import Transaction
    from tests.clock import FixedClock
    from tests.services.practices.searching.conftest import Made

TRICYCLES = BIKES | {
    "key": "tricycles",
    "title": "Triciclos de carga entregam pão",
    "summary": "Padarias entregam com triciclos de carga.",
    "keywords": ["triciclos de carga"],
}


async def keeps(core: Core, clock: FixedClock, words: str, who: Caller = ANA, **how: Any) -> int:
    draft = await core.write(who, browsing.begin, words, **how)
    kept = await core.write(who, saved_searches.save, draft)
    clock.advance(timedelta(seconds=1))
    return int(kept.id)


async def tended(core: Core) -> int:
    """Look at all searches that are to be looked at, as the tending does."""
    due = await core.look_across(across.saved_searches_due)
    for network, search in due:
        await core.across(watching.tend, network, search)
    return len(due)


async def said(core: Core, kind: NoticeKind, member: MemberId) -> list[Notice]:
    wanted = notices.select().where(notices.c.kind == kind.code, notices.c.member_id == member)
    found = await core.look_across(lambda tx: list(tx.connection.execute(wanted.order_by(notices.c.id))))
    return [outbox.notice_from(row) for row in found]


async def told(core: Core, made: Made, notice: Notice, language: str = "en") -> Any:
    reader = Reader(made.network, language, "Europe/Lisbon", notice.member)
    tell = news.tell_found if notice.kind == PRACTICE_FOUND.code else news.tell_news
    return await core.look_across(lambda tx: tell(tx.within(made.network), notice, reader))


async def test_a_new_practice_is_told_to_who_keeps_a_search_that_it_answers_once(
    core: Core, made: Made, clock: FixedClock
) -> None:
    search = await keeps(core, clock, "triciclos de carga")
    await keeps(core, clock, "triciclos de carga padarias")
    await keeps(core, clock, "leather bags", CLEO)
    assert await tended(core) == 0
    await shared(core, TRICYCLES)
    assert await tended(core) == 3
    assert await tended(core) == 0
    (one,) = await said(core, PRACTICE_FOUND, made.ana)
    assert not await said(core, PRACTICE_FOUND, made.cleo)
    found = await told(core, made, one)
    assert (found.practice.key, found.search, found.words) == ("tricycles", search, "triciclos de carga")
    await shared(core, TRICYCLES | {"title": "Triciclos de carga na cidade"})
    await tended(core)
    assert len(await said(core, PRACTICE_FOUND, made.ana)) == 1


async def test_what_was_there_before_is_not_new(core: Core, made: Made, clock: FixedClock) -> None:
    await keeps(core, clock, "bicicletas de carga")
    await shared(core, LEATHER | {"key": "other"})
    await tended(core)
    assert not await said(core, PRACTICE_FOUND, made.ana)


async def test_one_s_own_practice_is_not_told(core: Core, made: Made, clock: FixedClock) -> None:
    await keeps(core, clock, "triciclos de carga")
    await core.write(BOSS, lambda tx, _: take_over(tx, read([TRICYCLES]), publish=True, author=made.ana))
    assert await tended(core) == 1
    assert not await said(core, PRACTICE_FOUND, made.ana)


async def test_what_was_begun_before_the_last_look_and_published_after_it_is_told(
    core: Core, made: Made, clock: FixedClock
) -> None:
    await keeps(core, clock, "triciclos de carga")
    clock.advance(timedelta(minutes=5))
    await shared(core, LEATHER | {"key": "other"})
    assert await tended(core) == 1

    def slowly(tx: Transaction, _actor: object) -> None:
        take_over(replace(tx, now=tx.now - timedelta(seconds=30)), read([TRICYCLES]), publish=True)

    await core.write(BOSS, slowly)
    assert await tended(core) == 1
    assert len(await said(core, PRACTICE_FOUND, made.ana)) == 1


async def test_a_weak_answer_is_not_told(core: Core, made: Made, clock: FixedClock) -> None:
    await keeps(core, clock, "pão quente para escolas rurais")
    await shared(core, TRICYCLES)
    await tended(core)
    assert not await said(core, PRACTICE_FOUND, made.ana)


async def test_what_is_withdrawn_or_kept_no_longer_is_not_told(
    core: Core, made: Made, clock: FixedClock
) -> None:
    search = await keeps(core, clock, "triciclos de carga")
    await shared(core, TRICYCLES)
    await tended(core)
    (one,) = await said(core, PRACTICE_FOUND, made.ana)
    new = await practice(core, "tricycles")
    await core.write(ANA, saved_searches.remove, search)
    assert await told(core, made, one) is None
    await keeps(core, clock, "triciclos de carga")
    await core.write(BOSS, sharing.withdraw, new.id, new.revision)
    assert await told(core, made, one) is None


async def test_the_digest_comes_once_a_week_with_what_is_for_its_reader(
    core: Core, made: Made, clock: FixedClock
) -> None:
    """All were published on Tuesday, 12 January 2027; digests come on Mondays at nine in Lisbon."""
    (one,) = await said(core, PRACTICE_NEWS, made.ana)
    assert one.due_at.isoformat() == "2027-01-18T09:00:00+00:00"
    await shared(core, TRICYCLES)
    assert len(await said(core, PRACTICE_NEWS, made.ana)) == 1
    digest = await told(core, made, one)
    # Ana is of Porto, where two of the four are from.
    assert {item.practice.key for item in digest.items} == {"bikes", "tricycles"}
    assert {item.interest.why for item in digest.items} == {Why.REGION}
    assert (digest.fitting, digest.total) == (2, 4)
    await keeps(core, clock, "leather school bags")
    digest = await told(core, made, one)
    reasons = {item.practice.key: item.interest.why for item in digest.items}
    assert reasons["leather"] is Why.SEARCH
    # Cléo is of Brittany, and nothing is from there.
    (hers,) = await said(core, PRACTICE_NEWS, made.cleo)
    assert await told(core, made, hers) is None
    clock.advance(timedelta(days=7))
    await shared(core, TRICYCLES | {"key": "next"})
    assert len(await said(core, PRACTICE_NEWS, made.ana)) == 2


async def test_what_its_reader_knows_already_is_in_no_digest(
    core: Core, made: Made, clock: FixedClock
) -> None:
    await keeps(core, clock, "triciclos de carga")
    await shared(core, TRICYCLES)
    (one,) = await said(core, PRACTICE_NEWS, made.ana)
    digest = await told(core, made, one)
    assert {item.practice.key for item in digest.items} == {"bikes", "tricycles"}
    await tended(core)
    assert len(await said(core, PRACTICE_FOUND, made.ana)) == 1
    digest = await told(core, made, one)
    assert {item.practice.key for item in digest.items} == {"bikes"}, "she hears of the other for her search"
    bikes = await practice(core, "bikes")
    await core.write(ANA, acting.adopt, bikes.id, AdoptionFields("Porto"))
    assert await told(core, made, one) is None, "she runs it"


async def test_a_withdrawn_practice_is_in_no_digest(core: Core, made: Made) -> None:
    (one,) = await said(core, PRACTICE_NEWS, made.ana)
    bikes = await practice(core, "bikes")
    await core.write(BOSS, sharing.withdraw, bikes.id, bikes.revision)
    assert await told(core, made, one) is None


async def test_a_digest_counts_all_of_its_week_and_nothing_that_came_later(
    core: Core, made: Made, clock: FixedClock
) -> None:
    languages = ("pt", "fr", "es", "en")
    many = [
        TRICYCLES | {"key": f"t{n}", "language": one, "original": "pt"}
        for n in range(20)
        for one in languages
    ]
    await shared(core, *many)
    (one,) = await said(core, PRACTICE_NEWS, made.ana)
    digest = await told(core, made, one)
    assert (digest.fitting, digest.total) == (21, 23), "of the region, and of all"
    clock.advance(one.due_at - clock.now())
    await shared(core, TRICYCLES | {"key": "in time"})
    clock.advance(timedelta(minutes=1))
    await shared(core, TRICYCLES | {"key": "late"})
    digest = await told(core, made, one)
    assert (digest.fitting, digest.total) == (22, 24)
    assert "late" not in {item.practice.key for item in digest.items}


@pytest.mark.usefixtures("made")
async def test_of_a_collection_that_is_imported_few_are_told_one_by_one(
    core: Core, made: Made, clock: FixedClock
) -> None:
    await keeps(core, clock, "triciclos de carga")
    await shared(core, *(TRICYCLES | {"key": f"t{n}"} for n in range(20)))
    await tended(core)
    assert len(await said(core, PRACTICE_FOUND, made.ana)) == 5
