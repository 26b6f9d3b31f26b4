"""The cards on which answers are read: without scores, with several questionnaires open, and the status."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.kit import safe
from cogs.surveys.cards.answers import partner_answers
from cogs.surveys.cards.network_result import network_result
from cogs.surveys.cards.nudge import nudge, preview
from cogs.surveys.cards.packing import packed
from cogs.surveys.cards.partner_result import partner_result
from cogs.surveys.cards.result import own_result
from cogs.surveys.cards.status import status
from domain.actors import MemberId, PartnerId
from domain.languages import LANGUAGES
from domain.records import replace
from domain.signatures import NotSigned
from domain.surveys import Stage
from locales import translator
from services.surveys import answering, inviting, nudging, results, signing
from services.surveys.signed_views import SignatureView
from services.surveys.status import status as load_status
from services.surveys.views import MemberStatus, PartnerStatus
from storage import networks
from storage.surveys import submissions
from tests.cogs.surveys.test_cards import LONG, harmless
from tests.services.networks_made import BOSS
from tests.services.surveys import every_type
from tests.services.surveys.conftest import definition, wave  # noqa: F401 - fixtures
from tests.services.surveys.test_elsewhere import second  # noqa: F401 - a fixture
from tests.services.surveys.test_results import CONTACTS, network  # noqa: F401 - a fixture
from tests.services.surveys.test_results import sign as sign_levels
from tests.services.surveys.test_unscored_results import sign, travel  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.actors import Actor
    from domain.surveys import WaveId
    from services.core import Core
    from storage.transaction import Transaction
    from tests.clock import FixedClock

EN = translator("en")


def said(view: LayoutView) -> str:
    return "\n".join(words_in(view.to_components()))


def words_in(parts: Any) -> list[str]:
    """All text of a card, in order."""
    found = []
    for part in parts:
        if part.get("content"):
            found.append(part["content"])
        found += words_in(part.get("components", ()))
    return found


def custom_ids(view: LayoutView) -> list[str]:
    parts = [row for box in view.to_components() for row in box["components"]]
    return [c["custom_id"] for row in parts for c in row.get("components", ()) if "custom_id" in c]


async def test_a_card_without_scores_counts_and_speaks_of_no_medians(core: Core, travel: WaveId):  # noqa: F811
    await sign(
        core, CONTACTS[0], travel, shared=True, ways="walk bus", km="2.5", since="2019-01-12", why="Rain."
    )
    await sign(core, CONTACTS[1], travel, shared=True, ways="walk", km="10")
    await sign(core, CONTACTS[2], travel, shared=False, ways="bike", why="Secret.")
    told = said(network_result(await core.read(BOSS, results.network_result, travel), EN))
    for wrong in ("median", "not complete", "Secret", "sums"):
        assert wrong not in told
    for right in (
        "What 2 partners answered",
        "3 of 6 partners have signed",
        "**2** × A. On foot",
        "**0** × B. By bicycle",
        "from 2.5 to 10",
        "12 January 2019",
        "Porto technology centre: Rain.",
        "answered by 1 of 2 partners",
        "1 partner keeps its answers to itself",
    ):
        assert right in told, told


async def test_before_anybody_shows_its_answers_the_card_says_so(core: Core, travel: WaveId):  # noqa: F811
    told = said(network_result(await core.read(BOSS, results.network_result, travel), EN))
    assert "### Nobody has signed yet" in told
    assert "as soon as one has signed" in told
    await sign(core, CONTACTS[2], travel, shared=False, why="Secret.")
    told = said(network_result(await core.read(BOSS, results.network_result, travel), EN))
    assert "### No partner shows its answers so far" in told


async def test_another_partners_answers_are_read_on_its_card(core: Core, travel: WaveId):  # noqa: F811
    await sign(core, CONTACTS[1], travel, shared=True, why="It rains.")
    found = await core.read(CONTACTS[0], results.partner_result, travel, PartnerId(2))
    for view in (partner_result(found, EN), partner_answers(found, 0, EN)):
        assert "### What Université de Brest signed" in said(view)
        assert "It rains." in said(view)
        assert "your partner" not in said(view).casefold()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_long_and_hostile_answers_can_be_drawn(core: Core, network: None, language: str):  # noqa: F811
    t = translator(language)
    plan = await core.write(BOSS, inviting.prepare, every_type.definition(), "31/01/2027", "", [])
    opened = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    for n, who in enumerate(CONTACTS):
        await core.write(who, _answered, opened, n)
        found = await core.read(who, signing.agreement, opened)
        await core.write(who, signing.sign, opened, found.agreement.seal, shared=n != 3)
    whole = await core.read(BOSS, results.network_result, opened)
    whole = replace(whole, names=dict.fromkeys(whole.names, LONG))
    drawn = [network_result(whole, t, tallies=page) for page in range(9)]
    assert custom_ids(drawn[0])[1].startswith("tl:survey:tallies:")
    theirs = await core.read(BOSS, results.partner_result, opened, PartnerId(1))
    drawn += [partner_result(theirs, t), *(partner_answers(theirs, page, t) for page in range(3))]
    assert any(":their_answers_page:" in one for one in custom_ids(drawn[-1]))
    own = await core.read(CONTACTS[0], results.partner_result, opened)
    drawn.append(partner_result(own, t))
    for view in drawn:
        assert harmless(view.to_components())


def _answered(tx: Transaction, actor: Actor, wave: WaveId, n: int) -> None:  # noqa: F811
    assert actor.partner is not None
    answers = {
        "/data/one/ways": "walk bike",
        "/data/one/best": "bike",
        "/data/one/month": f"m{n}",
        "/data/one/km": "2.5",
        "/data/one/people": str(n),
        "/data/two/home": f"t{n}",
        "/data/two/seen": " ".join(f"t{k}" for k in range(n, 30)),
        "/data/two/since": "2019-01-12",
        "/data/two/why": LONG * 30,
    }
    submissions.add(tx, answering.receipt_number(), wave, actor.partner, actor.as_member(), answers)


async def test_answers_that_may_not_be_read_are_not_drawn(core: Core, wave: WaveId):  # noqa: F811
    await sign_levels(core, CONTACTS[0], wave, "2")
    theirs = await core.read(BOSS, results.partner_result, wave, PartnerId(1))
    assert not any("answers" in one for one in custom_ids(partner_result(theirs, EN)))
    with pytest.raises(NotSigned):
        partner_answers(theirs, 0, EN)


async def test_a_result_of_others_does_not_speak_to_those_who_read_it(core: Core, wave: WaveId):  # noqa: F811
    await sign_levels(core, CONTACTS[0], wave, "01234")
    theirs = said(partner_result(await core.read(BOSS, results.partner_result, wave, PartnerId(1)), EN))
    assert "### Strongest: " in theirs
    assert "What Porto technology centre reads there:" in theirs
    own = said(partner_result(await core.read(CONTACTS[0], results.partner_result, wave), EN))
    assert "### On the whole " in own
    assert "A facet is what every chapter is asked" in own


async def test_other_open_questionnaires_are_named_and_can_be_chosen(
    core: Core,
    wave: WaveId,  # noqa: F811
    second: WaveId,  # noqa: F811
    clock: FixedClock,
):
    seen = await core.read(BOSS, load_status)
    for page in (0, 1):
        assert "**Also open:** How we travel 2027 (until 15 January 2027" in said(status(seen, EN, page))
    assert any(one.startswith("tl:survey:other_status:") for one in custom_ids(status(seen, EN)))
    whole = await core.read(BOSS, results.network_result, wave)
    assert "**Also open:** How we travel 2027" in said(network_result(whole, EN))
    assert any(one.startswith("tl:survey:other_result:") for one in custom_ids(network_result(whole, EN)))
    many = replace(seen, others=seen.others * 30)
    assert "and 27 more" in said(status(many, EN))
    assert harmless(status(many, EN).to_components())


async def test_last_years_result_says_that_the_new_one_is_not_in_it(
    core: Core,
    wave: WaveId,  # noqa: F811
    definition: str,  # noqa: F811
    clock: FixedClock,
):
    await sign_levels(core, CONTACTS[0], wave, "2")
    clock.set(datetime(2028, 1, 12, tzinfo=UTC))
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2028", "", [])
    await core.write(BOSS, inviting.open_wave, plan.draft)
    found = await core.read(CONTACTS[0], results.results)
    told = said(partner_result(found, EN))
    assert "Not in here: **Innovation self-assessment 2028** is open until " in told
    own = await core.read(CONTACTS[0], results.own_result, wave)
    assert "Not in here: **Innovation self-assessment 2028**" in said(own_result(own, EN))


def partner(n: int, *stages: Stage, signed: bool = False, **more: Any) -> PartnerStatus:
    signature = SignatureView("Ana", datetime(2027, 1, 12, tzinfo=UTC), 1, shared=True) if signed else None
    return PartnerStatus(
        PartnerId(n),
        f"Partner {n}",
        invited=True,
        problem=more.pop("problem", None),
        members=tuple(
            MemberStatus(MemberId(10 * n + k), f"P{n} {stage.value} {k}", stage, 3, 28)
            for k, stage in enumerate(stages)
        ),
        contacts=more.pop("contacts", ("Ana",)),
        signature=signature,
    )


async def test_the_status_puts_what_is_missing_first_and_what_is_done_last_and_short(
    core: Core,
    wave: WaveId,  # noqa: F811
):
    sent, started, missing = Stage.SENT, Stage.STARTED, Stage.NOT_STARTED
    seen = replace(
        await core.read(BOSS, load_status),
        partners=(
            partner(1, sent, missing, signed=True),
            partner(2, sent, started, missing),
            partner(3, missing),
            partner(4, problem="gone"),
            partner(5, missing, contacts=()),
        ),
    )
    told = said(status(seen, EN))
    places = [told.index(f"Partner {n}") for n in (4, 5, 3, 2, 1)]
    assert places == sorted(places), told
    assert "\n\n**Partner 3** · 0 of 1 sent\n" in told, "a little air between partners"
    assert told.index("Not started: P2") < told.index("Under way: P2") < told.index("Sent: P2")
    assert "P2 started 1 (3 of 28 answered)" in told
    (done,) = (line for line in told.splitlines() if "Partner 1" in line)
    assert done.startswith("✓ Partner 1 · <t:")
    assert done.endswith("1 of 2 sent")
    assert "P1 " not in told, "who signed is through"


async def test_nobody_is_left_out_of_a_long_status(core: Core, wave: WaveId):  # noqa: F811
    many = replace(
        await core.read(BOSS, load_status),
        partners=tuple(partner(n, *[Stage.NOT_STARTED, Stage.SENT] * 40) for n in range(1, 6)),
    )
    pages = {said(status(many, EN, page)) for page in range(12)}
    assert 1 < len(pages) < 12
    told = "".join(pages)
    for one in many.partners:
        assert all(safe(member.name) in told for member in one.members)


async def test_a_reminder_is_read_before_it_is_sent(core: Core, wave: WaveId):  # noqa: F811
    everybody = await core.read(BOSS, inviting.partners)
    for one in everybody:
        place = {"role": None, "channel": 700 + one.id}
        await core.write(
            BOSS, lambda tx, _, one=one, place=place: networks.place_partner(tx, one.id, **place)
        )
    await core.write(CONTACTS[0], lambda tx, actor: _sent(tx, actor, wave))
    plan = await core.read(BOSS, nudging.prepare, wave)
    shown = said(preview(plan, EN))
    await core.write(BOSS, nudging.ask, wave)
    posted = {due.partner: said(nudge(due, EN)) for due in await core.look_across(nudging.due)}
    for one in (PartnerId(1), PartnerId(2)):
        for line in posted[one].splitlines()[:4]:
            assert line.removeprefix("### ") in shown, (posted[one], shown)
    assert "Everybody has answered: what is missing is the signature" in posted[PartnerId(1)]
    assert "Your partner’s answers are still missing" in posted[PartnerId(2)]
    assert "with their own figures" in shown


def _sent(tx: Transaction, actor: Actor, wave: WaveId) -> None:  # noqa: F811
    assert actor.partner is not None
    submissions.add(tx, answering.receipt_number(), wave, actor.partner, actor.as_member(), {})


LINES = st.text("abc ", min_size=1, max_size=20)


@given(st.lists(st.lists(LINES, min_size=1, max_size=12), max_size=8))
def test_packing_loses_no_line_and_fills_no_page_over(blocks: list[list[str]]):
    pages = packed(blocks, 60)
    assert all(len(page) <= 60 for page in pages)
    found = "\n".join(pages).split("\n")
    for block in blocks:
        assert all(line in found for line in block)
    if sum(len(line) + 2 for block in blocks for line in block) <= 60:
        assert len(pages) <= 1
