"""The pages behind the door: what they show, what their forms do, what is refused with nothing typed twice."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import time
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from domain.actors import ChannelKind, Role
from domain.consents import Given, Purpose
from domain.notices import NewNotice, Rhythm, Way
from domain.notices.kinds import MILESTONE_GIVEN
from domain.records import replace
from services import consents, door, me
from services.notices import preferences
from storage import members, outbox, people
from storage.schema.notices import inbox as lying
from storage.schema.notices import notice as notices
from tests.portal.conftest import ANA, BRUNO, CLEO, World
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.portal.conftest import Browse


async def test_the_overview_says_who_one_is_and_what_waits(world: World, browse: Browse) -> None:
    page = await (await browse(ANA)).get("/n/1/")
    assert "Porto technology centre · contact" in page.text
    assert "Nothing at the moment." in page.text
    later = await (await browse(BRUNO)).get("/n/1/milestones")
    assert "Routes (P1.Z1.A1.M1) 15 March 2027 · in 62 days · Cargo bikes" in later.text


async def test_who_is_in_several_networks_chooses(core: Core, world: World, browse: Browse) -> None:
    def also(tx: Any) -> None:
        here = tx.within(world.other)
        members.add(here, people.person_at(here, ChannelKind.DISCORD, ANA.address).id, None)

    await core.across(also)
    browser = await browse(ANA)
    assert browser.page is not None
    assert browser.page.path == "/networks"
    assert 'href="/n/1/"' in browser.page.html
    assert f'href="/n/{world.other}/"' in browser.page.html
    page = await browser.get(f"/n/{world.other}/")
    assert "Baltic" in page.text


async def test_the_inbox_says_what_chat_says_and_is_read_by_a_press(
    core: Core, world: World, browse: Browse
) -> None:
    def lay(tx: Any, actor: Any) -> None:
        one = NewNotice(MILESTONE_GIVEN, "milestone", world.milestone, tx.now, "k", member=actor.member)
        outbox.add(tx, [one])
        row = tx.connection.execute(notices.select().where(notices.c.dedupe_key == "k")).one()
        tx.connection.execute(
            lying.insert().values(
                network_id=tx.network, notice_id=row.id, member_id=actor.member, placed_at=tx.now
            )
        )

    await core.write(BRUNO, lay)
    browser = await browse(BRUNO)
    page = await browser.get("/n/1/inbox")
    assert "1 unread notification" in page.text
    assert "You answer for P1.Z1.A1.M1 Routes now; it is due on 15 Mar 2027." in page.text
    assert "1 unread notification" in (await browser.get("/n/1/")).text
    await browser.get("/n/1/inbox")
    page = await browser.send("/inbox")
    assert "All read." in page.text
    assert "You have read all of it" in page.text
    for number in ("0", "-1", "9999999", "x", "٣"):
        assert (await browser.get("/n/1/inbox", params={"page": number})).status == 200


async def test_a_long_inbox_is_read_page_by_page_and_counted_right(
    core: Core, world: World, browse: Browse
) -> None:
    """Sixty, of which every sixth is settled: what the count says is what stands on the pages as new."""

    def lay(tx: Any, actor: Any) -> None:
        about = [world.milestone if n % 6 else 9999 for n in range(60)]
        outbox.add(
            tx,
            [
                NewNotice(MILESTONE_GIVEN, "milestone", one, tx.now, f"k{n}", member=actor.member)
                for n, one in enumerate(about)
            ],
        )
        for row in tx.connection.execute(notices.select().where(notices.c.dedupe_key.like("k%"))).all():
            tx.connection.execute(
                lying.insert().values(
                    network_id=tx.network, notice_id=row.id, member_id=actor.member, placed_at=tx.now
                )
            )

    await core.write(BRUNO, lay)
    browser = await browse(BRUNO)
    assert "50 unread notifications" in (await browser.get("/n/1/")).text
    page, new, pages = await browser.get("/n/1/inbox"), 0, 0
    assert "50 unread notifications" in page.text
    while True:
        pages += 1
        here = page.html.count("<strong>New</strong>")
        new += here
        assert f"{50 - here} of them on other pages, below" in page.text
        assert f"Page {pages} of 8" in page.text
        older = [
            have["href"] for _, have in page.read.tags if have.get("href") == f"/n/1/inbox?page={pages + 1}"
        ]
        if not older:
            break
        page = await browser.get(str(older[0]))
    assert (new, pages) == (50, 8)
    page = await browser.send("/inbox")
    assert "You have read all of it" in page.text
    assert "on other pages" not in page.text


async def test_names_and_functions_are_one_s_own(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    await browser.get("/n/1/settings")
    page = await browser.send("/settings", name="  Ana  <b>Duarte</b>\u202e ", function="Head of research")
    assert "Saved." in page.text
    assert 'value="Ana &lt;b&gt;Duarte&lt;/b&gt;"' in page.html
    found = await core.read(ANA, me.profile)
    assert (found.name, found.member.function) == ("Ana <b>Duarte</b>", "Head of research")
    for name, function, words, field in (
        ("  ", "x", "A name is needed", "name"),
        ("n" * 81, "x", "That is long for a name", "name"),
        ("Ana", "f" * 81, "That is long for a function", "function"),
    ):
        await browser.get("/n/1/settings")
        page = await browser.send("/settings", name=name, function=function)
        assert page.status == 422
        assert words in page.text
        assert page.form("/settings").fields["function"] == function, "nothing is typed twice"
        (have,) = [have for _, have in page.read.tags if have.get("id") == field]
        assert have["aria-invalid"] == "true"
    assert (await core.read(ANA, me.profile)).name == "Ana <b>Duarte</b>"


async def test_language_and_zone_are_in_effect_at_once(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    await browser.get("/n/1/settings")
    page = await browser.send("/settings", language="pt")
    assert '<html lang="pt">' in page.html
    page = await browser.send("/settings", zone="Açores")
    assert page.form("/settings").fields["zone"] == "Atlantic/Azores"
    page = await browser.send("/settings", zone="Atlantis")
    assert page.status == 422
    assert page.form("/settings").fields["zone"] == "Atlantis"
    found = await core.read(ANA, me.profile)
    assert (found.language, found.zone) == ("pt", "Atlantic/Azores")


async def test_how_one_is_notified(core: Core, world: World, browse: Browse) -> None:
    """All of it is one form: who changes several things and presses once loses none of them."""
    browser = await browse(ANA)
    page = await browser.get("/n/1/settings")
    assert [form.action for form in page.read.forms if form.action != "/signout"] == ["/n/1/settings"]
    page = await browser.send(
        "/settings",
        way="inbox",
        begins="22:00",
        ends="06:00",
        at="07:00",
        weekday="4",
        language="fr",
        **{"rhythm-plan": "weekly", "rhythm-survey": "never"},
    )
    assert "Enregistré" in page.text
    found = await core.read(ANA, preferences.mine)
    assert found.preferences.way is Way.INBOX
    assert found.preferences.quiet is not None
    assert (found.preferences.quiet.begins, found.preferences.quiet.ends) == (time(22), time(6))
    assert (found.preferences.digest_at, found.preferences.digest_weekday) == (time(7), 4)
    others = {one for one, rhythm in found.rhythms.items() if rhythm is Rhythm.AT_ONCE}
    assert found.rhythms == {
        **dict.fromkeys(others, Rhythm.AT_ONCE),
        "survey": Rhythm.NEVER,
        "plan": Rhythm.WEEKLY,
    }
    assert {"todo", "arrival"} <= others
    page = await browser.send("/settings", begins="none")
    assert (await core.read(ANA, preferences.mine)).preferences.quiet is None
    assert page.form("/settings").fields["begins"] == "none"


async def test_where_one_thing_cannot_be_nothing_is_saved_and_nothing_typed_is_lost(
    core: Core, world: World, browse: Browse
) -> None:
    browser = await browse(ANA)
    before = await core.read(ANA, preferences.mine), await core.read(ANA, me.profile)
    typed = {
        "name": "Ana Duarte",
        "function": "Head",
        "language": "pt",
        "way": "inbox",
        "begins": "09:00",
        "ends": "09:00",
        "at": "07:00",
        "weekday": "4",
        "rhythm-plan": "weekly",
    }
    await browser.get("/n/1/settings")
    page = await browser.send("/settings", **typed)
    assert page.status == 422
    assert "Nothing was saved yet." in page.text
    fields = page.form("/settings").fields
    assert {name: fields[name] for name in typed} == typed
    (field,) = [have["id"] for _, have in page.read.tags if "aria-invalid" in have]
    assert field == "begins"
    assert (await core.read(ANA, preferences.mine), await core.read(ANA, me.profile)) == before
    page = await browser.send("/settings", ends="10:00")
    assert '<html lang="pt">' in page.html, "and once it can be, all of it is saved"
    assert (await core.read(ANA, me.profile)).name == "Ana Duarte"


async def test_what_was_changed_elsewhere_meanwhile_is_left_alone(
    core: Core, world: World, browse: Browse
) -> None:
    browser = await browse(ANA)
    await browser.get("/n/1/settings")
    await core.write(ANA, preferences.choose_way, Way.INBOX)
    await browser.send("/settings", function="Head")
    assert (await core.read(ANA, preferences.mine)).preferences.way is Way.INBOX
    person = (await core.read(ANA, me.profile)).person
    assert person is not None
    assert (person.language, person.zone) == (None, None), "what was not chosen goes on following the network"


@pytest.mark.parametrize(
    "values",
    [
        {"way": "channel"},
        {"language": "xx"},
        {"begins": "25:99", "ends": "x"},
        {"at": "07:00", "weekday": "9"},
        {"at": "", "weekday": "x"},
        {"rhythm-door": "never"},
        {"rhythm-plan": "hourly", "name": "Anna"},
    ],
)
async def test_made_up_values_change_nothing(
    core: Core, world: World, browse: Browse, values: dict[str, str]
) -> None:
    browser = await browse(ANA)
    before = await core.read(ANA, preferences.mine), await core.read(ANA, me.profile)
    token = (await browser.get("/n/1/settings")).form("/settings").fields["csrf"]
    page = await browser.post("/n/1/settings", {"csrf": token, **values})
    assert page.status == 200
    assert "Saved." not in page.text
    assert (await core.read(ANA, preferences.mine), await core.read(ANA, me.profile)) == before


async def test_consents_are_given_and_taken_back(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    page = await browser.get("/n/1/consents")
    assert page.text.count("You have not agreed.") == 3
    page = await browser.send("/consents/photo/give")
    assert "Kept: you agreed." in page.text
    assert "You agreed on 12 January 2027, on the web." in page.text
    held = (await core.read(ANA, consents.mine)).holding[Purpose.PHOTO]
    assert (held.wording, held.language, held.how) == ("photo-1", "en", Given.WEB)
    page = await browser.send("/consents/photo/withdraw")
    assert "Pictures of me: agreed on 12 January 2027, taken back on 12 January 2027." in page.text
    assert not (await core.read(ANA, consents.mine)).holding
    token = page.form("/consents/photo/give").fields["csrf"]
    for path, wording, status in (
        ("/n/1/consents/notice/give", "notice-1", 404),
        ("/n/1/consents/everything/give", "x", 404),
        ("/n/1/consents/photo/give", "photo-0", 409),
    ):
        assert (await browser.post(path, {"csrf": token, "wording": wording})).status == status
    assert not (await core.read(ANA, consents.mine)).holding


async def test_what_is_agreed_to_by_mail_opens_the_address(core: Core, world: World, browse: Browse) -> None:
    def address(tx: Any, actor: Any) -> None:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, "ana@example.org")

    await core.write(ANA, address)
    browser = await browse(ANA)
    page = await browser.get("/n/1/consents")
    assert "Your address: ana@example.org" in page.text
    await browser.send("/consents/mail/give")
    mail = (await core.read(ANA, consents.mine)).mail
    assert mail is not None
    assert mail.open
    await browser.send("/consents/mail/withdraw")
    mail = (await core.read(ANA, consents.mine)).mail
    assert mail is not None
    assert not mail.open
    await core.write(ANA, me.agree)
    await browser.get("/n/1/consents")
    page = await browser.send("/consents/direct/withdraw")
    assert "direct" not in [form.action.split("/")[-2] for form in page.read.forms]
    direct = (await core.read(ANA, consents.mine)).direct
    assert direct is not None
    assert not direct.open


async def test_data_are_shown_and_taken_along(world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    page = await browser.get("/n/1/data")
    assert "What Atlantic innovation keeps on you." in page.text
    assert "Your place in the network since 12 January 2027: your partner, function and role" in page.text
    assert "your name, and your account on Discord" in page.text
    token = page.form("/data/export").fields["csrf"]
    answer = await browser.client.post("/n/1/data/export", data={"csrf": token})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="techlink-data-2027-01-12.zip"'
    with zipfile.ZipFile(io.BytesIO(await answer.read())) as archive:
        profile = json.loads(archive.read("profile.json"))
    assert profile["person"]["name"] == "Ana"
    assert len(profile["web_sessions"]) == 1


async def test_erasing_asks_first_and_gives_a_receipt(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    page = await browser.get("/n/1/data/erase")
    assert "Erase what is kept on Ana?" in page.text
    assert "Nothing has been erased yet." in page.text
    old = page.form("/data/erase")
    await core.write(ANA, me.choose_language, "fr")
    await core.write(BOSS, lambda tx, _actor: members.grant(tx, world.made.ana, Role.REVIEWER))
    page = await browser.post(old.action, old.fields)
    assert page.status == 409
    await core.write(ANA, me.choose_language, "en")
    page = await browser.get("/n/1/data/erase")
    page = await browser.send("/data/erase")
    assert page.status == 200
    assert "You are erased here" in page.text
    assert "Receipt of the erasure:" in page.text
    assert (await browser.get("/n/1/data")).path == "/signin", "nobody is behind the session any more"


async def test_who_has_left_still_sees_what_is_kept(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(CLEO)
    page = await browser.get("/n/1/leave")
    assert "Leave Atlantic innovation?" in page.text
    page = await browser.send("/leave")
    assert "You have left Atlantic innovation" in page.text
    assert "/inbox" not in page.html
    assert (await browser.get("/n/1/inbox")).status == 403
    page = await browser.get("/n/1/data")
    assert "you left on 12 January 2027" in page.text
    assert (await browser.get("/networks")).path == "/n/1/data"
    await browser.get("/n/1/data/erase")
    assert "You are erased here" in (await browser.send("/data/erase")).text


async def test_the_last_coordinator_cannot_leave(core: Core, world: World, browse: Browse) -> None:
    page = await (await browse(BOSS)).get("/n/1/leave")
    assert page.status == 422
    assert "Berta is the only one who coordinates" in page.text


async def test_what_waits_is_named_before_leaving(world: World, browse: Browse) -> None:
    page = await (await browse(BRUNO)).get("/n/1/leave")
    assert "1 milestone that you answer for" in page.text
    assert "Routes" in page.text


async def test_a_fault_of_ours_has_a_number(
    core: Core, world: World, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = await browse(ANA)

    async def broken(*_args: object) -> None:
        raise RuntimeError("secret details")

    monkeypatch.setattr(core, "read", broken)
    page = await browser.get("/n/1/")
    assert page.status == 500
    assert "This is our fault, not yours." in page.text
    assert "secret details" not in page.html


async def test_the_secret_of_a_link_is_not_in_the_log(
    core: Core, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_args: object) -> None:
        raise RuntimeError

    browser = await browse()
    monkeypatch.setattr(core, "look_across", broken)
    with capture_logs() as lines:
        assert (await browser.get("/signin/the-secret")).status == 500
    (line,) = lines
    assert (line["event"], line["page"]) == ("page_failed", "/signin/{token}")
    assert "the-secret" not in str(line)


async def test_a_person_without_discord_comes_in_too(core: Core, world: World, browse: Browse) -> None:
    def enlist(tx: Any, actor: Any) -> str:
        dora = people.add_person(tx, "Dora Sem Discord")
        people.add_channel(tx, dora.id, ChannelKind.EMAIL, "dora@example.org")
        members.add(tx, dora.id, None)
        return door.make_link(tx, replace(actor, person=dora.id)).token

    token = await core.write(BOSS, enlist)
    browser = await browse()
    await browser.get(f"/signin/{token}")
    page = await browser.send(token)
    assert "Hello, Dora Sem Discord" in page.text
    await browser.get("/n/1/settings")
    page = await browser.send("/settings", language="es")
    assert '<html lang="es">' in page.html
    page = await browser.send("/settings", name="Dora Lima")
    assert page.form("/settings").fields["name"] == "Dora Lima"
    for path in ("", "inbox", "milestones", "consents", "data", "leave"):
        assert (await browser.get(f"/n/1/{path}")).status == 200, path


async def test_who_was_put_into_the_network_reads_by_whom(core: Core, world: World, browse: Browse) -> None:
    page = await (await browse(BRUNO)).get("/n/1/")
    assert "Recorded for you by Berta." in page.text
    assert "Recorded for you" not in (await (await browse(BOSS)).get("/n/1/")).text
