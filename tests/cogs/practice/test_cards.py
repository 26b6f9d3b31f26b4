"""Cards of practices hold what is longest, in four languages, and show each reader what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.kit.text import safe
from cogs.network.practices.cards import settings_card, theme_fields
from cogs.practice import words
from cogs.practice.cards import blocks, practice_card
from cogs.practice.looking import full_card
from cogs.practice.sharing import controls, notices
from cogs.practice.sharing.cards.beside import ask_card, files_card, languages_card, quote_card
from cogs.practice.sharing.cards.draft import (
    alike_card,
    discard_card,
    draft_card,
    incomplete_card,
    refused_card,
    withdraw_card,
)
from cogs.practice.sharing.cards.lists import mine_card, waiting_card
from cogs.practice.sharing.cards.review import review_card, reviewed_card
from cogs.practice.sharing.windows import (
    comment_fields,
    file_fields,
    form_name,
    mark_fields,
    reason_fields,
    window_fields,
)
from domain.actors import MemberId
from domain.languages import LANGUAGES
from domain.practices.errors import FieldsChanged, NoSuchMonth, NoSuchPlace, PracticeIncomplete, SeveralWrong
from domain.practices.fields import MOST_KEYWORDS, tidy_words
from domain.practices.model import TEXTS, Facts, Status, Theme, Wording
from domain.practices.quotes import QuoteState
from domain.practices.review import Criterion
from domain.practices.windows import FIELDS, Form, filled
from domain.records import replace
from locales import Translator, translator
from services.practices.quoting import Proposal
from services.practices.settings import MOST_THEMES, THEME_LENGTH, PracticeSettings
from services.practices.typed import OFFER, OFFERED, Window
from templates.errors import describe
from templates.errors.text import ErrorText
from tests.cogs.practice import samples
from tests.cogs.test_network_cards import held
from tests.domain.practices.facts_said import NAMES, saying, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from discord.ui import LayoutView

    from services.practices.views import PracticeView

__all__ = ["notices"]  # with them the cog's words are known


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def holds(view: LayoutView) -> None:
    """As `held`; and Discord takes no two controls of one custom_id."""
    held(view)
    found = [getattr(getattr(one, "item", one), "custom_id", None) for one in view.walk_children()]
    ids = [one for one in found if one]
    assert len(ids) == len(set(ids)), ids


def said(view: LayoutView) -> str:
    return str(view.to_components())


def test_a_practice_in_every_state_holds_on_every_page(t: Translator) -> None:
    for view in samples.every():
        for page in (0, 1, 99):
            holds(full_card(view, t, page))
        holds(full_card(view, t, 0, "pt", "s" * 200))
        holds(draft_card(view, t, "s" * 200))
        holds(languages_card(view, t, "s" * 200, ("offer_what", "fr")))
        holds(files_card(view, t, "s" * 200))
        holds(alike_card(view, t))
        holds(discard_card(view, t))
        holds(withdraw_card(view, t))


def test_lists_hold(t: Translator) -> None:
    for count in (0, 1, 5):
        holds(mine_card(samples.listed(count), t, "s" * 200))
        holds(waiting_card(samples.listed(count), t, "s" * 200))


def test_reviews_hold(t: Translator) -> None:
    for status in (Status.SUBMITTED, Status.EXPERTS, Status.PUBLISHED):
        for may in (True, False):
            found = samples.reviewed(practice=samples.practice(status=status), may_review=may)
            holds(review_card(found, t, 0, "s" * 200))
            holds(review_card(found, t, 4))
    for status in (Status.PUBLISHED, Status.EXPERTS, Status.RETURNED):
        holds(reviewed_card(samples.view(practice=samples.practice(status=status)), t))


def test_quotes_hold(t: Translator) -> None:
    for state in QuoteState:
        holds(quote_card(samples.quote(state), t))
    holds(ask_card(Proposal(samples.BIG, samples.LONG, "*_" * 2_000), samples.NETWORK, t))


def test_what_is_missing_has_its_window_at_hand(t: Translator) -> None:
    why = describe(PracticeIncomplete(("problem", "evidence")), t)
    view = incomplete_card(samples.BIG, "problem", why, samples.NETWORK, t)
    holds(view)
    ids = [getattr(getattr(one, "item", one), "custom_id", "") for one in view.walk_children()]
    assert controls.add.button(samples.NETWORK, "x", samples.BIG, "problem").item.custom_id in ids


def test_months_on_a_draft_are_in_words() -> None:
    view = samples.view(practice=samples.practice(status=Status.DRAFT, published_at=None))
    shown = said(draft_card(view, translator("pt"))).replace("\\xa0", " ")
    assert "de março de 2021 a dezembro de 2023" in shown


def test_who_is_not_written_to_is_offered_it_where_they_wait(t: Translator) -> None:
    waits = {"practice": samples.practice(status=Status.SUBMITTED, published_at=None)}
    offer = t.text("Write to me when something is due")
    assert offer in said(draft_card(samples.view(**waits), t))
    assert offer not in said(draft_card(samples.view(**waits, unwritten=False), t))


def test_windows_hold(t: Translator) -> None:
    practice = samples.practice()
    own = tuple("t" * (THEME_LENGTH - 2) + f"{n:02}" for n in range(MOST_THEMES))
    for form in Form:
        fields = filled(practice.original, practice.facts)
        window = Window(samples.BIG, form.value, 1, fields, {"themes": own})
        shown = window_fields(window, t)
        assert shown
        controls.typed.modal(samples.NETWORK, form_name(form.value, t), shown, window.id)
    for form, names in OFFERED.items():
        about = {"beside": dict.fromkeys(names, samples.TEXT), "language": "fr"}
        window = Window(samples.BIG, form, 1, {}, about)
        controls.typed.modal(samples.NETWORK, form_name(form, t), window_fields(window, t), window.id)
    for fields in (
        comment_fields(t),
        mark_fields({Criterion.IMPACT: 3}, t),
        reason_fields(t),
        file_fields(t),
    ):
        controls.commented.modal(samples.NETWORK, "T", fields, samples.BIG)
    holds(refused_card(window, ErrorText("e" * 200, "b" * 500), samples.NETWORK, t))
    several = SeveralWrong((NoSuchPlace(samples.LINE), NoSuchMonth(samples.LINE)))
    holds(refused_card(window, describe(several, t), samples.NETWORK, t))


def test_a_window_has_room_for_every_theme(t: Translator) -> None:
    own = tuple(f"theme {n}" for n in range(MOST_THEMES))
    (theme,) = [
        one
        for one in window_fields(Window(1, Form.WHAT.value, 0, {}, {"themes": own}), t)
        if one.name == "theme"
    ]
    assert len(theme.options) == len(Theme) + MOST_THEMES <= 25


def test_a_text_that_a_window_would_cut_is_left_out_of_it() -> None:
    t = translator("en")
    practice = samples.practice()
    fields = filled(practice.original, practice.facts)
    shown = [one.name for one in window_fields(Window(1, Form.HOW.value, 1, fields, {}), t)]
    assert shown == ["keywords"]
    assert set(FIELDS[Form.HOW]) - set(shown) == {"solution", "resources", "difficulties", "transfer"}
    assert "so left as it is" in said(draft_card(samples.view(), t))


def test_no_field_cuts_what_may_stand_in_it() -> None:
    """As many and as long keywords as there may be; a long text in another language is left out."""
    t = translator("en")
    words = tidy_words(
        Wording("en", "T", keywords=tuple(f"{n:03}" + "k" * 197 for n in range(MOST_KEYWORDS)))
    )
    for form, about in ((Form.HOW.value, {}), (OFFER, {"beside": {}, "language": "fr"})):
        fields = window_fields(Window(1, form, 1, filled(words, Facts()), about), t)
        (keywords,) = (one for one in fields if one.name == "keywords")
        assert len(keywords.value) <= (keywords.max_length or 0)
    long = Window(1, "offer_what", 1, {"problem": "x " * 3000}, {"beside": {}, "language": "fr"})
    assert [one.name for one in window_fields(long, t)] == ["solution", "evidence"]


def test_who_is_told_that_somebody_else_wrote_there_reads_what(t: Translator) -> None:
    window = Window(1, Form.STATE.value, 1, {}, {})
    now = dict.fromkeys(TEXTS[:3], samples.TEXT) | {"maturity": "pilot", "theme": ""}
    card = refused_card(window, describe(FieldsChanged(now), t), samples.NETWORK, t)
    holds(card)
    assert t.text("Tried out") in said(card)


def test_the_meter_says_what_would_add_most_and_leads_there() -> None:
    view = samples.empty()
    card = said(draft_card(view, translator("en")))
    assert view.lacking[0] == "summary"
    assert "what would add most: Summary" in card
    assert f"sharing:add:{samples.NETWORK}:{samples.BIG}:summary" in card
    assert "Still needed to send it: Summary, Problem, Evidence of success" in card


@pytest.mark.parametrize("card", [files_card, languages_card])
def test_what_is_public_is_no_draft_to_go_back_to(
    card: Callable[[PracticeView, Translator], LayoutView],
) -> None:
    en = translator("en")
    public = said(card(samples.view(practice=samples.practice(status=Status.PUBLISHED)), en))
    assert "Back to writing" in public
    assert "the draft" not in public
    assert "Back to the draft" in said(card(samples.empty(), en))


def test_a_failure_is_marked_and_the_original_named() -> None:
    t = translator("en")
    card = said(practice_card(samples.view(), t))
    assert "It did not work out." in card
    far = len(words.split(tuple(blocks(samples.view(), samples.view().shown, t)), 2_400)) - 1
    assert "English (original), French, Spanish and Portuguese" in said(practice_card(samples.view(), t, far))


def test_a_short_version_goes_on_in_the_original() -> None:
    t = translator("en")
    view = samples.view()
    card = "".join(said(practice_card(view, t, page, "pt")) for page in range(3))
    assert "The rest is there in English" in card
    assert "Problem" in card


def test_who_may_not_sees_no_contact() -> None:
    shown = "\n".join(blocks(samples.view(contact=""), samples.view().shown, translator("en")))
    assert "Contact" not in shown


def test_only_who_may_review_has_the_buttons() -> None:
    t = translator("en")
    waits = samples.practice(status=Status.SUBMITTED)
    mine = said(review_card(samples.reviewed(practice=waits, may_review=False), t))
    assert "sharing:accept" not in mine
    assert "somebody else reviews it" in mine
    other = said(review_card(samples.reviewed(practice=waits, may_review=True, mine=False), t))
    assert "sharing:accept" in other
    assert "sharing:mark" not in other, "the four criteria are for experts"


def test_what_a_reader_can_do_depends_on_who_they_are() -> None:
    t = translator("en")
    stranger = said(full_card(samples.view(mine=False, may_change=False), t))
    assert "sharing:draft" not in stranger
    assert "sharing:languages" in stranger, "any colleague may offer it in another language"
    asked = said(full_card(samples.view(), t))
    assert "sharing:renew" in asked
    assert "sharing:archive" in asked


@given(st.lists(st.text(max_size=300), max_size=12), st.integers(50, 400))
def test_pages_lose_nothing_and_hold(texts: list[str], room: int) -> None:
    found = words.split([safe(one) for one in texts], room)
    assert all(sum(map(len, page)) <= room for page in found)
    kept = "".join("".join(page) for page in found)
    assert "".join(kept.split()) == "".join("".join(map(safe, texts)).split())
    assert not any(piece.endswith("\\") and not piece.endswith("\\\\") for page in found for piece in page)


def test_the_network_s_settings_hold(t: Translator) -> None:
    people = tuple((MemberId(n), samples.LONG) for n in range(60))
    for experts in (True, False):
        found = PracticeSettings(samples.NETWORK, experts, ("*_" * 30,) * MOST_THEMES, people)
        holds(settings_card(found, t, "s" * 100))
        holds(settings_card(PracticeSettings(samples.NETWORK, experts, (), ()), t))
    assert theme_fields(("a", "b"), t)[0].value == "a\nb"


@pytest.mark.parametrize("name", [one for one in NAMES if one != "contact_shown"])
def test_a_card_shows_each_fact(name: str) -> None:
    """Whom the contact is shown to is none: who may not see it gets a view without it."""

    def card(facts: Facts) -> object:
        of = replace(samples.empty().practice, facts=facts)
        return practice_card(samples.view(practice=of), translator("en")).to_components()

    assert card(saying(name)) != card(without(name))
