"""Whatever is chosen, in whatever order: the last choice counts, and a review is never off."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor
from domain.notices.decider import NOTICES, ChoosePace
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, COORDINATOR, EMPLOYEE

EVA = EMPLOYEE.person
kinds = st.sampled_from([NoticeKind.REVIEWS, NoticeKind.MEASURES])
paces = st.sampled_from([*Pace, "hourly", ""])


class Choices(DeciderMachine):
    decider = NOTICES

    def __init__(self) -> None:
        super().__init__()
        self.last: dict[NoticeKind, str] = {}

    @rule(notice=kinds, pace=paces, of=st.sampled_from([EVA, ANNA]), by=st.sampled_from([EMPLOYEE, COORDINATOR]))
    def choose(self, notice: NoticeKind, pace: str, of: object, by: Actor) -> None:
        if self.ask(ChoosePace(person=EVA, notice=notice, pace=Personal(of, pace)), by):  # type: ignore[arg-type]
            assert (of, by) == (EVA, EMPLOYEE)
            self.last[notice] = pace

    @invariant()
    def the_last_choice_counts(self) -> None:
        assert {kind: self.state.pace(kind) for kind in self.last} == self.last

    @invariant()
    def a_review_is_never_off(self) -> None:
        assert self.state.pace(NoticeKind.REVIEWS) is not Pace.OFF


TestChoices = Choices.TestCase
