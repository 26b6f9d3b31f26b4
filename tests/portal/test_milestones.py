"""Milestones done and postponed: on their pages, and by links that act without a session."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import FormData

from domain.plans.model import MilestoneStatus, Owner
from domain.privacy import Topic
from services import links, me, members
from services.links import Purpose
from services.plans import reading
from storage.plans import milestones
from tests.portal.conftest import ANA, BRUNO, CLEO, ZOE, World
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import add, look

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse, Browser, Page


async def link(core: Core, who: Any, purpose: Purpose, subject: int, days: int = 30) -> str:
    def make(tx: Any, actor: Any) -> str:
        return links.make(tx, actor.as_member(), purpose, subject, timedelta(days=days))

    return await core.write(who, make)


async def test_it_is_marked_done_with_what_shows_it(core: Core, world: World, browse: Browse) -> None:
    shown = await add(core, world.made, title="Count <b>", evidence_asked="The counts")
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/milestones/{shown.id}")
    assert "Count <b> (P1.Z1.A1.M2)" in page.text
    assert "<b>" not in page.html
    page = await browser.send("/done")
    assert page.status == 422
    assert (await look(core, shown.id)).status is MilestoneStatus.PLANNED
    page = await browser.send("/done", evidence="javascript:alert(1)")
    assert "Done." in page.text
    assert "javascript:" not in [have.get("href") for _, have in page.read.tags]
    assert (await look(core, shown.id)).status is MilestoneStatus.DONE
    assert page.read.forms[-1].action == "/signout", "nothing more to do"


async def test_an_address_that_was_kept_as_a_name_is_not_shown(
    core: Core, world: World, browse: Browse
) -> None:
    rui = Owner(None, "rui.costa@example.org")
    await core.write(
        BOSS, lambda tx, _actor: milestones.assign(tx, world.made.plan, world.milestone, rui, None)
    )
    browser = await browse(CLEO)
    page = await browser.get(f"/n/1/milestones/{world.milestone}")
    assert "Rui Costa (has not joined yet)" in page.text
    assert "rui.costa" not in page.html


async def test_a_link_as_evidence_leads_there(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{world.milestone}")
    page = await browser.send("/done", evidence="https://example.org/report?a=1&b=2")
    assert '<a href="https://example.org/report?a=1&amp;b=2" rel="noreferrer nofollow">' in page.html


async def test_a_day_is_said_back_before_anything_is_done(core: Core, world: World, browse: Browse) -> None:
    await core.write(BRUNO, me.choose_language, "pt")
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{world.milestone}")
    page = await browser.send("/postpone", day="22 de março", why="A cidade ainda não respondeu.")
    assert page.status == 200
    assert "segunda-feira, 22 de março de 2027" in page.text
    assert (await look(core, world.milestone)).due == date(2027, 3, 15)
    page = await browser.send("/postpone")
    assert (await look(core, world.milestone)).due == date(2027, 3, 22)
    assert page.path == f"/n/1/milestones/{world.milestone}"


async def test_a_day_that_can_be_two_is_asked(core: Core, world: World, browse: Browse) -> None:
    soon = await add(core, world.made, title="Soon", due=date(2027, 1, 13))
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{soon.id}")
    page = await browser.send("/postpone", day="next friday", why="Late")
    assert "“next friday” can be several days" in page.text
    days = [have["value"] for tag, have in page.read.tags if have.get("type") == "radio"]
    assert days == ["2027-01-15", "2027-01-22"]
    await browser.send("/postpone", sure="2027-01-22")
    assert (await look(core, soon.id)).due == date(2027, 1, 22)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day": "gibberish", "why": "Because"}, "day"),
        ({"day": "2027-03-22", "why": " "}, "why"),
        ({"day": "2027-02-01", "why": "Sooner"}, "day"),
        ({"day": "2027-03-22", "why": "x", "sure": "not a day"}, "day"),
    ],
)
async def test_what_is_refused_stays_in_its_fields(
    core: Core, world: World, browse: Browse, values: dict[str, str], field: str
) -> None:
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{world.milestone}")
    page = await browser.send("/postpone", **values)
    assert page.status == 422
    assert page.form("/postpone").fields["day"] == values["day"]
    (wrong,) = [have["id"] for _, have in page.read.tags if "aria-invalid" in have]
    assert wrong == field
    assert (await look(core, world.milestone)).due == date(2027, 3, 15)


async def test_beyond_what_owners_may_it_is_asked(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{world.milestone}")
    page = await browser.send("/postpone", day="2027-09-01", why="Procurement")
    assert "Asked. The coordination answers" in page.text
    assert "A later day is asked for: 1 September 2027." in page.text
    assert (await look(core, world.milestone)).due == date(2027, 3, 15)


async def test_the_coordination_answers_a_request(core: Core, world: World, browse: Browse) -> None:
    path = f"/n/1/milestones/{world.milestone}"
    asking, boss = await browse(BRUNO), await browse(BOSS)
    for press, answer, due in (("refuse", "Not so late.", "2027-03-15"), ("agree", "", "2027-09-01")):
        await asking.get(path)
        page = await asking.send("/postpone", day="2027-09-01", why="Procurement")
        assert "has not answered yet" in page.text
        assert "/answer" not in page.html, "nobody answers their own request"
        page = await boss.get("/n/1/todo")
        assert f'href="{path}"' in page.html
        page = await boss.get(path)
        assert "Bruno asks for Wednesday, 1 September 2027 instead of 15 March 2027." in page.text
        assert "Procurement" in page.text
        form = page.form("/answer")
        if press == "refuse":
            page = await boss.post(form.action, {**form.fields, "press": press, "answer": " "})
            assert page.status == 422
            assert 'href="#answer"' in page.html, "no without a reason is none"
        page = await boss.post(form.action, {**form.fields, "press": press, "answer": answer})
        assert page.status == 200
        assert {"refuse": "The day stays.", "agree": "Agreed."}[press] in page.text
        assert (await look(core, world.milestone)).due == date.fromisoformat(due)
        assert (await boss.post(form.action, {**form.fields, "press": "agree"})).status == 409, "it is over"


async def test_what_a_later_day_leads_to_is_said_first(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/milestones/{world.milestone}")
    assert "for more the coordination is asked" in page.text
    page = await browser.send("/postpone", day="1 September 2027", why="Procurement")
    assert "The coordination is asked, since days after" in page.text
    assert "Ask for it" in page.text
    await browser.get(f"/n/1/milestones/{world.milestone}")
    page = await browser.send("/postpone", day="20 March 2027", why="Rain")
    assert "It is set at once" in page.text
    await browser.get(f"/n/1/milestones/{world.milestone}")
    page = await browser.send("/postpone", day="15 March 2027", why="Rain")
    assert page.status == 422, "the day that it has is not offered"


async def test_an_old_page_does_nothing(core: Core, world: World, browse: Browse) -> None:
    browser, other = await browse(BRUNO), await browse(ANA)
    await browser.get(f"/n/1/milestones/{world.milestone}")
    await other.get(f"/n/1/milestones/{world.milestone}")
    await other.send("/postpone", day="2027-03-20", why="One")
    page = await browser.send("/done")
    assert page.status == 409
    assert "This has changed in the meantime" in page.text
    assert (await look(core, world.milestone)).status is MilestoneStatus.PLANNED
    page = await browser.send("/done")
    assert page.status == 200, "the page that says so is up to date"


async def test_others_may_look_and_no_more(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(CLEO)
    page = await browser.get(f"/n/1/milestones/{world.milestone}")
    assert page.status == 200
    assert [form.action for form in page.read.forms] == ["/signout"]
    token = page.read.forms[0].fields["csrf"]
    page = await browser.post(f"/n/1/milestones/{world.milestone}/done", {"csrf": token, "seen": "1"})
    assert page.status == 403
    assert (await look(core, world.milestone)).status is MilestoneStatus.PLANNED


async def test_a_link_shows_and_one_press_does(core: Core, world: World, browse: Browse) -> None:
    token = await link(core, BRUNO, Purpose.DONE, world.milestone)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    assert page.status == 200
    assert [form.action for form in page.read.forms] == [f"/act/{token}"]
    assert "A later day" not in page.text, "for one purpose only"
    assert (await look(core, world.milestone)).status is MilestoneStatus.PLANNED
    page = await browser.send(token, evidence="Seen")
    assert "Done." in page.text
    assert (await look(core, world.milestone)).status is MilestoneStatus.DONE
    page = await browser.get(f"/act/{token}")
    assert "There is nothing to be done here any more." in page.text
    assert (await browser.get("/n/1/")).path == "/signin", "nobody was signed in by it"
    kept = await core.read(BRUNO, me.kept)
    assert kept.topics[Topic.PLANS]["plan_evidence"] == 1, "done by whom it was signed for"


async def test_a_link_takes_no_file(core: Core, world: World, browse: Browse) -> None:
    token = await link(core, BRUNO, Purpose.DONE, world.milestone)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    sent = FormData()
    for field, value in {**page.form(token).fields, "evidence": "Seen"}.items():
        sent.add_field(field, value)
    sent.add_field("file", io.BytesIO(b"x"), filename="x.pdf", content_type="application/pdf")
    assert "Done." in (await browser.post(f"/act/{token}", sent)).text
    kept = await core.read(BRUNO, me.kept)
    assert kept.topics[Topic.PLANS]["plan_evidence"] == 1, "what was written, and no file of whoever came by"


async def test_a_link_acts_for_whom_it_was_signed_whoever_is_signed_in(
    core: Core, world: World, browse: Browse
) -> None:
    token = await link(core, BRUNO, Purpose.POSTPONE, world.milestone)
    browser = await browse(CLEO)
    page = await browser.get(f"/act/{token}")
    assert "Signed in as" not in page.text
    page = await browser.send(token, day="in ten weeks", why="Rain")
    assert "Postpone it to this day?" in page.text
    await browser.send(token)
    assert "Hello, Cléo" in (await browser.get("/n/1/")).text


@pytest.mark.parametrize("end", ["left", "void", "old"])
async def test_links_end(core: Core, world: World, browse: Browse, clock: FixedClock, end: str) -> None:
    token = await link(core, BRUNO, Purpose.DONE, world.milestone, days=3)
    browser = await browse()
    await browser.get(f"/act/{token}")
    assert browser.page is not None
    form = browser.page.form(token)
    clock.advance(timedelta(seconds=1))
    if end == "left":
        await core.write(BRUNO, members.leave)
    elif end == "void":
        await core.write(BRUNO, lambda tx, actor: links.void_all(tx, actor.person))
    else:
        clock.advance(timedelta(days=3))
    for page in (await browser.get(f"/act/{token}"), await browser.post(form.action, form.fields)):
        assert page.status == 410
    assert (await look(core, world.milestone)).status is MilestoneStatus.PLANNED


async def test_cut_and_forged_links_do_nothing(core: Core, world: World, browse: Browse) -> None:
    token = await link(core, BRUNO, Purpose.DONE, world.milestone)
    browser = await browse()
    other = token.replace("done.", "postpone.", 1)
    for wrong in (token[:-1], token[:-20], "A" + token, other, token + "A", "done.x.y", "done", "x" * 3000):
        page = await browser.get(f"/act/{wrong}")
        assert page.status == 404, wrong
        assert "This link does not work" in page.text
    assert (await browser.get(f"/act/{token}")).status == 200


async def test_a_link_for_what_is_not_theirs_does_not_do_it(core: Core, world: World, browse: Browse) -> None:
    token = await link(core, CLEO, Purpose.DONE, world.milestone)
    browser = await browse()
    page = await browser.get(f"/act/{token}")
    assert "There is nothing to be done here any more." in page.text
    page = await browser.post(f"/act/{token}", {"csrf": await _token(browser), "seen": "1"})
    assert page.status == 403
    token = await link(core, BOSS, Purpose.DONE, 4711)
    assert (await browser.get(f"/act/{token}")).status == 404


async def _token(browser: Any) -> str:
    return (await browser.get("/signin")).form("/signin").fields["csrf"]


async def _send_file(browser: Browser, name: str, data: bytes) -> Page:
    """The form of the page with a file in it, as a browser sends it."""
    assert browser.page is not None
    form = browser.page.form("/done")
    sent = FormData(quote_fields=False)  # browsers send names as they are
    for field, value in form.fields.items():
        if field != "file":
            sent.add_field(field, value)
    sent.add_field("file", io.BytesIO(data), filename=name, content_type="application/octet-stream")
    return await browser.post(form.action, sent)


async def test_a_file_shows_it_and_is_handed_back_to_members_only(
    core: Core, world: World, browse: Browse
) -> None:
    shown = await add(core, world.made, title="Count", evidence_asked="The counts")
    browser = await browse(BRUNO)
    page = await browser.get(f"/n/1/milestones/{shown.id}")
    assert "A text, a link, or a file below" in page.text
    data = b"%PDF-1.7 " + bytes(100_000)
    page = await _send_file(browser, "Relatório 2027.pdf", data)
    assert "Done. There are no more reminders of it." in page.text
    assert "Relatório 2027.pdf" in page.text
    (link,) = [have["href"] for tag, have in page.read.tags if tag == "a" and "download" in have]
    answer = await browser.client.get(str(link))
    assert await answer.read() == data
    said = answer.headers["Content-Disposition"]
    assert said.startswith('attachment; filename="Relatorio_2027.pdf"; ')
    assert answer.content_type == "application/octet-stream"
    assert (await (await browse(ZOE)).get(str(link))).status == 404
    assert (await (await browse()).get(str(link))).path == "/signin"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("run.exe", b"MZ" + bytes(100), "run.exe"),
        ("empty.pdf", b"", "empty.pdf"),
        ("large.pdf", b"%PDF" + bytes(10 * 1024 * 1024), "large.pdf"),
    ],
    ids=["program", "empty", "large"],
)
async def test_a_file_that_cannot_be_taken_says_so_and_nothing_is_lost(
    core: Core, world: World, browse: Browse, name: str, data: bytes, said: str
) -> None:
    shown = await add(core, world.made, title="Count", evidence_asked="The counts")
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{shown.id}")
    page = await _send_file(browser, name, data)
    assert page.status >= 400
    assert said in page.text
    assert "Mark it done" in page.text
    assert (await core.read(BRUNO, reading.show_milestone, shown.id)).milestone.status.open


async def test_a_body_beyond_any_file_is_refused_before_it_is_read(
    core: Core, world: World, browse: Browse
) -> None:
    shown = await add(core, world.made, title="Count")
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{shown.id}")
    page = await _send_file(browser, "x.pdf", bytes(12 * 1024 * 1024))
    assert page.status == 413


async def test_a_slip_is_taken_back_where_it_was_made(core: Core, world: World, browse: Browse) -> None:
    """Ana is the contact: what opens it again in chat is a button here, on its page and behind a link."""
    done = await link(core, ANA, Purpose.DONE, world.milestone)
    for browser, path in (
        (await browse(ANA), f"/n/1/milestones/{world.milestone}"),
        (await browse(), f"/act/{done}"),
    ):
        await browser.get(path)
        page = await browser.send(path if "act" in path else "/done")
        assert "Done." in page.text
        assert "Was it a slip? Open it again" in page.text
        undo = path if "act" in path else "/reopen"
        page = await browser.send(undo, reason=" ")
        assert page.status == 422
        assert (await look(core, world.milestone)).status is MilestoneStatus.DONE
        page = await browser.send(undo, reason="Pressed the wrong one")
        assert "Open again." in page.text
        assert (await look(core, world.milestone)).status is MilestoneStatus.PLANNED


async def test_who_cannot_take_it_back_reads_who_can(core: Core, world: World, browse: Browse) -> None:
    done = await link(core, BRUNO, Purpose.DONE, world.milestone)
    browser = await browse()
    await browser.get(f"/act/{done}")
    page = await browser.send(done)
    assert (
        "Was it a slip? Tell Ana or Berta: they can open it again, on its page here or on Discord."
        in page.text
    )
    assert [form.action for form in page.read.forms] == []
    csrf = (await browser.get("/signin")).form("/signin").fields["csrf"]
    seen = (await look(core, world.milestone)).revision
    page = await browser.post(f"/act/{done}", {"csrf": csrf, "act": "undo", "seen": seen, "reason": "x"})
    assert page.status == 403
    assert (await look(core, world.milestone)).status is MilestoneStatus.DONE


async def test_a_request_for_a_later_day_is_taken_back(core: Core, world: World, browse: Browse) -> None:
    later = await link(core, BRUNO, Purpose.POSTPONE, world.milestone)
    for browser, path in (
        (await browse(BRUNO), f"/n/1/milestones/{world.milestone}"),
        (await browse(), f"/act/{later}"),
    ):
        await browser.get(path)
        act = path if "act" in path else "/postpone"
        page = await browser.send(act, day="2027-06-30", why="Rain")
        assert "Asked." in page.text
        old = page.form(path if "act" in path else "/withdraw")
        page = await browser.post(old.action, old.fields)
        assert "Taken back." in page.text
        assert (await browser.post(old.action, old.fields)).status == 409, (
            "an old page withdraws nothing else"
        )
    page = await browser.send(path, day="2027-03-20", why="Rain")
    assert (
        "they can set the day before again, on Discord, at “Edit…” on the card of P1.Z1.A1.M1." in page.text
    )
