"""From a poll to the results of its plan: only what was released of a scale becomes a measurement."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.kernel.ids import PlanId, PollId
from domain.kernel.refusals import NotFound
from domain.plan.views import PlanRow
from domain.polls.decider import Stage
from domain.polls.events import PollKind
from domain.polls.views import PollRow
from domain.publication.floors import DEFAULT
from domain.publication.outcome import Issued, Means, outcome
from domain.publication.shown import AskedPlace, Shown, Told
from domain.publication.tables import Counts, Question, usual_ladder
from domain.publication.views import EditionRow, FiguresRow
from domain.questionnaires.shipped import SHIPPED
from domain.results.events import Verdict
from services.api.measured import can_be_measured, measurement
from services.api.outcome_words import worded
from services.api.outcomes import Outcome, asked_in
from services.api.perceived import _perceived

PLAN, THEN, NOW = PlanId(UUID(int=1)), PollId(UUID(int=2)), PollId(UUID(int=3))
DAY, LATER = date(2026, 3, 1), date(2026, 9, 1)
SCALE, FAST = "nea_demands.demands", "nea_demands.fast"
LADDER = usual_ladder(10, 5)


def issued(poll: PollId, on: date, sides: Counts, asked: int) -> Issued:
    edition = EditionRow(PLAN, poll, on, on, "nea_demands/1", DEFAULT, (AskedPlace(None, None, asked),), (), 1)
    shown = (Shown(None, len(LADDER) - 1, sides),)
    questions = ((SCALE, Question(SCALE, 10, LADDER)), (FAST, Question(FAST, 4, usual_ladder(4, 2))))
    tables = [Told(question, shown if key == SCALE else ()) for key, question in questions]
    return Issued(edition, [FiguresRow(PLAN, poll, each.question.key, each, 2) for each in tables])


def found(now: Issued, then: Issued | None) -> Outcome:
    questionnaires = [SHIPPED["nea_demands/1"]]
    row = PollRow(
        PLAN, NOW, "Vervolg", PollKind.FOLLOW_UP, None, (), ("nea_demands/1",), LATER, None, LATER, Stage.CLOSED, 1, 1
    )
    asked = {each.key: each for each in asked_in(questionnaires)}
    answered = outcome(now, then, {SCALE: Means()})
    return Outcome(row, now.edition, then.edition if then else None, asked, answered, {}, [])


ROW = PlanRow(PLAN, "Plan", 1, (), DAY)


def test_a_first_poll_is_the_baseline() -> None:
    command = measurement(found(issued(NOW, LATER, (9, 11), 25), None), SCALE, ROW)
    assert command.baseline is not None
    assert command.follow_up is None
    assert (command.title, command.higher_is_better) == ("Taakeisen: hoge taakeisen (%)", False)
    assert (command.baseline.value, command.baseline.respondents, command.baseline.invited) == (Decimal(55), 20, 25)


def test_a_later_poll_stands_beside_it_in_the_same_measurement() -> None:
    first, second = issued(THEN, DAY, (9, 11), 25), issued(NOW, LATER, (14, 6), 24)
    command = measurement(found(second, first), SCALE, ROW)
    assert command.measurement == measurement(found(second, None), SCALE, ROW).measurement
    assert (command.baseline and command.baseline.on, command.follow_up and command.follow_up.on) == (DAY, LATER)
    assert command.follow_up is not None
    assert (command.follow_up.value, command.follow_up.question) == (Decimal(30), "Taakeisen (nea_demands/1)")


def test_a_verdict_is_offered_with_its_source_and_where_it_may_be_chance_none_is_taken_for_granted() -> None:
    chance, better, worse = (
        found(issued(NOW, LATER, sides, 60), issued(THEN, DAY, (25, 25), 60)) for sides in ((28, 22), (44, 6), (6, 44))
    )
    offers = [_perceived(each, SCALE, ROW, {}, "en") for each in (chance, better, worse)]
    assert [each.verdict for each in offers] == [Verdict.CANNOT_SAY, Verdict.BETTER, Verdict.WORSE]
    assert [each.taken for each in offers] == [False] * 3
    assert offers[1].evidence == (
        "Van de 50 mensen die antwoordden, heeft 12 % hoge taakeisen. De vorige keer was dat 50 %. Dat verschil is"
        " groter dan je van toeval zou verwachten. Bron: peiling “Vervolg”, gesloten op 1 september 2026."
    )
    assert offers[1].words.startswith("Of the 50 people who answered")
    assert _perceived(found(issued(NOW, LATER, (9, 11), 25), None), SCALE, ROW, {}, "nl").verdict is None


def test_of_a_question_or_where_nothing_is_shown_there_is_none() -> None:
    made = found(issued(NOW, LATER, (9, 11), 25), None)
    assert [each.key for each in can_be_measured(made)] == [SCALE]
    with pytest.raises(NotFound):
        measurement(made, FAST, ROW)
    with pytest.raises(NotFound):
        measurement(made, "other.scale", ROW)


def test_each_table_of_the_page_has_a_title_of_its_own_in_both_languages() -> None:
    """A screen reader lists them by their titles."""
    made = found(issued(NOW, LATER, (14, 6), 24), issued(THEN, DAY, (9, 11), 25))
    for language, words in (("nl", "Taakeisen: per groep"), ("en", "Task demands: by group")):
        document = worded(made, "Zorg", language)
        titles = [table.title for part in document.parts for table in part.tables]
        assert titles == [words]
        assert len(document.parts) == 2, "also the question of which nothing is shown has its part"


def test_a_change_says_whether_it_may_be_chance() -> None:
    small, large = (
        found(issued(NOW, LATER, sides, 60), issued(THEN, DAY, (25, 25), 60)) for sides in ((28, 22), (44, 6))
    )
    assert "Dat verschil kan toeval zijn." in worded(small, "Zorg", "nl").parts[0].text
    assert "Dat verschil is groter dan je van toeval zou verwachten." in worded(large, "Zorg", "nl").parts[0].text
