"""Questionnaires, kept as they were when they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from storage.schema.surveys import form

if TYPE_CHECKING:
    from storage.transaction import Transaction


def add(tx: Transaction, form_hash: str, definition: str) -> None:
    """Keep a questionnaire's definition under its hash, once."""
    if definition_of(tx, form_hash) is None:
        tx.connection.execute(
            insert(form).values(network_id=tx.network, hash=form_hash, definition=definition, added_at=tx.now)
        )


def definition_of(tx: Transaction, form_hash: str) -> str | None:
    """The questionnaire's definition as it was added."""
    return tx.connection.scalar(
        select(form.c.definition).where(form.c.network_id == tx.network, form.c.hash == form_hash)
    )
