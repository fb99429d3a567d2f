"""An agreement's decisions: its versions, its end. Positions and the fulfilment have their own files."""

from collections.abc import Sequence
from typing import Any

from domain.agreements.changes import changed_fields
from domain.agreements.commands import (
    AgreementCommand,
    EndAgreement,
    PositionCommand,
    ProposeAgreement,
    ReviseAgreement,
    TranscriptionCommand,
)
from domain.agreements.content import Content, digest_of, trimmed
from domain.agreements.events import AgreementEnded, AgreementProposed, AgreementRevised
from domain.agreements.fulfilment import decide_fulfilment
from domain.agreements.positions import answer_transcription, take_position
from domain.agreements.reasons import reason_given
from domain.agreements.refusals import (
    AgreementExists,
    AgreementHasEnded,
    AgreementNeedsTwoParties,
    AgreementUnknown,
    VersionChanged,
)
from domain.agreements.state import Agreement, evolve
from domain.agreements.voices import may_propose
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
            _on_the_table(command, command.digest, state)
            return take_position(command, state, asked)
        case TranscriptionCommand():
            _on_the_table(command, command.digest, state)
            return answer_transcription(command, state, asked)
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


def _end(command: EndAgreement, state: Agreement, asked: Asked) -> Sequence[Event]:
    if not may_propose(asked.by, state.current.content.parties, command.own_unit):
        asked.by.needs(Right.PROPOSE_AGREEMENT)
    if state.ended:
        return ()
    _seen(command.digest, state)
    reason_given(command.reason, "reason")
    return (AgreementEnded(**_common(command, asked), reason=command.reason),)


def _on_the_table(command: AgreementCommand, digest: str, state: Agreement) -> None:
    _still_open(command, state)
    _seen(digest, state)


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
