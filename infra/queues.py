"""The queues by kind of work, so that no kind waits behind another; a worker takes from all of its group in turn."""

from collections.abc import Mapping

# Each task goes to the queue of its kind. What has no line here goes to WATCH, which is never long.
WATCH = "watch"
ROUTES: Mapping[str, str] = {
    "werkbalans.project": "projections",
    "werkbalans.fire_timers": "reminders",
    "werkbalans.release_inbox": "reminders",
    "werkbalans.tend_polls": "reminders",
    "werkbalans.send_mails": "mails",
    "werkbalans.build_reports": "reports",
    "werkbalans.share_figures": "reports",
    "werkbalans.look_after_subscription": "reports",
    "werkbalans.erase_people": "reports",
    "werkbalans.keep_by_rules": "reports",
    "werkbalans.forget_sign_ups": "reminders",
    "werkbalans.send_webhooks": "webhooks",
}
# Where a task waits for tenants that ring often, and for what is left of those that have much: apart from all others.
CROWD = "crowd"
CROWDS: Mapping[str, str] = {"werkbalans.project": CROWD, "werkbalans.send_mails": "mails_crowd"}
QUEUES: tuple[str, ...] = (WATCH, *dict.fromkeys(ROUTES.values()), *CROWDS.values())
# What a worker takes: short work of which people wait for the end; what waits for mail servers and draws pages; and the
# many events of a few. Each has its own processes, so that none waits for another.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "quick": (WATCH, "projections", "reminders"),
    "slow": ("mails", CROWDS["werkbalans.send_mails"], "reports", "webhooks"),
    "crowd": (CROWD,),
}
# How many processes each has when nothing is said, and how far a group stands back where the machine is full (nice).
SIZES: Mapping[str, int] = {"quick": 2, "slow": 2, "crowd": 1}
STANDS_BACK: Mapping[str, int] = {"crowd": 10}
KEY_PREFIX = "wb:"
# For so many seconds a message is worth taking up, by the clock of whoever takes it up. The clocks of two machines may
# differ by ten minutes (each wrong by five); a message that lived shorter would never be taken up at all.
EXPIRES = 900


def celery_settings() -> dict[str, object]:
    """What Celery must know of them, in whatever process asks or works."""
    routes = {task: {"queue": queue} for task, queue in ROUTES.items()}
    return {"task_default_queue": WATCH, "task_routes": routes, "broker_transport_options": TRANSPORT}


TRANSPORT: Mapping[str, object] = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 30,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 10,
    "global_keyprefix": KEY_PREFIX,
    "queue_order_strategy": "round_robin",
}
