"""The figures and alarms as Prometheus reads them."""

from prometheus_client import CollectorRegistry, Gauge

from infra.observe import Figures
from infra.observe.alarms import Alarm, ringing


def gauges(figures: Figures) -> CollectorRegistry:
    """The figures as Prometheus gauges; what is unknown is absent."""
    registry = CollectorRegistry()
    behind = Gauge("werkbalans_projection_lag_events", "Events not taken in yet.", ["projection"], registry=registry)
    late = Gauge("werkbalans_projection_lag_seconds", "Age of the oldest of them.", ["projection"], registry=registry)
    parked = Gauge("werkbalans_projection_parked", "Tenants for whom it is parked.", ["projection"], registry=registry)
    for lag in figures.lag:
        name = f"{lag.projection}_v{lag.version}"
        behind.labels(name).set(lag.events)
        late.labels(name).set(lag.seconds)
        parked.labels(name).set(lag.parked)
    mails = Gauge("werkbalans_mails", "Mails by kind and state.", ["kind", "state"], registry=registry)
    for count in figures.mails:
        mails.labels(count.kind, count.state).set(count.mails)
    refused = Gauge("werkbalans_mails_refused", "Not sent, by reason.", ["kind", "reason"], registry=registry)
    for each in figures.refused:
        refused.labels(each.kind, each.reason).set(each.mails)
    Gauge("werkbalans_mails_stuck", "Mails a quarter of an hour late.", registry=registry).set(figures.stuck)
    Gauge("werkbalans_addresses_stopped", "Addresses without mail.", registry=registry).set(figures.stopped)
    Gauge("werkbalans_reports_failing", "Reports that cannot be built.", registry=registry).set(figures.failing)
    Gauge("werkbalans_tasks_failing", "Kinds of task that fail again and again.", registry=registry).set(figures.tasks)
    Gauge("werkbalans_work_overdue", "Reminders, polls and so on, a quarter of an hour late.", registry=registry).set(
        figures.overdue
    )
    if figures.heartbeat_age is not None:
        Gauge("werkbalans_heartbeat_age_seconds", "Since a worker took a task.", registry=registry).set(
            figures.heartbeat_age
        )
    waiting = Gauge("werkbalans_queue_tasks", "Tasks in a queue.", ["queue"], registry=registry)
    for name, tasks in (figures.queues or {}).items():
        waiting.labels(name).set(tasks)
    rings = Gauge("werkbalans_alarm", "1 while it rings; its page is /beheer/draaiboek.", ["alarm"], registry=registry)
    for alarm in Alarm:
        rings.labels(alarm.value).set(alarm in ringing(figures))
    return registry
