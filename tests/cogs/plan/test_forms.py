"""Every window on plans ends in the transaction that carries it out."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import cogs.plan
from cogs.plan.forms import every_form


def test_a_form_changes_what_it_changes_with_the_window():
    for module in pkgutil.walk_packages(cogs.plan.__path__, "cogs.plan."):
        importlib.import_module(module.name)  # each makes its forms known
    found = every_form()
    assert len(found) >= 20
    for form in found:
        source = inspect.getsource(form.run)
        assert (source.count("entry.write("), source.count("press.write(")) in {(1, 0), (2, 0)}, form.name
