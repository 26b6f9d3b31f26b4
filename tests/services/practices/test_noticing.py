"""What notices on practices say when they are sent: read anew then, nothing for what is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateutil.relativedelta import relativedelta

from domain.notices.about import About
from domain.notices.reader import Reader
from domain.practices.model import Wording
from domain.practices.review import Verdict
from domain.records import replace
from services.notices import subjects
from services.practices import notices, quoting, reviewing, sharing, tending
from storage import outbox, trail
from tests.services.networks_made import BOSS
from tests.services.practices.conftest import BRUNO, CLEO, Made, published, sent, waiting

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock


async def told(core: Core, kind: str) -> list[Any]:
    """What those who are to hear of that kind are told now, None where there is nothing to say any more."""
    found = [row.id for row in await waiting(core, kind)]
    tells: dict[str, Any] = {
        "practice.quoted": notices.tell_quoted,
        "practice.translated": notices.tell_translated,
    }

    def tell(tx: Any, _actor: Any) -> list[Any]:
        said = tells.get(kind, notices.tell)
        return [said(tx, one, Reader(tx.network, "en", "UTC", one.member)) for one in outbox.load(tx, found)]

    return await core.read(BOSS, tell)


async def about(core: Core, kind: str) -> list[About]:
    """What a list says that these are about."""
    found = [row.id for row in await waiting(core, kind)]

    def say(tx: Any, _actor: Any) -> list[About]:
        return list(subjects.about(tx, outbox.load(tx, found), "en").values())

    return await core.read(BOSS, say)


async def test_who_reviews_reads_that_it_waits(core: Core, made: Made) -> None:
    await sent(core)
    assert (await about(core, "practice.sent"))[0] == About(
        "Cargo bikes for the last mile", "G1", "practice", 1
    )
    assert [(one.view.practice.code, one.view.may_review) for one in await told(core, "practice.sent")] == [
        ("G1", True),
        ("G1", True),
    ]


async def test_what_was_withdrawn_is_named_by_its_code_alone(core: Core, made: Made) -> None:
    view = await published(core)
    (renewal,) = [row.id for row in await waiting(core, "practice.renewal")]
    await core.write(BRUNO, sharing.withdraw, view.practice.id, view.practice.revision)

    def about(tx: Any, _actor: Any) -> list[About]:
        return list(subjects.about(tx, outbox.load(tx, [renewal]), "en").values())

    assert await core.read(BOSS, about) == [About("", "G1")]


async def test_its_author_reads_what_became_of_it_unless_it_is_elsewhere_by_then(
    core: Core, made: Made
) -> None:
    view = await sent(core)
    back = await core.write(
        CLEO, reviewing.review, view.practice.id, view.practice.revision, Verdict.RETURN, "Count again"
    )
    (one,) = await told(core, "practice.reviewed")
    assert one.view.reviews[0].why == "Count again"
    await core.write(BRUNO, sharing.send, back.practice.id, back.practice.revision)
    assert await told(core, "practice.reviewed") == [None], "it was sent again meanwhile"


async def test_a_renewal_says_until_when(core: Core, made: Made, clock: FixedClock) -> None:
    view = await published(core)
    assert await told(core, "practice.renewal") == [None], "a year too early"
    clock.set(clock.now() + relativedelta(months=12))
    for network, practice in await core.look_across(tending.due):
        await core.across(tending.tend, network, practice)
    (one,) = await told(core, "practice.renewal")
    assert one.until == clock.now() + relativedelta(months=2)
    await core.write(BRUNO, sharing.withdraw, view.practice.id, view.practice.revision)
    assert await told(core, "practice.renewal") == []


async def test_its_author_reads_a_colleague_s_words_in_another_language_while_they_stand(
    core: Core, made: Made
) -> None:
    view = await published(core)
    french = Wording("fr", title="Vélos cargo", summary="Des colis à vélo.")
    await core.write(CLEO, sharing.translate, view.practice.id, french)
    await core.write(CLEO, sharing.translate, view.practice.id, replace(french, problem="Des camions."))
    assert [one.member_id for one in await waiting(core, "practice.translated")] == [made.bruno], "once a day"
    assert await about(core, "practice.translated") == [
        About("Cargo bikes for the last mile", "G1", "practice", 1)
    ]
    (one,) = await told(core, "practice.translated")
    assert (one.who, one.words.title, one.words.problem) == ("Cléo", "Vélos cargo", "Des camions.")
    acts = await core.read(BOSS, lambda tx, _: trail.listed(tx, limit=2))
    assert {(one.act, one.member, one.detail["language"]) for one in acts} == {
        ("practice.translated", made.cleo, "fr")
    }
    await core.write(BRUNO, sharing.untranslate, view.practice.id, "fr")
    assert await told(core, "practice.translated") == [None]
    own = Wording("en", title="Cargo bikes", summary="Parcels by bike.")
    await core.write(BRUNO, sharing.translate, view.practice.id, own)
    assert len(await waiting(core, "practice.translated")) == 1, "nobody is told of their own words"


async def test_who_wrote_a_message_reads_it_while_it_is_asked(core: Core, made: Made) -> None:
    view = await core.write(BRUNO, quoting.begin, "4", "What Cléo wrote", "https://example.org/1")
    (asked,) = await told(core, "practice.quoted")
    assert (asked.asker, asked.quote.text) == ("Bruno", "What Cléo wrote")
    assert await about(core, "practice.quoted") == [About("", "G1")], "the draft is not hers to look at"
    await core.write(CLEO, quoting.answer, view.practice.id, agrees=False)
    (answered,) = await told(core, "practice.quote_answered")
    assert await about(core, "practice.quote_answered") == [About("", "G1", "practice", 1)]
    assert answered.view.quoted == "Cléo"
