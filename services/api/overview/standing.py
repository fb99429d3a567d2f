"""What an overview says of a place, and of a thing to do."""

from datetime import date
from enum import StrEnum

import msgspec

from domain.kernel.ids import PersonId
from domain.plan.views import PlanRow


class State(StrEnum):
    """How a place stands. What waits for nobody in particular is busy; stuck says that somebody must act.

    What is still to arrange before a plan can go on is not stuck while the plan is being prepared.
    """

    NOT_STARTED = "not_started"
    BUSY = "busy"
    TO_ARRANGE = "to_arrange"
    STUCK = "stuck"
    DONE = "done"
    LEFT_OUT = "left_out"


class Standing(msgspec.Struct, frozen=True):
    """How a place of a plan stands: `words` in one line, what is `stuck` and why, one sentence each, and `who` acts."""

    place: str
    state: State
    words: str
    stuck: tuple[str, ...] = ()
    who: tuple[PersonId, ...] = ()


class Todo(msgspec.Struct, frozen=True):
    """One thing that a person can do now: what, where, by when (in the organisation's time zone), for which plan.

    `reminder` names the dated thing that it is (`<thing>/<item>`), where the person is reminded of it. `stands_in_for`
    is whose it is where one stands in for who is away.
    """

    what: str
    href: str
    plan: PlanRow | None = None
    due_on: date | None = None
    number: str = ""
    reminder: str = ""
    stands_in_for: PersonId | None = None
