"""The Celery application. Redis carries hints only: a lost or doubled message changes latency, nothing else."""

from celery import Celery
from celery.signals import setup_logging
from kombu import Queue

from infra.queues import QUEUES, celery_settings
from infra.settings import read
from services.worker.logs import set_up_logs
from services.worker.schedule import SCHEDULE

MODULES = ["services.worker.tasks", "services.worker.failures"]
app = Celery(
    "werkbalans",
    broker=read().redis_url,
    include=MODULES,
    set_as_current=True,
)
app.conf.update(
    beat_schedule=SCHEDULE,
    beat_scheduler="celery.beat:Scheduler",
    beat_max_loop_interval=1,
    timezone="UTC",
    enable_utc=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_disable_prefetch=True,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    task_time_limit=300,
    worker_soft_shutdown_timeout=10,
    worker_enable_soft_shutdown_on_idle=True,
    # A lost broker must not end a mail half-way: the task goes on, and its second run finds nothing left to do.
    worker_cancel_long_running_tasks_on_connection_loss=False,
    broker_connection_retry_on_startup=True,
    worker_max_tasks_per_child=2000,
    task_queues=[Queue(name) for name in QUEUES],
    **celery_settings(),
)


@setup_logging.connect
def _logs(**_: object) -> None:
    set_up_logs()
