"""An installation beside a real provider and a real DNS server, and an organisation that signs in by them."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.conftest import Database, Servers
from tests.installation import Installation, installed
from tests.services.names import NameServer
from tests.services.provider import Provider
from tests.services.signing_on import Organisation, organisation_with


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider().open() as found:
        yield found


@pytest.fixture(scope="module")
def names() -> Iterator[NameServer]:
    with NameServer().open() as found:
        yield found


@pytest.fixture(scope="module")
async def installation(
    module_database: Database,
    servers: Servers,
    provider: Provider,
    names: NameServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Installation]:
    folder, changes = tmp_path_factory.mktemp("installation"), {"dns_server": names.address}
    async with installed(
        module_database, servers.redis_url, folder, provider_hosts=(provider.host,), **changes
    ) as made:
        yield made


@pytest.fixture(scope="module")
async def shared(installation: Installation, provider: Provider, names: NameServer) -> Organisation:
    return await organisation_with(installation, provider, names)


@pytest.fixture
def zorg(shared: Organisation, provider: Provider) -> Organisation:
    """An organisation whose single sign-on is open, with an honest provider."""
    provider.honest()
    return shared
