"""The body's answer: to the exact version, after a meeting, from its own members or a named source, never the asker."""

from collections.abc import Sequence

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right, Role
from domain.kernel.texts import needed
from domain.works_council import refusals as r
from domain.works_council.commands import AnswerRequest
from domain.works_council.events import Answered, Outcome
from domain.works_council.speaking import TEXT_LENGTH, named, not_to_come, speaks_for
from domain.works_council.state import Dossier

MOST_CONDITIONS = 20


def answer(command: AnswerRequest, state: Dossier, asked: Asked) -> Sequence[Event]:
    """The answer as it counts. A copy needs the right to ask, or to answer; the asker may do neither (invariant 3)."""
    if not asked.by.may(Right.ANSWER_AS_WORKS_COUNCIL):
        asked.by.needs(Right.ASK_WORKS_COUNCIL)
    if asked.by.person in state.askers:
        raise r.AskerNeverAnswers(asker=asked.by.person)
    if not speaks_for(Role.WORKS_COUNCIL, command.source, asked):
        raise r.AnswerNeedsHolder(field="document", role=Role.WORKS_COUNCIL.value)
    given = _complete(command, asked)
    if state.answer == given:
        return ()
    _counts(command, state)
    return (given,)


def _counts(command: AnswerRequest, state: Dossier) -> None:
    if not state.version:
        raise r.NothingRequested(dossier=command.dossier)
    if command.version != state.version:
        raise r.AnswerForOtherVersion(field="version", version=command.version, current=state.version)
    if not any(meeting.on <= command.on for meeting in state.meetings):
        raise r.AnswerNeedsMeeting(field="on")
    if command.on < state.requests[-1].on:
        raise InvalidValue(field="on", reason="before_request", low=str(state.requests[-1].on))
    if state.decided:
        raise r.AnswerStands(dossier=command.dossier)


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
    )
