"""Were the signals influenced positively? A verdict per signal, and what it rests on."""

import pytest

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.results.decider import RESULTS
from domain.results.events import Verdict
from domain.results.refusals import ResultChangedMeanwhile, VerdictNeedsEvidence
from tests.domain.results.history import JUDGED, judge
from tests.domain.specification import COORDINATOR, EMPLOYEE, TEAM_LEAD, given


def test_a_team_lead_says_that_a_signal_is_better_and_what_shows_it() -> None:
    given(RESULTS).when(judge(evidence=" Minder ruildiensten "), by=TEAM_LEAD).then(JUDGED)


@pytest.mark.parametrize("verdict", Verdict)
def test_no_verdict_stands_without_evidence_not_even_that_one_cannot_say(verdict: Verdict) -> None:
    given(RESULTS).when(judge(verdict, "  "), by=COORDINATOR).then_refused(VerdictNeedsEvidence, field="evidence")


def test_an_employee_does_not_give_the_verdict() -> None:
    given(RESULTS).when(judge(), by=EMPLOYEE).then_refused(NotAllowed, right="assess")


def test_a_verdict_of_the_next_cycle_stands_beside_the_first() -> None:
    worse = judge(Verdict.WORSE, "Drie zieken", cycle=2)
    decided = given(RESULTS, JUDGED).when(worse, by=COORDINATOR).decided()
    state = RESULTS.fold([JUDGED, *decided])
    assert {cycle: judged.verdict for (cycle, _), (judged, _) in state.signals.items()} == {
        1: Verdict.BETTER,
        2: Verdict.WORSE,
    }


def test_who_looked_at_an_older_verdict_is_told_that_somebody_was_first() -> None:
    late = judge(Verdict.WORSE, "Meer ruildiensten", seen=0)
    given(RESULTS, JUDGED).when(late, by=COORDINATOR).then_refused(ResultChangedMeanwhile, seen=0, current=1)
    given(RESULTS, JUDGED).when(judge(seen=0), by=COORDINATOR).then_nothing()


@pytest.mark.parametrize(("changes", "field"), [({"cycle": 0}, "cycle"), ({"evidence": "x" * 4001}, "evidence")])
def test_a_verdict_belongs_to_a_cycle_and_its_evidence_fits(changes: dict[str, object], field: str) -> None:
    given(RESULTS).when(judge(**changes), by=COORDINATOR).then_refused(InvalidValue, field=field)  # type: ignore[arg-type]
