"""The body's answer: to the exact version, after a meeting, from its own members or a named source, never the asker."""

from collections.abc import Sequence

from msgspec.structs import replace

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right, Role
from domain.kernel.texts import needed
from domain.works_council import refusals as r
from domain.works_council.commands import AnswerRequest, ConfirmAnswer, DisputeAnswer
from domain.works_council.events import AnswerDisputed, Answered, Outcome, Source
from domain.works_council.speaking import TEXT_LENGTH, named, not_to_come, speaks_for
from domain.works_council.state import Dossier

MOST_CONDITIONS = 20


def answer(command: AnswerRequest, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The answer as it counts. A copy needs the right to ask, or to answer; the asker may do neither (invariant 3).

    The body's own answer takes the place of a copy, also after a decision; a copy never that of its own (invariant 2).
    """
    _four_eyes(state, asked)
    if not speaks_for(Role.WORKS_COUNCIL, command.source, asked):
        raise r.AnswerNeedsHolder(field="document", role=Role.WORKS_COUNCIL.value)
    given = _complete(command, asked)
    if state.answer is not None and replace(given, recorded_on=state.answer.recorded_on) == state.answer:
        return ()
    _counts(command, state, given.own)
    return (given,)


def _four_eyes(state: Dossier, asked: Asked) -> None:
    if not asked.by.may(Right.ANSWER_AS_WORKS_COUNCIL):
        asked.by.needs(Right.ASK_WORKS_COUNCIL)
    if asked.by.person in state.askers:
        raise r.AskerNeverAnswers(asker=asked.by.person)
    if state.decision is not None and state.decision.by == asked.by.person:
        raise r.AnswererNeverDecides(person=asked.by.person)


def _counts(command: AnswerRequest, state: Dossier, own: bool) -> None:
    if not state.version:
        raise r.NothingRequested(dossier=command.dossier)
    if command.version != state.version:
        raise r.AnswerForOtherVersion(field="version", version=command.version, current=state.version)
    if not any(meeting.on <= command.on for meeting in state.meetings):
        raise r.AnswerNeedsMeeting(field="on")
    if command.on < state.requests[-1].on:
        raise InvalidValue(field="on", reason="before_request", low=state.requests[-1].on)
    if not own and command.source is not None:
        _silent(state, command.source)
    if state.decided and not (own and (state.transcribed or state.disputed is not None)):
        raise r.AnswerStands(dossier=command.dossier)


def _silent(state: Dossier, source: Source) -> None:
    before = state.refused_before
    if before is not None and source.dated <= before.on:
        raise r.OwnAnswerStands(outcome=before.outcome.value, by=before.by, said_on=before.on)
    said = state.own_voice
    if said is not None:
        outcome = said.outcome.value if isinstance(said, Answered) else "disputed"
        raise r.OwnAnswerStands(outcome=outcome, by=said.by, said_on=said.on)


def answer_transcription(command: ConfirmAnswer | DisputeAnswer, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The body says whether the answer that was copied for it is right; confirmed, it is its own."""
    _four_eyes(state, asked)
    if Role.WORKS_COUNCIL not in asked.by.roles:
        raise r.AnswerNeedsHolder(role=Role.WORKS_COUNCIL.value)
    said, disputes = state.own_voice, isinstance(command, DisputeAnswer)
    if said is not None and disputes is isinstance(said, AnswerDisputed):
        return ()
    if state.answer is None or state.answer.own:
        raise r.NothingTranscribed(dossier=command.dossier)
    by = asked.by.person
    if disputes:
        plan, dossier = command.plan, command.dossier
        return (AnswerDisputed(plan=plan, dossier=dossier, version=state.version, by=by, on=asked.on),)
    return (replace(state.answer, by=by, own=True, recorded_on=asked.on),)


def _complete(command: AnswerRequest, asked: Asked) -> Answered:
    not_to_come("on", command.on, asked)
    conditions = tuple(needed(f"conditions.{i}", text, TEXT_LENGTH) for i, text in enumerate(command.conditions))
    if bool(conditions) != (command.outcome is Outcome.CONDITIONS) or len(conditions) > MOST_CONDITIONS:
        raise r.AnswerNeedsConditions(field="conditions")
    return Answered(
        plan=command.plan,
        dossier=command.dossier,
        version=command.version,
        outcome=command.outcome,
        reasons=needed("reasons", command.reasons, TEXT_LENGTH),
        conditions=conditions,
        by=asked.by.person,
        source=named(command.source, asked),
        on=command.on,
        own=Role.WORKS_COUNCIL in asked.by.roles,
        recorded_on=asked.on,
    )
