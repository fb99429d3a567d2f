"""What every event store keeps to: the one on PostgreSQL and its twin in memory."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.kernel.events import Recorded
from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, stream
from domain.kernel.personal import Erased, Personal
from domain.kernel.ports import Append, Receipt, StreamWrite
from domain.kernel.refusals import CommandIdReused, VersionIsStale
from domain.kickoff.events import KickoffOpened, RowRemarked, RowUnchecked
from infra.event_store.memory import MemoryEventStore
from infra.event_store.postgres import PostgresEventStore
from infra.keys import KeyRing
from infra.keys.erasing import erase
from infra.pool import open_pool
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from tests.conftest import SECRET, Database

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
RING = KeyRing(derive(SECRET, "keys"))
PLAN = PlanId(UUID(int=7))
ANNA = PersonId(UUID(int=11))
KICKOFF = stream("kickoff", PLAN)
DIGEST, OTHER = b"\1" * 32, b"\2" * 32
OPENED = KickoffOpened(plan=PLAN, template=1)
TICK, UNTICK = RowUnchecked(plan=PLAN, row="1a"), RowUnchecked(plan=PLAN, row="1b")


@pytest.fixture(params=["memory", "postgres"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    if request.param == "memory":
        yield MemoryEventStore(RING)
        return
    database: Database = request.getfixturevalue("database")
    async with open_pool(database.api_url, min_size=1, max_size=4) as pool:
        yield PostgresEventStore(pool, TOKENS, RING)


def command(*writes: StreamWrite, tenant: UUID, identity: UUID | None = None, digest: bytes = DIGEST) -> Append:
    return Append(
        tenant=TenantId(tenant), command=CommandId(identity or uuid4()), digest=digest, actor=ANNA, writes=writes
    )


async def log_of(store: Any, tenant: UUID, after: int = 0) -> list[Recorded]:
    return [recorded async for recorded in store.read(tenant, after)]


async def test_a_stream_that_nobody_wrote_to_is_empty_at_version_0(store: Any) -> None:
    loaded = await store.load(uuid4(), KICKOFF)
    assert (loaded.version, list(loaded.events)) == (0, [])


async def test_what_was_appended_is_loaded_again_in_its_place(store: Any) -> None:
    tenant = uuid4()
    receipt = await store.append(command(StreamWrite(KICKOFF, 0, [OPENED, TICK]), tenant=tenant))
    loaded = await store.load(tenant, KICKOFF)
    assert (receipt.tenant, receipt.seq, len(receipt.chain)) == (tenant, 2, 32)
    assert [(r.seq, r.version, r.event, r.actor) for r in loaded.events] == [(1, 1, OPENED, ANNA), (2, 2, TICK, ANNA)]
    assert loaded.version == 2


async def test_a_write_on_an_old_version_is_refused_with_the_current_one(store: Any) -> None:
    tenant = uuid4()
    await store.append(command(StreamWrite(KICKOFF, 0, [OPENED]), tenant=tenant))
    with pytest.raises(VersionIsStale) as refused:
        await store.append(command(StreamWrite(KICKOFF, 0, [TICK]), tenant=tenant))
    assert refused.value.data == {"stream": KICKOFF, "expected": 0, "current": 1}


async def test_a_write_ahead_of_the_stream_is_refused_too(store: Any) -> None:
    with pytest.raises(VersionIsStale):
        await store.append(command(StreamWrite(KICKOFF, 3, [TICK]), tenant=uuid4()))


async def test_a_repeated_command_gets_its_first_receipt_and_stores_nothing(store: Any) -> None:
    tenant, identity = uuid4(), uuid4()
    first = await store.append(command(StreamWrite(KICKOFF, 0, [OPENED, TICK]), tenant=tenant, identity=identity))
    await store.append(command(StreamWrite(KICKOFF, 2, [UNTICK]), tenant=tenant))
    again = await store.append(command(StreamWrite(KICKOFF, 0, [OPENED, TICK]), tenant=tenant, identity=identity))
    asked = await store.receipt_of(tenant, identity, DIGEST)
    assert again == first == asked
    assert len(await log_of(store, tenant)) == 3


async def test_a_command_id_with_another_content_is_refused(store: Any) -> None:
    tenant, identity = uuid4(), uuid4()
    await store.append(command(StreamWrite(KICKOFF, 0, [OPENED]), tenant=tenant, identity=identity))
    with pytest.raises(CommandIdReused):
        await store.append(command(StreamWrite(KICKOFF, 1, [TICK]), tenant=tenant, identity=identity, digest=OTHER))
    with pytest.raises(CommandIdReused):
        await store.receipt_of(tenant, identity, OTHER)
    assert await store.receipt_of(tenant, uuid4(), DIGEST) is None


async def test_several_streams_of_one_command_are_all_stored_or_none(store: Any) -> None:
    tenant, second = uuid4(), stream("kickoff", uuid4())
    await store.append(command(StreamWrite(KICKOFF, 0, [OPENED]), tenant=tenant))
    with pytest.raises(VersionIsStale):
        await store.append(command(StreamWrite(second, 0, [OPENED]), StreamWrite(KICKOFF, 0, [TICK]), tenant=tenant))
    assert (await store.load(tenant, second)).version == 0
    receipt = await store.append(
        command(StreamWrite(second, 0, [OPENED]), StreamWrite(KICKOFF, 1, [TICK]), tenant=tenant)
    )
    assert receipt.seq == 3
    assert [r.seq for r in await log_of(store, tenant)] == [1, 2, 3]


async def test_refused_appends_leave_no_gap_and_time_never_runs_back(store: Any) -> None:
    tenant = uuid4()
    for number in range(5):
        await store.append(command(StreamWrite(KICKOFF, number, [TICK]), tenant=tenant))
        with pytest.raises(VersionIsStale):
            await store.append(command(StreamWrite(KICKOFF, number, [TICK]), tenant=tenant))
    log = await log_of(store, tenant)
    assert [r.seq for r in log] == [1, 2, 3, 4, 5]
    assert [r.recorded_at for r in log] == sorted(r.recorded_at for r in log)
    assert [r.seq for r in await log_of(store, tenant, after=3)] == [4, 5]


async def test_an_organisation_sees_nothing_of_another(store: Any) -> None:
    mine, theirs = uuid4(), uuid4()
    await store.append(command(StreamWrite(KICKOFF, 0, [OPENED]), tenant=mine))
    assert (await store.load(theirs, KICKOFF)).version == 0
    assert await log_of(store, theirs) == []
    assert (await store.append(command(StreamWrite(KICKOFF, 0, [OPENED]), tenant=theirs))).seq == 1


async def test_personal_words_come_back_and_are_not_stored_in_the_open(store: Any) -> None:
    tenant = uuid4()
    remark = RowRemarked(plan=PLAN, row="1a", remark=Personal(ANNA, "Overleg met de OR volgt"))
    await store.append(command(StreamWrite(KICKOFF, 0, [remark]), tenant=tenant))
    assert (await log_of(store, tenant))[0].event == remark


async def test_the_same_command_with_personal_words_is_recognised_as_repeated(store: Any) -> None:
    tenant, identity = uuid4(), uuid4()
    remark = RowRemarked(plan=PLAN, row="1a", remark=Personal(ANNA, "Nog eens"))
    first: Receipt = await store.append(command(StreamWrite(KICKOFF, 0, [remark]), tenant=tenant, identity=identity))
    assert await store.append(command(StreamWrite(KICKOFF, 0, [remark]), tenant=tenant, identity=identity)) == first


async def test_what_is_stored_of_a_command_tells_nothing_of_its_words_to_who_guesses_them(store: Any) -> None:
    tenant, identity = TenantId(uuid4()), CommandId(uuid4())
    remark = RowRemarked(plan=PLAN, row="1a", remark=Personal(ANNA, "Ziek thuis"))
    append = Append(
        tenant=tenant, command=identity, digest=DIGEST, actor=ANNA, subjects=frozenset({ANNA}),
        writes=(StreamWrite(KICKOFF, 0, [remark]),),
    )  # fmt: skip
    receipt = await store.append(append)
    assert await store.append(append) == receipt
    assert await store.receipt_of(tenant, identity, DIGEST, frozenset({ANNA})) == receipt
    with pytest.raises(CommandIdReused):
        await store.receipt_of(tenant, identity, DIGEST)


async def test_time_never_runs_back_within_a_log(database: Database) -> None:
    import psycopg

    tenant = TenantId(uuid4())
    async with open_pool(database.api_url, min_size=1, max_size=2) as pool:
        store = PostgresEventStore(pool, TOKENS, RING)
        await store.append(command(StreamWrite(KICKOFF, 0, [OPENED]), tenant=tenant))
        with psycopg.connect(database.admin_url) as admin:
            admin.execute("SET session_replication_role = replica")
            admin.execute("UPDATE werkbalans.event SET recorded_at = now() + interval '1 hour'")
        await store.append(command(StreamWrite(KICKOFF, 1, [TICK]), tenant=tenant))
        first, second = await log_of(store, tenant)
    assert second.recorded_at == first.recorded_at


async def test_words_in_memory_are_erased_with_their_key() -> None:
    store, tenant = MemoryEventStore(RING), TenantId(uuid4())
    remark = RowRemarked(plan=PLAN, row="1a", remark=Personal(ANNA, "Weg ermee"))
    await store.append(command(StreamWrite(KICKOFF, 0, [remark]), tenant=tenant))
    store.erase(tenant, ANNA)
    event = (await log_of(store, tenant))[0].event
    assert isinstance(event, RowRemarked)
    assert event.remark == Erased(ANNA)


async def test_words_in_the_database_are_erased_with_their_key_and_the_chain_still_holds(database: Database) -> None:
    import psycopg

    from infra.event_store.verify import verify_tenant

    tenant = TenantId(uuid4())
    remark = RowRemarked(plan=PLAN, row="1a", remark=Personal(ANNA, "Weg ermee"))
    async with open_pool(database.api_url, min_size=1, max_size=2) as pool:
        await PostgresEventStore(pool, TOKENS, RING).append(command(StreamWrite(KICKOFF, 0, [remark]), tenant=tenant))
        with psycopg.connect(database.admin_url) as admin:
            stored = admin.execute("SELECT payload FROM werkbalans.event").fetchone()
            assert stored is not None
            assert b"Weg ermee" not in stored[0]
            admin.execute("SET LOCAL ROLE werkbalans_eraser")
            enter(admin, TOKENS.of(tenant))
            assert erase(admin, ANNA)
            assert not erase(admin, ANNA)
        fresh = PostgresEventStore(pool, TOKENS, RING)
        event = (await log_of(fresh, tenant))[0].event
        assert isinstance(event, RowRemarked)
        assert event.remark == Erased(ANNA)
    with psycopg.connect(database.worker_url) as connection:
        assert verify_tenant(connection, TOKENS, tenant).problem is None


async def test_the_twins_make_the_same_hashes_from_the_same_rows(database: Database) -> None:
    from infra.event_store.encoding import Stored
    from infra.event_store.hashing import START, leaf_of, link

    tenant = uuid4()
    async with open_pool(database.api_url, min_size=1, max_size=2) as pool:
        store = PostgresEventStore(pool, TOKENS, RING)
        await store.append(command(StreamWrite(KICKOFF, 0, [OPENED, TICK]), tenant=tenant))
        rows = await pool.fetch("SELECT * FROM werkbalans.load_stream($1, $2)", TOKENS.of(TenantId(tenant)), KICKOFF)
    chain = START
    for row in (Stored(*row) for row in rows):
        leaf = leaf_of(
            row.tenant, row.seq, row.stream, row.version, row.event_id, row.type, row.schema_version,
            row.recorded_at, row.payload,
        )  # fmt: skip
        chain = link(chain, leaf)
        assert (row.leaf, row.chain) == (leaf, chain)
