"""An installation for the tests of a module."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Database
from tests.installation import Installation, installed


@pytest.fixture(scope="module")
async def installation(
    module_database: Database, servers: object, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Installation]:
    from tests.conftest import Servers

    assert isinstance(servers, Servers)
    async with installed(module_database, servers.redis_url, tmp_path_factory.mktemp("installation")) as made:
        yield made
