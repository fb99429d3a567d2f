"""The demo's results: verdicts on two signals, a measurement that can be compared and one that hardly can."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from msgspec.structs import replace

from domain.results.commands import JudgePerception, JudgeSignal, RecordMeasurement
from domain.results.events import Verdict
from domain.results.readings import Reading
from infra.demo.people import COORDINATOR, DEMO, PLAN, TEAM_LEAD, Story
from infra.demo.signals import signal_of

AT: dict[str, Any] = {"plan": PLAN, "cycle": 1}


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=9)
    fewer = "In de laatste vier weken waren er zes losse diensten; eerder waren dat er meer dan tien."
    yield TEAM_LEAD, JudgeSignal(**AT, signal=signal_of("losse-diensten"), verdict=Verdict.BETTER, evidence=fewer)
    same = "Vorige maand zijn nog steeds drie vrije dagen laat veranderd."
    yield TEAM_LEAD, JudgeSignal(**AT, signal=signal_of("rooster"), verdict=Verdict.SAME, evidence=same)
    pace, joy = uuid5(DEMO, "measurement-pace"), uuid5(DEMO, "measurement-joy")
    question = "Moet je erg snel werken? (NEA taakeisen, CBS/TNO; 1 nooit tot 4 altijd)"
    before = Reading(Decimal("2.8"), 21, today - timedelta(days=180), question, "Team Noord", 26)
    after = replace(before, value=Decimal("2.4"), respondents=20, on=today - timedelta(days=10))
    yield COORDINATOR, _measured(pace, "Werktempo", False, before, after)
    words = "Gemiddeld van 2,8 naar 2,4, in dezelfde groep en met dezelfde vraag."
    yield COORDINATOR, JudgePerception(**AT, measurement=pace, verdict=Verdict.BETTER, evidence=words)
    energy = replace(before, value=Decimal("3.4"), question="Mijn werk geeft mij energie (1 tot 5, eigen vraag)")
    later = replace(energy, value=Decimal("3.5"), respondents=11, on=today - timedelta(days=10))
    yield COORDINATOR, _measured(joy, "Energie uit het werk", True, energy, later)


def _measured(
    measurement: UUID, title: str, higher_is_better: bool, baseline: Reading, follow_up: Reading
) -> RecordMeasurement:
    return RecordMeasurement(
        **AT,
        measurement=measurement,
        title=title,
        higher_is_better=higher_is_better,
        baseline=baseline,
        follow_up=follow_up,
    )
