"""Alembic's way in: the connection hmi hands over or, for a developer, `alembic -x db=PATH`."""

from typing import Any

import sqlalchemy as sa
from alembic import context


def migrate(connection: sa.Connection) -> None:
    context.configure(connection=connection, render_as_batch=True, transaction_per_migration=False)
    context.run_migrations()


handed_over: Any = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    engine = sa.create_engine(f"sqlite:///{context.get_x_argument(as_dictionary=True)['db']}")
    with engine.begin() as connection:
        migrate(connection)
