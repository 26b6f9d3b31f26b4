"""What comes of it: attendance put right, minutes sent round and approved, what is to do, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx import Document
from playwright.async_api import expect

from tests.browser.gathering.cast import CODE, TITLE
from tests.browser.gathering.holding import DECISION, FOLLOW_UP, SAID
from tests.documents.calendar_reading import by_ical, by_icalendar, strict
from tests.documents.plans import pdf_reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.async_api import Locator

    from tests.browser.gathering.cast import Days, Somebody

LIST: Final = "Who was there: {title}"
MINUTES: Final = "Minutes: {title}"


async def puts_attendance_right(maelle: Somebody, who: Somebody, why: str) -> None:
    """Somebody was there whom nothing shows: the correction keeps its reason."""
    t, screen = maelle.t, maelle.screen
    ended = await maelle.sees(t.text("It has ended. Attendance and minutes are below."))
    await maelle.presses(t.text("Attendance"), ended)
    people = await maelle.sees(t.text(LIST, title=TITLE), "31-attendance")
    await expect(people).to_contain_text(t.text("voice channel"))
    await screen.choose(t.text("Look at somebody, correct…"), who.name, within=people)
    person = await maelle.sees(t.text("{name} was not there", name=who.name), "32-not-there")
    await maelle.presses(t.text("Was there…"), person)
    await screen.fill_modal(**{t.text("Why?"): why})
    person = await maelle.sees(t.text("{name} was there", name=who.name), "33-was-there")
    await expect(person).to_contain_text(why)


async def sends_the_minutes(maelle: Somebody, days: Days, asked: int) -> None:
    """With a week to answer."""
    t = maelle.t
    await maelle.screen.command("event minutes", event=CODE)
    card = await maelle.sees(t.text(MINUTES, title=TITLE), "34-minutes")
    await maelle.presses(t.text("Send for approval…"), card)
    await maelle.screen.fill_modal()
    await expect(card).to_contain_text(t.plural("{n} person is asked.", "{n} people are asked.", asked))
    await maelle.sees(t.text(MINUTES, title=TITLE), "35-sent")
    await days.a_moment()


async def approves(one: Somebody) -> None:
    """From the direct message: read, then approved."""
    t = one.t
    await one.screen.goto_dms()
    asked = await one.sees(t.text("Do the minutes say what happened? {title}", title=TITLE), "36-asked")
    await one.presses(t.text("Read them"), asked)
    await one.presses(t.text("Approve"), await one.sees(t.text(MINUTES, title=TITLE), "37-read"))
    await one.sees(t.text("You approved them."), "38-approved")


async def closes_the_round(maelle: Somebody, days: Days) -> None:
    """Everybody has approved: one press, and the minutes stand."""
    t = maelle.t
    await maelle.screen.command("event minutes", event=CODE)
    card = await maelle.sees(t.text("Approve and close the round"), "39-round")
    await maelle.presses(t.text("Approve and close the round"), card)
    day = t.date(await days.now())
    await maelle.sees(t.text("Version {n}, approved on {day}.", n=t.number(1), day=day), "40-stand")
    await days.a_moment()


async def hear_that_they_stand(people: Iterable[Somebody]) -> None:
    """Those who were there are told, each in their language."""
    for one in people:
        await one.sees(one.t.text("Minutes approved: {title}", title=TITLE), "41-told-they-stand")


async def does_what_was_agreed(one: Somebody) -> None:
    """It stands among what waits for them; done with two presses."""
    t = one.t
    await one.screen.command("me todo")
    waits = await one.sees(t.text("What waits for you"), "42-todo")
    await expect(waits).to_contain_text(FOLLOW_UP)
    await one.presses(t.text("Say how far…"), waits)
    await one.presses(t.text("It is done"), await one.sees(FOLLOW_UP, "43-follow-up"))
    await one.sees(t.text("Done. There are no more reminders of it."), "44-done")


async def downloaded(one: Somebody, card: Locator, label: str, folder: Path) -> Path:
    """Press a button that makes a file, and keep the file."""
    links = one.screen.page.locator(".file-card .icon-button")
    before = await links.count()
    await one.presses(label, card)
    await expect(links).to_have_count(before + 1)
    async with one.screen.page.expect_download() as download:
        await links.last.click()
    found = await download.value
    path = folder / f"{one.t.language}-{found.suggested_filename}"
    await found.save_as(path)
    return path


async def opens_the_papers(one: Somebody, folder: Path, people: Iterable[Somebody]) -> None:
    """The minutes as Word and PDF: all that was noted stands in them, and who was there."""
    t = one.t
    await one.screen.command("event minutes", event=CODE)
    card = await one.sees(t.text(MINUTES, title=TITLE))
    word = Document(str(await downloaded(one, card, t.text("Word"), folder)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    written = "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    printed = pdf_reading.read((await downloaded(one, card, t.text("PDF"), folder)).read_bytes()).text()
    for said in (TITLE, SAID, DECISION, FOLLOW_UP, t.text("Decisions"), *(each.name for each in people)):
        assert said in written
        assert said in printed


async def opens_the_calendar_file(one: Somebody, folder: Path, days: Days) -> None:
    """One entry, at the time to which the event was moved, read alike by two readers of calendars."""
    t = one.t
    await one.screen.command("event show", event=CODE)
    card = await one.sees(t.text("Calendar file"))
    data = (await downloaded(one, card, t.text("Calendar file"), folder)).read_bytes()
    starts = days.moment("SELECT starts_at FROM event")
    (entry,) = strict(data).named("VEVENT")
    (seen,) = by_icalendar(data).walk("VEVENT")
    (understood,) = by_ical(data).events
    assert TITLE in entry.meant("SUMMARY")
    assert int(entry.value("SEQUENCE")) >= 1, "it was moved"
    assert seen.start == understood.dtstart == starts


async def reports(maelle: Somebody, folder: Path) -> None:
    """The list for the front desk, and the closing report."""
    t = maelle.t
    await maelle.screen.command("event attendance", event=CODE)
    people = await maelle.sees(t.text(LIST, title=TITLE), "45-attendance")
    sheet = pdf_reading.read((await downloaded(maelle, people, t.text("List to print"), folder)).read_bytes())
    assert maelle.name in sheet.text(), "who organises it signs, too"
    await maelle.screen.command("event tasks", event=CODE)
    board = await maelle.sees(t.text("Closing report"), "46-tasks")
    report = pdf_reading.read(
        (await downloaded(maelle, board, t.text("Closing report"), folder)).read_bytes()
    )
    assert TITLE in report.text()
