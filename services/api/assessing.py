"""The results of a plan's cycle: three questions, each with its evidence, joined from the slices that hold it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from domain.agreements.keeping import Kept
from domain.agreements.views import AGREEMENTS, AgreementRow, kept_of
from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.plan.views import CYCLES, CycleRow, PlanRow
from domain.results.events import Verdict
from domain.results.readings import Caution, cautions_of, change_of
from domain.results.views import MEASUREMENTS, SIGNAL_VERDICTS, MeasurementRow, SignalVerdictRow
from domain.signals.views import SIGNALS, SignalRow
from infra.bootstrap import Services
from services.api.auth import Caller

RESULT_VIEWS = (SIGNALS, AGREEMENTS, SIGNAL_VERDICTS, MEASUREMENTS, CYCLES)


class SignalResult(msgspec.Struct, frozen=True):
    """A signal, the verdict on it in this cycle (null: not yet), and the one before this cycle."""

    signal: SignalRow
    verdict: SignalVerdictRow | None
    before: SignalVerdictRow | None


class MeasurementResult(msgspec.Struct, frozen=True):
    """A measurement, what to keep in mind when comparing, and how much the value rose (null: not to be said)."""

    measurement: MeasurementRow
    cautions: tuple[Caution, ...]
    change: Decimal | None


class AgreementResult(msgspec.Struct, frozen=True):
    """An agreement and whether it was kept: `computed` from the record, `kept` after it was overruled with a reason."""

    agreement: AgreementRow
    computed: Kept
    kept: Kept


class Results(msgspec.Struct, frozen=True):
    """All of a cycle. `over` is the day on which the cycle ended, null while it is the current one.

    Signals come heaviest first; `next` is the place of the first one that is not on this page, null on the last.
    """

    cycle: int
    over: date | None
    signals: list[SignalResult]
    measurements: list[MeasurementResult]
    agreements: list[AgreementResult]
    next: int | None = None

    def page(self, start: int, limit: int) -> "Results":
        """The same results with the signals from place `start` on, `limit` at most; `next` is where to go on."""
        rest = start + limit if len(self.signals) > start + limit else None
        return msgspec.structs.replace(self, signals=self.signals[start : start + limit], next=rest)

    @property
    def assessed(self) -> bool:
        """Whether anybody gave a verdict yet."""
        verdicts = [each.verdict for each in self.signals] + [each.measurement.verdict for each in self.measurements]
        return any(verdicts)

    @property
    def to_judge(self) -> int:
        """How many verdicts nobody gave yet."""
        signals = sum(each.verdict is None for each in self.signals)
        return signals + sum(each.measurement.verdict is None for each in self.measurements)


async def results_of(services: Services, caller: Caller, plan: PlanRow, cycle: int | None, today: date) -> Results:
    """The results of a cycle, the current one unless another is named. Raises NotFound for a cycle that never was."""
    number = cycle or plan.cycle
    if not 1 <= number <= plan.cycle:
        raise NotFound
    over = await _over(services, caller, plan, number)
    as_of = over or today
    return Results(
        number,
        over,
        await _signals(services, caller, plan.plan, number, over),
        await _measurements(services, caller, plan.plan, number),
        await _agreements(services, caller, plan.plan, over, as_of),
    )


async def require_signal(services: Services, caller: Caller, plan: PlanId, signal: UUID) -> SignalRow:
    """The signal, or NotFound: it is another plan's or was withdrawn."""
    row = await services.views.get(caller.tenant, SIGNALS, (signal,))
    if row is None or row.plan != plan or row.withdrawn:
        raise NotFound
    return row


async def _over(services: Services, caller: Caller, plan: PlanRow, cycle: int) -> date | None:
    if cycle == plan.cycle:
        return None
    row: CycleRow | None = await services.views.get(caller.tenant, CYCLES, (plan.plan, cycle))
    return row.closed_on if row else None


async def _signals(
    services: Services, caller: Caller, plan: PlanId, cycle: int, over: date | None
) -> list[SignalResult]:
    where: dict[str, Any] = {"plan": plan, "withdrawn": False} | ({"noticed_on <=": over} if over else {})
    rows = await services.views.find(caller.tenant, SIGNALS, where, order=("-weight", "seq"))
    verdicts = await services.views.find(caller.tenant, SIGNAL_VERDICTS, {"plan": plan}, order=("cycle",))
    now = {each.signal: each for each in verdicts if each.cycle == cycle}
    before = {each.signal: each for each in verdicts if each.cycle < cycle}
    return [SignalResult(row, now.get(row.signal), before.get(row.signal)) for row in rows]


async def _measurements(services: Services, caller: Caller, plan: PlanId, cycle: int) -> list[MeasurementResult]:
    where = {"plan": plan, "cycle": cycle}
    rows: Sequence[MeasurementRow] = await services.views.find(caller.tenant, MEASUREMENTS, where, order=("seq",))
    return [
        MeasurementResult(row, cautions_of(row.baseline, row.follow_up), change_of(row.baseline, row.follow_up))
        for row in rows
    ]


async def _agreements(
    services: Services, caller: Caller, plan: PlanId, over: date | None, as_of: date
) -> list[AgreementResult]:
    rows = await services.views.find(caller.tenant, AGREEMENTS, {"plan": plan, "binding >": 0}, order=("due_on", "seq"))
    known = [row for row in rows if over is None or row.effective_on <= over]
    return [_kept(row, as_of) for row in known]


def _kept(row: AgreementRow, as_of: date) -> AgreementResult:
    computed = kept_of(row, as_of)
    return AgreementResult(row, computed, row.overruled.verdict if row.overruled else computed)


def counted(verdicts: Sequence[str | None]) -> dict[Verdict, int]:
    """How often each verdict was given."""
    return {verdict: sum(each == verdict for each in verdicts) for verdict in Verdict}
