"""Questionnaires ready for use: decoded once a process, since what a hash names never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.questionnaires import Form, decode, encode
from storage.surveys import forms

if TYPE_CHECKING:
    from storage.transaction import Transaction

_MOST_KEPT: Final = 64
_decoded: dict[str, Form] = {}


def keep(tx: Transaction, form: Form) -> None:
    """Keep the questionnaire in this network, once."""
    forms.add(tx, form.hash, encode(form))


def load(tx: Transaction, form_hash: str) -> Form:
    """The questionnaire with this hash. Raises `NotFound` when this network does not have it."""
    if form_hash not in _decoded:
        definition = forms.definition_of(tx, form_hash)
        if definition is None:
            raise NotFound("questionnaire", form_hash[:12])
        while len(_decoded) >= _MOST_KEPT:
            _decoded.pop(next(iter(_decoded)), None)
        _decoded[form_hash] = decode(definition)
    return _decoded[form_hash]
