"""What the calendar brings, however late somebody looks; cancelling, coming back, the end."""

from datetime import date, timedelta

from domain.subscription.calendar import next_look
from domain.subscription.commands import MoveOn, Resume, ResumePaid, SuspendUnpaid
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.events import (
    CancellationDropped,
    ChangePlanned,
    DeletionBegan,
    SubscriptionCancelled,
    SubscriptionEnded,
    SubscriptionRenewed,
    SubscriptionResumed,
    SubscriptionSuspended,
    Why,
)
from domain.subscription.packages import Interval
from domain.subscription.refusals import ConfirmByName, DeletionIsUnderWay, NothingToCancel, NothingToResume
from domain.subscription.state import Standing
from tests.domain.specification import ADMINISTRATOR, EMPLOYEE, TENANT, TODAY, given
from tests.domain.subscription.history import CANCEL, CANCELLED, NEXT_MONTH, SMALL, TRIAL, TRIAL_ENDS, choose

MOVE_ON = MoveOn(tenant=TENANT)
GONE = NEXT_MONTH + timedelta(days=30)
ENDED = SubscriptionEnded(tenant=TENANT, on=NEXT_MONTH, deletes_on=GONE)
UNPAID = SubscriptionSuspended(tenant=TENANT, on=TODAY, why=Why.UNPAID)


def test_nothing_moves_before_its_day() -> None:
    for history, day in ((TRIAL, TRIAL_ENDS), (SMALL, NEXT_MONTH)):
        given(SUBSCRIPTION, history).when(MOVE_ON, by=EMPLOYEE, on=day - timedelta(days=1)).then_nothing()


def test_after_the_trial_all_can_be_read_only_and_nothing_is_lost() -> None:
    suspended = SubscriptionSuspended(tenant=TENANT, on=TRIAL_ENDS, why=Why.TRIAL_ENDED)
    given(SUBSCRIPTION, TRIAL).when(MOVE_ON, by=EMPLOYEE, on=TRIAL_ENDS).then(suspended)
    years = TRIAL_ENDS + timedelta(days=1000)
    given(SUBSCRIPTION, TRIAL, suspended).when(MOVE_ON, by=EMPLOYEE, on=years).then_nothing()


def test_an_interval_is_followed_by_the_next() -> None:
    renewed = SubscriptionRenewed(
        tenant=TENANT,
        on=NEXT_MONTH,
        package="small",
        interval=Interval.MONTH,
        until=date(2027, 1, 23),
        seats=100,
        price=149_00,
    )
    given(SUBSCRIPTION, SMALL).when(MOVE_ON, by=EMPLOYEE, on=NEXT_MONTH).then(renewed)


def test_a_worker_that_comes_late_renews_each_interval_once() -> None:
    events = given(SUBSCRIPTION, SMALL).when(MOVE_ON, by=EMPLOYEE, on=date(2027, 3, 1)).decided()
    ends = [(each.on, each.until) for each in events if isinstance(each, SubscriptionRenewed)]
    assert ends == [
        (date(2026, 12, 23), date(2027, 1, 23)),
        (date(2027, 1, 23), date(2027, 2, 23)),
        (date(2027, 2, 23), date(2027, 3, 23)),
    ]


def test_a_planned_change_takes_effect_with_the_next_interval() -> None:
    planned = ChangePlanned(tenant=TENANT, on=TODAY, package="team", interval=Interval.YEAR, takes_effect_on=NEXT_MONTH)
    (renewed,) = given(SUBSCRIPTION, SMALL, planned).when(MOVE_ON, by=EMPLOYEE, on=NEXT_MONTH).decided()
    assert isinstance(renewed, SubscriptionRenewed)
    assert (renewed.package, renewed.seats, renewed.until, renewed.price) == ("team", 25, date(2027, 12, 23), 490_00)


def test_cancelling_ends_it_when_what_was_paid_for_is_over() -> None:
    given(SUBSCRIPTION, SMALL).when(CANCEL, by=ADMINISTRATOR).then(CANCELLED)
    given(SUBSCRIPTION, SMALL, CANCELLED).when(MOVE_ON, by=EMPLOYEE, on=NEXT_MONTH).then(ENDED)
    given(SUBSCRIPTION, SMALL, CANCELLED, ENDED).when(MOVE_ON, by=EMPLOYEE, on=GONE - timedelta(days=1)).then_nothing()
    began = DeletionBegan(tenant=TENANT, on=GONE)
    given(SUBSCRIPTION, SMALL, CANCELLED, ENDED).when(MOVE_ON, by=EMPLOYEE, on=GONE).then(began)


def test_who_cancels_a_trial_has_it_to_its_end() -> None:
    (cancelled,) = given(SUBSCRIPTION, TRIAL).when(CANCEL, by=ADMINISTRATOR).decided()
    assert isinstance(cancelled, SubscriptionCancelled)
    assert cancelled.ends_on == TRIAL_ENDS


def test_who_is_suspended_and_cancels_ends_at_once_with_the_whole_grace_ahead() -> None:
    _, ended = given(SUBSCRIPTION, SMALL, UNPAID).when(CANCEL, by=ADMINISTRATOR).decided()
    assert isinstance(ended, SubscriptionEnded)
    assert ended.deletes_on == TODAY + timedelta(days=30)


def test_the_grace_is_whole_also_when_the_worker_comes_late() -> None:
    late = GONE + timedelta(days=5)
    (ended,) = given(SUBSCRIPTION, SMALL, CANCELLED).when(MOVE_ON, by=EMPLOYEE, on=late).decided()
    assert ended == SubscriptionEnded(tenant=TENANT, on=late, deletes_on=late + timedelta(days=30))


def test_cancelling_wants_the_name() -> None:
    wrong = type(CANCEL)(tenant=TENANT, name="Zorggroep De Linde", confirmation="ja")
    given(SUBSCRIPTION, SMALL).when(wrong, by=ADMINISTRATOR).then_refused(ConfirmByName, field="confirmation")


def test_there_must_be_something_to_cancel() -> None:
    given(SUBSCRIPTION).when(CANCEL, by=ADMINISTRATOR).then_refused(NothingToCancel)


def test_a_cancellation_is_taken_back_before_its_day() -> None:
    resume = Resume(tenant=TENANT)
    dropped = CancellationDropped(tenant=TENANT, on=TODAY)
    given(SUBSCRIPTION, SMALL, CANCELLED).when(resume, by=ADMINISTRATOR).then(dropped)
    assert SUBSCRIPTION.fold([SMALL, CANCELLED, dropped]).standing is Standing.ACTIVE
    assert SUBSCRIPTION.fold([TRIAL, CANCELLED, dropped]).standing is Standing.TRIAL
    given(SUBSCRIPTION, SMALL, CANCELLED, ENDED).when(resume, by=ADMINISTRATOR).then_refused(NothingToResume)


def test_within_the_grace_one_comes_back_by_choosing_a_package() -> None:
    (chosen,) = given(SUBSCRIPTION, SMALL, CANCELLED, ENDED).when(choose(), by=ADMINISTRATOR, on=NEXT_MONTH).decided()
    state = SUBSCRIPTION.fold([SMALL, CANCELLED, ENDED, chosen])
    assert (state.standing, state.deletes_on, state.read_only) == (Standing.ACTIVE, None, False)


def test_once_it_is_being_deleted_there_is_no_way_back() -> None:
    history = (SMALL, CANCELLED, ENDED, DeletionBegan(tenant=TENANT, on=GONE))
    given(SUBSCRIPTION, *history).when(choose(), by=ADMINISTRATOR, on=GONE).then_refused(DeletionIsUnderWay)


def test_who_does_not_pay_reads_only_and_goes_on_after_paying() -> None:
    given(SUBSCRIPTION, SMALL).when(SuspendUnpaid(tenant=TENANT), by=EMPLOYEE).then(UNPAID)
    late = NEXT_MONTH + timedelta(days=40)
    resumed = SubscriptionResumed(tenant=TENANT, on=late, until=late)
    given(SUBSCRIPTION, SMALL, UNPAID).when(ResumePaid(tenant=TENANT), by=EMPLOYEE, on=late).then(resumed)
    (renewed,) = given(SUBSCRIPTION, SMALL, UNPAID, resumed).when(MOVE_ON, by=EMPLOYEE, on=late).decided()
    assert isinstance(renewed, SubscriptionRenewed)
    assert (renewed.on, renewed.until) == (late, date(2027, 3, 1))


def test_one_looks_again_on_the_next_date() -> None:
    assert next_look(SUBSCRIPTION.fold([TRIAL])) == TRIAL_ENDS
    assert next_look(SUBSCRIPTION.fold([SMALL])) == NEXT_MONTH
    assert next_look(SUBSCRIPTION.fold([SMALL, CANCELLED])) == NEXT_MONTH
    assert next_look(SUBSCRIPTION.fold([SMALL, CANCELLED, ENDED])) == GONE
    assert next_look(SUBSCRIPTION.fold([SMALL, UNPAID])) is None
