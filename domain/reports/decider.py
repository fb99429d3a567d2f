"""The one decision about reports that people take: to have one made now. The rest is done by the clock."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import ReportId, StreamId, stream
from domain.kernel.rights import Right
from domain.reports.events import About, ReportAsked, ReportBuilt, ReportEvent
from domain.reports.refusals import ReportUnknown

CATEGORY = "report"


class AskReport(Command, frozen=True, kw_only=True):
    """Have a report made of how things stand now. The plan or the unit must exist."""

    report: ReportId
    about: About


class Report(Struct, frozen=True):
    """One report: what it is about and when it was asked for (None: it came with a moment), whether it is built."""

    about: About | None = None
    asked_on: date | None = None
    built: bool = False


def evolve(state: Report, event: ReportEvent) -> Report:
    """The report after one more event."""
    match event:
        case ReportAsked(on=on):
            return replace(state, about=event.about, asked_on=on)
        case ReportBuilt():
            return replace(state, about=event.about, built=True)
        case _:
            assert_never(event)


def decide(command: AskReport, state: Report, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.MAKE_REPORT)
    about = command.about
    if state.about is not None:
        if state.about != about or state.asked_on is None:
            raise ReportUnknown
        return ()
    return (ReportAsked(report=command.report, scope=about.scope, plan=about.plan, unit=about.unit, on=asked.on),)


def stream_of(report: ReportId) -> StreamId:
    """The report's own stream."""
    return stream(CATEGORY, report)


REPORT: Decider[AskReport, Report] = Decider(
    category=CATEGORY,
    commands=AskReport,
    initial=Report(),
    stream_of=lambda command: stream_of(command.report),
    evolve=evolve,
    decide=decide,
)
