"""What has a date in an agreement: a party's position, the day it takes effect, the day it is to be kept by."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args
from uuid import UUID

from domain.agreements.content import Party, PartyKind
from domain.agreements.decider import AGREEMENT
from domain.agreements.events import AgreementEvent
from domain.agreements.keeping import answer_by
from domain.agreements.stances import Stance, Standing
from domain.agreements.state import Agreement
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.reminders.dated import Dated, What, Whom, person, role, same, team_lead, to_confirm
from domain.reminders.source import Source


def dated(thing: UUID, state: Agreement) -> Sequence[Dated]:
    """The open dated things of one agreement."""
    if state.ended or not state.versions:
        return ()
    found = _agreed(thing, state) if state.standing is Standing.AGREED else _waiting(thing, state)
    return (*_copied(thing, state), *found)


def _copied(thing: UUID, state: Agreement) -> Iterator[Dated]:
    """What was copied for a party from a document, and it has not confirmed."""
    content = state.current.content
    for party in content.parties:
        said = state.positions.get(party.key)
        if said is not None and not said.own:
            item, link, title = f"confirm:{party.key}", f"afspraken/{thing}#antwoord", same(content.title)
            what, kind = What.AGREEMENT_CONFIRM, NoticeKind.AGREEMENTS
            yield to_confirm(what, kind, thing, item, title, said.on, _whom(party), link, state.plan)


def _waiting(thing: UUID, state: Agreement) -> Iterator[Dated]:
    content = state.current.content
    for party in content.parties:
        if state.stance(party) is Stance.WAITING:
            whom = (_whom(party),)
            asked = answer_by(content.effective_on, state.current.on)
            yield _of(thing, state, What.AGREEMENT_POSITION, f"position:{party.key}", asked, whom, "#antwoord")


def _agreed(thing: UUID, state: Agreement) -> Iterator[Dated]:
    content = state.current.content
    everybody = tuple(dict.fromkeys(_whom(party) for party in content.parties))
    yield _of(thing, state, What.AGREEMENT_EFFECT, "effect", content.effective_on, everybody, "", lasts=False)
    if state.report is None:
        yield _of(thing, state, What.AGREEMENT_DUE, "due", content.due_on, everybody, "#nakoming")


def _of(
    thing: UUID,
    state: Agreement,
    what: What,
    item: str,
    due_on: date,
    whom: tuple[Whom, ...],
    anchor: str,
    lasts: bool = True,
) -> Dated:
    return Dated(
        kind=NoticeKind.AGREEMENTS,
        what=what,
        thing=thing,
        item=item,
        title=same(state.current.content.title),
        due_on=due_on,
        whom=whom,
        link=f"afspraken/{thing}{anchor}",
        plan=state.plan,
        lasts=lasts,
    )


def _whom(party: Party) -> Whom:
    match party.kind:
        case PartyKind.MANAGEMENT:
            return role(Role.MANAGEMENT)
        case PartyKind.WORKS_COUNCIL:
            return role(Role.WORKS_COUNCIL)
        case PartyKind.TEAM if party.unit:
            return team_lead(party.unit)
        case _ if party.person:
            return person(party.person)
        case _:
            return role(Role.COORDINATOR)


SOURCE = Source(AGREEMENT, get_args(AgreementEvent), dated)
