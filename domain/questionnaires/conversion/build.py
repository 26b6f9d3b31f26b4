"""The parts joined: pyxform's reading and the file's own rows become a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires.conversion.columns import Columns, language_code
from domain.questionnaires.conversion.rows import REFERENCE, SurveyRow, survey_rows
from domain.questionnaires.encoding import sealed
from domain.questionnaires.form import Form
from domain.questionnaires.formdef import Axis, Choice, FormNode, QuestionKind, Structure, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.questionnaires.conversion.workbook import Row, Workbook
    from domain.questionnaires.conversion.xlsform import Element, XForm

_CUSTOM: Final = ("dimension", "facet", "score")


def build(workbook: Workbook, xform: XForm) -> Form:
    """The form. What is missing or wrong in the custom columns is for `checks` to say."""
    builder = _Builder(workbook, xform)
    settings = workbook.sheet("settings")
    columns = Columns(settings)
    first = settings.rows[0] if settings.rows else None
    titles = columns.texts(first, "label") if first else {}
    return sealed(
        Form(
            hash="",
            id=xform.id,
            version=xform.version,
            languages=builder.languages,
            titles=builder.wording(titles or {"": xform.title}),
            descriptions=builder.wording(columns.texts(first, "description") if first else {}),
            root=builder.node(xform.root),
            lists=builder.lists(),
            dimensions=tuple(builder.axes("dimension")),
            facets=tuple(builder.axes("facet")),
        )
    )


def languages(workbook: Workbook) -> tuple[str, ...]:
    """The languages that the form claims: those of the survey sheet's labels, the default one first."""
    settings = workbook.sheet("settings")
    named = Columns(settings).cell(settings.rows[0], "default_language") if settings.rows else ""
    default = language_code(named or "default")
    claimed = [code for code in Columns(workbook.sheet("survey")).languages("label") if code]
    return tuple(dict.fromkeys([default, *claimed])) if default in claimed else tuple(claimed) or (default,)


class _Builder:
    def __init__(self, workbook: Workbook, xform: XForm) -> None:
        self._workbook = workbook
        self._xform = xform
        self.languages = languages(workbook)
        survey = workbook.sheet("survey")
        self._columns = Columns(survey)
        self._rows: dict[str, SurveyRow] = {found.path: found for found in survey_rows(survey)}
        self._repeats = [path for path, found in self._rows.items() if found.kind is Structure.REPEAT]
        self._paths_by_name = {path.rpartition("/")[2]: path for path in self._rows}

    def wording(self, texts: Mapping[str, str]) -> Wording:
        """Texts by language, the default language first; one without a language stands for all."""
        ordered = [self.languages[0], *texts]
        found = {code: texts[code] for code in ordered if code in texts and code}
        return Wording(found or ({self.languages[0]: texts[""]} if texts.get("") else {}))

    def node(self, element: Element) -> FormNode:
        """An element with all that is in it."""
        path, bind = element.path, self._xform.binds.get(element.path, {})
        row = self._rows.get(path)
        custom = {name: self._columns.cell(row.row, name) if row else "" for name in _CUSTOM}
        return FormNode(
            path=path,
            kind=(row.kind if row else None) or (Structure.FORM if row is None else QuestionKind.NOTE),
            children=tuple(self.node(child) for child in element.children),
            label=self._referring(row, "label"),
            hint=self._referring(row, "hint"),
            relevant=bind.get("relevant", ""),
            required=bind.get("required", ""),
            required_message=self._texts(row, "required_message"),
            constraint=bind.get("constraint", ""),
            constraint_message=self._texts(row, "constraint_message"),
            calculation=bind.get("calculate", ""),
            repeat_count=self._xform.counts.get(path, "").strip(),
            choices=row.choices if row else "",
            choice_filter=self._xform.itemsets.get(path, ""),
            default=self._xform.defaults.get(path, ""),
            initial=self._xform.initials.get(path, ""),
            read_only=bind.get("readonly", "") == "true()",
            appearance=tuple(element.appearance.split()),
            dimension=custom["dimension"],
            facet=custom["facet"],
            weight=custom["score"],
        )

    def lists(self) -> dict[str, tuple[Choice, ...]]:
        """The lists of choices in the order of the sheet."""
        sheet = self._workbook.sheet("choices")
        columns = Columns(sheet)
        found: dict[str, list[Choice]] = {}
        for row in sheet.rows:
            if row.cells:
                found.setdefault(columns.cell(row, "list_name"), []).append(self._choice(columns, row))
        return {name: tuple(choices) for name, choices in found.items()}

    def _choice(self, columns: Columns, row: Row) -> Choice:
        """A choice; its own columns are what `instance('list')/root/item/column` reads."""
        plain = {c.kind: row.cells[c.header] for c in columns.all if not c.language and c.header in row.cells}
        own = {kind: cell for kind, cell in plain.items() if kind not in {"list_name", "name", "label"}}
        return Choice(
            columns.cell(row, "name"), self.wording(columns.texts(row, "label")), own.get("score", ""), own
        )

    def axes(self, kind: str) -> Iterator[Axis]:
        """The dimensions or the facets."""
        sheet = self._workbook.sheet("dimensions")
        columns = Columns(sheet)
        for row in sheet.rows:
            if columns.cell(row, "kind").lower() == kind:
                yield Axis(
                    columns.cell(row, "code"),
                    self.wording(columns.texts(row, "label")),
                    self.wording(columns.texts(row, "hint")),
                )
        # What is used without being declared is refused; who plays the form sees its scores all the same.
        declared = {
            columns.cell(row, "code") for row in sheet.rows if columns.cell(row, "kind").lower() == kind
        }
        used = (self._columns.cell(found.row, kind) for found in self._rows.values())
        for code in dict.fromkeys(code for code in used if code and code not in declared):
            yield Axis(code, Wording({self.languages[0]: code}))

    def _texts(self, row: SurveyRow | None, kind: str) -> Wording:
        return self.wording(self._columns.texts(row.row, kind)) if row else Wording()

    def _referring(self, row: SurveyRow | None, kind: str) -> Wording:
        """Texts whose `${name}` become paths, as seen from the row they stand in."""
        plain = self._texts(row, kind)
        path = row.path if row else ""
        return Wording(
            {code: REFERENCE.sub(lambda m: self._reference(m[1], path), t) for code, t in plain.texts.items()}
        )

    def _reference(self, name: str, path: str) -> str:
        return f"${{{relative(self._paths_by_name.get(name, name), path, self._repeats)}}}"


def relative(target: str, origin: str, repeats: Iterable[str]) -> str:
    """A path from one row to another: relative inside the innermost repeat that holds both, else absolute."""
    common = [r for r in repeats if f"{target}/".startswith(f"{r}/") and f"{origin}/".startswith(f"{r}/")]
    if not common:
        return target
    inside = max(common, key=len)
    up = origin.removeprefix(inside).count("/")
    return "/".join([".."] * up + [target.removeprefix(inside).lstrip("/")])
