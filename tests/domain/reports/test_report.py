"""What a report says: facts up to one place in the log, and no figure about a few people."""

from datetime import date, timedelta
from uuid import UUID

import msgspec

from domain.agreements.keeping import Kept
from domain.kernel.ids import MeasureId, ReportId, UnitId
from domain.kernel.personal import Erased, Personal
from domain.kickoff.events import KickoffOpened
from domain.measures.description import Level
from domain.measures.events import MeasureDone, MeasureDropped, MeasureStarted
from domain.organisation.events import MemberLeft, UnitAdded
from domain.plan.events import PlanClosed
from domain.reports.content import MOST, Agreements, Counted, Cover, Report
from domain.reports.events import About, Scope, Since
from domain.reports.report import report
from domain.reports.stand import Stand
from domain.signals.events import SignalWithdrawn
from tests.domain.agreements.history import COUNCIL_PARTY, MANAGEMENT_PARTY, ONE, agreed, proposed
from tests.domain.reports.history import (
    AUTUMN,
    BEGAN,
    CANARY,
    KITCHEN,
    OF_KITCHEN,
    OF_NIGHT,
    OF_ORGANISATION,
    OF_PLAN,
    ROWS,
    SPRING,
    STEPS,
    SUMMER,
    WHOLE_PLAN,
    Log,
    appointed,
    measure,
    members,
    organised,
    plan_started,
    signal,
)
from tests.domain.specification import ANNA, BAS, CEM, DAY_CARE, NIGHT, PLAN

BEFORE = ReportId(UUID(int=500))


def made(log: Log, about: About, on: date = AUTUMN, position: int | None = None, since: Since | None = None) -> Report:
    now = Stand(log.facts, position or len(log.facts), on)
    then = Stand(log.facts, since.position, since.on) if since else None
    return report(about, "Najaar", now, since, then)


def test_steps_and_checklist_are_counted_per_plan() -> None:
    (line,) = made(organised().on(SPRING, *STEPS, *ROWS), OF_PLAN).plans
    assert [(step.step, step.progress) for step in line.steps][:3] == [(1, "done"), (2, "busy"), (3, "open")]
    assert (line.rows, line.rows_checked, line.rows_overdue) == (11, 1, 1)


def test_measures_are_counted_by_level_and_state_the_source_first() -> None:
    def key(number: int) -> dict[str, object]:
        return {"plan": PLAN, "measure": MeasureId(UUID(int=number))}

    log = organised().on(SPRING, *measure(1, due=SUMMER), *measure(2), *measure(3, Level.COLLECTIVE, due=AUTUMN))
    log.on(SPRING, MeasureStarted(**key(1), on=SPRING), MeasureDropped(**key(2), reason="Te duur", on=SPRING))  # type: ignore[arg-type]
    log.on(SUMMER, MeasureDone(**key(3), on=SUMMER, result="Rust"))  # type: ignore[arg-type]
    source, collective, individual = made(log, OF_PLAN).measures
    assert (source.level, source.started, source.dropped, source.overdue) == ("source", 1, 1, 1)
    assert (collective.done, individual.proposed) == (1, 0)


def test_a_units_report_counts_what_is_about_the_unit() -> None:
    log = organised().on(SPRING, *measure(1), *measure(2, unit=DAY_CARE), *measure(3, unit=None))
    assert sum(line.proposed for line in made(log, OF_NIGHT).measures) == 1
    assert sum(line.proposed for line in made(log, OF_PLAN).measures) == 3
    assert made(log, OF_NIGHT).title == "Nacht"


def test_agreements_made_and_kept() -> None:
    log = organised().on(SPRING, proposed())
    assert made(log, OF_PLAN).agreements == Agreements(1, 0, dict.fromkeys(Kept, 0))
    log.on(SPRING, agreed(MANAGEMENT_PARTY, BAS), agreed(COUNCIL_PARTY, CEM))
    found = made(log, OF_PLAN, on=ONE.due_on + timedelta(days=1))
    assert found.agreements is not None
    assert (found.agreements.made, found.agreements.kept["not_kept"]) == (1, 1)
    assert [each.points[0].text for each in found.asks if each.kind == "unkept"] == [ONE.title]


def test_agreements_and_individual_measures_of_a_few_are_in_no_report_by_number_or_by_name() -> None:
    log = organised(night=3, day_care=1, kitchen=8).on(
        SPRING, proposed(), agreed(MANAGEMENT_PARTY, BAS), agreed(COUNCIL_PARTY, CEM),
        *measure(1, Level.INDIVIDUAL, due=SUMMER), *measure(2, due=SUMMER),
    )  # fmt: skip
    log.on(SUMMER, plan_started(WHOLE_PLAN, "Keuken", KITCHEN))
    late = ONE.due_on + timedelta(days=1)
    for about in (OF_PLAN, OF_NIGHT, OF_ORGANISATION):
        found = made(log, about, on=late)
        assert "names" in found.withheld
        content = msgspec.json.encode(found).decode()
        assert ONE.title not in content
        assert "Maatregel 1" not in content
        assert "Maatregel 2" in content
    few = made(log, OF_PLAN, on=late)
    assert few.withheld == ("signals", "agreements", "individual", "names")
    assert (few.agreements, [line.level for line in few.measures]) == (None, ["source", "collective"])


def test_what_is_listed_by_name_is_what_may_be_counted_of_its_plan() -> None:
    log = organised(night=8, day_care=6).on(
        SPRING, proposed(), *measure(1, Level.INDIVIDUAL), *measure(2, Level.INDIVIDUAL, DAY_CARE)
    )
    for about, names in ((OF_PLAN, ["Maatregel 1", "Maatregel 2"]), (OF_NIGHT, ["Maatregel 1"])):
        points = {each.kind: [point.text for point in each.points] for each in made(log, about).open_points}
        assert points["measure"] == names
        assert points.get("agreement", []) == ([ONE.title] if about == OF_PLAN else [])


def test_a_units_report_holds_all_that_is_below_it() -> None:
    ward = UnitId(UUID(int=90))
    log = Log().on(
        BEGAN, UnitAdded(unit=ward, name="Locatie", parent=None), UnitAdded(unit=NIGHT, name="Nacht", parent=ward),
        UnitAdded(unit=DAY_CARE, name="Dagzorg", parent=ward), *members(NIGHT, 8, 1000), *members(DAY_CARE, 6, 2000),
        plan_started(PLAN, "Plan", NIGHT, DAY_CARE), KickoffOpened(plan=PLAN, template=1),
    )  # fmt: skip
    log.on(SPRING, proposed(), signal(1), signal(2, DAY_CARE), signal(3, None), *measure(1), *measure(2, unit=None))
    of_ward, of_night = (made(log, About(Scope.UNIT, unit=unit)) for unit in (ward, NIGHT))
    assert of_ward.signals is not None
    assert of_night.signals is not None
    assert (of_ward.signals.now.too_high, of_night.signals.now.too_high) == (3, 1)
    assert [sum(line.proposed for line in found.measures) for found in (of_ward, of_night)] == [2, 1]
    assert [found.agreements and found.agreements.on_the_table for found in (of_ward, of_night)] == [1, 0]
    assert [cover.unit for cover in of_ward.contact] == ["Dagzorg", "Nacht"]
    assert {each.kind for each in of_ward.open_points} >= {"row", "measure", "agreement"}
    assert "row" not in {each.kind for each in of_night.open_points}
    lines = {line.name: line.counted.too_high for line in (made(log, OF_ORGANISATION).signals or of_ward.signals).units}
    assert lines == {"Locatie": 3, "Nacht": 1, "Dagzorg": 1, "": 0}


def test_signals_now_beside_those_at_the_moment_before() -> None:
    log = organised().on(BEGAN, signal(1), signal(2, DAY_CARE))
    since = Since(BEFORE, SPRING, len(log.facts))
    log.on(
        SUMMER,
        signal(3, kind="energy_source"),
        SignalWithdrawn(plan=PLAN, signal=signal(1).signal, reason=Erased(ANNA)),
    )
    found = made(log, OF_PLAN, since=since).signals
    assert found is not None
    assert (found.then, found.now) == (Counted(too_high=2), Counted(too_high=1, energy_source=1))
    assert [(unit.name, unit.counted.too_high) for unit in found.units] == [("Dagzorg", 1), ("Nacht", 0), ("", 0)]
    assert found.unjudged == 2


def test_signals_about_fewer_than_five_are_in_no_report() -> None:
    log = organised(night=3, day_care=1, kitchen=8).on(SPRING, signal(1), signal(2, DAY_CARE))
    assert made(log, OF_PLAN).signals is None
    assert made(log, OF_NIGHT).signals is None
    assert made(log, OF_ORGANISATION).signals is None


def test_a_small_units_signals_cannot_be_had_by_subtraction() -> None:
    log = organised(night=8, day_care=3, kitchen=6).on(
        SPRING, plan_started(WHOLE_PLAN, "Alles"), signal(1), signal(2, DAY_CARE), signal(3, KITCHEN, WHOLE_PLAN)
    )
    for about in (OF_PLAN, OF_ORGANISATION):
        found = made(log, about).signals
        assert found is not None
        assert "Dagzorg" not in {unit.name for unit in found.units}
        # Eight people at night and three by day: without the night the day would be what is left.
        assert found.units == () or {unit.name for unit in found.units} <= {"Keuken", ""}
    assert made(log, OF_NIGHT).signals is None


def test_what_was_about_too_few_then_is_not_told_now() -> None:
    log = organised(night=4, day_care=0, kitchen=9).on(BEGAN, signal(1))
    since = Since(BEFORE, SPRING, len(log.facts))
    log.on(SUMMER, *members(NIGHT, 3, 1500), *members(DAY_CARE, 6, 1600))
    found = made(log, OF_PLAN, since=since).signals
    assert found is not None
    assert (found.then, found.now.too_high) == (None, 1)


def test_a_unit_without_a_contact_person_is_told_and_asks_for_a_decision() -> None:
    found = made(organised().on(BEGAN, appointed(NIGHT)), OF_PLAN)
    assert found.contact == (Cover("Dagzorg", ("nobody",)), Cover("Nacht", ()))
    assert [(each.kind, each.points[0].text) for each in found.asks if each.kind == "contact"] == [
        ("contact", "Dagzorg")
    ]
    assert made(organised().on(BEGAN, appointed(KITCHEN)), OF_KITCHEN).contact == (Cover("Keuken", ()),)


def test_a_contact_person_who_left_is_none() -> None:
    log = organised().on(BEGAN, appointed(NIGHT)).on(SPRING, MemberLeft(person=appointed(NIGHT).card.person))
    assert made(log, OF_NIGHT).contact[0].defects[0] == "left"


def test_a_review_that_is_due_is_asked_for_with_its_reason() -> None:
    kinds = {each.kind: each for each in made(organised(), OF_PLAN, on=date(2026, 11, 2)).asks}
    assert {point.why for point in kinds["review"].points} == {"moment"}
    assert {each.kind for each in made(organised(), OF_PLAN, on=SPRING - timedelta(days=1)).asks} == {"contact"}


def test_long_lists_say_how_long_they_are() -> None:
    log = organised().on(SPRING, *(event for number in range(MOST + 7) for event in measure(100 + number, due=SUMMER)))
    (late,) = (each for each in made(log, OF_PLAN).asks if each.kind == "late_measure")
    assert (late.total, len(late.points)) == (MOST + 7, MOST)


def test_the_organisations_report_is_about_the_plans_that_go_on() -> None:
    log = organised().on(SPRING, plan_started(WHOLE_PLAN, "Alles"), PlanClosed(plan=PLAN, reason="Klaar", on=SPRING))
    assert [plan.title for plan in made(log, OF_ORGANISATION).plans] == ["Alles"]
    assert [plan.closed_on for plan in made(log, OF_PLAN).plans] == [SPRING]


def test_an_empty_organisation_has_a_report_too() -> None:
    found = made(organised(), About(Scope.ORGANISATION))
    assert (found.measures[0].proposed, found.withheld) == (0, ())
    assert msgspec.json.decode(msgspec.json.encode(found), type=Report) == found


def test_a_position_gives_the_same_bytes_whatever_happened_after_it() -> None:
    log = organised().on(SPRING, *STEPS, *measure(1), signal(1), signal(2, DAY_CARE))
    position = len(log.facts)
    before = {about: msgspec.json.encode(made(log, about)) for about in (OF_PLAN, OF_NIGHT, OF_ORGANISATION)}
    log.on(AUTUMN, *measure(9), signal(9), plan_started(WHOLE_PLAN, "Alles"), *members(None, 9, 9000))
    assert {about: msgspec.json.encode(made(log, about, position=position)) for about in before} == before


def test_no_persons_words_and_no_persons_id_are_in_a_report() -> None:
    log = organised().on(SPRING, *measure(1), signal(1), appointed(NIGHT))
    assert isinstance(signal(1).text, Personal)
    for about in (OF_PLAN, OF_NIGHT, OF_ORGANISATION):
        content = msgspec.json.encode(made(log, about)).decode()
        assert CANARY not in content
        assert str(ANNA) not in content
        assert str(UUID(int=1000)) not in content
