"""A dossier's decisions: asked, talked over, answered, decided; and what follows where consent was not given."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import DossierId, StreamId, stream
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import needed, no_longer_than, one_line
from domain.works_council import commands as c
from domain.works_council import events as e
from domain.works_council import refusals as r
from domain.works_council.answering import answer, answer_transcription
from domain.works_council.conditions import tick
from domain.works_council.deciding import discover, invoke, notify, request_permission, rule
from domain.works_council.speaking import TEXT_LENGTH, not_to_come
from domain.works_council.state import Dossier, evolve

CATEGORY = "dossier"
LARGEST_STAFF = 1_000_000


def decide(command: c.DossierCommand, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, c.OpenByDiscovery):
        return _open_by_discovery(command, state, asked)
    if isinstance(command, c.OpenDossier):
        asked.by.needs(Right.ASK_WORKS_COUNCIL)
        return _open(command, state, asked)
    if state.opened is None or state.plan != command.plan:
        raise NotFound(dossier=command.dossier)
    match command:
        case c.RequestConsent():
            return _request(command, state, asked)
        case c.WithdrawRequest():
            return _withdraw(command, state, asked)
        case c.RecordMeeting():
            return _meet(command, state, asked)
        case c.AnswerRequest():
            return answer(command, state, asked)
        case c.ConfirmAnswer() | c.DisputeAnswer():
            return answer_transcription(command, state, asked)
        case c.FulfilCondition() | c.ReopenCondition():
            return tick(command, state, asked)
        case c.NotifyDecision():
            return notify(command, state, asked)
        case c.DiscoverDecision():
            return discover(command, state, asked)
        case c.InvokeNullity():
            return invoke(command, state, asked)
        case c.RequestPermission():
            return request_permission(command, state, asked)
        case c.RecordRuling():
            return rule(command, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _open(command: c.OpenDossier, state: Dossier, asked: Asked) -> Sequence[Event]:
    if not 1 <= command.staff <= LARGEST_STAFF:
        raise InvalidValue(field="staff", reason="out_of_range", low=1, high=LARGEST_STAFF)
    opened = e.DossierOpened(
        plan=command.plan,
        dossier=command.dossier,
        subject=one_line("subject", command.subject),
        ground=command.ground,
        body=command.body,
        staff=command.staff,
        on=state.opened.on if state.opened else asked.on,
    )
    if state.opened is None:
        return (opened,)
    if state.opened == opened:
        return ()
    raise r.DossierExists(dossier=command.dossier)


def _open_by_discovery(command: c.OpenByDiscovery, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The body begins the dossier itself, and with it the month of nullity: nobody else can keep it from doing so."""
    asked.by.needs(Right.ANSWER_AS_WORKS_COUNCIL)
    opened = _open(command, state, asked)
    begun = DOSSIER.fold(opened) if state.opened is None else state
    return (*opened, *discover(command, begun, asked))


def _request(command: c.RequestConsent, state: Dossier, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.ASK_WORKS_COUNCIL)
    if not state.consenting_body:
        raise r.RequestNeedsConsentingBody(body=state.opened.body.value if state.opened else "")
    words = tuple(needed(name, getattr(command, name), TEXT_LENGTH) for name in ("text", "reasons", "consequences"))
    newest = state.requests[-1] if state.requests else None
    if newest and state.version and (newest.text, newest.reasons, newest.consequences) == words:
        return ()
    if state.decided:
        raise r.RequestStands(dossier=command.dossier)
    not_to_come("on", command.on, asked)
    if newest:
        _not_before("on", command.on, newest.on)
    text, reasons, consequences = words
    return (
        e.ConsentRequested(
            plan=command.plan,
            dossier=command.dossier,
            version=len(state.requests) + 1,
            text=text,
            reasons=reasons,
            consequences=consequences,
            by=asked.by.person,
            on=command.on,
        ),
    )


def _withdraw(command: c.WithdrawRequest, state: Dossier, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.ASK_WORKS_COUNCIL)
    reason = needed("reason", command.reason, TEXT_LENGTH)
    if state.withdrawn is not None:
        return ()
    if not state.version:
        raise r.NothingRequested(dossier=command.dossier)
    if state.decided:
        raise r.RequestStands(dossier=command.dossier)
    return (
        e.RequestWithdrawn(
            plan=command.plan, dossier=command.dossier, version=state.version, reason=reason, on=asked.on
        ),
    )


def _meet(command: c.RecordMeeting, state: Dossier, asked: Asked) -> Sequence[Event]:
    if not asked.by.may(Right.ANSWER_AS_WORKS_COUNCIL):
        asked.by.needs(Right.ASK_WORKS_COUNCIL)
    not_to_come("on", command.on, asked)
    minutes = no_longer_than("minutes", command.minutes.strip())
    if any((each.on, each.minutes) == (command.on, minutes) for each in state.meetings):
        return ()
    if not state.version:
        raise r.NothingRequested(dossier=command.dossier)
    _not_before("on", command.on, state.requests[0].on)
    return (e.ConsultationMeetingHeld(plan=command.plan, dossier=command.dossier, on=command.on, minutes=minutes),)


def _not_before(field: str, day: date, first: date) -> None:
    if day < first:
        raise InvalidValue(field=field, reason="before_request", low=first)


def stream_of(dossier: DossierId) -> StreamId:
    """The dossier's own stream."""
    return stream(CATEGORY, dossier)


DOSSIER: Decider[c.DossierCommand, Dossier] = Decider(
    category=CATEGORY,
    commands=c.DossierCommand,
    initial=Dossier(),
    stream_of=lambda command: stream_of(command.dossier),
    evolve=evolve,
    decide=decide,
)
