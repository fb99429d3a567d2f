"""Which reports are due: at each moment of the HRM cycle one of every plan, of every unit, of the organisation.

A moment's report shows the state at the start of its day, so one that is built late is the same to the byte. It is
due once per organisation, occurrence of the moment, and what it is about: its id is derived from these.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import ReportId, TenantId
from domain.kernel.past import end_of
from domain.organisation.views import ORGANISATIONS
from domain.reports.events import About, Scope, Since
from domain.reports.pending import hrm_cycle
from domain.reports.stand import Stand
from domain.reports.views import REPORTS, ReportRow
from domain.review.moments import Moment

HOUR = 6
LONGEST_LATE = timedelta(days=31)


class Occasion(Struct, frozen=True):
    """A report to build: which one, about what, of which moment, on which day, from the log up to `position`."""

    report: ReportId
    about: About
    name: str
    moment: UUID | None
    on: date
    position: int
    since: Since | None
    late: int


def occasions(tenant: TenantId, log: Sequence[Recorded], now: datetime) -> Iterator[Occasion]:
    """What is to be built at this moment, oldest first, the organisation's own report behind those of its parts.

    `log` holds at least the events that a report needs, to its end.
    """
    if not log:
        return
    zone = zone_of(log)
    present = Stand(log, log[-1].seq, local_day(now, zone))
    known = {row.report: row for row in present.rows(REPORTS)}
    yield from _of_moments(tenant, log, zone, present, known)
    for row in [each for each in known.values() if not each.built_in]:
        about = About(row.scope, row.plan, row.unit)
        compared = since(known, about, row.on, asked=True)
        known[row.report] = replace(row, built_in=row.seq)
        yield Occasion(row.report, about, "", None, row.on, row.position, compared, 0)


def _of_moments(
    tenant: TenantId, log: Sequence[Recorded], zone: str, present: Stand, known: dict[ReportId, ReportRow]
) -> Iterator[Occasion]:
    began = log[0].recorded_at.astimezone(ZoneInfo(zone)).date()
    for day, moment in sorted(_passed(hrm_cycle(present).moments, present.on), key=lambda pair: (pair[0], pair[1].id)):
        if day <= began or day < present.on - LONGEST_LATE:
            continue
        position = position_before(log, day, zone)
        for about in subjects(Stand(log, position, day)):
            report = report_id(tenant, moment, day, about)
            if report not in known:
                late = (present.on - day).days
                compared = since(known, about, day)
                due = Occasion(report, about, moment.name, moment.id, day, position, compared, late)
                known[report] = _as_built(due)
                yield due


def _as_built(due: Occasion) -> ReportRow:
    """What its row will tell: the next report is compared with it, though it may be built in the same hour."""
    scope, plan, unit = due.about.scope, due.about.plan, due.about.unit
    row = ReportRow(due.report, 0, scope, plan, unit, "", due.on, 0, name=due.name, moment=due.moment)
    return replace(row, position=due.position, built_in=1)


def _passed(moments: Sequence[Moment], today: date) -> Iterator[tuple[date, Moment]]:
    for moment in moments:
        day = moment.last_before(today)
        if day is not None:
            yield day, moment


def subjects(stand: Stand) -> Iterator[About]:
    """What reports are made about at a moment: plans and units where something goes on, and the organisation."""
    going_on = stand.plans(About(Scope.ORGANISATION))
    yield from (About(Scope.PLAN, plan=plan.plan) for plan in going_on)
    yield from (About(Scope.UNIT, unit=unit) for unit in stand.taking_part())
    if going_on:
        yield About(Scope.ORGANISATION)


def since(known: dict[ReportId, ReportRow], about: About, on: date, asked: bool = False) -> Since | None:
    """The report before this day about the same: a moment's has that of the last moment, one that was asked for any."""
    before = [
        row
        for row in known.values()
        if row.built_in and (asked or row.moment) and row.on < on and About(row.scope, row.plan, row.unit) == about
    ]
    last = max(before, key=lambda row: (row.on, row.built_in), default=None)
    return Since(last.report, last.on, last.position) if last else None


def report_id(tenant: TenantId, moment: Moment, on: date, about: About) -> ReportId:
    """The id of a moment's report: the same whoever builds it, and whenever."""
    return ReportId(uuid5(tenant, f"report:{moment.id}:{on}:{about.key}"))


def position_before(log: Sequence[Recorded], day: date, zone: str) -> int:
    """The last place in the log before this local day began; 0 when there was nothing yet."""
    begins = end_of(day - timedelta(days=1), zone)
    return max((recorded.seq for recorded in log if recorded.recorded_at < begins), default=0)


def local_day(now: datetime, zone: str) -> date:
    """The day whose reports may be built: today from HOUR on, before that yesterday."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() if local.hour >= HOUR else local.date() - timedelta(days=1)


def zone_of(log: Sequence[Recorded]) -> str:
    """The organisation's time zone; Amsterdam's where nothing was registered."""
    rows = Stand(log, log[-1].seq if log else 0, date.min).rows(ORGANISATIONS)
    return rows[0].time_zone if rows else "Europe/Amsterdam"


def look_again(log: Sequence[Recorded], now: datetime) -> datetime | None:
    """When the next moment's reports are due (None: never); the organisation's clocks say HOUR then."""
    zone = zone_of(log)
    present = Stand(log, log[-1].seq if log else 0, local_day(now, zone))
    days = [day for moment in hrm_cycle(present).moments if (day := moment.next_after(present.on)) is not None]
    return datetime.combine(min(days), time(HOUR), ZoneInfo(zone)) if days else None
