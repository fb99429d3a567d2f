"""Writing to an unnamed reporter, and the link through which they report."""

from domain.kernel.ids import PersonId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed, VersionIsStale
from domain.signals.commands import CloseLink, OpenLink, WriteToReporter
from domain.signals.decider import SIGNAL as DECIDER
from domain.signals.events import LinkClosed, LinkOpened, ReporterWrittenTo, ReporterWrote
from domain.signals.link import LINK
from domain.signals.refusals import LinkChangedMeanwhile, ReporterIsKnown
from tests.domain.signals.history import SIGNAL, reported
from tests.domain.specification import ADMINISTRATOR, ANNA, COORDINATOR, EMPLOYEE, PLAN, TEAM_LEAD, TODAY, given

WRITE = WriteToReporter(plan=PLAN, signal=SIGNAL, number=0, text=Personal(ANNA, "Op welke dagen speelt dit?"))
WRITTEN = ReporterWrittenTo(plan=PLAN, signal=SIGNAL, text=WRITE.text, on=TODAY)
WROTE = ReporterWrote(plan=PLAN, signal=SIGNAL, text=Personal(PersonId(SIGNAL), "Op maandag"), on=TODAY)


def test_who_steers_writes_in_their_own_name() -> None:
    given(DECIDER, reported(by=None)).when(WRITE, by=COORDINATOR).then(WRITTEN)


def test_a_message_written_before_the_reporters_last_one_came_is_held_back() -> None:
    given(DECIDER, reported(by=None), WROTE).when(WRITE, by=COORDINATOR).then_refused(VersionIsStale, current=1)


def test_others_do_not_write_and_nobody_writes_to_a_reporter_with_a_name() -> None:
    for nobody in (EMPLOYEE, TEAM_LEAD, ADMINISTRATOR):
        given(DECIDER, reported(by=None)).when(WRITE, by=nobody).then_refused(NotAllowed, right="steer_plan")
    given(DECIDER, reported()).when(WRITE, by=COORDINATOR).then_refused(ReporterIsKnown)
    empty = WriteToReporter(plan=PLAN, signal=SIGNAL, number=0, text=Personal(ANNA, " "))
    given(DECIDER, reported(by=None)).when(empty, by=COORDINATOR).then_refused(InvalidValue, field="message")


def test_a_link_is_opened_renewed_and_closed_by_who_steers() -> None:
    opened = LinkOpened(plan=PLAN, number=1)
    given(LINK).when(OpenLink(plan=PLAN, after=0), by=COORDINATOR).then(opened)
    given(LINK, opened).when(OpenLink(plan=PLAN, after=1), by=COORDINATOR).then(LinkOpened(plan=PLAN, number=2))
    given(LINK, opened).when(CloseLink(plan=PLAN), by=COORDINATOR).then(LinkClosed(plan=PLAN))
    given(LINK).when(CloseLink(plan=PLAN), by=COORDINATOR).then_nothing()
    given(LINK).when(OpenLink(plan=PLAN, after=0), by=TEAM_LEAD).then_refused(NotAllowed, right="steer_plan")


def test_two_who_renew_at_once_make_one_new_link() -> None:
    renewed = (LinkOpened(plan=PLAN, number=1), LinkOpened(plan=PLAN, number=2))
    given(LINK, *renewed).when(OpenLink(plan=PLAN, after=1), by=COORDINATOR).then_nothing()
    given(LINK, *renewed).when(OpenLink(plan=PLAN, after=0), by=COORDINATOR).then_refused(
        LinkChangedMeanwhile, current=2
    )


def test_a_closed_link_is_never_the_old_one_again() -> None:
    closed = (LinkOpened(plan=PLAN, number=1), LinkClosed(plan=PLAN))
    given(LINK, *closed).when(OpenLink(plan=PLAN, after=1), by=COORDINATOR).then(LinkOpened(plan=PLAN, number=2))
