"""Minutes as DOCX, to be edited further: the same parts as the PDF. Only for worker processes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from documents.meetings.content import minutes_content

if TYPE_CHECKING:
    from docx.document import Document

    from domain.meetings.papers import MinutesPaper

_LEFT_OUT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ACCENT: Final = (0x1F, 0x6F, 0x66)
_NS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def minutes_docx(paper: MinutesPaper) -> bytes:
    """The minutes as DOCX."""
    from docx import Document  # noqa: PLC0415 - only a worker makes documents

    data = minutes_content(paper)
    document = Document()
    _style(document, data)
    document.add_paragraph(
        _clean(f"{data['kind']} · {data['event_kind']} · {data['code']}"), style="Subtitle"
    )
    document.add_heading(_clean(data["title"]), level=1)
    document.add_paragraph(_clean(data["status"]))
    for label, value in data["labelled"]:
        line = document.add_paragraph()
        line.add_run(_clean(label)).bold = True
        line.add_run(_clean(f" {value}"))
    _funding(document, data)
    _body(document, data)
    document.core_properties.title = _clean(f"{data['kind']} · {data['title']}")
    document.core_properties.author = _clean(data["network"])
    document.core_properties.language = paper.language
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = paper.now.replace(tzinfo=None)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _style(document: Document, data: dict[str, Any]) -> None:
    """Our fonts and colours, and the language by which words are checked."""
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    for name in ("Normal", "Heading 1", "Heading 2", "Subtitle"):
        style = document.styles[name]
        style.font.name = "Inter"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(f"{_NS}{which}", None)
        fonts.set(f"{_NS}ascii", "Inter")
        fonts.set(f"{_NS}hAnsi", "Inter")
    document.styles["Normal"].font.size = Pt(10)
    for name, size in (("Heading 1", 20), ("Heading 2", 13), ("Subtitle", 10)):
        document.styles[name].font.size = Pt(size)
        document.styles[name].font.color.rgb = RGBColor(*_ACCENT)
        document.styles[name].font.italic = False
    region = f"{data['language']}-{data['region']}" if data["region"] else data["language"]
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = properties.makeelement(f"{_NS}lang", {f"{_NS}val": region})
    properties.append(language)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.2)
        section.footer.paragraphs[0].text = _clean(f"{data['network']} · {data['code']}")


def _body(document: Document, data: dict[str, Any]) -> None:
    labels = data["labels"]
    document.add_heading(labels["present"], level=2)
    document.add_paragraph(_clean(", ".join(data["present"]) or labels["nobody"]))
    if data["absent"]:
        document.add_heading(labels["absent"], level=2)
        document.add_paragraph(_clean(", ".join(data["absent"])))
    if data["agenda"]:
        document.add_heading(labels["agenda"], level=2)
        _table(document, (labels["length"], labels["item"], labels["lead"]), data["agenda"], (3.6, 8.6, 4.4))
    document.add_heading(data["decisions_title"], level=2)
    _said(document, data["decisions"], labels["none"])
    document.add_heading(data["follow_ups_title"], level=2)
    if data["follow_ups"]:
        head = (labels["what"], labels["owner"], labels["due"])
        _table(document, head, data["follow_ups"], (8.2, 4.0, 4.4))
    else:
        document.add_paragraph(labels["none"])
    if data["notes"]:
        document.add_heading(data["notes_title"], level=2)
        _said(document, data["notes"], labels["none"])
    if data["approval"]:
        _approval(document, data["approval"], labels)
    if data["materials"]:
        document.add_heading(labels["materials"], level=2)
        for title, link in data["materials"]:
            document.add_paragraph(_clean(f"{title} {link}".strip()), style="List Bullet")


def _approval(document: Document, approval: dict[str, Any], labels: dict[str, str]) -> None:
    document.add_heading(labels["approval"], level=2)
    document.add_paragraph(_clean(approval["figures"]))
    if approval["by"]:
        _labelled(document, labels["approved_by"], approval["by"])
    if approval["objections"]:
        document.add_paragraph().add_run(_clean(labels["objections"])).bold = True
        _said(document, approval["objections"], labels["none"])
    if approval["answer"]:
        _labelled(document, labels["answer"], "\n".join(approval["answer"]))


def _labelled(document: Document, label: str, said: str) -> None:
    document.add_paragraph().add_run(_clean(label)).bold = True
    for text in said.split("\n"):
        document.add_paragraph(_clean(text))


def _said(document: Document, entries: list[dict[str, Any]], none: str) -> None:
    for number, one in enumerate(entries, 1):
        first, *rest = one["text"] or [""]
        line = document.add_paragraph()
        line.add_run(f"{number}. ").bold = True
        line.add_run(_clean(first))
        for text in rest:
            document.add_paragraph(_clean(text))
        if one["by"]:
            document.add_paragraph().add_run(_clean(one["by"])).italic = True
    if not entries:
        document.add_paragraph(none)


def _table(
    document: Document, head: tuple[str, ...], rows: list[list[str]], widths: tuple[float, ...]
) -> None:
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(_clean(text)).bold = True
    # Said again on each page, and told to screen readers as what it is.
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{_NS}tblHeader", {f"{_NS}val": "true"}))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(text)
    for row_ in table.rows:
        for cell, width in zip(row_.cells, widths, strict=True):
            cell.width = Cm(width)


def _funding(document: Document, data: dict[str, Any]) -> None:
    """Who pays; the emblem is put in by hand where its picture is no bitmap, which Word needs."""
    document.add_paragraph()
    labels = data["labels"]
    document.add_paragraph(_clean(f"[{labels['emblem']}]"))
    for text in data["funding"] or [f"[{labels['no_funding']}]"]:
        document.add_paragraph(_clean(text))


def _clean(text: str) -> str:
    """Without the signs that XML does not hold."""
    return _LEFT_OUT.sub("", text)
