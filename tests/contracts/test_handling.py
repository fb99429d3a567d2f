"""From a command to stored events: what a policy begins is not looked for first, and comes out the same."""

from datetime import date
from uuid import UUID, uuid4

from domain.catalogue import DECIDERS, POLICIES
from domain.kernel.decider import Asked
from domain.kernel.handle import Handler
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId, stream
from domain.kernel.ports import Append, StreamOfEvents, StreamWrite
from domain.kernel.rights import Actor, Role
from domain.kickoff.events import KickoffOpened
from domain.plan.decider import StartPlan
from infra.event_store.memory import MemoryEventStore
from infra.keys import KeyRing

TENANT, PLAN, ANNA = TenantId(UUID(int=1)), PlanId(UUID(int=7)), PersonId(UUID(int=11))
ASKED = Asked(Actor(ANNA, frozenset({Role.COORDINATOR})), date(2026, 11, 24))
START = StartPlan(plan=PLAN, title="Rust in het rooster")


class CountingStore(MemoryEventStore):
    """Notes which streams were loaded."""

    def __init__(self) -> None:
        super().__init__(KeyRing(bytes(32)))
        self.loaded: list[StreamId] = []

    async def load(self, tenant: TenantId, name: StreamId) -> StreamOfEvents:
        self.loaded.append(name)
        return await super().load(tenant, name)


async def types_in(store: MemoryEventStore) -> list[str]:
    return [recorded.event.NAME async for recorded in store.read(TENANT)]


async def test_a_new_plan_opens_its_kickoff_after_one_look_at_the_plan() -> None:
    store = CountingStore()
    handled = await Handler(store, DECIDERS, POLICIES).handle(TENANT, START, ASKED, CommandId(uuid4()))
    assert await types_in(store) == ["plan.started", "kickoff.opened"]
    assert handled.version == 1
    assert store.loaded == [stream("plan", PLAN)]


async def test_a_kickoff_that_stands_already_is_found_and_left_as_it_is() -> None:
    store = CountingStore()
    write = StreamWrite(stream("kickoff", PLAN), 0, (KickoffOpened(plan=PLAN, template=1),))
    await store.append(Append(tenant=TENANT, command=CommandId(uuid4()), digest=bytes(32), actor=ANNA, writes=(write,)))
    handled = await Handler(store, DECIDERS, POLICIES).handle(TENANT, START, ASKED, CommandId(uuid4()), seen_version=0)
    assert await types_in(store) == ["kickoff.opened", "plan.started"]
    assert handled.receipt is not None
