"""What is told to whom, when and by whom; and afterwards: who was informed when."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.support.commands import ChangeMessage, DropMessage, PlanMessage, TellMessage
from domain.support.decider import SUPPORT
from domain.support.events import Message, MessageChanged, MessageDropped, MessagePlanned, MessageTold
from domain.support.refusals import MessageIsDropped, MessageWasTold, NotYourMessage, ToldInFuture
from domain.support.views import MESSAGES
from tests.domain.specification import COORDINATOR, DEWI, EMPLOYEE, PLAN, TEAM_LEAD, TODAY, given, recorded, rows_of

ITEM = UUID(int=61)
SPRING = date(2027, 4, 1)
PLANNED = MessagePlanned(plan=PLAN, item=ITEM, message=Message("De uitkomst", "Team Noord", SPRING, DEWI))
TOLD = MessageTold(plan=PLAN, item=ITEM, on=TODAY, informed="Team Noord")
DROPPED = MessageDropped(plan=PLAN, item=ITEM, reason="Al bekend")


def message(**changes: Any) -> Message:
    return Message(**{"what": "De uitkomst", "to_whom": "Team Noord", "on": SPRING, "by": DEWI, **changes})


def plan(**changes: Any) -> PlanMessage:
    return PlanMessage(plan=PLAN, item=ITEM, message=message(**changes))


def test_a_message_is_planned_with_who_tells_it() -> None:
    given(SUPPORT).when(plan(), by=COORDINATOR).then(PLANNED)
    outside = MessagePlanned(plan=PLAN, item=ITEM, message=message(by=None, by_words="De adviseur"))
    given(SUPPORT).when(plan(by=None, by_words=" De adviseur "), by=COORDINATOR).then(outside)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"what": " "}, "what"), ({"to_whom": ""}, "to_whom"), ({"by": None}, "by"), ({"on": date(1999, 1, 1)}, "on")],
)
def test_what_is_missing_is_named(changes: dict[str, Any], field: str) -> None:
    given(SUPPORT).when(plan(**changes), by=COORDINATOR).then_refused(InvalidValue, field=field)


def test_a_planned_message_changes_or_is_dropped_for_a_reason() -> None:
    changed = MessageChanged(plan=PLAN, item=ITEM, message=message(to_whom="Alle teams"))
    change = ChangeMessage(plan=PLAN, item=ITEM, message=message(to_whom="Alle teams"))
    given(SUPPORT, PLANNED).when(change, by=COORDINATOR).then(changed)
    given(SUPPORT, PLANNED).when(plan(to_whom="Alle teams"), by=COORDINATOR).then(changed)
    given(SUPPORT, PLANNED).when(DropMessage(plan=PLAN, item=ITEM, reason="Al bekend"), by=COORDINATOR).then(DROPPED)
    given(SUPPORT, PLANNED).when(DropMessage(plan=PLAN, item=ITEM, reason=""), by=COORDINATOR).then_refused(
        InvalidValue, field="reason"
    )
    given(SUPPORT, PLANNED, DROPPED).when(change, by=COORDINATOR).then_refused(MessageIsDropped)
    given(SUPPORT).when(change, by=COORDINATOR).then_refused(NotFound)


def test_who_tells_it_says_that_it_was_told_and_who_was_informed() -> None:
    tell = TellMessage(plan=PLAN, item=ITEM, on=TODAY)
    given(SUPPORT, PLANNED).when(tell, by=EMPLOYEE).then(TOLD)
    given(SUPPORT, PLANNED).when(tell, by=TEAM_LEAD).then_refused(NotYourMessage, item=ITEM)
    more = TellMessage(plan=PLAN, item=ITEM, on=TODAY, informed="Noord en Zuid")
    given(SUPPORT, PLANNED).when(more, by=COORDINATOR).then(
        MessageTold(plan=PLAN, item=ITEM, on=TODAY, informed="Noord en Zuid")
    )
    (row,) = rows_of(MESSAGES, recorded((PLANNED, TOLD), "support-1")).values()  # type: ignore[arg-type]
    assert (row.open, row.told_on, row.informed) == (False, TODAY, "Team Noord")


def test_what_was_told_stays_told_and_nothing_is_told_tomorrow() -> None:
    later = TellMessage(plan=PLAN, item=ITEM, on=TODAY + timedelta(days=1))
    given(SUPPORT, PLANNED).when(later, by=COORDINATOR).then_refused(ToldInFuture, field="on")
    told = given(SUPPORT, PLANNED, TOLD)
    told.when(DropMessage(plan=PLAN, item=ITEM, reason="x"), by=COORDINATOR).then_refused(MessageWasTold)
    told.when(ChangeMessage(plan=PLAN, item=ITEM, message=message(what="x")), by=COORDINATOR).then_refused(
        MessageWasTold
    )
    told.when(TellMessage(plan=PLAN, item=ITEM, on=TODAY, informed="Zuid"), by=COORDINATOR).then_refused(MessageWasTold)


def test_only_who_keeps_the_communication_plans_it() -> None:
    given(SUPPORT).when(plan(), by=EMPLOYEE).then_refused(NotAllowed, right="keep_communication")
