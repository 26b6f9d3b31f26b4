"""The catalogue tool: `python -m locales.catalogues update [NOUN…]`, `check` or `prune`.

`update` takes the messages out of the code, puts each into its noun's catalogue and keeps every translation;
what the code no longer says stays at the end of the file as obsolete until `prune`. With nouns it writes only
those files. `check` names every fault and fails on any.
"""

from __future__ import annotations

import fcntl
import sys
from typing import TYPE_CHECKING, Final

from locales.catalogue_files import Known, build, load_known
from locales.checks import check, source_faults
from locales.extraction import extract
from locales.languages import ROOT, TARGETS

if TYPE_CHECKING:
    from pathlib import Path

    from locales.extraction import Found, Key

PROJECT: Final = ROOT.parent


def update(nouns: set[str], *, prune: bool = False) -> list[str]:
    """Renew the catalogues; give the paths of those that changed."""
    found = extract(PROJECT)
    changed: list[str] = []
    # Two of these at once would each undo the other's half.
    with (ROOT / "__init__.py").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for language in TARGETS:
            changed += _update_language(language, found, nouns, prune=prune)
    return changed


def _update_language(language: str, found: dict[Key, Found], nouns: set[str], *, prune: bool) -> list[str]:
    known = load_known(language)
    if prune:
        known = {key: old for key, old in known.items() if key in found}
    wanted = build(language, found, known)
    folder = ROOT / language
    folder.mkdir(exist_ok=True)
    changed = [
        str(path.relative_to(PROJECT))
        for noun, text in wanted.items()
        if (not nouns or noun in nouns) and _write(path := folder / f"{noun}.po", text)
    ]
    if not nouns:
        for path in folder.glob("*.po"):
            if path.stem not in wanted:
                path.unlink()
                changed.append(str(path.relative_to(PROJECT)))
    return changed


def _write(path: Path, text: str) -> bool:
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.write_text(text, "utf-8")
    return True


def all_faults() -> list[str]:
    """Every fault of the messages and their translations."""
    found = extract(PROJECT)
    lines = list(source_faults(found))
    for language in TARGETS:
        lines += check(language, found, _known(language))
    return lines


def _known(language: str) -> dict[Key, Known]:
    return load_known(language)


def main(arguments: list[str]) -> int:
    """The command line; give the exit code."""
    match arguments:
        case ["update", *nouns]:
            lines = [f"changed: {path}" for path in update(set(nouns))]
        case ["prune"]:
            lines = [f"changed: {path}" for path in update(set(), prune=True)]
        case ["check"]:
            lines = all_faults()
        case _:
            lines = [str(__doc__)]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(bool(lines) and arguments[:1] not in (["update"], ["prune"]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
