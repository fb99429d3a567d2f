"""The helpdesk asks, an administrator says yes for some hours, and each page that is read is a fact of its own."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.helpdesk.decider import (
    HELPDESK,
    Access,
    AskAccess,
    GiveBackAccess,
    GrantAccess,
    HelpdeskCommand,
    ReadPage,
    RefuseAccess,
    WithdrawAccess,
)
from domain.helpdesk.events import (
    AccessAsked,
    AccessGivenBack,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
    PageRead,
)
from domain.helpdesk.refusals import AccessAnswered, AccessLapsed, AccessNotThere, AccessOver
from domain.helpdesk.views import ACCESS_READS, ACCESSES
from domain.kernel.events import Event
from domain.kernel.ids import AccessId, PersonId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Actor
from tests.domain.machine import THING, DeciderMachine
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, EVA, TODAY, given

SAM = EVA
OPERATOR, OTHER = Actor(SAM, frozenset()), Actor(PersonId(UUID(int=78)), frozenset())
THIS, NOON = AccessId(THING), datetime(2026, 11, 23, 12, tzinfo=UTC)
WHO, WHY = Personal(SAM, "sam@werkbalans.example"), "Een plan opent niet"
UNTIL = NOON + timedelta(hours=4)
ASK = AskAccess(access=THIS, operator=SAM, who=WHO, reason=WHY, hours=24)
GRANT = GrantAccess(access=THIS, hours=4, at=NOON)
ASKED = AccessAsked(access=THIS, on=TODAY, operator=SAM, who=WHO, reason=WHY, hours=24)
GRANTED = AccessGranted(access=THIS, on=TODAY, hours=4, until=UNTIL)
REFUSED = AccessRefused(access=THIS, on=TODAY, reason="")
WITHDRAWN, GIVEN_BACK = AccessWithdrawn(access=THIS, on=TODAY), AccessGivenBack(access=THIS, on=TODAY)


def reading(at: datetime) -> ReadPage:
    return ReadPage(access=THIS, page="/plannen", at=at)


def test_the_operator_asks_with_a_reason_and_for_a_week_at_most() -> None:
    given(HELPDESK).when(ASK, by=OPERATOR).then(ASKED)
    given(HELPDESK).when(ASK, by=OTHER).then_refused(NotAllowed)
    given(HELPDESK).when(ASK, by=Actor(SAM, ADMINISTRATOR.roles)).then_refused(NotAllowed)
    no_reason = AskAccess(access=THIS, operator=SAM, who=WHO, reason=" ", hours=24)
    given(HELPDESK).when(no_reason, by=OPERATOR).then_refused(InvalidValue, field="reason")
    for hours in (0, 169):
        long = AskAccess(access=THIS, operator=SAM, who=WHO, reason=WHY, hours=hours)
        given(HELPDESK).when(long, by=OPERATOR).then_refused(InvalidValue, field="hours")


def test_an_administrator_decides_and_nobody_else() -> None:
    given(HELPDESK, ASKED).when(GRANT, by=ADMINISTRATOR).then(GRANTED)
    given(HELPDESK, ASKED).when(RefuseAccess(access=THIS), by=ADMINISTRATOR).then(REFUSED)
    for command in (GRANT, RefuseAccess(access=THIS), WithdrawAccess(access=THIS)):
        for by in (COORDINATOR, OPERATOR):
            given(HELPDESK, ASKED).when(command, by=by).then_refused(NotAllowed)


def test_nobody_lets_in_who_did_not_ask() -> None:
    for command in (GRANT, RefuseAccess(access=THIS), WithdrawAccess(access=THIS), reading(NOON)):
        given(HELPDESK).when(command, by=ADMINISTRATOR).then_refused(AccessNotThere, access=THIS)


def test_an_answer_stands() -> None:
    given(HELPDESK, ASKED, REFUSED).when(GRANT, by=ADMINISTRATOR).then_refused(AccessAnswered, stands="refused")
    given(HELPDESK, ASKED, GRANTED, WITHDRAWN).when(GRANT, by=ADMINISTRATOR).then_refused(AccessAnswered)
    given(HELPDESK, ASKED, GIVEN_BACK).when(GRANT, by=ADMINISTRATOR).then_refused(AccessAnswered)


def test_what_nobody_answered_for_two_weeks_is_to_be_asked_again() -> None:
    late = TODAY + timedelta(days=15)
    given(HELPDESK, ASKED).when(GRANT, by=ADMINISTRATOR, on=late).then_refused(AccessLapsed, days=14)


def test_only_who_asked_reads_and_only_until_the_end() -> None:
    open_now = given(HELPDESK, ASKED, GRANTED)
    last = UNTIL - timedelta(seconds=1)
    open_now.when(reading(last), by=OPERATOR).then(PageRead(access=THIS, on=TODAY, page="/plannen", at=last))
    open_now.when(reading(UNTIL), by=OPERATOR).then_refused(AccessOver, access=THIS)
    open_now.when(reading(NOON), by=OTHER).then_refused(AccessOver)


@pytest.mark.parametrize(
    "history", [(ASKED,), (ASKED, REFUSED), (ASKED, GRANTED, WITHDRAWN), (ASKED, GRANTED, GIVEN_BACK)]
)
def test_what_is_not_granted_is_not_read(history: tuple[Event, ...]) -> None:
    given(HELPDESK, *history).when(reading(NOON), by=OPERATOR).then_refused(AccessOver, access=THIS)


def test_it_ends_when_either_says_so() -> None:
    given(HELPDESK, ASKED, GRANTED).when(WithdrawAccess(access=THIS), by=ADMINISTRATOR).then(WITHDRAWN)
    given(HELPDESK, ASKED, GRANTED).when(GiveBackAccess(access=THIS), by=OPERATOR).then(GIVEN_BACK)
    given(HELPDESK, ASKED).when(GiveBackAccess(access=THIS), by=OPERATOR).then(GIVEN_BACK)
    given(HELPDESK, ASKED).when(GiveBackAccess(access=THIS), by=OTHER).then_refused(NotAllowed)
    given(HELPDESK, ASKED, REFUSED).when(WithdrawAccess(access=THIS), by=ADMINISTRATOR).then_nothing()


class Looking(DeciderMachine):
    decider = HELPDESK
    views = (ACCESSES, ACCESS_READS)

    @rule(
        command=st.sampled_from(
            [
                ASK,
                GRANT,
                RefuseAccess(access=THIS),
                WithdrawAccess(access=THIS),
                GiveBackAccess(access=THIS),
                reading(NOON),
                reading(UNTIL),
            ]
        ),
        by=st.sampled_from([ADMINISTRATOR, OPERATOR, OTHER]),
    )
    def anything(self, command: HelpdeskCommand, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def nothing_is_read_but_between_a_yes_and_the_end(self) -> None:
        types = [type(event) for event in self.log]
        for place, each in enumerate(types):
            if each is PageRead:
                before = [kind for kind in types[:place] if kind is not PageRead]
                assert before == [AccessAsked, AccessGranted]

    @invariant()
    def the_views_say_what_the_log_says(self) -> None:
        row = self.rows(ACCESSES).get((THIS,))
        if row is None:
            assert not self.log
            return
        assert row.stands == self.state.stands.value
        assert row.pages == len(self.rows(ACCESS_READS)) == sum(isinstance(each, PageRead) for each in self.log)
        over = row.stands_at(UNTIL, TODAY)
        assert over == ("over" if self.state.stands is Access.GRANTED else row.stands)


TestLooking = Looking.TestCase
