"""Two pooled connections, many organisations, requests that are cut off and statements that fail: the drill, small."""

from pathlib import Path

import structlog

from tests.conftest import Database
from tests.drill.crossings import crossed

SIZE = 1500


async def test_nobody_sees_another_over_two_connections_and_a_pool_that_leaks_is_caught(
    database: Database, redis_url: str, tmp_path: Path
) -> None:
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    told = await crossed(database, redis_url, tmp_path, 20261125, SIZE)
    assert told.wrong == ()
    assert told.figures["own marks"] > SIZE / 4
    assert told.caught
