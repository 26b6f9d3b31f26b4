"""Every card of surveys, in all four languages, with long names and much to say, is within Discord's limits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from cogs.surveys.cards.answers import all_answers
from cogs.surveys.cards.conversation import conversation
from cogs.surveys.cards.edges import answered, dm_is_closed, in_your_dm, moved
from cogs.surveys.cards.help import how_answering_works
from cogs.surveys.cards.invitation import invitation, privacy
from cogs.surveys.cards.result import own_result
from cogs.surveys.cards.review import chapter_answers
from cogs.surveys.cards.status import discarded, invited, preview, status
from domain.languages import LANGUAGES
from domain.questionnaires import ChapterStop, ReviewStop, encode
from domain.records import replace
from domain.surveys import Stage
from locales import translator
from services.surveys import answering, inviting
from services.surveys.results import own_result as load_result
from services.surveys.status import status as load_status
from services.surveys.views import MemberStatus, PartnerStatus
from tests.domain.questionnaires.tables import form
from tests.services.networks_made import BOSS, assigned, built
from tests.services.surveys.conftest import ANA, PORTO, definition  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from services.core import Core
    from services.surveys.views import Conversation

LONG = "Agência Regional *muito* <@1> @everyone de Inovação, Ciência e Desenvolvimento do Atlântico Norte"
PARTNERS = "\n".join(f"{LONG[:60]} {number}; Portugal; Portuguese" for number in range(9))


@pytest.fixture
async def walked(core: Core, definition: str) -> list[Conversation]:  # noqa: F811
    """Ana's conversation at every stop, from the introduction to the receipt."""
    await built(core, partners=PARTNERS)
    await assigned(core, 2, LONG[:60], partner=PORTO)
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    at = await core.write(ANA, answering.open_session, wave)
    seen = [at]
    at = await core.write(ANA, answering.start, at.session, at.revision)
    while not isinstance(at.stop, ReviewStop):
        seen.append(at)
        if isinstance(at.stop, ChapterStop):
            at = await core.write(ANA, answering.answer, at.session, at.revision, "*" * 1000)
            seen.append(at)
            at = await core.write(ANA, answering.go_on, at.session, at.revision)
        else:
            choice = ["0", "4", "dk", "na", "1"][len(seen) % 5]
            at = await core.write(ANA, answering.choose, at.session, at.revision, choice)
    seen.append(at)
    at = await core.write(ANA, answering.pause, at.session, at.revision)
    seen.append(at)
    at = await core.write(ANA, answering.resume, at.session)
    seen.append(await core.write(ANA, answering.send, at.session, at.revision))
    return seen


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_moment_of_a_conversation_can_be_drawn(walked: list[Conversation], language: str):
    t = translator(language)
    for before, c in pairwise(walked):
        drawn = [conversation(c, t), conversation(c, t, more=True), in_your_dm(c, t), moved(c, t)]
        drawn.append(answered(before, c, t))
        for view in drawn:
            assert harmless(view.to_components())
    for chapter in range(8):
        assert harmless(chapter_answers(walked[-3], chapter, t).to_components())
    for view in (invitation(walked[0].about, t), privacy(walked[0].about, t), dm_is_closed(t)):
        assert harmless(view.to_components())
    assert how_answering_works(t).to_components()
    assert discarded(t).to_components()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_results_status_and_preview_can_be_drawn(
    core: Core,
    walked: list[Conversation],
    definition: str,  # noqa: F811
    language: str,
):
    t = translator(language)
    result = await core.read(ANA, load_result)
    assert harmless(own_result(result, t).to_components())
    for page in range(7):
        assert harmless(all_answers(result, page, t).to_components())
    seen = await core.read(BOSS, load_status)
    assert harmless(status(seen, t).to_components())
    assert harmless(invited(seen, t).to_components())
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "x" * 40, [])
    assert harmless(preview(plan, t).to_components())


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ("label::English (en)", "**Not in French, Spanish or Portuguese:** who reads that sees"),
        ("label::German (de) | label::French (fr)", "texts in German."),
        ("label", "does not say which of Techlink’s languages it is in"),
        ("label::English (en) | label::French (fr) | label::Spanish (es) | label::Portuguese (pt)", ""),
    ],
)
async def test_the_preview_says_which_languages_are_missing_and_what_is_seen_instead(
    core: Core, labels: str, said: str
):
    await built(core)
    texts = " | ".join(["Why?"] * (labels.count("|") + 1))
    own = encode(form(f"type | name | {labels}\ntext | a | {texts}"))
    plan = await core.write(BOSS, inviting.prepare, own, "31/01/2027", "", [])
    told = words(preview(plan, translator("en")))
    assert said in told
    assert ("each reader’s language" in told) is bool(said)


async def test_a_large_network_is_shown_in_pages(core: Core, walked: list[Conversation]):
    seen = await core.read(BOSS, load_status)
    people = tuple(
        MemberStatus(seen.partners[0].members[0].member, LONG[:60], Stage.STARTED, 3, 28) for _ in range(6)
    )
    many = tuple(
        PartnerStatus(PORTO, f"{LONG[:50]} {n}", invited=True, problem=None, members=people)
        for n in range(24)
    )
    large = replace(seen, partners=many)
    shown = [str(status(large, translator("fr"), page).to_components()) for page in range(8)]
    shown = list(dict.fromkeys(shown))
    assert len(shown) > 2
    for n, partner in enumerate(many):
        assert sum(f" {n}**" in text for text in shown) == 1, partner.name


def harmless(components: list[dict[str, Any]]) -> bool:
    """Nothing that somebody typed calls anybody or turns into Markdown, where Markdown is read at all."""
    told = str([part.get("content", "") for part in parts(components)])
    return "<@1>" not in told and "*muito*" not in told.replace("\\\\*muito", "")


def parts(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All components, those inside others too."""
    found = []
    for one in components:
        inside = [*one.get("components", []), *([one["accessory"]] if "accessory" in one else [])]
        found += [one, *parts(inside)]
    return found


def words(view: LayoutView) -> str:
    """All that a card says, a part a line; no labels of controls."""
    return "\n".join(part["content"] for part in parts(view.to_components()) if "content" in part)
