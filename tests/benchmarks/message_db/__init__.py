"""A second peer: message-db's own SQL function and tables, called over the driver that ours uses.

It locks a category of streams where ours locks a tenant, so each tenant is a category here. It has one order over all
categories, taken before the commit, from a sequence; no hash chain, no row-level security, no repeated commands.
"""

from pathlib import Path
from uuid import UUID, uuid4

import psycopg

from infra.local.servers import PostgresServer
from infra.pool import Pool

HERE = Path(__file__).parent
WRITE = (
    "SELECT message_store.write_message($1[n]::varchar, $2, 'OwnRowAdded', $3::jsonb, '{}', n - 2)"
    " FROM generate_series(1, cardinality($1::text[])) n"
)


def install(server: PostgresServer) -> str:
    """Make its schema; the URL under which its functions find each other."""
    with psycopg.connect(server.url(), autocommit=True) as admin:
        admin.execute("SET search_path = message_store, public")
        admin.execute((HERE / "message_db.sql").read_bytes())
    return f"{server.url()}?options=-c%20search_path%3Dmessage_store%2Cpublic"


async def write(pool: Pool, tenant: UUID, payload: bytes, events: int) -> None:
    """So many messages on a new stream, in one transaction."""
    ids = [str(uuid4()) for _ in range(events)]
    await pool.execute(WRITE, ids, f"{tenant.hex}-{uuid4()}", payload.decode())
