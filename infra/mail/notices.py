"""The kinds of notice and how often they come, in words."""

from collections.abc import Mapping

from domain.kernel.notices import NoticeKind, Pace
from domain.method import Text

NAMES: Mapping[NoticeKind, Text] = {
    NoticeKind.CHECKLIST: Text("de checklist van de aftrap", "the kick-off checklist"),
    NoticeKind.MEASURES: Text("maatregelen", "measures"),
    NoticeKind.RESEARCH: Text("onderzoek", "research"),
    NoticeKind.AGREEMENTS: Text("afspraken", "agreements"),
    NoticeKind.WORKS_COUNCIL: Text("termijnen van de ondernemingsraad", "time limits of the works council"),
    NoticeKind.MANDATES: Text("mandaten van aanspreekpunten", "mandates of contact persons"),
    NoticeKind.REVIEWS: Text("evaluaties", "reviews"),
    NoticeKind.REPORTS: Text("rapporten", "reports"),
    NoticeKind.SUBSCRIPTION: Text("het abonnement", "the subscription"),
    NoticeKind.POLLS: Text("peilingen", "pulses"),
}
PACES: Mapping[Pace, Text] = {
    Pace.DAILY: Text("elke dag", "every day"),
    Pace.WEEKLY: Text("één keer per week", "once a week"),
    Pace.OFF: Text("geen mail", "no mail"),
}
