"""Sharing: a draft at each step, duplicates shown, sent, taken back, thrown away, public, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, NotAMember, NotFound
from domain.practices.errors import (
    EndsBeforeItStarts,
    LanguageOfOriginal,
    LanguageTaken,
    NoSuchMonth,
    NoSuchPlace,
    NoSuchTheme,
    NotBegunYet,
    NotYourPractice,
    PracticeIncomplete,
    PracticeLinkRefused,
    PracticeNotThere,
    PracticeTextLong,
    SeveralWrong,
)
from domain.practices.model import ContactShown, EvidenceLevel, HostKind, Maturity, Status, Wording
from domain.practices.windows import Form
from services.practices import filling, reading, settings, sharing, typed
from services.practices.typed import OFFER
from tests.services.networks_made import BOSS, assigned, discord_user
from tests.services.practices.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    PORTO,
    STRANGER,
    Made,
    drafted,
    filled,
    found,
    look,
    published,
    sent,
    waiting,
)

if TYPE_CHECKING:
    from services.core import Core


async def test_a_draft_begins_with_what_is_known_of_its_author(core: Core, made: Made) -> None:
    view = await drafted(core)
    facts = view.practice.facts
    assert (view.practice.code, view.practice.status) == ("G1", Status.DRAFT)
    assert (view.practice.author, view.practice.partner) == (made.bruno, PORTO)
    assert (facts.organisation, facts.theme, facts.country) == ("Porto technology centre", "mobility", "PT")
    assert view.practice.original.language == "pt"
    assert view.missing == ()
    assert 0 < view.complete < 100
    assert view.lacking[0] in {"solution", "transfer"}


async def test_each_window_changes_its_own_fields_alone(core: Core, made: Made) -> None:
    view = await drafted(core)
    one = await core.write(BRUNO, filling.open_on, view.practice.id, Form.HOW)
    other = await core.write(BRUNO, filling.open_on, view.practice.id, Form.WHERE)
    await core.write(
        BRUNO, filling.fill, one.id, {"transfer": "Narrow streets", "keywords": "bikes; parcels"}
    )
    where = {"region": "Galicia", "place": "Vigo", "host": "agency", "period": "2021-03 to 2023"}
    done = await core.write(BRUNO, filling.fill, other.id, where)
    facts, words = done.practice.facts, done.practice.original
    assert (words.transfer, words.keywords) == ("Narrow streets", ("bikes", "parcels"))
    assert words.title == "Cargo bikes for the last mile"
    assert (facts.region, facts.country, facts.place) == ("ES11", "ES", "Vigo")
    assert (facts.host, facts.started, facts.ended) == (HostKind.AGENCY, "2021-03", "2023")
    assert done.complete > view.complete


async def test_all_that_is_wrong_in_a_window_is_told_at_once(core: Core, made: Made) -> None:
    view = await drafted(core)
    with pytest.raises(SeveralWrong) as refused:
        await filled(core, view, Form.WHERE, region="Atlântida", period="de vez em quando")
    assert [type(one) for one in refused.value.wrong] == [NoSuchPlace, NoSuchMonth]
    with pytest.raises(SeveralWrong) as refused:
        await filled(core, view, Form.WHERE, region="Atlântida", period="desde março de 2131")
    assert [type(one) for one in refused.value.wrong] == [NoSuchPlace, NotBegunYet]


async def test_an_idea_may_begin_in_the_time_to_come(core: Core, made: Made) -> None:
    view = await filled(core, await drafted(core), Form.STATE, maturity="idea")
    view = await filled(core, view, Form.WHERE, period="março de 2131")
    assert view.practice.facts.started == "2131-03"
    view = await filled(core, view, Form.CONTACT, contact="Ana")
    assert view.practice.facts.contact == "Ana"
    with pytest.raises(NotBegunYet):
        await filled(core, view, Form.STATE, maturity="running")


async def test_how_far_it_is_and_whom_to_ask(core: Core, made: Made) -> None:
    view = await drafted(core)
    state = {"maturity": "running", "evidence_level": "measured", "failure": "yes", "language": "en"}
    links = "https://example.org/a\nhttps://example.org/b"
    view = await filled(core, view, Form.STATE, **state, links=links)
    view = await filled(core, view, Form.CONTACT, contact="Bruno, 2 23", contact_shown="coordination")
    facts = view.practice.facts
    assert (facts.maturity, facts.evidence_level) == (Maturity.RUNNING, EvidenceLevel.MEASURED)
    assert facts.failure
    assert facts.links == ("https://example.org/a", "https://example.org/b")
    assert facts.contact_shown is ContactShown.COORDINATION
    assert [one.words.language for one in view.practice.wordings] == ["en"], "the original's language moved"
    view = await filled(core, view, Form.STATE, maturity="", failure="no")
    assert (view.practice.facts.maturity, view.practice.facts.failure) == (None, False)


@pytest.mark.parametrize(
    ("form", "said", "refused"),
    [
        (Form.WHERE, {"region": "Atlantis"}, NoSuchPlace),
        (Form.WHERE, {"period": "2023 to 2021"}, EndsBeforeItStarts),
        (Form.STATE, {"links": "http://127.0.0.1/x"}, PracticeLinkRefused),
        (Form.WHAT, {"theme": "alchemy"}, NoSuchTheme),
        (Form.WHAT, {"problem": "a" * 9_000}, PracticeTextLong),
    ],
)
async def test_what_is_refused_leaves_the_draft_and_keeps_what_was_typed(
    core: Core, made: Made, form: Form, said: dict[str, str], refused: type[Exception]
) -> None:
    view = await drafted(core)
    window = await core.write(BRUNO, filling.open_on, view.practice.id, form)
    with pytest.raises(refused):
        await core.write(BRUNO, filling.fill, window.id, said)
    assert (await look(core, view)).practice == view.practice
    kept = await core.write(BRUNO, typed.keep, window.id, said)
    (name, text) = next(iter(said.items()))
    assert kept.fields[name] == text
    mended = await core.write(
        BRUNO, filling.fill, window.id, {name: ""} if name != "problem" else {name: "Vans"}
    )
    assert mended.practice.revision == view.practice.revision + 1


async def test_a_theme_that_is_offered_no_more_stays_with_what_has_it(core: Core, made: Made) -> None:
    await core.write(BOSS, settings.name_themes, ["Sea food"])
    view = await published(core, theme="Sea food")
    await core.write(BOSS, settings.name_themes, [])
    window = await core.write(BRUNO, filling.open_on, view.practice.id, Form.WHAT)
    assert window.about["themes"] == ["Sea food"], "it can be left as it is"
    done = await filled(core, view, Form.CONTACT, contact="bruno@example.org")
    assert (done.practice.facts.theme, done.own_themes) == ("Sea food", ("Sea food",))
    other = await drafted(core)
    with pytest.raises(NoSuchTheme):
        await filled(core, other, Form.WHAT, theme="Sea food")


async def test_a_window_is_filled_once(core: Core, made: Made) -> None:
    window = await core.write(BRUNO, filling.begin)
    await core.write(BRUNO, filling.fill, window.id, {"title": "Once"})
    with pytest.raises(Changed):
        await core.write(BRUNO, filling.fill, window.id, {"title": "Once"})
    assert (await core.read(BRUNO, reading.mine)).total == 1
    theirs = await core.write(BRUNO, filling.begin)
    with pytest.raises(Changed):
        await core.write(ANA, filling.fill, theirs.id, {"title": "Not mine"})


async def test_a_draft_is_its_author_s_and_the_coordination_s(core: Core, made: Made) -> None:
    view = await drafted(core)
    assert (await look(core, view, BOSS)).practice.id == view.practice.id
    for other in (ANA, CLEO):
        with pytest.raises(NotFound):
            await look(core, view, other)
    with pytest.raises(NotYourPractice):
        await core.write(CLEO, filling.open_on, view.practice.id, Form.WHAT)
    with pytest.raises(NotAMember):
        await core.write(STRANGER, filling.begin)


async def test_too_little_is_not_sent_and_says_what_is_missing(core: Core, made: Made) -> None:
    view = await drafted(core, evidence="", theme="", problem="?!")
    with pytest.raises(PracticeIncomplete) as refused:
        await core.write(BRUNO, sharing.send, view.practice.id, view.practice.revision)
    assert set(refused.value.missing) == {"problem", "evidence", "theme"}
    assert (await look(core, view)).practice.status is Status.DRAFT


async def test_reviewers_hear_of_it_and_it_can_be_taken_back(core: Core, made: Made) -> None:
    view = await sent(core)
    assert view.practice.status is Status.SUBMITTED
    assert {one.member_id for one in await waiting(core, "practice.sent")} == {made.boss, made.cleo}
    with pytest.raises(PracticeNotThere):
        await core.write(BRUNO, sharing.send, view.practice.id, view.practice.revision)
    back = await core.write(BRUNO, sharing.take_back, view.practice.id, view.practice.revision)
    assert back.practice.status is Status.DRAFT
    assert await waiting(core, "practice.sent") == []
    again = await core.write(BRUNO, sharing.send, back.practice.id, back.practice.revision)
    assert again.practice.status is Status.SUBMITTED
    assert len(await waiting(core, "practice.sent")) == 2


async def test_a_double_press_does_nothing(core: Core, made: Made) -> None:
    view = await drafted(core)
    await filled(core, view, Form.HOW, transfer="Elsewhere")
    with pytest.raises(Changed):
        await core.write(BRUNO, sharing.send, view.practice.id, view.practice.revision)


async def test_a_duplicate_is_shown_before_it_is_sent_and_another_subject_is_not(
    core: Core, made: Made
) -> None:
    first = await published(core, ANA)
    same = await drafted(core, ANA, title="Cargo bikes, last mile", summary="Parcels by cargo bike, no van.")
    seen = await core.read(ANA, sharing.before_sending, same.practice.id)
    assert [one.code for one in seen.alike] == [first.practice.code]
    other = await drafted(
        core, ANA, title="Seaweed as fertiliser", summary="Beach cast is composted with hedge cuttings."
    )
    assert (await core.read(ANA, sharing.before_sending, other.practice.id)).alike == ()


async def test_a_draft_is_thrown_away_what_was_public_is_not(core: Core, made: Made) -> None:
    view = await drafted(core)
    await core.write(BRUNO, sharing.discard, view.practice.id, view.practice.revision)
    with pytest.raises(NotFound):
        await look(core, view)
    public = await published(core)
    assert public.practice.number == view.practice.number + 1, "no code is given twice"
    gone = await core.write(BRUNO, sharing.withdraw, public.practice.id, public.practice.revision)
    again = await core.write(BRUNO, sharing.reopen, gone.practice.id, gone.practice.revision)
    with pytest.raises(PracticeNotThere):
        await core.write(BRUNO, sharing.discard, again.practice.id, again.practice.revision)
    assert (await look(core, again)).practice.status is Status.DRAFT
    out = await core.write(BRUNO, sharing.withdraw, again.practice.id, again.practice.revision)
    assert out.practice.status is Status.WITHDRAWN


async def test_what_is_public_is_found_by_its_new_words_at_once(core: Core, made: Made) -> None:
    view = await published(core)
    assert await found(core, "cargo bikes") == ["G1"]
    await filled(core, view, Form.WHAT, title="Electric ferries")
    assert await found(core, "ferries") == ["G1"]
    assert await found(core, '"cargo bikes for the last mile"') == []
    with pytest.raises(PracticeIncomplete):
        await filled(core, view, Form.WHAT, theme="")
    assert (await look(core, view)).practice.facts.theme == "mobility"


async def test_a_withdrawn_practice_is_nowhere(core: Core, made: Made) -> None:
    view = await published(core)
    gone = await core.write(BRUNO, sharing.withdraw, view.practice.id, view.practice.revision)
    assert gone.practice.status is Status.WITHDRAWN
    assert await found(core, "cargo bikes") == []
    with pytest.raises(NotFound):
        await look(core, view, CLEO)
    assert (await core.read(CLEO, reading.newest)).total == 0
    assert await core.read(CLEO, reading.complete, "cargo") == ()
    assert await waiting(core, "practice.renewal") == []
    again = await core.write(BRUNO, sharing.reopen, gone.practice.id, gone.practice.revision)
    assert again.practice.status is Status.DRAFT


async def test_an_archived_one_opens_and_is_not_found(core: Core, made: Made) -> None:
    view = await published(core)
    await core.write(BRUNO, sharing.archive, view.practice.id, view.practice.revision)
    assert (await look(core, view, CLEO)).practice.status is Status.ARCHIVED
    assert await found(core, "cargo bikes") == []


async def test_a_colleague_offers_it_in_another_language(core: Core, made: Made) -> None:
    view = await published(core)
    window = await core.write(CLEO, filling.offer_on, view.practice.id, OFFER, "fr")
    assert window.about["beside"]["title"] == "Cargo bikes for the last mile"
    said = {"title": "Vélos cargo", "summary": "Les colis arrivent à vélo.", "keywords": "livraison"}
    done = await core.write(CLEO, filling.fill, window.id, said)
    assert [one.words.language for one in done.practice.wordings] == ["pt", "fr"]
    assert done.shown.title == "Vélos cargo", "she reads French"
    assert done.practice.wordings[1].by == made.cleo
    assert await found(core, "livraison colis") == ["G1"]
    assert filling.offered_so_far(done.practice, "fr") == "offer_what"
    more = await core.write(CLEO, filling.offer_on, view.practice.id, "offer_what", "fr")
    done = await core.write(CLEO, filling.fill, more.id, {"problem": "Des camions", "evidence": "Moins 38 %"})
    assert done.practice.in_language("fr").title == "Vélos cargo", "what was said before stays"
    assert filling.offered_so_far(done.practice, "fr") == ""


async def test_who_reviews_it_does_not_write_in_it(core: Core, made: Made) -> None:
    view = await sent(core)
    french = Wording("fr", title="Vélos cargo", summary="Des colis à vélo.")
    for other in (CLEO, ANA, BOSS):
        with pytest.raises(PracticeNotThere):
            await core.write(other, sharing.translate, view.practice.id, french)
        with pytest.raises(PracticeNotThere):
            await core.write(other, filling.offer_on, view.practice.id, OFFER, "fr")
    done = await core.write(BRUNO, sharing.translate, view.practice.id, french)
    assert [one.words.language for one in done.practice.wordings] == ["pt", "fr"], "it is its author's"
    assert await waiting(core, "practice.translated") == []


async def test_nobody_writes_over_another_s_language_or_the_original(core: Core, made: Made) -> None:
    view = await published(core)
    window = await core.write(CLEO, filling.offer_on, view.practice.id, OFFER, "fr")
    await core.write(CLEO, filling.fill, window.id, {"title": "Zinzolin", "summary": "En zinzolin"})
    with pytest.raises(LanguageTaken):
        await core.write(ANA, lambda tx, who: sharing.must_be_free(who, view.practice, "pt"))
    with pytest.raises(NotFound):
        await core.write(ANA, filling.offer_on, view.practice.id, OFFER, "tlh")
    await assigned(core, 5, "Zoé", partner=BREST)
    with pytest.raises(LanguageTaken):
        await core.write(
            discord_user(5, "Zoé"), sharing.translate, view.practice.id, Wording("fr", "Mien", "À moi")
        )
    other = await core.write(BOSS, filling.offer_on, view.practice.id, OFFER, "fr")
    assert other.fields["title"] == "Zinzolin", "the coordination may mend it"
    with pytest.raises(LanguageOfOriginal):
        await core.write(BRUNO, sharing.untranslate, view.practice.id, "pt")
    with pytest.raises(NotYourPractice):
        await core.write(CLEO, sharing.untranslate, view.practice.id, "fr")
    done = await core.write(BRUNO, sharing.untranslate, view.practice.id, "fr")
    assert [one.words.language for one in done.practice.wordings] == ["pt"]
    assert await found(core, "zinzolin") == []


async def test_the_contact_is_shown_to_whom_it_is_for(core: Core, made: Made) -> None:
    view = await published(core)
    closed = {"contact": "bruno@example.org", "contact_shown": "coordination"}
    await filled(core, view, Form.CONTACT, **closed)
    assert (await look(core, view, CLEO)).contact == ""
    for who in (BOSS, BRUNO):
        assert (await look(core, view, who)).contact == "bruno@example.org"
    await filled(core, view, Form.CONTACT, contact_shown="members")
    assert (await look(core, view, CLEO)).contact == "bruno@example.org"


async def test_autocomplete_and_codes_find_what_one_may_see(core: Core, made: Made) -> None:
    public = await published(core)
    await drafted(core, ANA, title="Cargo ships")
    codes = [one.code for one in await core.read(ANA, reading.complete, "cargo")]
    assert codes == ["G2", "G1"], "one's own first"
    assert [one.code for one in await core.read(CLEO, reading.complete, "CARGO")] == ["G1"]
    assert (await core.read(CLEO, reading.called, "g1 · Cargo")).practice.id == public.practice.id
    for typed_ in ("G2", "G99", "", "nothing", "1-solar"):
        with pytest.raises(NotFound):
            await core.read(CLEO, reading.called, typed_)


async def test_the_partner_s_contact_takes_care_of_what_is_no_draft(core: Core, made: Made) -> None:
    view = await published(core)
    assert (await look(core, view, ANA)).may_change
    done = await filled(core, view, Form.HOW, ANA, transfer="Any old town")
    assert done.practice.original.transfer == "Any old town"
    assert not (await look(core, view, CLEO)).may_change
