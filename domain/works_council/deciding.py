"""After the answer: management's notice, and without consent the month of nullity and the court (WOR 27(4) and (5))."""

from collections.abc import Sequence

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right, Role
from domain.kernel.texts import fitting, needed, one_line
from domain.works_council import commands as c
from domain.works_council import events as e
from domain.works_council import refusals as r
from domain.works_council.speaking import TEXT_LENGTH, named, not_to_come, speaks_for
from domain.works_council.state import Dossier


def notify(command: c.NotifyDecision, state: Dossier, asked: Asked) -> Sequence[Event]:
    """Management's written notice of its decision; whether it stands on consent or permission is written with it."""
    asked.by.needs(Right.ASK_WORKS_COUNCIL)
    if not speaks_for(Role.MANAGEMENT, command.source, asked):
        raise r.DecisionNeedsManagement(field="document", role=Role.MANAGEMENT.value)
    not_to_come("on", command.on, asked)
    decision, source = needed("decision", command.decision, TEXT_LENGTH), named(command.source, asked)
    if any(each.by == asked.by.person for each in state.answers):
        raise r.AnswererNeverDecides(person=asked.by.person)
    known = state.decision
    if known is not None:
        if (known.decision, known.on, known.source) == (decision, command.on, source):
            return ()
        raise r.DecisionTaken(dossier=command.dossier)
    if not state.version:
        raise r.NothingRequested(dossier=command.dossier)
    _not_before_request(command, state)
    return (
        e.DecisionNotified(
            plan=command.plan,
            dossier=command.dossier,
            version=state.version,
            decision=decision,
            covered=_covered_on(command, state),
            source=source,
            on=command.on,
            by=asked.by.person,
            recorded_on=asked.on,
        ),
    )


def _covered_on(command: c.NotifyDecision, state: Dossier) -> bool:
    """Whether consent or permission was there on the day of the notice: what came later does not cover it."""
    consent = state.consented and state.answer is not None and state.answer.on <= command.on
    ruled = state.permission.ruled_on if state.permission and state.permitted else None
    return consent or (ruled is not None and ruled <= command.on)


def discover(command: c.DiscoverDecision | c.OpenByDiscovery, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The body finds a decision being carried out of which it had no notice. Its own words replace a copy of them."""
    source = command.source if isinstance(command, c.DiscoverDecision) else None
    _of_the_body(source, asked)
    not_to_come("on", command.on, asked)
    found = e.DecisionDiscovered(
        plan=command.plan,
        dossier=command.dossier,
        what=needed("what", command.what, TEXT_LENGTH),
        source=named(source, asked),
        on=command.on,
        own=Role.WORKS_COUNCIL in asked.by.roles,
        how=fitting("how", command.how, TEXT_LENGTH),
    )
    known = state.discovery
    if known == found:
        return ()
    copied = known is not None and not known.own and state.decision is None
    if state.decided and not (found.own and copied):
        raise r.DecisionTaken(dossier=command.dossier)
    if state.covered or not state.consenting_body:
        raise r.NothingToInvoke(dossier=command.dossier)
    return (found,)


def invoke(command: c.InvokeNullity, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The body declares the decision void; a letter after the last day is kept too, as what it is: too late."""
    _of_the_body(command.source, asked)
    not_to_come("on", command.on, asked)
    document, source = one_line("document", command.document), named(command.source, asked)
    own, known = Role.WORKS_COUNCIL in asked.by.roles, state.invocation
    if known is not None and (known.own or known.in_time or not own):
        return ()
    decided, until = state.decided_on, state.nullity_until
    if decided is None or until is None:
        raise r.NothingToInvoke(dossier=command.dossier)
    if command.on < decided:
        raise InvalidValue(field="on", reason="before_decision", low=decided)
    return (
        e.NullityInvoked(
            plan=command.plan,
            dossier=command.dossier,
            document=document,
            source=source,
            in_time=command.on <= until,
            on=command.on,
            own=own,
        ),
    )


def request_permission(command: c.RequestPermission, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The employer asks the court in place of the body."""
    asked.by.needs(Right.ASK_WORKS_COUNCIL)
    court = one_line("court", command.court)
    not_to_come("on", command.on, asked)
    known = state.permission
    current = known is not None and known.version == state.version
    if current and known is not None and (known.court, known.asked_on) == (court, command.on):
        return ()
    if not state.version:
        raise r.NothingRequested(dossier=command.dossier)
    if current:
        raise r.PermissionIsPending(dossier=command.dossier)
    if state.consented:
        raise r.ConsentWasGiven(dossier=command.dossier)
    _not_before_request(command, state)
    return (
        e.PermissionRequested(
            plan=command.plan, dossier=command.dossier, version=state.version, court=court, on=command.on
        ),
    )


def rule(command: c.RecordRuling, state: Dossier, asked: Asked) -> Sequence[Event]:
    """What the court ruled; either party may record it, with the ruling named."""
    if not asked.by.may(Right.ANSWER_AS_WORKS_COUNCIL):
        asked.by.needs(Right.ASK_WORKS_COUNCIL)
    document = one_line("document", command.document)
    not_to_come("on", command.on, asked)
    known = state.permission
    if known is None or known.version != state.version:
        raise r.PermissionNotRequested(dossier=command.dossier)
    if known.granted is not None:
        if (known.granted, known.document, known.ruled_on) == (command.granted, document, command.on):
            return ()
        raise r.PermissionIsPending(dossier=command.dossier)
    if command.on < known.asked_on:
        raise InvalidValue(field="on", reason="before_request", low=known.asked_on)
    return (
        e.PermissionRuled(
            plan=command.plan,
            dossier=command.dossier,
            version=known.version,
            granted=command.granted,
            document=document,
            on=command.on,
        ),
    )


def _of_the_body(source: e.Source | None, asked: Asked) -> None:
    if not asked.by.may(Right.ANSWER_AS_WORKS_COUNCIL):
        asked.by.needs(Right.ASK_WORKS_COUNCIL)
    if not speaks_for(Role.WORKS_COUNCIL, source, asked):
        raise r.AnswerNeedsHolder(field="document", role=Role.WORKS_COUNCIL.value)


def _not_before_request(command: c.NotifyDecision | c.RequestPermission, state: Dossier) -> None:
    if command.on < state.requests[-1].on:
        raise InvalidValue(field="on", reason="before_request", low=state.requests[-1].on)
