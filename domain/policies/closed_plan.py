"""A closed plan is at rest: one guard for every slice's commands to a plan. See docs/decisions/0075."""

from collections.abc import Sequence

from domain.agreements import commands as agreements
from domain.attachments.decider import RemoveFile, WithdrawConsent
from domain.kernel.decider import Command
from domain.kernel.events import Event
from domain.kernel.guard import Guard
from domain.kernel.ids import StreamId, TenantId
from domain.measures.consultation import StrikeConsultation
from domain.plan.commands import PlanCommand
from domain.plan.decider import PLAN, stream_of
from domain.plan.refusals import PlanIsClosed
from domain.plan.state import Plan
from domain.reminders.decider import SnoozeCommand
from domain.review.commands import FollowUpDecision
from domain.review.impression import WithdrawInterview
from domain.works_council import commands as works_council
from domain.works_council.informal import StrikeSupport

# What binds people outlives the plan: an agreement runs until it ends, and parties go on speaking for themselves.
RUNNING: tuple[type[Command], ...] = (
    agreements.Agree,
    agreements.Object,
    agreements.Withdraw,
    agreements.ConfirmTranscription,
    agreements.DisputeTranscription,
    agreements.EndAgreement,
    agreements.ReportFulfilment,
    agreements.ConfirmFulfilment,
    agreements.DisputeFulfilment,
    agreements.OverruleVerdict,
    FollowUpDecision,
)
# Closing a plan takes no right of the works council away: its answer, its month, its conditions, the court's ruling.
OF_LAW: tuple[type[Command], ...] = (
    works_council.AnswerRequest,
    works_council.ConfirmAnswer,
    works_council.DisputeAnswer,
    works_council.DiscoverDecision,
    works_council.OpenByDiscovery,
    works_council.InvokeNullity,
    works_council.RecordRuling,
    works_council.FulfilCondition,
    works_council.ReopenCondition,
)
# Nobody asks a plan to be opened again in order to take back what is theirs, or what should never have been kept.
PRIVATE: tuple[type[Command], ...] = (
    WithdrawConsent,
    RemoveFile,
    WithdrawInterview,
    StrikeSupport,
    StrikeConsultation,
    SnoozeCommand,
)
STAYS_OPEN = (*RUNNING, *OF_LAW, *PRIVATE)


def _streams_of(_tenant: TenantId, command: Command) -> Sequence[StreamId]:
    plan = getattr(command, "plan", None)
    # A plan's own decider knows itself whether it is closed; what makes it go on is there.
    asks = plan is not None and not isinstance(command, (PlanCommand, *STAYS_OPEN))
    return (stream_of(plan),) if asks and plan is not None else ()


def _known(events: Sequence[Sequence[Event]]) -> Plan | None:
    (state,) = map(PLAN.fold, events)
    return state if state.closed is not None else None


def _refuse(command: Command, closed: Plan | None) -> None:
    if closed is not None:
        raise PlanIsClosed(plan=getattr(command, "plan", None), on=closed.closed_on)


CLOSED_PLAN = Guard(_streams_of, _known, _refuse)
