"""A message becomes a practice: one's own at once, somebody else's once they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, NotAMember, NotFound
from domain.notices import Way
from domain.practices.model import Status
from domain.practices.quotes import NothingToQuote, NotYourWords, QuoteOpen, QuotesNobody, QuoteState
from domain.practices.windows import Form
from services import me
from services.notices import preferences
from services.practices import quoting, sharing
from tests.services.practices.conftest import (
    ANA,
    BRUNO,
    CLEO,
    FIVE,
    STRANGER,
    Made,
    filled,
    look,
    waiting,
)

if TYPE_CHECKING:
    from domain.practices.model import PracticeId
    from services.core import Core
    from services.practices.views import PracticeView

LINK = "https://discord.com/channels/1/2/3"
SAID = "We moved parcels by cargo bike.\nVans went down by 38 per cent."


async def begun(core: Core) -> PracticeView:
    """Bruno would make a practice of what Cléo wrote."""
    return await core.write(BRUNO, quoting.begin, "4", SAID, LINK)


async def answer(core: Core, practice: PracticeId, *, agrees: bool) -> quoting.QuoteView:
    return await core.write(CLEO, quoting.answer, practice, agrees=agrees)


async def test_one_s_own_words_stand_in_the_draft_at_once(core: Core, made: Made) -> None:
    view = await core.write(BRUNO, quoting.begin, "3", SAID, LINK)
    words = view.practice.original
    assert (words.title, words.summary) == ("We moved parcels by cargo bike", SAID)
    assert (view.practice.source, view.quote) == (LINK, None)
    long = await core.write(BRUNO, quoting.begin, "3", "a word " * 400, LINK)
    assert long.practice.original.summary == ""
    assert long.practice.original.solution.startswith("a word")
    assert len(long.practice.original.title) <= 100


async def test_somebody_else_s_wait_for_their_yes(core: Core, made: Made) -> None:
    view = await begun(core)
    assert (view.practice.original.summary, view.practice.source) == ("", "")
    assert (view.quote is not None and view.quote.state, view.quoted) == (QuoteState.ASKED, "Cléo")
    assert [one.member_id for one in await waiting(core, "practice.quoted")] == [made.cleo]
    ready = await filled(core, view, Form.WHAT, **FIVE)
    with pytest.raises(QuoteOpen) as refused:
        await core.write(BRUNO, sharing.send, ready.practice.id, ready.practice.revision)
    assert refused.value.name == "Cléo"
    done = await answer(core, view.practice.id, agrees=True)
    assert done.quote.state is QuoteState.AGREED
    after = await look(core, view)
    assert after.practice.source == LINK
    assert SAID in after.practice.original.solution, "what he wrote as a summary meanwhile stays"
    assert after.practice.original.summary == FIVE["summary"]
    assert [one.member_id for one in await waiting(core, "practice.quote_answered")] == [made.bruno]
    assert await waiting(core, "practice.quoted") == []
    sent = await core.write(BRUNO, sharing.send, after.practice.id, after.practice.revision)
    assert sent.practice.status is Status.SUBMITTED


async def test_a_no_takes_the_words_away_for_good(core: Core, made: Made) -> None:
    view = await begun(core)
    done = await answer(core, view.practice.id, agrees=False)
    assert (done.quote.state, done.quote.text, done.quote.link) == (QuoteState.REFUSED, "", "")
    after = await look(core, view)
    assert SAID not in str(after.practice)
    assert after.practice.source == ""
    with pytest.raises(Changed):
        await answer(core, view.practice.id, agrees=True)
    ready = await filled(core, after, Form.WHAT, **FIVE)
    sent = await core.write(BRUNO, sharing.send, ready.practice.id, ready.practice.revision)
    assert sent.practice.status is Status.SUBMITTED, "he told it in his own words"


async def test_only_who_wrote_it_is_asked_and_answers(core: Core, made: Made) -> None:
    view = await begun(core)
    for who in (ANA, BRUNO):
        with pytest.raises(NotYourWords):
            await core.write(who, quoting.answer, view.practice.id, agrees=True)
        with pytest.raises(NotFound):
            await core.read(who, quoting.show, view.practice.id)
    seen = await core.read(CLEO, quoting.show, view.practice.id)
    assert (seen.asker, seen.quote.text) == ("Bruno", SAID)


async def test_he_goes_on_without_it(core: Core, made: Made) -> None:
    view = await begun(core)
    done = await core.write(BRUNO, quoting.without, view.practice.id)
    assert done.quote is None
    assert await waiting(core, "practice.quoted") == []
    with pytest.raises(NotFound):
        await answer(core, view.practice.id, agrees=True)


async def test_the_draft_thrown_away_asks_nobody(core: Core, made: Made) -> None:
    view = await begun(core)
    await core.write(BRUNO, sharing.discard, view.practice.id, view.practice.revision)
    assert await waiting(core, "practice.quoted") == []
    with pytest.raises(NotFound):
        await core.read(CLEO, quoting.show, view.practice.id)


@pytest.mark.parametrize(
    ("author", "text", "refused"),
    [
        ("4", "", NothingToQuote),
        ("4", "🚲 !", NothingToQuote),
        (None, SAID, QuotesNobody),
        ("77", SAID, QuotesNobody),
    ],
)
async def test_what_cannot_be_quoted(
    core: Core, made: Made, author: str | None, text: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        await core.write(BRUNO, quoting.begin, author, text, LINK)
    with pytest.raises(NotAMember):
        await core.write(STRANGER, quoting.begin, "4", SAID, LINK)


async def test_nobody_is_asked_before_it_is_confirmed(core: Core, made: Made) -> None:
    found = await core.write(BRUNO, quoting.propose, "4", SAID, LINK)
    assert isinstance(found, quoting.Proposal)
    assert (found.name, found.text) == ("Cléo", SAID)
    assert await waiting(core, "practice.quoted") == []
    with pytest.raises(Changed):
        await core.write(ANA, quoting.ask, found.draft)
    view = await core.write(BRUNO, quoting.ask, found.draft)
    assert (view.quote is not None and view.quote.text, view.quoted) == (SAID, "Cléo")
    assert [one.member_id for one in await waiting(core, "practice.quoted")] == [made.cleo]
    with pytest.raises(Changed):
        await core.write(BRUNO, quoting.ask, found.draft)
    own = await core.write(BRUNO, quoting.propose, "3", SAID, LINK)
    assert not isinstance(own, quoting.Proposal)
    with pytest.raises(QuotesNobody):
        await core.write(BRUNO, quoting.propose, None, SAID, LINK)


async def test_who_is_reached_in_the_inbox_only_is_known_to_who_waits(core: Core, made: Made) -> None:
    view = await begun(core)
    assert (view.unwritten, view.quoted_by_inbox) == (True, True)
    for who in (BRUNO, CLEO):
        await core.write(who, me.agree)
    seen = await look(core, view)
    assert (seen.unwritten, seen.quoted_by_inbox) == (False, False)
    await core.write(BRUNO, me.withdraw)
    await core.write(BRUNO, preferences.choose_way, Way.INBOX)
    assert not (await look(core, view)).unwritten, "chosen so"
