"""Run by Alembic for each command, with the connection that `tools.config` put in."""

from __future__ import annotations

from alembic import context

from storage.migrations.tools import has_model, render_item
from storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render_item,
    include_name=has_model,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
