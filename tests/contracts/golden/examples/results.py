"""One example of every event of assessing results."""

from decimal import Decimal
from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import SignalId
from domain.results import events as r
from domain.results.readings import Reading
from tests.contracts.golden.examples.things import DAY, PLAN, WORDS

MEASUREMENT = UUID(int=42)
BEFORE = Reading(Decimal("2.60"), 18, DAY, "Moet je erg snel werken? (versie 1)", "Team Noord", 24)
AFTER = Reading(Decimal("-0.5"), 5, DAY, "Iets anders", "Allen")

EVENTS: tuple[Event, ...] = (
    r.SignalJudged(plan=PLAN, cycle=1, signal=SignalId(UUID(int=41)), verdict=r.Verdict.BETTER, evidence=WORDS, on=DAY),
    r.MeasurementRecorded(
        plan=PLAN,
        cycle=2,
        measurement=MEASUREMENT,
        title="Werktempo",
        higher_is_better=False,
        baseline=BEFORE,
        follow_up=AFTER,
    ),
    r.MeasurementRemoved(plan=PLAN, cycle=2, measurement=MEASUREMENT),
    r.PerceptionJudged(
        plan=PLAN, cycle=2, measurement=MEASUREMENT, verdict=r.Verdict.CANNOT_SAY, evidence="Te vroeg", on=DAY
    ),
)
