"""One example of every event of a plan."""

from domain.kernel.events import Event
from domain.plan import events as p
from tests.contracts.golden.examples.things import DAY, PLAN, UNIT

EVENTS: tuple[Event, ...] = (p.PlanStarted(plan=PLAN, title="Plan 2027", template=1, units=(UNIT,), started_on=DAY),)
