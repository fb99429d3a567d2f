"""What has a date in a consent dossier: the month of nullity, by law; and a turn that waits for long, by custom."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args
from uuid import UUID

from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.reminders.dated import Dated, What, Whom, role, same, to_confirm
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
    return (*_copied(thing, state), *_turn(thing, state))


def _copied(thing: UUID, state: Dossier) -> Sequence[Dated]:
    """An answer that was copied for the body, and that it has not confirmed."""
    if state.opened is None or state.answer is None or not state.transcribed:
        return ()
    on = state.answer.recorded_on or state.answer.on
    item, title, link = f"confirm:{len(state.answers)}", same(state.opened.subject), f"or/{thing}#klopt"
    what, kind = What.COUNCIL_CONFIRM, NoticeKind.WORKS_COUNCIL
    return (to_confirm(what, kind, thing, item, title, on, role(Role.WORKS_COUNCIL), link, state.plan),)


def _turn(thing: UUID, state: Dossier) -> Sequence[Dated]:
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
        outlives=True,
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
