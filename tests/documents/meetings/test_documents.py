"""Minutes and lists on paper: what is in them, in four languages; nothing breaks at its longest."""

from __future__ import annotations

import io

import pytest
from docx import Document

from documents.meetings.docx import minutes_docx
from documents.meetings.pdf import minutes_pdf, minutes_pictures, sheet_pdf, sheet_pictures
from documents.meetings.qr import qr_svg
from domain.languages import LANGUAGES
from domain.meetings.model import MinutesStatus
from domain.records import replace
from tests.documents.meetings import samples

HEADINGS = {
    "en": ("Minutes", "Present", "Decisions", "Follow-ups"),
    "fr": ("Compte rendu", "Présents", "Décisions", "Suites à donner"),
    "es": ("Acta", "Presentes", "Decisiones", "Tareas de seguimiento"),
    "pt": ("Ata", "Presentes", "Decisões", "Tarefas de seguimento"),
}


def words_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_hold_their_parts_in_the_reader_s_language(language: str) -> None:
    said = words_of(minutes_docx(samples.minutes_paper(language)))
    for heading in HEADINGS[language]:
        assert heading in said
    for written in (
        "What a wave-energy test tank taught six SMEs",
        "We meet again in Brest.",
        "Cléo Le Goff",
    ):
        assert written in said, "what people wrote stays as they wrote it"
    assert samples.FUNDING in said


def test_what_was_objected_stands_there_with_what_was_answered_and_who_approved() -> None:
    said = words_of(minutes_docx(samples.minutes_paper()))
    assert "Approved: 1 · Objections: 1 · Not answered: 1" in said
    assert "Approved by\nAna Sousa (INESC Porto)" in said
    objection = said.index("The tank is open from October on.\nCléo Le Goff")
    assert objection < said.index("Answer\nSeptember was decided; October is when it is heated.")
    sent = replace(samples.minutes_paper().minutes, status=MinutesStatus.SENT)
    assert "Approval of the minutes" not in words_of(minutes_docx(samples.minutes_paper(minutes=sent)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_is_made_tagged_and_on_one_page(language: str) -> None:
    paper = samples.minutes_paper(language)
    data = minutes_pdf(paper)
    assert data.startswith(b"%PDF-")
    assert data == minutes_pdf(paper), "the same minutes are the same file"
    assert len(minutes_pictures(paper)) <= 2
    assert sheet_pdf(samples.sheet_paper(language)).startswith(b"%PDF-")
    assert len(sheet_pictures(samples.sheet_paper(language))) == 1


def test_what_is_longest_and_what_is_empty_is_set() -> None:
    assert minutes_pdf(samples.longest_paper()).startswith(b"%PDF-")
    assert words_of(minutes_docx(samples.longest_paper()))
    nothing = samples.content(present=(), absent=(), others=0, items=(), lines=())
    empty = samples.minutes_paper(content=nothing, materials=(), funding="")
    assert minutes_pdf(empty).startswith(b"%PDF-")
    assert "Nothing was noted." in words_of(minutes_docx(empty))
    assert sheet_pdf(samples.sheet_paper(people=(), link="")).startswith(b"%PDF-")


def test_words_that_xml_does_not_hold_do_no_harm() -> None:
    paper = samples.minutes_paper(organiser="Ana\x00\x0b<script>&")
    assert "<script>&" in words_of(minutes_docx(paper))


def test_a_code_is_a_picture_of_its_link() -> None:
    one, other = qr_svg("https://a.example/1"), qr_svg("https://a.example/2")
    assert one.startswith("<svg")
    assert one != other
