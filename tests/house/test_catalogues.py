"""Four languages, complete: no message missing, unused, misspelt in its placeholders, or too long."""

from __future__ import annotations

from locales.catalogues import all_faults


def test_the_catalogues_have_no_fault() -> None:
    faults = all_faults()
    assert not faults, f"{len(faults)} faults (python -m locales.catalogues check):\n" + "\n".join(
        faults[:40]
    )
