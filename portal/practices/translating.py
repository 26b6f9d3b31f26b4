"""A practice in another language: by its author, or by any colleague who writes that language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.errors import DomainError
from domain.languages import LANGUAGES
from domain.practices.model import TEXTS, PracticeId, Wording
from domain.records import Record, replace
from portal.kit import Filled, Visit, Who, refused, status_of
from portal.practices.entering import field_of
from portal.practices.form import most_of
from portal.practices.routes import routes
from portal.practices.views import Language, paragraphs
from services.practices import reading, sharing
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import web

    from services.practices.views import PracticeView

_NEEDED: Final = ("title", "summary")


class Beside(Record):
    """A field, and what the original says there."""

    name: str
    label: str
    original: tuple[str, ...]
    most: int
    long: bool
    needed: bool


class TranslatePage(Record):
    """The form in `language`; without one, `languages` to choose from. `original` is that of the original."""

    target: str
    back: str
    language: str
    original: str
    languages: tuple[Language, ...]
    fields: tuple[Beside, ...]
    filled: Filled


@routes.get("/n/{network}/practices/{practice}/translate", Who.MEMBER)
async def before(visit: Visit) -> web.StreamResponse:
    """Which language; then the form, with what is there already and the original beside it."""
    found = await visit.read(reading.show, PracticeId(visit.number("practice")))
    asked = visit.request.query.get("language", "")
    if asked not in found.free:
        return _page(visit, found, "", Filled())
    there = _there(found, asked)
    said = {name: getattr(there, name) for name in ("title", *TEXTS)}
    return _page(visit, found, asked, Filled({**said, "keywords": ", ".join(there.keywords)}))


@routes.post("/n/{network}/practices/{practice}/translate", Who.MEMBER)
async def translate(visit: Visit) -> web.StreamResponse:
    """It can be read in that language from now on."""
    found, values = await visit.read(reading.show, PracticeId(visit.number("practice"))), await visit.fields()
    language = values.get("language", "")
    texts: dict[str, Any] = {name: values[name] for name in ("title", *TEXTS) if name in values}
    said = replace(_there(found, language), **texts, keywords=_keywords(values.get("keywords", "")))
    try:
        await visit.write(sharing.translate, found.practice.id, said)
    except DomainError as error:
        filled = refused(values, error, visit.t, field_of(error))
        shown = language if language in LANGUAGES else ""
        return _page(visit, found, shown, filled, status_of(error))
    return visit.go(f"{visit.base}/practices/{found.practice.id}", language=language, said="translated")


def _there(found: PracticeView, language: str) -> Wording:
    kept = (one.words for one in found.practice.wordings if one.words.language == language)
    return next(kept, Wording(language))


def _keywords(typed: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in typed.replace(";", ",").split(",") if one.strip())


def _page(
    visit: Visit, found: PracticeView, language: str, filled: Filled, status: int = 200
) -> web.Response:
    t, practice = visit.t, found.practice
    here = visit.request.path
    view = TranslatePage(
        target=here,
        back=f"{visit.base}/practices/{practice.id}",
        language=language,
        original=practice.original.language,
        languages=tuple(Language(t.language_name(one), one, f"{here}?language={one}") for one in found.free),
        fields=tuple(_fields(visit, practice.original)) if language else (),
        filled=filled,
    )
    title = practice.original.title or practice.code
    heading = (
        t.text("{title}: {language}", title=title, language=t.language_name(language)) if language else title
    )
    return visit.page("practices/translate.html.j2", view, heading, status=status)


def _fields(visit: Visit, original: Wording) -> Iterator[Beside]:
    for name in ("title", *TEXTS, "keywords"):
        said = ", ".join(original.keywords) if name == "keywords" else getattr(original, name)
        # Words to be found by are welcome in every language.
        if said or name == "keywords":
            long, needed = name in TEXTS, name in _NEEDED
            yield Beside(name, words.field(visit.t, name), paragraphs(said), most_of(name), long, needed)
