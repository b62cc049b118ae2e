"""A schema of the tests' own on a cluster of Citus's, which TEST_CITUS_DSN names."""

import os
from collections.abc import Iterator
from secrets import token_hex

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from sugarsnap.database.citus import spread_database
from sugarsnap.database.migrate import migrate
from sugarsnap.database.postgres_engine import PostgresTransactions

CLUSTER = os.environ.get("TEST_CITUS_DSN", "")  # noqa: TID251  the tests' setting, not the house's


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Of a migrated database whose tables are spread."""
    if not CLUSTER:
        pytest.skip("NOT RUN: TEST_CITUS_DSN names no coordinator of a Citus cluster")
    schema = f"sugarsnap_test_{token_hex(4)}"
    with psycopg.connect(CLUSTER, autocommit=True) as keeper:
        keeper.execute(f"CREATE SCHEMA {schema}".encode())
        address = make_conninfo(CLUSTER, options=f"-csearch_path={schema},public")
        engine = PostgresTransactions(address)
        try:
            migrate(engine)
            spread_database(address)
            yield address
        finally:
            engine.close()
            keeper.execute(f"DROP SCHEMA {schema} CASCADE".encode())
