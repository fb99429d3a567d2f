"""A kick-off's decisions: the meeting, and each row of the checklist (its answer has a file of its own)."""

from collections.abc import Sequence

import msgspec

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, StreamId, stream
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from domain.kernel.texts import no_longer_than, one_line
from domain.kickoff.commands import (
    AddOwnRow,
    AnswerRow,
    AssignRow,
    CheckRow,
    DisputePosition,
    KickoffCommand,
    MeetingCommand,
    OpenKickoff,
    RemarkOnRow,
    RemoveOwnRow,
    RowCommand,
    SetRowDue,
    UncheckRow,
    WorkOutRow,
)
from domain.kickoff.events import (
    KickoffOpened,
    OwnRowAdded,
    OwnRowRemoved,
    RowAssigned,
    RowChecked,
    RowDueSet,
    RowRemarked,
    RowUnchecked,
)
from domain.kickoff.meeting import decide_meeting, in_our_time
from domain.kickoff.positions import HOLDER_OF, answer, dispute
from domain.kickoff.refusals import (
    KickoffNotOpen,
    NotYourRow,
    RowChangedMeanwhile,
    RowIsChecked,
    RowNeedsAnswer,
    RowUnknown,
    SourceRowStays,
)
from domain.kickoff.state import Kickoff, RowState, evolve
from domain.method import TEMPLATES, AnswerKind

CATEGORY = "kickoff"
TEXT_LENGTH = 500


def decide(command: KickoffCommand, state: Kickoff, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, OpenKickoff):
        return () if state.template else (KickoffOpened(plan=command.plan, template=command.template),)
    if not state.template:
        raise KickoffNotOpen(plan=command.plan)
    if isinstance(command, WorkOutRow):
        return _work_out(command, state, asked)
    if isinstance(command, RowCommand):
        return _decide_row(command, _row(command, state, asked), state, asked)
    asked.by.needs(Right.EDIT_KICKOFF)
    match command:
        case MeetingCommand():
            return decide_meeting(command, state, asked)
        case AddOwnRow():
            return _add_own_row(command, state)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _row(command: RowCommand, state: Kickoff, asked: Asked) -> RowState:
    row = state.rows.get(command.row)
    if row is None:
        if isinstance(command, RemoveOwnRow):
            asked.by.needs(Right.EDIT_KICKOFF)
            return RowState(AnswerKind.TICK)
        raise RowUnknown(row=command.row)
    holder = isinstance(command, AnswerRow | DisputePosition) and HOLDER_OF.get(row.asks) in asked.by.roles
    if not (holder or asked.by.may(Right.EDIT_KICKOFF) or asked.by.person in row.responsible):
        raise NotYourRow(row=command.row)
    return row


def _work_out(command: WorkOutRow, state: Kickoff, asked: Asked) -> Sequence[Event]:
    if not command.parts:
        _row(command, state, asked)
    events: list[Event] = []
    now = state
    for part in command.parts:
        each = msgspec.structs.replace(part, plan=command.plan, row=command.row, seen=None)
        decided = _decide_row(each, _row(each, now, asked), now, asked)
        for event in decided:
            now = KICKOFF.evolve(now, event)
        events += decided
    if events:
        _refuse_if_changed(command, state.rows[command.row], state)
    return events


def _refuse_if_changed(command: RowCommand, row: RowState, state: Kickoff) -> None:
    if command.seen is not None and row.changed_in > command.seen:
        raise RowChangedMeanwhile(row=command.row, seen=command.seen, current=state.version)


def _decide_row(command: RowCommand, row: RowState, state: Kickoff, asked: Asked) -> Sequence[Event]:
    events = _row_events(command, row, state, asked)
    if events:
        _refuse_if_changed(command, row, state)
    return events


def _row_events(command: RowCommand, row: RowState, state: Kickoff, asked: Asked) -> Sequence[Event]:
    match command:
        case AssignRow():
            return _assign(command, row, asked)
        case SetRowDue():
            return _set_due(command, row, asked)
        case AnswerRow():
            return answer(command, row, asked)
        case DisputePosition():
            return dispute(command, row, asked)
        case RemarkOnRow():
            return _remark(command, row)
        case CheckRow():
            return _check(command, row, state, asked)
        case UncheckRow():
            return (RowUnchecked(plan=command.plan, row=command.row),) if row.checked else ()
        case RemoveOwnRow():
            return _remove_own_row(command, row, state, asked)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _assign(command: AssignRow, row: RowState, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.EDIT_KICKOFF)
    responsible = tuple(dict.fromkeys(command.responsible))
    if responsible == row.responsible:
        return ()
    return (RowAssigned(plan=command.plan, row=command.row, responsible=responsible),)


def _set_due(command: SetRowDue, row: RowState, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.EDIT_KICKOFF)
    if command.due_on == row.due_on:
        return ()
    if command.due_on is not None:
        in_our_time("due_on", command.due_on)
    return (RowDueSet(plan=command.plan, row=command.row, due_on=command.due_on),)


def _remark(command: RemarkOnRow, row: RowState) -> Sequence[Event]:
    if row.remark == command.remark:
        return ()
    if isinstance(command.remark, Personal):
        no_longer_than("remark", command.remark.text)
    return (RowRemarked(plan=command.plan, row=command.row, remark=command.remark),)


def _check(command: CheckRow, row: RowState, state: Kickoff, asked: Asked) -> Sequence[Event]:
    if row.checked:
        return ()
    missing = [n for n in (command.row, *row.needs) if not state.rows[n].answered]
    if missing:
        raise RowNeedsAnswer(row=command.row, missing=missing)
    return (RowChecked(plan=command.plan, row=command.row, on=asked.on),)


def _add_own_row(command: AddOwnRow, state: Kickoff) -> Sequence[Event]:
    text = one_line("text", command.text, TEXT_LENGTH)
    if any(row.key == command.key for row in state.rows.values()):
        return ()
    return (OwnRowAdded(plan=command.plan, key=command.key, row=f"e{state.own_rows + 1}", text=text),)


def _remove_own_row(command: RemoveOwnRow, row: RowState, state: Kickoff, asked: Asked) -> Sequence[Event]:
    asked.by.needs(Right.EDIT_KICKOFF)
    if TEMPLATES[state.template].row(command.row):
        raise SourceRowStays(row=command.row)
    if command.row not in state.rows:
        return ()
    if row.checked:
        raise RowIsChecked(row=command.row)
    return (OwnRowRemoved(plan=command.plan, row=command.row),)


def stream_of(plan: PlanId) -> StreamId:
    """The kick-off's own stream."""
    return stream(CATEGORY, plan)


KICKOFF: Decider[KickoffCommand, Kickoff] = Decider(
    category=CATEGORY,
    commands=KickoffCommand,
    initial=Kickoff(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
