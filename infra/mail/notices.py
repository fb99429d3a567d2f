"""The kinds of notice in words, and what each person chose about them."""

from collections.abc import Mapping
from typing import Any

import psycopg

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind, Pace
from domain.method import Text
from domain.notices.decider import NOTICES, Notices, stream_of
from infra.event_store.worker import WorkerLog

NAMES: Mapping[NoticeKind, Text] = {
    NoticeKind.CHECKLIST: Text("de checklist van de aftrap", "the kick-off checklist"),
    NoticeKind.MEASURES: Text("maatregelen", "measures"),
    NoticeKind.RESEARCH: Text("onderzoek", "research"),
    NoticeKind.AGREEMENTS: Text("afspraken", "agreements"),
    NoticeKind.WORKS_COUNCIL: Text("termijnen van de ondernemingsraad", "time limits of the works council"),
    NoticeKind.MANDATES: Text("mandaten van aanspreekpunten", "mandates of contact persons"),
    NoticeKind.REVIEWS: Text("evaluaties", "reviews"),
    NoticeKind.REPORTS: Text("rapporten", "reports"),
}
PACES: Mapping[Pace, Text] = {
    Pace.DAILY: Text("elke dag", "every day"),
    Pace.WEEKLY: Text("één keer per week", "once a week"),
    Pace.OFF: Text("geen mail", "no mail"),
}


def chosen_by(log: WorkerLog, connection: "psycopg.Connection[Any]", tenant: TenantId, person: PersonId) -> Notices:
    """What a person chose. The transaction's tenant must be set."""
    return NOTICES.fold([recorded.event for recorded in log.load(connection, tenant, stream_of(person)).events])
