"""Decisions on the parties' positions: given by who speaks for the party, or copied where it was silent itself."""

from collections.abc import Sequence
from typing import Any

from domain.agreements.commands import (
    Agree,
    ConfirmTranscription,
    DisputeTranscription,
    Object,
    PositionCommand,
    TranscriptionCommand,
    Withdraw,
)
from domain.agreements.content import PartyKind, Source
from domain.agreements.events import PartyAgreed, PartyObjected, PartyWithdrew, PositionFact, TranscriptionDisputed
from domain.agreements.reasons import reason_given
from domain.agreements.refusals import (
    NothingToWithdraw,
    NothingTranscribed,
    NotYoursToSay,
    ProposerDoesNotCopyConsent,
    ReasonNeeded,
    TeamNeedsSource,
)
from domain.agreements.stances import Stance
from domain.agreements.state import Agreement, Position
from domain.agreements.voices import one_voice, own_voice, party_in, silent, speaks
from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right


def take_position(command: PositionCommand, state: Agreement, asked: Asked) -> Sequence[Event]:
    """The party's own position, or a transcription: that one only where the party itself said nothing (invariant 2)."""
    party_in(command.party, state.current.content.parties)
    own = speaks(command.party, asked.by, command.own_unit)
    if command.source is None and command.party.kind is PartyKind.TEAM:
        raise (TeamNeedsSource if own else NotYoursToSay)(party=command.party.key)
    if not own and not (command.source is not None and asked.by.may(Right.PROPOSE_AGREEMENT)):
        raise NotYoursToSay(party=command.party.key)
    if command.source is not None:
        _sound(command.source, asked)
    one_voice(command.party, asked.by, state)
    if not own and command.source is not None:
        silent(command.party, command.source, state)
    return _position(command, state, asked, own)


def _sound(source: Source, asked: Asked) -> None:
    if not source.document.strip():
        raise ReasonNeeded(field="source.document")
    if source.dated > asked.on:
        raise InvalidValue(field="source.dated", reason="in_future")


def _position(command: PositionCommand, state: Agreement, asked: Asked, own: bool) -> Sequence[Event]:
    now = state.positions.get(command.party.key)
    at = _common(command, state, asked) | {"source": command.source, "own": own}
    match command:
        case Agree():
            if command.source is not None and asked.by.person == state.current.by:
                raise ProposerDoesNotCopyConsent(party=command.party.key)
            return () if _stands(now, Stance.AGREED, own, command.source) else (PartyAgreed(**at),)
        case Object(reason=reason):
            reason_given(reason, "reason")
            said = _stands(now, Stance.OBJECTED, own, command.source)
            same = said and now is not None and (now.by, now.reason) == (asked.by.person, reason)
            return () if same else (PartyObjected(**at, reason=reason),)
        case Withdraw(reason=reason):
            if now is None or now.stance not in (Stance.AGREED, Stance.WITHDRAWN):
                raise NothingToWithdraw(party=command.party.key)
            reason_given(reason, "reason")
            said = _stands(now, Stance.WITHDRAWN, own, command.source)
            return () if said else (PartyWithdrew(**at, reason=reason),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _stands(now: Position | None, stance: Stance, own: bool, source: Source | None) -> bool:
    """Whether it is so already; a party's own voice is more than a transcription, which is of one document."""
    return now is not None and now.stance is stance and now.own is own and (own or now.source == source)


def answer_transcription(command: TranscriptionCommand, state: Agreement, asked: Asked) -> Sequence[Event]:
    """The party says whether what was copied for it is right: confirmed, it is the party's own position."""
    party_in(command.party, state.current.content.parties)
    own_voice(command.party, asked.by, command.own_unit)
    one_voice(command.party, asked.by, state)
    now = state.positions.get(command.party.key)
    disputes = isinstance(command, DisputeTranscription)
    if now is None or (now.own and disputes is not (now.stance is Stance.WAITING)):
        raise NothingTranscribed(party=command.party.key)
    if now.own:
        return ()
    at = _common(command, state, asked) | {"own": True}
    match command:
        case DisputeTranscription():
            return (TranscriptionDisputed(**at, source=now.source),)
        case ConfirmTranscription():
            team = command.party.kind is PartyKind.TEAM
            return (_confirmed(now, at | {"source": now.source if team else None}),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _confirmed(now: Position, at: dict[str, Any]) -> PositionFact:
    if now.stance is Stance.AGREED:
        return PartyAgreed(**at)
    if not isinstance(now.reason, Personal):
        raise ReasonNeeded(field="reason")
    return (PartyObjected if now.stance is Stance.OBJECTED else PartyWithdrew)(**at, reason=now.reason)


def _common(command: PositionCommand | TranscriptionCommand, state: Agreement, asked: Asked) -> dict[str, Any]:
    return {
        "plan": command.plan,
        "agreement": command.agreement,
        "on": asked.on,
        "by": asked.by.person,
        "party": command.party,
        "version": state.number,
        "digest": command.digest,
    }
