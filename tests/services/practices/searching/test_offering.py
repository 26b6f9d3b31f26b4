"""Practices are offered where they help, with the reason; what fits too little is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.languages import LANGUAGES
from domain.plans.model import Action, ActionId, PlanId, Zone, ZoneId
from domain.practices.filters import Filters
from domain.practices.needs import NEEDS
from domain.practices.offers import Moment
from domain.questionnaires import decode, score
from domain.records import replace
from services.practices import interests, matching, offering, sharing
from services.surveys.instruments import SELF_ASSESSMENT, convert_shipped
from tests.services.networks_made import BOSS, built
from tests.services.practices.searching.conftest import ANA, BIKES, PORTO, STRANGER, practice, shared

if TYPE_CHECKING:
    from domain.practices.offers import Offered
    from services.core import Core

ZONE = Zone(ZoneId(1), PlanId(1), 1, "Última milha sem emissões", "mobility", (), "Menos furgões no centro")
TRAINING = BIKES | {
    "key": "training",
    "title": "Formação do pessoal em inovação",
    "summary": "Formação do pessoal: uma tarde por mês para aprender.",
    "keywords": ["formação", "cultura de inovação"],
    "theme": "skills",
}


async def offered(core: Core, fn: Any, *args: Any, who: Any = ANA) -> Offered:
    return await core.read(who, fn, *args)


def called(found: Offered) -> list[str]:
    return [one.practice.key for one in found.offers]


@pytest.mark.usefixtures("made")
async def test_a_zone_is_offered_what_others_do_in_its_theme_and_why(core: Core) -> None:
    found = await offered(core, offering.for_zone, ZONE, "pt")
    assert called(found) == ["bikes"]
    assert found.moment is Moment.ZONE
    # The objective is answered better than the title, so it is the reason.
    assert found.offers[0].words[0] == "furgões"
    by_title = await offered(core, offering.for_zone, replace(ZONE, objective=""), "pt")
    assert "última milha" in by_title.offers[0].words[0]


@pytest.mark.usefixtures("made")
async def test_what_fits_too_little_is_not_shown(core: Core) -> None:
    other = replace(ZONE, title="Pontes levadiças", objective="Reparar as pontes do porto", theme="energy")
    assert not called(await offered(core, offering.for_zone, other, "pt"))
    empty = replace(ZONE, title="…", objective="", theme="")
    assert not called(await offered(core, offering.for_zone, empty, "pt"))


@pytest.mark.usefixtures("made")
async def test_an_action_is_offered_what_is_like_it(core: Core) -> None:
    action = Action(ActionId(1), ZoneId(1), 1, "Bicicletas de carga partilhadas", "", PORTO)
    found = await offered(core, offering.for_action, action, ZONE, "pt")
    assert called(found) == ["bikes"]


@pytest.mark.usefixtures("made")
async def test_what_is_withdrawn_is_offered_nowhere(core: Core) -> None:
    bikes = await practice(core, "bikes")
    await core.write(BOSS, sharing.withdraw, bikes.id, bikes.revision)
    assert not called(await offered(core, offering.for_zone, ZONE, "pt"))


@pytest.mark.usefixtures("made")
async def test_who_is_no_member_is_offered_nothing(core: Core) -> None:
    assert not called(await offered(core, offering.for_zone, ZONE, "pt", who=STRANGER))


async def test_a_network_without_practices_looks_for_none(core: Core) -> None:
    await built(core)
    assert not called(await offered(core, offering.for_zone, ZONE, "pt", who=BOSS))


@pytest.mark.usefixtures("made")
async def test_the_weakest_dimensions_are_offered_what_helps_there(core: Core) -> None:
    await shared(core, TRAINING)
    form = decode(convert_shipped(SELF_ASSESSMENT))
    scores = score(form, {})
    weak = tuple(
        replace(one, value=10.0 if one.code == "d2" else 90.0, shown=10) for one in scores.dimensions
    )
    assert interests.weakest(replace(scores, dimensions=weak)) == ("d2",)
    found = await offered(core, offering.for_scores, form, replace(scores, dimensions=weak))
    assert called(found) == ["training"]
    assert found.offers[0].about == "People and culture"
    strong = tuple(replace(one, value=90.0) for one in scores.dimensions)
    assert not called(await offered(core, offering.for_scores, form, replace(scores, dimensions=strong)))


def test_every_dimension_of_the_questionnaire_has_words_in_every_language() -> None:
    form = decode(convert_shipped(SELF_ASSESSMENT))
    assert set(NEEDS) == {one.code for one in form.dimensions}
    assert all(set(one.words) == set(LANGUAGES) and all(one.words.values()) for one in NEEDS.values())


@pytest.mark.usefixtures("made")
async def test_of_two_weak_dimensions_both_are_helped(core: Core) -> None:
    more = [
        TRAINING | {"key": f"training {n}", "title": f"Formação do pessoal em inovação {n}"} for n in range(3)
    ]
    ideas = {
        "key": "strategy", "language": "pt", "theme": "innovation", "title": "Duas páginas",
        "summary": "Uma estratégia de inovação.",
    }  # fmt: skip
    await shared(core, *more, ideas)
    form = decode(convert_shipped(SELF_ASSESSMENT))
    scores = score(form, {})
    weak = tuple(
        replace(one, value=10.0 if one.code in {"d1", "d2"} else 90.0, shown=10) for one in scores.dimensions
    )
    found = await offered(core, offering.for_scores, form, replace(scores, dimensions=weak))
    assert "strategy" in called(found)
    assert len({one.about for one in found.offers}) == 2
    said = {word for need in NEEDS.values() for words in need.words.values() for word in words}
    assert {word for one in found.offers for word in one.words} <= said


@pytest.mark.usefixtures("made")
async def test_reasons_are_what_the_field_is_about_and_no_other_words(core: Core) -> None:
    zone = replace(ZONE, title="Entregas feitas com bicicletas de carga em cinco ruas", objective="")
    (found,) = (await offered(core, offering.for_zone, zone, "pt")).offers
    assert found.words[0] == "bicicletas de carga"
    assert not {"feitas", "cinco", "ruas", "bicicletas", "carga"} & set(found.words)


@pytest.mark.usefixtures("made")
async def test_a_match_says_how_much_and_by_which_words(core: Core) -> None:
    found = await core.read(ANA, lambda tx, _: matching.matches(tx, "bicicletas de carga", "pt"))
    (one,) = found
    assert matching.LEAST <= one.share <= 1
    assert one.words[0] == "bicicletas de carga"
    weak = await core.read(ANA, lambda tx, _: matching.matches(tx, "carga elétrica de navios", "pt"))
    assert not weak
    every = Filters(themes=frozenset({"energy", "mobility"}))
    assert len(await core.read(ANA, lambda tx, _: matching.matches(tx, "", "pt", every))) == 2
