"""What analytics tell of an organisation: from its log, day by day."""

from datetime import date, timedelta
from uuid import UUID

from domain.analytics.board import board
from domain.analytics.content import Board
from domain.analytics.known import known_from
from domain.analytics.views import Turn
from domain.kernel.ids import MeasureId, PersonId
from domain.kernel.rights import RIGHTS, Right, Role
from domain.measures.description import Level
from domain.measures.events import MeasureDone
from domain.organisation.events import MemberLeft
from domain.plan.events import CycleOpened, PlanClosed, StepCompleted, StepReopened, StepStarted, UnitLeft
from domain.reports.events import About, Scope
from domain.reports.report import report
from tests.domain.agreements.history import COUNCIL_PARTY, MANAGEMENT_PARTY, ONE, agreed, proposed
from tests.domain.reports.history import (
    AMSTERDAM,
    AUTUMN,
    BEGAN,
    KITCHEN,
    OF_KITCHEN,
    OF_NIGHT,
    OF_ORGANISATION,
    OF_PLAN,
    ROWS,
    SPRING,
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
from tests.domain.specification import BAS, CEM, DAY_CARE, NIGHT, PLAN

OF_DAY_CARE = About(Scope.UNIT, unit=DAY_CARE)


def made(log: Log, about: About = OF_ORGANISATION, on: date = AUTUMN) -> Board:
    return board(known_from(log.facts, on, AMSTERDAM), about)


def step(number: int, began: date | None, done: date) -> list[tuple[date, StepStarted | StepCompleted]]:
    found: list[tuple[date, StepStarted | StepCompleted]] = []
    if began:
        found.append((began, StepStarted(plan=PLAN, step=number, on=began)))
    return [*found, (done, StepCompleted(plan=PLAN, step=number, on=done, note=None))]


def test_the_lead_time_of_a_step_is_from_its_beginning_to_its_end_over_all_cycles() -> None:
    log = organised()
    for day, event in step(1, BEGAN, BEGAN + timedelta(days=10)):
        log.on(day, event)
    log.on(SPRING, CycleOpened(plan=PLAN, cycle=2, carried=(), on=SPRING))
    for day, event in step(1, SPRING, SPRING + timedelta(days=21)):
        log.on(day, event)
    first = made(log, OF_PLAN)
    assert (first.steps[0].done, first.steps[0].timed, str(first.steps[0].median_days)) == (2, 2, "15.5")
    assert [(cycle.cycle, [turn.days for turn in cycle.turns]) for cycle in first.plans[0].cycles] == [
        (1, [10]),
        (2, [21]),
    ]
    assert made(log).steps == first.steps
    assert made(log, OF_KITCHEN).steps[0].done == 0


def test_rounds_stand_beside_each_other_over_plans_with_their_steps_dates_and_measures() -> None:
    log = organised().on(BEGAN, *ROWS, plan_started(WHOLE_PLAN, "Alles"))
    for day, event in (*step(1, BEGAN, BEGAN + timedelta(days=10)), *step(2, BEGAN, BEGAN + timedelta(days=30))):
        log.on(day, event)
    log.on(SPRING, CycleOpened(plan=PLAN, cycle=2, carried=(), on=SPRING), *measure(1, due=SUMMER))
    for day, event in step(1, SPRING, SPRING + timedelta(days=4)):
        log.on(day, event)
    log.on(SUMMER, MeasureDone(plan=PLAN, measure=MeasureId(UUID(int=1)), on=SUMMER, result="Rust"))
    log.on(AUTUMN, PlanClosed(plan=PLAN, reason="Klaar", on=AUTUMN))
    found = made(log, on=AUTUMN + timedelta(days=1))
    first, second = found.rounds
    assert [(each.cycle, each.plans, each.ended, each.median_days) for each in found.rounds] == [
        (1, 2, 1, (SPRING - BEGAN).days),
        (2, 1, 1, (AUTUMN - SPRING).days),
    ]
    assert [str(each.steps[0].median_days) for each in found.rounds] == ["10", "4"]
    assert (first.on_time, first.late, first.not_done, first.done_at_the_source) == (1, 0, 1, 0)
    assert (second.on_time, second.late, second.not_done, second.done_at_the_source) == (1, 0, 0, 1)
    assert [(line.title, line.cycle, line.ended_on, line.steps_done) for line in found.rounds_by_plan] == [
        ("Plan Nacht en Dag", 1, SPRING, 2),
        ("Plan Nacht en Dag", 2, AUTUMN, 1),
        ("Alles", 1, None, 0),
    ]
    assert made(log, OF_KITCHEN).rounds[0].plans == 1


def test_a_step_that_was_done_without_a_beginning_has_no_days_and_one_opened_again_ends_later() -> None:
    log = organised()
    for day, event in (*step(1, None, SPRING), *step(2, BEGAN, SPRING)):
        log.on(day, event)
    log.on(SUMMER, StepReopened(plan=PLAN, step=2, on=SUMMER))
    assert [(each.done, each.median_days) for each in made(log).steps[:2]] == [(1, None), (0, None)]
    log.on(AUTUMN, StepCompleted(plan=PLAN, step=2, on=AUTUMN, note=None))
    (cycle,) = made(log, OF_PLAN).plans[0].cycles
    assert cycle.turns[1] == Turn(1, 2, BEGAN, AUTUMN)


def test_what_was_on_time_by_the_quarter_of_its_date_and_what_is_overdue_now() -> None:
    log = organised().on(BEGAN, *ROWS).on(SPRING, *measure(1, due=AUTUMN + timedelta(days=9)), *measure(2, due=SUMMER))
    found = made(log)
    by_quarter = {each.quarter: (each.on_time, each.late, each.not_done) for each in found.dated}
    assert by_quarter == {"2026-Q1": (1, 0, 1), "2026-Q2": (0, 0, 0), "2026-Q3": (0, 0, 1), "2026-Q4": (0, 0, 0)}
    assert (found.open, found.overdue, found.plans[0].overdue) == (3, 2, 2)
    assert made(log, OF_NIGHT).overdue == 1


def test_measures_for_one_person_are_told_only_of_enough_people() -> None:
    log = organised(night=8, day_care=3, kitchen=9).on(
        SPRING, *measure(1), *measure(2, Level.INDIVIDUAL), *measure(3, Level.INDIVIDUAL, DAY_CARE)
    )
    whole = made(log, OF_PLAN)
    assert [(line.level, line.proposed) for line in whole.measures] == [
        ("source", 1),
        ("collective", 0),
        ("individual", 2),
    ]
    few = made(log, OF_DAY_CARE)
    assert [line.level for line in few.measures] == ["source", "collective"]
    assert few.withheld == ("signals", "agreements", "individual")
    # Eight and three: the eight are withheld, too, or the three would be what is left.
    assert "individual" in made(log, OF_NIGHT).withheld


def test_agreements_by_how_they_were_kept_in_the_column_of_their_date() -> None:
    log = organised().on(SPRING, proposed(), agreed(MANAGEMENT_PARTY, BAS), agreed(COUNCIL_PARTY, CEM))
    found = made(log, OF_PLAN, on=ONE.due_on + timedelta(days=1)).agreements
    assert found is not None
    assert {line.name: sum(line.numbers) for line in found if any(line.numbers)} == {"not_kept": 1}


def test_signals_by_kind_theme_and_unit_in_the_quarter_in_which_they_came() -> None:
    log = organised().on(SPRING, signal(1), signal(2, DAY_CARE)).on(SUMMER, signal(3, kind="energy_source"), signal(4))
    found = made(log, on=SUMMER)
    assert [column.key for column in found.columns] == ["..2026-Q1", "2026-Q2", "2026-Q3"]
    assert found.signals is not None
    assert {line.name: line.numbers for line in found.signals} == {
        "too_high": (0, 2, 1),
        "too_low": (0, 0, 0),
        "energy_source": (0, 0, 1),
        "energy_drain": (0, 0, 0),
    }
    assert [(line.name, line.numbers) for line in found.themes or ()] == [("planning", (0, 2, 2))]
    assert [(line.name, line.numbers) for line in found.signals_by_unit] == [
        ("Dagzorg", (0, 1, 0)),
        ("Nacht", (0, 1, 2)),
        ("", (0, 0, 0)),
    ]


def test_all_columns_together_are_what_a_report_of_the_same_moment_counts() -> None:
    log = organised(night=9, day_care=7).on(BEGAN, signal(1), signal(5)).on(SPRING, signal(2, DAY_CARE))
    log.on(SUMMER, *members(NIGHT, 4, 5000), MemberLeft(person=PersonId(UUID(int=1000))), signal(3))
    known = known_from(log.facts, AUTUMN, AMSTERDAM)
    for about in (OF_ORGANISATION, OF_PLAN, OF_NIGHT):
        told = report(about, "", known.stand, None, None).signals
        lines = board(known, about).signals
        assert told is not None
        assert lines is not None
        assert {line.name: sum(line.numbers) for line in lines} == {
            name: getattr(told.now, name) for name in told.now.__struct_fields__
        }


def test_a_unit_of_a_few_is_named_but_not_counted() -> None:
    log = organised(night=8, day_care=6, kitchen=3).on(SPRING, plan_started(WHOLE_PLAN, "Alles"), signal(1))
    found = made(log)
    assert {place.name: place.named for place in found.units} == {"Dagzorg": False, "Keuken": False, "Nacht": True}
    assert made(log, OF_KITCHEN).signals is None
    assert made(log, OF_KITCHEN).covered == 0


def test_a_unit_that_left_a_plan_is_still_behind_what_it_said() -> None:
    log = organised(night=8, day_care=3).on(BEGAN, signal(1), signal(2, DAY_CARE))
    log.on(SPRING, UnitLeft(plan=PLAN, unit=DAY_CARE, reason="Doet niet meer mee", on=SPRING))
    found = made(log, OF_PLAN)
    # The night's own figure would leave that of the three.
    assert sum(sum(line.numbers) for line in found.signals or ()) == 2
    assert (found.signals_by_unit, [place.named for place in found.units]) == ((), [False])


def test_a_closed_plan_is_in_no_total_and_tells_what_it_told_when_it_was_closed() -> None:
    log = organised().on(SPRING, signal(1), plan_started(WHOLE_PLAN, "Alles"), signal(2, KITCHEN, WHOLE_PLAN))
    log.on(SUMMER, PlanClosed(plan=PLAN, reason="Klaar", on=SUMMER))
    log.on(SUMMER, *(MemberLeft(person=PersonId(UUID(int=number))) for number in range(1000, 1007)))
    assert sum(sum(line.numbers) for line in made(log).signals or ()) == 1
    assert sum(sum(line.numbers) for line in made(log, OF_PLAN).signals or ()) == 1
    assert {line.name: sum(line.numbers) for line in made(log, OF_PLAN).signals_by_unit} == {
        "Nacht": 1,
        "Dagzorg": 0,
        "": 0,
    }
    assert made(log, OF_NIGHT).signals is None
    assert [(plan.title, plan.closed) for plan in made(log).plans] == [("Plan Nacht en Dag", True), ("Alles", False)]


def test_an_organisation_where_nothing_happened_yet_has_no_figures_and_no_error() -> None:
    found = made(Log().on(BEGAN, *members(None, 6, 1)))
    assert (found.plans, found.signals, found.open, found.units_taking_part) == ((), None, 0, 0)


def test_contact_persons_cover_units() -> None:
    found = made(organised().on(BEGAN, appointed(NIGHT)))
    assert (found.covered, found.units_taking_part) == (1, 2)


def test_who_steers_the_works_council_and_the_auditor_see_analytics() -> None:
    assert RIGHTS[Right.SEE_ANALYTICS].roles == frozenset(Role) - {
        Role.ADMINISTRATOR, Role.TEAM_LEAD, Role.EMPLOYEE, Role.ADVISER
    }  # fmt: skip
