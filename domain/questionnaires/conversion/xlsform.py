"""The one file that touches pyxform, its private parts included.

Its version is pinned, and a test holds what is used of it.
Its Survey tree says what is inside what, its XForm has expressions resolved; the two are joined on the
path. Texts are not taken from it: it makes typographic quotes straight and writes `-` for a missing
translation (FORMS.md, trap 3).
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final

from domain.questionnaires.conversion.columns import TEXTS, Columns
from domain.questionnaires.conversion.complaints import problem_of
from domain.questionnaires.conversion.rows import REFERENCE, names_of, survey_rows
from domain.questionnaires.refusals import FormRefused
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from domain.questionnaires.conversion.workbook import Row, Workbook

_XFORMS: Final = "{http://www.w3.org/2002/xforms}"
_JAVAROSA: Final = "{http://openrosa.org/javarosa}"
_FIRST: Final = frozenset({"odk-instance-first-load", "odk-new-repeat"})
_LABEL: Final = "label"
FIRST_ROW: Final = 2  # row 1 holds the headers
_OURS: Final = frozenset({*TEXTS, "default_language", "dimension", "facet", "score"})
_KNOWN: Final = ("survey", "choices", "settings", "external_choices", "entities", "osm")


class Element(Record):
    """A node of pyxform's Survey tree."""

    path: str
    appearance: str
    children: tuple[Element, ...]


class XForm(Record):
    """What pyxform made of a workbook. `binds`, `counts`, `itemsets`, `defaults`, `initials` are by path."""

    id: str
    version: str
    title: str
    root: Element
    binds: Mapping[str, Mapping[str, str]]
    counts: Mapping[str, str]
    itemsets: Mapping[str, str]
    defaults: Mapping[str, str]
    initials: Mapping[str, str]


def parse(workbook: Workbook, form_id: str, broken: Container[int] = ()) -> XForm:
    """Run pyxform. Raises `FormRefused` with its first complaint (it makes no more than one).

    `broken` are rows that it complained of before: they become plain texts, so that it goes on to the next.
    """
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - heavy: only workers load it
    from pyxform.xls2xform import convert  # noqa: PLC0415

    try:
        result = convert(_as_dict(workbook, form_id, broken))
    except PyXFormError as error:
        raise FormRefused((problem_of(str(error), workbook),)) from error
    except (RecursionError, KeyError, TypeError, AttributeError) as error:
        # pyxform's way to fail on forms that it did not foresee
        raise FormRefused((problem_of(type(error).__name__, workbook),)) from error
    survey = result._survey
    assert survey is not None  # noqa: S101 - pyxform gives one whenever it gives a result
    return _joined(survey, ET.fromstring(result.xform))  # noqa: S314 - pyxform's own output


def _as_dict(workbook: Workbook, form_id: str, broken: Container[int]) -> dict[str, Any]:
    """What pyxform needs to know: structure and expressions.

    Every row gets one label that says nothing, a type that is refused anyway becomes text, and a name that
    no row has a blank, so that pyxform does not stop at what is said better elsewhere.
    """
    known = names_of(workbook.sheet("survey"))
    found: dict[str, Any] = {"sheet_names": list(workbook.sheets), "fallback_form_name": form_id}
    for name in _KNOWN:
        sheet = workbook.sheet(name)
        if sheet.headers:
            kept = [c.header for c in Columns(sheet).all if c.kind not in _OURS]
            found[name] = [_reduced(name, row, kept, known) for row in sheet.rows]
            found[f"{name}_header"] = [dict.fromkeys([*kept, _LABEL])]
    refused = {row.row.number for row in survey_rows(workbook.sheet("survey")) if row.kind is None}
    for number in refused:
        row = found["survey"][number - FIRST_ROW]
        row.update({header: "text" for header in row if header.lower() == "type"})
    for place, row in enumerate(found.get("survey", ()), FIRST_ROW):
        if place in broken:
            row.clear()
            row.update({"type": "text", "name": f"row_{place}", _LABEL: _LABEL})
    return found


def _reduced(sheet: str, row: Row, kept: Iterable[str], known: Container[str]) -> dict[str, str]:
    cells = {header: row.cells[header] for header in kept if header in row.cells}
    if sheet == "survey":
        cells = {
            header: REFERENCE.sub(lambda match: match[0] if match[1] in known else "''", cell)
            for header, cell in cells.items()
        }
    ends = any(cell.lower().startswith("end") for header, cell in cells.items() if header.lower() == "type")
    if cells and not ends and sheet in {"survey", "choices"}:
        cells[_LABEL] = _LABEL
    return cells


def _joined(survey: Any, document: ET.Element) -> XForm:
    model = document.find(f".//{_XFORMS}model")
    assert model is not None  # noqa: S101 - every XForm has one
    binds = {bind.get("nodeset", ""): _attributes(bind) for bind in model.iter(f"{_XFORMS}bind")}
    return XForm(
        id=survey.id_string,
        version=str(survey.version or ""),
        title=survey.title,
        root=_element(survey),
        binds=binds,
        counts={
            repeat.get("nodeset", ""): count
            for repeat in document.iter(f"{_XFORMS}repeat")
            if (count := repeat.get(f"{_JAVAROSA}count"))
        },
        itemsets=dict(_itemsets(document)),
        defaults=dict(_defaults(model)),
        initials=dict(_initials(document)),
    )


def _attributes(bind: ET.Element) -> dict[str, str]:
    return {name.rpartition("}")[2]: value.strip() for name, value in bind.attrib.items()}


def _element(element: Any) -> Element:
    control = getattr(element, "control", None) or {}
    children = getattr(element, "children", None) or ()
    return Element(
        path=element.get_xpath(),
        appearance=str(control.get("appearance", "")),
        children=tuple(_element(child) for child in children if child.name != "meta"),
    )


def _itemsets(document: ET.Element) -> Iterator[tuple[str, str]]:
    """The lists that are filtered: the path of the question, the expression of its choices."""
    for control in document.iter():
        itemset = control.find(f"{_XFORMS}itemset")
        nodeset = itemset.get("nodeset", "") if itemset is not None else ""
        if "[" in nodeset or "(" in nodeset.removeprefix("instance("):
            yield control.get("ref", ""), nodeset


def _defaults(model: ET.Element) -> Iterator[tuple[str, str]]:
    instance = model.find(f"{_XFORMS}instance")
    assert instance is not None  # noqa: S101 - every XForm has one
    for top in instance:
        yield from _values(top, "")


def _initials(document: ET.Element) -> Iterator[tuple[str, str]]:
    """The defaults that are expressions: worked out at first load, or with a new instance of a repeat."""
    for action in document.iter(f"{_XFORMS}setvalue"):
        if _FIRST.intersection(action.get("event", "").split()):
            yield action.get("ref", ""), action.get("value", "").strip()


def _values(element: ET.Element, above: str) -> Iterator[tuple[str, str]]:
    path = f"{above}/{element.tag.rpartition('}')[2]}"
    if element.text and not len(element):
        yield path, element.text
    for child in element:
        yield from _values(child, path)
