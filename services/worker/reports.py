"""Builds a tenant's reports: reads the log once, makes each report of it, keeps its forms, and says so in the log."""

import time
from datetime import UTC, date, datetime, timedelta
from uuid import uuid5

import psycopg
import structlog

from domain.kernel.events import Recorded
from domain.kernel.ids import CommandId, FileId, TenantId
from domain.kernel.ports import Append, StreamWrite
from domain.reports.content import TEMPLATE, Report
from domain.reports.decider import REPORT, stream_of
from domain.reports.events import ReportBuilt
from domain.reports.occasions import Occasion, look_again, occasions
from domain.reports.report import report
from domain.reports.stand import Stand
from infra.reports.forms import Made, forms_of
from infra.reports.reading import read_log
from infra.reports.watch import hold, let_go
from services.worker import pulse
from services.worker.parts import Parts

SECONDS_AT_ONCE = 10.0
AFTER_AN_ERROR = timedelta(minutes=15)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
log = structlog.get_logger("werkbalans.reports")


def build(parts: Parts, tenant: TenantId, now: datetime) -> int:
    """Build what is due, for SECONDS_AT_ONCE at most; how many reports came of it."""
    with parts.inside(tenant) as connection:
        held = hold(connection, tenant, now)
    if held is None:
        return 0
    try:
        with parts.inside(tenant) as connection:
            facts = read_log(parts.log, connection, tenant)
        built, next_look, errors = _build_all(parts, tenant, facts, now)
    except psycopg.OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - a log that cannot be read is told to the operator and tried again
        log.error("reports could not be built", tenant=str(tenant), error=type(error).__name__)
        built, next_look, errors = 0, now + AFTER_AN_ERROR, [type(error).__name__]
    with parts.inside(tenant) as connection:
        let_go(connection, tenant, held, next_look, errors)
    return built


def _build_all(parts: Parts, tenant: TenantId, facts: list[Recorded], now: datetime) -> tuple[int, datetime, list[str]]:
    """How many were built, when to look again, and the errors of those that were not."""
    until, built, errors = time.monotonic() + SECONDS_AT_ONCE, 0, list[str]()
    stands: dict[tuple[int, date], Stand] = {}
    for due in occasions(tenant, facts, now):
        if time.monotonic() > until:
            return built, now, errors
        pulse.beat()
        try:
            _keep(parts, tenant, due, forms_of(made_of(due, facts, stands), moment_of(due, facts)))
            built += 1
        except Exception as error:  # noqa: BLE001 - one report that fails keeps no other waiting; it is tried again
            log.error("report could not be built", report=str(due.report), error=type(error).__name__)
            errors.append(type(error).__name__)
    return built, now + AFTER_AN_ERROR if errors else look_again(facts, now) or NEVER, errors


def made_of(due: Occasion, facts: list[Recorded], stands: dict[tuple[int, date], Stand]) -> Report:
    """The report, from the log as far as it looks. `stands` keeps what several reports look at."""

    def stand(position: int, on: date) -> Stand:
        key = (position, on)
        if key not in stands:
            stands[key] = Stand(facts, position, on)
        return stands[key]

    then = stand(due.since.position, due.since.on) if due.since else None
    return report(due.about, due.name, stand(due.position, due.on), due.since, then)


def moment_of(due: Occasion, facts: list[Recorded]) -> datetime:
    """When the newest fact that the report shows was recorded."""
    return max(recorded.recorded_at for recorded in facts if recorded.seq <= due.position)


def _keep(parts: Parts, tenant: TenantId, due: Occasion, made: list[Made]) -> None:
    """All in one transaction: the contents, and the fact with their digests. A report that is there stays as it is."""
    name, command = stream_of(due.report), CommandId(uuid5(due.report, "built"))
    event = ReportBuilt(
        report=due.report,
        scope=due.about.scope,
        plan=due.about.plan,
        unit=due.about.unit,
        name=due.name,
        moment=due.moment,
        on=due.on,
        position=due.position,
        since=due.since,
        template=TEMPLATE,
        late=due.late,
        forms=tuple(each.form for each in made),
    )
    with parts.inside(tenant) as connection:
        loaded = parts.log.load(connection, tenant, name)
        if REPORT.fold([recorded.event for recorded in loaded.events]).built:
            return
        for each in made:
            parts.documents.keep(connection, tenant, FileId(due.report), each.form.digest, each.content)
        write = StreamWrite(name, loaded.version, (event,))
        digest = command.bytes + command.bytes
        append = Append(tenant=tenant, command=command, digest=digest, actor=None, writes=(write,))
        parts.log.append(connection, append)
