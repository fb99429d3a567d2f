"""What happened to the polls of these tests."""

from datetime import timedelta
from uuid import UUID

from domain.kernel.ids import PollId
from domain.polls.events import AskedGroup, PollClosed, PollKind, PollOpened, PollPlanned, PollReminded
from domain.polls.floors import LEAST
from tests.domain.specification import DAY_CARE, NIGHT, PLAN, TODAY

POLL_ID = PollId(UUID(int=2))
DAY = timedelta(days=1)
PLANNED = PollPlanned(
    plan=PLAN,
    poll=POLL_ID,
    title="Nulmeting najaar",
    kind=PollKind.BASELINE,
    follows=None,
    units=(NIGHT,),
    questionnaires=("nea_demands/1",),
    opens_on=TODAY + DAY,
    reminds_on=TODAY + 8 * DAY,
    closes_on=TODAY + 14 * DAY,
)
GROUPS = (AskedGroup(NIGHT, 12), AskedGroup(DAY_CARE, 3))
OPENED = PollOpened(plan=PLAN, poll=POLL_ID, on=PLANNED.opens_on, floors=LEAST, groups=GROUPS)
REMINDED = PollReminded(plan=PLAN, poll=POLL_ID, on=TODAY + 8 * DAY)
CLOSED = PollClosed(plan=PLAN, poll=POLL_ID, on=TODAY + 14 * DAY)
