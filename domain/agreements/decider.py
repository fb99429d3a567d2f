"""An agreement's decisions: its versions, the parties' positions on them, its end. The fulfilment has its own file."""

from collections.abc import Sequence
from typing import Any

from domain.agreements.changes import changed_fields
from domain.agreements.commands import (
    Agree,
    AgreementCommand,
    EndAgreement,
    Object,
    PositionCommand,
    ProposeAgreement,
    ReviseAgreement,
    Withdraw,
)
from domain.agreements.content import Content, PartyKind, digest_of, trimmed
from domain.agreements.events import (
    AgreementEnded,
    AgreementProposed,
    AgreementRevised,
    PartyAgreed,
    PartyObjected,
    PartyWithdrew,
)
from domain.agreements.fulfilment import decide_fulfilment
from domain.agreements.reasons import reason_given
from domain.agreements.refusals import (
    AgreementExists,
    AgreementHasEnded,
    AgreementNeedsTwoParties,
    AgreementUnknown,
    NothingToWithdraw,
    NotYoursToSay,
    ProposerDoesNotCopyConsent,
    ReasonNeeded,
    TeamNeedsSource,
    VersionChanged,
)
from domain.agreements.state import Agreement, Position, Stance, evolve
from domain.agreements.voices import may_propose, one_voice, party_in, speaks
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import AgreementId, StreamId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.kernel.texts import one_line

CATEGORY = "agreement"
LENGTHS = {"text": 8000, "tasks": 4000, "time": 1000, "room": 1000, "support": 1000}
MOST_PARTIES = 20


def decide(command: AgreementCommand, state: Agreement, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, ProposeAgreement):
        return _propose(command, state, asked)
    if not state.versions or state.plan != command.plan:
        raise AgreementUnknown(agreement=command.agreement)
    match command:
        case ReviseAgreement():
            return _revise(command, state, asked)
        case PositionCommand():
            return _take_position(command, state, asked)
        case EndAgreement():
            return _end(command, state, asked)
        case _:
            return decide_fulfilment(command, state, asked)


def _propose(command: ProposeAgreement, state: Agreement, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.PROPOSE_AGREEMENT)
    content = _checked(command.content)
    if state.versions:
        if state.versions[0].content == content and state.plan == command.plan:
            return ()
        raise AgreementExists(agreement=command.agreement)
    digest = digest_of(command.agreement, 1, content)
    return (AgreementProposed(**_common(command, asked), version=1, digest=digest, content=content),)


def _revise(command: ReviseAgreement, state: Agreement, asked: Asked) -> Sequence[Event]:
    content = _checked(command.content)
    if content == state.current.content:
        return ()
    if not may_propose(asked.by, state.current.content.parties, command.own_unit):
        asked.by.needs(Right.PROPOSE_AGREEMENT)
    _still_open(command, state)
    _seen(command.digest, state)
    number = state.number + 1
    digest = digest_of(command.agreement, number, content)
    why = command.why.strip()
    return (AgreementRevised(**_common(command, asked), version=number, digest=digest, content=content, why=why),)


def _take_position(command: PositionCommand, state: Agreement, asked: Asked) -> Sequence[Event]:
    _still_open(command, state)
    _seen(command.digest, state)
    party_in(command.party, state.current.content.parties)
    own = speaks(command.party, asked.by, command.own_unit)
    if command.source is None and command.party.kind is PartyKind.TEAM:
        raise (TeamNeedsSource if own else NotYoursToSay)(party=command.party.key)
    if not own and not (command.source is not None and asked.by.may(Right.PROPOSE_AGREEMENT)):
        raise NotYoursToSay(party=command.party.key)
    if command.source is not None:
        _sound(command, asked)
    one_voice(command.party, asked.by, state)
    return _position(command, state, asked)


def _sound(command: PositionCommand, asked: Asked) -> None:
    assert command.source is not None
    if not command.source.document.strip():
        raise ReasonNeeded(field="source.document")
    if command.source.dated > asked.on:
        raise InvalidValue(field="source.dated", reason="in_future")


def _position(command: PositionCommand, state: Agreement, asked: Asked) -> Sequence[Event]:
    now = state.positions.get(command.party.key)
    at: dict[str, Any] = {
        **_common(command, asked),
        "party": command.party,
        "version": state.number,
        "digest": command.digest,
        "source": command.source,
    }
    match command:
        case Agree():
            if command.source is not None and asked.by.person == state.current.by:
                raise ProposerDoesNotCopyConsent(party=command.party.key)
            return () if now and now.stance is Stance.AGREED else (PartyAgreed(**at),)
        case Object(reason=reason):
            reason_given(reason, "reason")
            wanted = Position(Stance.OBJECTED, asked.by.person, command.source, reason)
            return () if now == wanted else (PartyObjected(**at, reason=reason),)
        case Withdraw(reason=reason):
            if now is None or now.stance not in (Stance.AGREED, Stance.WITHDRAWN):
                raise NothingToWithdraw(party=command.party.key)
            reason_given(reason, "reason")
            return () if now.stance is Stance.WITHDRAWN else (PartyWithdrew(**at, reason=reason),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _end(command: EndAgreement, state: Agreement, asked: Asked) -> Sequence[Event]:
    if not may_propose(asked.by, state.current.content.parties, command.own_unit):
        asked.by.needs(Right.PROPOSE_AGREEMENT)
    if state.ended:
        return ()
    _seen(command.digest, state)
    reason_given(command.reason, "reason")
    return (AgreementEnded(**_common(command, asked), reason=command.reason),)


def _still_open(command: AgreementCommand, state: Agreement) -> None:
    if state.ended:
        raise AgreementHasEnded(agreement=command.agreement)


def _seen(digest: str, state: Agreement) -> None:
    current = state.current
    if digest == current.digest:
        return
    seen = next((i for i, each in enumerate(state.versions, start=1) if each.digest == digest), None)
    changed = changed_fields(state.versions[seen - 1].content, current.content) if seen else ()
    raise VersionChanged(
        seen_digest=digest, seen_version=seen, digest=current.digest, version=state.number, changed=list(changed)
    )


def _checked(given: Content) -> Content:
    content = trimmed(given)
    one_line("title", content.title)
    for name, most in LENGTHS.items():
        if len(getattr(content, name)) > most:
            raise InvalidValue(field=name, reason="too_long", high=most)
    if not content.text:
        raise InvalidValue(field="text", reason="empty")
    if not 2000 <= content.effective_on.year <= 2100:
        raise InvalidValue(field="effective_on", reason="out_of_range", low=2000, high=2100)
    if not content.effective_on <= content.due_on or content.due_on.year > 2100:
        raise InvalidValue(field="due_on", reason="before_effective")
    _parties(content)
    return content


def _parties(content: Content) -> None:
    keys = [party.key for party in content.parties]
    people = [party.person for party in content.parties if party.person is not None]
    sound = 2 <= len(keys) <= MOST_PARTIES and all(party.complete for party in content.parties)
    if not sound or len(set(keys)) < len(keys) or len(set(people)) < len(people):
        raise AgreementNeedsTwoParties(field="parties")


def _common(command: AgreementCommand, asked: Asked) -> dict[str, Any]:
    return {"plan": command.plan, "agreement": command.agreement, "on": asked.on, "by": asked.by.person}


def stream_of(agreement: AgreementId) -> StreamId:
    """The agreement's own stream."""
    return stream(CATEGORY, agreement)


AGREEMENT: Decider[AgreementCommand, Agreement] = Decider(
    category=CATEGORY,
    commands=AgreementCommand,
    initial=Agreement(),
    stream_of=lambda command: stream_of(command.agreement),
    evolve=evolve,
    decide=decide,
)
