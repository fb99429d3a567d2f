"""What has a date in a consent dossier: the month of nullity, by law; and a turn that waits for long, by custom."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args
from uuid import UUID

from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.reminders.dated import Dated, What, Whom, role, same
from domain.reminders.source import Source
from domain.works_council.decider import DOSSIER
from domain.works_council.events import DossierEvent
from domain.works_council.state import Dossier
from domain.works_council.turn import Phase, turn_of

# The law sets no term for consulting, answering or deciding (WOR 27(2)): four weeks is custom.
PATIENCE = timedelta(days=28)
WAITS = {
    Phase.TO_MEET: (What.COUNCIL_MEETING, (role(Role.MANAGEMENT), role(Role.WORKS_COUNCIL))),
    Phase.TO_ANSWER: (What.COUNCIL_ANSWER, (role(Role.WORKS_COUNCIL),)),
    Phase.TO_DECIDE: (What.COUNCIL_DECISION, (role(Role.MANAGEMENT),)),
}


def dated(thing: UUID, state: Dossier) -> Sequence[Dated]:
    """Who is at turn and for how long; or the last day on which nullity can be invoked (WOR 27(5))."""
    if state.opened is None:
        return ()
    if state.nullity_until is not None and state.consenting_body and state.invocation is None:
        return (_nullity(thing, state, state.nullity_until),)
    turn = turn_of(state, date.min)
    if state.decided or turn.phase not in WAITS or turn.since is None:
        return ()
    what, whom = WAITS[turn.phase]
    return (_of(thing, state, what, f"{turn.phase.value}:{state.version}", turn.since + PATIENCE, whom),)


def _nullity(thing: UUID, state: Dossier, until: date) -> Dated:
    assert state.opened is not None
    return Dated(
        kind=NoticeKind.WORKS_COUNCIL,
        what=What.NULLITY,
        thing=thing,
        item="nullity",
        title=same(state.opened.subject),
        due_on=until,
        whom=(role(Role.WORKS_COUNCIL),),
        link=f"or/{thing}",
        plan=state.plan,
        early=7,
        lasts=False,
        always=True,
        fixed=True,
    )


def _of(thing: UUID, state: Dossier, what: What, item: str, due_on: date, whom: tuple[Whom, ...]) -> Dated:
    assert state.opened is not None
    return Dated(
        kind=NoticeKind.WORKS_COUNCIL,
        what=what,
        thing=thing,
        item=item,
        title=same(state.opened.subject),
        due_on=due_on,
        whom=whom,
        link=f"or/{thing}",
        plan=state.plan,
    )


SOURCE = Source(DOSSIER, get_args(DossierEvent), dated)
