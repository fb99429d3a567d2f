"""The alarms: what an operator must act upon, told from the figures of a moment. Each has a page in the runbook."""

from collections.abc import Iterator
from enum import StrEnum

from infra.observe import Figures

BEHIND_SECONDS = 60.0
LONG_QUEUE = 5_000


class Alarm(StrEnum):
    """What is wrong. The names are those of the metric `werkbalans_alarm` and of the runbook's addresses."""

    WORKER_SILENT = "worker_silent"
    BROKER_UNREACHABLE = "broker_unreachable"
    PROJECTION_PARKED = "projection_parked"
    PROJECTIONS_BEHIND = "projections_behind"
    QUEUE_LONG = "queue_long"
    MAILS_STUCK = "mails_stuck"
    MAILS_UNKNOWN = "mails_unknown"
    REPORTS_FAILING = "reports_failing"
    TASKS_FAILING = "tasks_failing"
    WORK_OVERDUE = "work_overdue"
    FIGURES_HELD = "figures_held"


def ringing(figures: Figures) -> frozenset[Alarm]:
    """The alarms that ring at these figures."""
    return frozenset(_ringing(figures))


def _ringing(figures: Figures) -> Iterator[Alarm]:
    if not figures.worker_alive:
        yield Alarm.WORKER_SILENT
    if figures.queues is None:
        yield Alarm.BROKER_UNREACHABLE
    elif max(figures.queues.values(), default=0) > LONG_QUEUE:
        yield Alarm.QUEUE_LONG
    if any(lag.parked for lag in figures.lag):
        yield Alarm.PROJECTION_PARKED
    if any(lag.seconds > BEHIND_SECONDS for lag in figures.lag):
        yield Alarm.PROJECTIONS_BEHIND
    if figures.stuck:
        yield Alarm.MAILS_STUCK
    if any(count.state == "unknown" and count.mails for count in figures.mails):
        yield Alarm.MAILS_UNKNOWN
    if figures.failing:
        yield Alarm.REPORTS_FAILING
    if figures.tasks:
        yield Alarm.TASKS_FAILING
    if figures.overdue:
        yield Alarm.WORK_OVERDUE
    if figures.held:
        yield Alarm.FIGURES_HELD
