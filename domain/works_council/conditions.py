"""The conditions of a consent: who keeps them reports, and the body that set them says whether they are met."""

from collections.abc import Sequence

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.rights import Right, Role
from domain.works_council import commands as c
from domain.works_council import events as e
from domain.works_council import refusals as r
from domain.works_council.state import Dossier


def tick(command: c.FulfilCondition | c.ReopenCondition, state: Dossier, asked: Asked) -> Sequence[Event]:
    """A report, the body's confirmation, or its word that a condition is not met (nobody confirms their own work)."""
    if not asked.by.may(Right.ANSWER_AS_WORKS_COUNCIL):
        asked.by.needs(Right.ASK_WORKS_COUNCIL)
    number = command.condition
    if state.answer is None or not 1 <= number <= len(state.answer.conditions):
        raise r.ConditionUnknown(condition=number)
    own = _of_the_body(state, asked)
    if isinstance(command, c.ReopenCondition):
        return _reopen(command, state, own)
    if number in state.fulfilled or (number in state.reported and not own):
        return ()
    plan, dossier = command.plan, command.dossier
    return (e.ConditionFulfilled(plan=plan, dossier=dossier, condition=number, on=asked.on, own=own),)


def _of_the_body(state: Dossier, asked: Asked) -> bool:
    decider = state.decision.by if state.decision else None
    return Role.WORKS_COUNCIL in asked.by.roles and asked.by.person not in {*state.askers, decider}


def _reopen(command: c.ReopenCondition, state: Dossier, own: bool) -> Sequence[Event]:
    number = command.condition
    if number in state.fulfilled and not own:
        raise r.ConditionIsTheBodys(condition=number)
    if number not in (*state.fulfilled, *state.reported):
        return ()
    return (e.ConditionReopened(plan=command.plan, dossier=command.dossier, condition=number),)
