"""What a file would do, or what is wrong with it, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit.previews import PreviewActs, PreviewTexts, preview_card
from cogs.network.cards.words import names
from cogs.network.importing import controls
from cogs.network.importing.cards.words import summary
from domain.importing.columns import unread
from domain.importing.people import PersonEntry
from templates.words.import_problems import problem_line
from templates.words.importing import entry_line, meant_line, repeat_line, replaced_line, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discord.ui import LayoutView

    from domain.importing.changes import Entry
    from locales import Translator
    from services.importing import ImportView

_ACTS: Final = PreviewActs("network", controls.show, controls.columns, controls.forget, controls.go)
_LONGEST_LINE: Final = 1_200
_MISSING: Final = 12


def preview(view: ImportView, t: Translator, page: int = 0) -> LayoutView:
    """Mistakes if there are any, else what would be new and what would change from what to what."""
    counts = "" if view.outcome.problems else summary(view.outcome, t)
    texts = PreviewTexts(
        about="",
        already=t.text("The file says what is known already"),
        moved=t.text(
            "**Changed meanwhile.** The network is not as it was when you looked. This is how it is now."
        ),
        mend=t.text(
            "Nothing was imported. Correct the file and send it again with {command}.",
            command="`/network import`",
        ),
        above="\n\n".join(filter(None, [counts, _unread(view, t)])),
    )
    return preview_card(_ACTS, view.network.id, view, texts, _lines(view, t), t, page)


def _lines(view: ImportView, t: Translator) -> Iterator[str]:
    outcome = view.outcome
    if not any(layout.read for layout in view.layouts):
        yield t.text(
            "None of its headings says so. Under **Columns** you can tell what each sheet and each column "
            "holds; {command} without a file gives you a template.",
            command="`/network import`",
        )
        return
    if outcome.problems:
        yield from (_item(problem_line(problem, t)) for problem in outcome.problems)
        return
    if odd := [line for entry in outcome.people if (line := meant_line(entry, t))]:
        yield t.plural(
            "**{n} address may have a slip in it.** If so, correct the file and send it again:",
            "**{n} addresses may have a slip in them.** If so, correct the file and send it again:",
            len(odd),
        )
        yield from map(_item, odd)
    if replaced := [line for entry in outcome.people if (line := replaced_line(entry, t))]:
        yield t.plural(
            "**{n} known address is replaced.** The name and the partner say who it is. For somebody else "
            "of that name, write the name more fully and send the file again:",
            "**{n} known addresses are replaced.** The name and the partner say who it is. For somebody else "
            "of that name, write the name more fully and send the file again:",
            len(replaced),
        )
        yield from map(_item, replaced)
    if outcome.repeats:
        yield t.plural(
            "**{n} row repeats another and counts once:**",
            "**{n} rows repeat others and count once:**",
            len(outcome.repeats),
        )
        yield from (_item(repeat_line(repeat, t)) for repeat in outcome.repeats)
    groups: Sequence[tuple[Sequence[Entry], tuple[str, ...]]] = (
        (outcome.partners, outcome.missing_partners),
        (outcome.people, outcome.missing_people),
    )
    for entries, missing in groups:
        yield from _group([one for one in entries if one.new], t.text("new"), t)
        yield from _group([one for one in entries if not one.new and not one.same], t.text("changed"), t)
        choosing = [one.name for one in entries if isinstance(one, PersonEntry) and one.chooses]
        if choosing:
            said = names(choosing, t, _MISSING)
            yield t.text("Who is here chooses their own language, and keeps it: {names}.", names=said)
        if missing:
            said = names(missing, t, _MISSING)
            yield t.text("Not in the file, and left as they are: {names}.", names=said)


def _unread(view: ImportView, t: Translator) -> str:
    """Which columns are not read, so that nobody thinks that they were; "" for none."""
    found = [
        heading
        for sheet, layout in zip(view.sheets.sheets, view.layouts, strict=True)
        for heading in unread(sheet, layout)
    ]
    if not found:
        return ""
    said = names(found, t, _MISSING)
    return t.text("**Not read:** {names}. What a column holds is said under **Columns**.", names=said)


def _group(entries: Sequence[Entry], what: str, t: Translator) -> Iterator[str]:
    if entries:
        yield t.text("**{label}:** {value}", label=sheet_name(entries[0].kind, t), value=what)
        yield from (_item(entry_line(entry, t)) for entry in entries)


def _item(line: str) -> str:
    return f"- {line}" if len(line) <= _LONGEST_LINE else f"- {line[: _LONGEST_LINE - 1]}…"
