"""Whatever is asked of a subscription, in whatever order: nothing is lost that nobody cancelled."""

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.rights import Actor
from domain.subscription.commands import (
    AskExport,
    Cancel,
    ChoosePackage,
    MoveOn,
    NoteExport,
    RemoveExport,
    Resume,
    ResumePaid,
    StartTrial,
    SuspendUnpaid,
)
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.events import DeletionBegan, SubscriptionCancelled
from domain.subscription.packages import PACKAGES, PROCESSING, TERMS, Interval
from domain.subscription.state import Standing
from domain.subscription.views import EXPORTS, SUBSCRIPTIONS
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, EMPLOYEE, TENANT, TODAY

actors = st.sampled_from([ADMINISTRATOR, ADMINISTRATOR, EMPLOYEE])
exports = st.sampled_from([UUID(int=1), UUID(int=2)])


class Subscriptions(DeciderMachine):
    decider = SUBSCRIPTION
    views = (SUBSCRIPTIONS, EXPORTS)

    @rule(by=actors, terms=st.sampled_from([TERMS, "2020-01"]))
    def start(self, by: Actor, terms: str) -> None:
        self.ask(StartTrial(tenant=TENANT, terms=terms, processing=PROCESSING), by)

    @rule(
        by=actors,
        package=st.sampled_from([*PACKAGES, "gold"]),
        interval=st.sampled_from(Interval),
        members=st.sampled_from([1, 30]),
    )
    def choose(self, by: Actor, package: str, interval: Interval, members: int) -> None:
        self.ask(ChoosePackage(tenant=TENANT, package=package, interval=interval, members=members), by)

    @rule(by=actors, confirmation=st.sampled_from(["Linde", "ja"]))
    def cancel(self, by: Actor, confirmation: str) -> None:
        self.ask(Cancel(tenant=TENANT, name="Linde", confirmation=confirmation), by)

    @rule(by=actors, command=st.sampled_from([Resume, MoveOn, SuspendUnpaid, ResumePaid]))
    def others(self, by: Actor, command: type[Resume]) -> None:
        self.ask(command(tenant=TENANT), by)

    @rule(by=actors, export=exports)
    def export(self, by: Actor, export: UUID) -> None:
        self.ask(AskExport(tenant=TENANT, export=export), by)

    @rule(export=exports)
    def made(self, export: UUID) -> None:
        self.ask(NoteExport(tenant=TENANT, export=export, parts=("ab",), size=3), EMPLOYEE)

    @rule(export=exports)
    def removed(self, export: UUID) -> None:
        self.ask(RemoveExport(tenant=TENANT, export=export), EMPLOYEE)

    @invariant()
    def nothing_is_deleted_that_nobody_cancelled_nor_before_the_grace_is_over(self) -> None:
        days = [event.on for event in self.log if isinstance(event, SubscriptionCancelled)]
        deleted = [event.on for event in self.log if isinstance(event, DeletionBegan)]
        assert all(days and day >= days[0] + timedelta(days=30) for day in deleted)

    @invariant()
    def each_standing_has_its_dates(self) -> None:
        state = self.state
        assert (state.standing in (Standing.CANCELLED, Standing.ENDED)) <= (state.deletes_on is not None)
        assert (state.standing in (Standing.TRIAL, Standing.ACTIVE)) <= (state.until is not None and state.seats > 0)
        assert (state.standing is Standing.SUSPENDED) == (state.why is not None) or state.standing is Standing.ENDED
        assert state.standing is not Standing.ACTIVE or state.until >= TODAY

    @invariant()
    def one_export_is_being_made(self) -> None:
        assert sum(until is None for _, until in self.state.exports) <= 1

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        rows = list(self.rows(SUBSCRIPTIONS).values())
        assert [row.state for row in rows] == ([self.state] if self.log else [])
        exports = {row.export: row.until for row in self.rows(EXPORTS).values()}
        assert exports == dict(self.state.exports)


TestSubscriptions = Subscriptions.TestCase
