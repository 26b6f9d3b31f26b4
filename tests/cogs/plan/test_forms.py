"""Every window on plans ends in the transaction that carries it out."""

from __future__ import annotations

import inspect

import cogs.plan  # noqa: F401 - every form makes itself known
from cogs.plan.forms import every_form


def test_a_form_changes_what_it_changes_with_the_window():
    found = every_form()
    assert len(found) >= 20
    for form in found:
        source = inspect.getsource(form.run)
        assert (source.count("entry.write("), source.count("press.write(")) in {(1, 0), (2, 0)}, form.name
