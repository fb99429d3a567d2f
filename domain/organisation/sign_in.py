"""How members of an organisation sign in: whether two steps are asked of them. A short stream of its own."""

from collections.abc import Sequence

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import StreamId, TenantId, stream
from domain.kernel.rights import Right
from domain.kernel.views import Key, View
from domain.organisation.events import SignInRuleSet
from domain.organisation.refusals import TwoStepsFirst

CATEGORY = "sign_in_rule"


class SetSignInRule(Command, frozen=True, kw_only=True):
    """Ask two steps of everybody who signs in, or no longer. `came_in_by_two`: whether who asks did so themselves."""

    tenant: TenantId
    two_steps: bool
    came_in_by_two: bool = False


class SignInRule(msgspec.Struct, frozen=True):
    """What is asked. One step is enough unless the organisation chose otherwise."""

    two_steps: bool = False


class SignInRuleRow(msgspec.Struct, frozen=True):
    """The rule of an organisation. `version` is the stream's."""

    tenant: TenantId
    two_steps: bool
    version: int


def evolve(_before: SignInRule, happened: SignInRuleSet) -> SignInRule:
    """The rule after one more event."""
    return SignInRule(two_steps=happened.two_steps)


def decide(command: SetSignInRule, state: SignInRule, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal: nobody shuts the door with themselves outside."""
    asked.by.needs(Right.MANAGE_ORGANISATION)
    if command.two_steps is state.two_steps:
        return ()
    if command.two_steps and not command.came_in_by_two:
        raise TwoStepsFirst(tenant=command.tenant)
    return (SignInRuleSet(tenant=command.tenant, two_steps=command.two_steps),)


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's rule."""
    return stream(CATEGORY, tenant)


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.tenant,),) if isinstance(recorded.event, SignInRuleSet) else ()


def _row(row: SignInRuleRow | None, recorded: Recorded, _key: Key) -> SignInRuleRow | None:
    happened = recorded.event
    if not isinstance(happened, SignInRuleSet):
        return row
    return SignInRuleRow(happened.tenant, happened.two_steps, recorded.version)


SIGN_IN_RULE: Decider[SetSignInRule, SignInRule] = Decider(
    category=CATEGORY,
    commands=SetSignInRule,
    initial=SignInRule(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
SIGN_IN_RULES = View(
    name="sign_in_rule",
    version=1,
    row=SignInRuleRow,
    key=("tenant",),
    events=frozenset({SignInRuleSet}),
    keys_of=_keys,
    evolve=_row,
)
