"""Each alarm rings for what it is about, with its metric, its page of the runbook, and its button or its command."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from msgspec.structs import replace

from infra.observe import FailingReports, FailingTask, Figures, Lag, MailCount, Observer, ParkedPart, UnknownMail
from infra.observe.alarms import Alarm, ringing
from infra.queues import GROUPS, QUEUES, ROUTES
from services.api.runbook import RUNBOOK
from services.worker import tasks
from tests.services.test_mail_decisions import HTML, operator

__all__ = ["operator"]
TENANT, MAIL = uuid4(), uuid4()
WELL = Figures([Lag("plans", 1, 0, 0.0, 0)], [], [], 0, 0, 0, 0, 0, 0, 1.0, dict.fromkeys(QUEUES, 0))


async def test_every_alarm_has_its_page_and_its_metric(operator: httpx.AsyncClient) -> None:
    contents = (await operator.get("/beheer/draaiboek", headers=HTML)).text
    metrics = (await operator.get("/metrics")).text
    for alarm in Alarm:
        assert f"/beheer/draaiboek/{alarm.value}" in contents
        chapter = await operator.get(f"/beheer/draaiboek/{alarm.value}", headers=HTML)
        assert chapter.text.count("<ol>") == 2
        assert f'werkbalans_alarm{{alarm="{alarm.value}"}}' in metrics
    assert (await operator.get("/beheer/draaiboek/iets-anders", headers=HTML)).status_code == 404


RINGING: list[tuple[dict[str, Any], Alarm]] = [
    ({"heartbeat_age": None}, Alarm.WORKER_SILENT),
    ({"heartbeat_age": 31.0}, Alarm.WORKER_SILENT),
    ({"queues": None}, Alarm.BROKER_UNREACHABLE),
    ({"queues": {"mails": 5001}}, Alarm.QUEUE_LONG),
    ({"lag": [Lag("plans", 1, 0, 0.0, 1)]}, Alarm.PROJECTION_PARKED),
    ({"lag": [Lag("plans", 1, 9, 61.0, 0)]}, Alarm.PROJECTIONS_BEHIND),
    ({"stuck": 1}, Alarm.MAILS_STUCK),
    ({"failing": 1}, Alarm.REPORTS_FAILING),
    ({"tasks": 1}, Alarm.TASKS_FAILING),
    ({"overdue": 1}, Alarm.WORK_OVERDUE),
    ({"held": 1}, Alarm.FIGURES_HELD),
    ({"mails": [MailCount("digest", "unknown", 1)]}, Alarm.MAILS_UNKNOWN),
]


@pytest.mark.parametrize(("changes", "alarm"), RINGING)
def test_an_alarm_rings_for_what_it_is_about_and_for_nothing_else(changes: dict[str, Any], alarm: Alarm) -> None:
    assert ringing(WELL) == frozenset()
    assert ringing(replace(WELL, **changes)) == {alarm}


# Where an alarm's button leads; None: what helps is done on the machine, and its page of the runbook names the command.
BUTTONS: dict[Alarm, str | None] = {
    Alarm.WORKER_SILENT: None,
    Alarm.BROKER_UNREACHABLE: None,
    Alarm.QUEUE_LONG: None,
    Alarm.PROJECTION_PARKED: f"/beheer/stilgezet/{TENANT}",
    Alarm.PROJECTIONS_BEHIND: "/beheer/wek",
    Alarm.MAILS_STUCK: "/beheer/mails",
    Alarm.MAILS_UNKNOWN: f"/beheer/mails/{TENANT}/{MAIL}",
    Alarm.REPORTS_FAILING: "/beheer/rapporten",
    Alarm.TASKS_FAILING: "/beheer/taken",
    Alarm.WORK_OVERDUE: None,
    Alarm.FIGURES_HELD: None,
}


async def test_each_alarm_stands_on_the_operators_page_with_its_button_or_its_command(
    operator: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    lists = {
        Alarm.PROJECTION_PARKED: ("parked", ParkedPart(TENANT, "member", 1, 1, "the event at 2: unreadable")),
        Alarm.MAILS_UNKNOWN: ("unknown_mails", UnknownMail(TENANT, MAIL, "digest", now)),
        Alarm.TASKS_FAILING: ("failing_tasks", FailingTask("werkbalans.look_after_subscription", 1, "KeyError", now)),
        Alarm.REPORTS_FAILING: ("failing_reports", FailingReports(TENANT, 1, "MemoryError", now)),
    }
    assert {alarm for _, alarm in RINGING} == set(BUTTONS) == set(Alarm)
    for changes, alarm in RINGING:
        with monkeypatch.context() as patched:
            patched.setattr(Observer, "figures", answering(replace(WELL, **changes)))
            if alarm in lists:
                patched.setattr(Observer, lists[alarm][0], answering([lists[alarm][1]]))
            shown = (await operator.get("/beheer", headers=HTML)).text
        title = RUNBOOK[alarm].title.to("nl").replace("'", "&#39;")
        assert f'<li><a href="/beheer/draaiboek/{alarm.value}">{title}</a></li>' in shown
        assert shown.count('<li><a href="/beheer/draaiboek/') == 1
        commands = " ".join(text.to("nl") for text in RUNBOOK[alarm].act)
        button = BUTTONS[alarm]
        assert f'action="{button}"' in shown if button else "docker compose" in commands
        every = (each for each in BUTTONS.values() if each and each != button)
        assert not [each for each in every if f'action="{each}"' in shown], alarm


def answering(found: Any) -> Any:
    async def answer(_: Observer) -> Any:
        return found

    return answer


def test_every_task_has_a_queue_of_its_kind() -> None:
    named = {task.name for task in vars(tasks).values() if hasattr(task, "apply_async")}
    assert named - {"werkbalans.tick", "werkbalans.pulse"} == set(ROUTES)
    assert set(QUEUES) == {queue for group in GROUPS.values() for queue in group}
