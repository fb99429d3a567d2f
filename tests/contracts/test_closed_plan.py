"""A closed plan is at rest: every command to it is refused, but for those that are written down as staying open.

The commands come from the catalogue, so a new one is in here by itself.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import msgspec
import pytest

from domain.catalogue import DECIDERS, GUARDS, POLICIES
from domain.kernel.decider import Asked, Command
from domain.kernel.handle import Handler
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId
from domain.kernel.ports import StreamOfEvents
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Actor, Role
from domain.plan.commands import ClosePlan, ReopenPlan, StartPlan
from domain.plan.refusals import PlanIsClosed
from domain.policies.closed_plan import STAYS_OPEN
from infra.event_store.memory import MemoryEventStore
from infra.keys import KeyRing

TENANT, PLAN, ANNA = TenantId(UUID(int=1)), PlanId(UUID(int=7)), PersonId(UUID(int=11))
TODAY = date(2026, 11, 24)
EXAMPLES: dict[Any, Any] = {
    UUID: UUID(int=5), str: "Woorden", date: TODAY, datetime: datetime(2026, 11, 24, 9, tzinfo=UTC), time: time(9),
    int: 1, bool: True, bytes: b"", float: 1.0,
}  # fmt: skip
ASKED = Asked(Actor(ANNA, frozenset(Role)), TODAY)
REOPEN = ReopenPlan(plan=PLAN, reason="Er is meer te doen")
NOT_OF_A_PLAN = {
    "AddUnit",
    "AddWebhook",
    "AppointContact",
    "AskAccess",
    "AskCredit",
    "AskErasure",
    "AskExport",
    "AskReport",
    "Cancel",
    "ChangeMandate",
    "ChangeMemberAddress",
    "ChangeMemberRoles",
    "ChangeOwnName",
    "ChangeRule",
    "ChangeWebhook",
    "ChoosePace",
    "ChoosePackage",
    "ChooseSharing",
    "ClaimDomain",
    "CloseSingleSignOn",
    "DeclineErasure",
    "DropDomain",
    "EndAdviser",
    "EndMandate",
    "EndStandIn",
    "ExtendAdviser",
    "GiveBackAccess",
    "GrantAccess",
    "HandOver",
    "ImportQuestionnaire",
    "InviteAdviser",
    "InviteMember",
    "InviteMembers",
    "IssueCreditNote",
    "IssueInvoice",
    "MapGroups",
    "MoveOn",
    "NameStandIn",
    "NoteCarriedOut",
    "NoteDomainProved",
    "NoteErased",
    "NoteExport",
    "NoteTest",
    "OpenSingleSignOn",
    "OrderByRule",
    "OrderErasure",
    "RaiseCharge",
    "RaiseFloors",
    "ReadPage",
    "RecordPayment",
    "RefuseAccess",
    "RegisterOrganisation",
    "RemindInvoice",
    "RemoveExport",
    "RemoveMember",
    "RemovePractice",
    "RemoveWebhook",
    "RenewSecret",
    "Resume",
    "ResumePaid",
    "ResumeWebhook",
    "RetireQuestionnaire",
    "SendAgain",
    "SetBillingDetails",
    "SetClientSecret",
    "SetHrmCycle",
    "SetProvider",
    "SetReminders",
    "SetSignInRule",
    "StartTrial",
    "StopWebhook",
    "SuspendUnpaid",
    "TestWebhook",
    "WithdrawAccess",
    "WithdrawErasure",
    "WritePractice",
}
OF_ITS_COURSE = {"StartPlan", "ClosePlan", "ReopenPlan"}


def commands() -> Iterator[type[Command]]:
    """Every command that a decider takes; what others are derived from is called a …Command."""
    for decider in DECIDERS:
        yield from _from(decider.commands)


def _from(kind: type[Command]) -> Iterator[type[Command]]:
    if not kind.__name__.endswith("Command"):
        yield kind
    for each in kind.__subclasses__():
        yield from _from(each)


def example(kind: Any) -> Any:
    """Some value of this type."""
    if hasattr(kind, "__supertype__"):
        return example(kind.__supertype__)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if NoneType in parts else example(parts[0])
    if origin in (tuple, frozenset, list, dict) or kind in (tuple, frozenset):
        return (origin or kind)()
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind(**{name: example(found) for name, found in get_type_hints(kind).items() if name in needed(kind)})
    return EXAMPLES[kind]


def needed(kind: type[msgspec.Struct]) -> set[str]:
    return {field.name for field in msgspec.structs.fields(kind) if field.required}


def to_the_plan(kind: type[Command]) -> Command:
    command: Command = example(kind)
    return msgspec.structs.replace(command, plan=PLAN)


PLAN_BOUND = [kind for kind in commands() if "plan" in kind.__struct_fields__]


async def handled(handler: Handler, command: Command) -> Refusal | None:
    try:
        await handler.handle(TENANT, command, ASKED, CommandId(uuid4()))
    except Refusal as refusal:
        return refusal
    return None


async def begun(*commands: Command) -> Handler:
    handler = Handler(MemoryEventStore(KeyRing(bytes(32))), DECIDERS, POLICIES, GUARDS)
    for command in (StartPlan(plan=PLAN, title="Rust"), *commands):
        assert await handled(handler, command) is None
    return handler


CLOSE = ClosePlan(plan=PLAN, reason="Alles loopt")


def test_every_command_is_of_a_plan_or_is_said_not_to_be() -> None:
    assert {kind.__name__ for kind in commands() if "plan" not in kind.__struct_fields__} == NOT_OF_A_PLAN
    assert len(PLAN_BOUND) > 100


@pytest.mark.parametrize("kind", PLAN_BOUND, ids=lambda kind: kind.__name__)
async def test_a_closed_plan_refuses_what_is_not_written_down_as_staying_open(kind: type[Command]) -> None:
    refusal = await handled(await begun(CLOSE), to_the_plan(kind))
    if kind.__name__ in OF_ITS_COURSE or issubclass(kind, STAYS_OPEN):
        assert kind is ClosePlan or not isinstance(refusal, PlanIsClosed)
    else:
        assert isinstance(refusal, PlanIsClosed)
        assert refusal.data == {"plan": PLAN, "on": TODAY}


@pytest.mark.parametrize("kind", PLAN_BOUND, ids=lambda kind: kind.__name__)
async def test_an_open_plan_or_one_that_goes_on_refuses_nothing_for_that(kind: type[Command]) -> None:
    for before in ((), (CLOSE, REOPEN)):
        assert not isinstance(await handled(await begun(*before), to_the_plan(kind)), PlanIsClosed)


def test_what_stays_open_is_there_and_of_a_plan() -> None:
    assert all(any(issubclass(kind, each) for kind in PLAN_BOUND) for each in STAYS_OPEN)


async def test_a_repeated_command_gets_its_receipt_after_the_plan_was_closed_too() -> None:
    handler, key = await begun(), CommandId(uuid4())
    hold = to_the_plan(next(kind for kind in PLAN_BOUND if kind.__name__ == "ScheduleMeeting"))
    first = await handler.handle(TENANT, hold, ASKED, key)
    await handler.handle(TENANT, CLOSE, ASKED, CommandId(uuid4()))
    assert await handler.handle(TENANT, hold, ASKED, key) == first


async def test_the_plan_is_loaded_once_for_as_long_as_nothing_happens_to_it() -> None:
    class Counting(MemoryEventStore):
        loads = 0

        async def load(self, tenant: TenantId, stream: StreamId) -> StreamOfEvents:
            Counting.loads += stream.startswith("plan-")
            return await super().load(tenant, stream)

    handler = Handler(Counting(KeyRing(bytes(32))), DECIDERS, POLICIES, GUARDS)
    await handled(handler, StartPlan(plan=PLAN, title="Rust"))
    Counting.loads = 0
    hold = to_the_plan(next(kind for kind in PLAN_BOUND if kind.__name__ == "ScheduleMeeting"))
    for day in (1, 2, 3):
        assert await handled(handler, msgspec.structs.replace(hold, on=date(2026, 12, day))) is None
    assert Counting.loads == 1
    await handled(handler, CLOSE)
    assert isinstance(await handled(handler, hold), PlanIsClosed)
    assert Counting.loads == 3, "once for closing, once since the plan has a newer event"
