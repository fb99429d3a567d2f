"""A row's answer; and where it is a party's position: its own voice wins over what was copied from a document."""

from collections.abc import Sequence

from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.rights import Role
from domain.kickoff.answers import Position
from domain.kickoff.checks import complete
from domain.kickoff.commands import AnswerRow, DisputePosition
from domain.kickoff.events import PositionDisputed, RowAnswered, RowUnchecked
from domain.kickoff.refusals import (
    AnswerOfWrongKind,
    NothingTranscribed,
    OwnPositionStands,
    PositionNeedsHolder,
    RowIsChecked,
)
from domain.kickoff.state import RowState
from domain.method import AnswerKind

HOLDER_OF = {
    AnswerKind.MANAGEMENT_POSITION: Role.MANAGEMENT,
    AnswerKind.WORKS_COUNCIL_POSITION: Role.WORKS_COUNCIL,
}
STANCES = {True: "behind", False: "not_behind", None: "disputed"}


def answer(command: AnswerRow, row: RowState, asked: Asked) -> Sequence[Event]:
    """The answer as it counts. A party's own position is taken on a ticked row too, instead of a transcription."""
    complete(command.row, row.asks, command.answer)
    own = isinstance(command.answer, Position) and HOLDER_OF.get(row.asks) in asked.by.roles
    if row.answer == command.answer and (row.own or not own):
        return ()
    if isinstance(command.answer, Position):
        _may_say(command, command.answer, row, own)
    if row.checked and not (own and row.transcribed):
        raise RowIsChecked(row=command.row)
    answered = RowAnswered(
        plan=command.plan, row=command.row, answer=command.answer, own=own, by=asked.by.person, on=asked.on
    )
    return (*_opened(command, row), answered) if _differs(row, command) else (answered,)


def _may_say(command: AnswerRow, position: Position, row: RowState, own: bool) -> None:
    holder = HOLDER_OF.get(row.asks)
    if holder is None:
        raise AnswerOfWrongKind(row=command.row, asks=row.asks.value)
    if position.source is None and not own:
        raise PositionNeedsHolder(row=command.row, role=holder.value)
    if row.own and not own:
        stance = STANCES[row.answer.behind if isinstance(row.answer, Position) else None]
        raise OwnPositionStands(row=command.row, role=holder.value, stance=stance, by=row.said_by, on=row.said_on)


def _differs(row: RowState, command: AnswerRow) -> bool:
    before, now = row.answer, command.answer
    return isinstance(before, Position) and isinstance(now, Position) and before.behind != now.behind


def _opened(command: AnswerRow | DisputePosition, row: RowState) -> Sequence[Event]:
    """What was ticked off on other words than the party's is open again."""
    return (RowUnchecked(plan=command.plan, row=command.row),) if row.checked else ()


def dispute(command: DisputePosition, row: RowState, asked: Asked) -> Sequence[Event]:
    """The party says that it did not take the position that was copied for it; it has answered nothing then."""
    holder = HOLDER_OF.get(row.asks)
    if holder is None or holder not in asked.by.roles:
        raise PositionNeedsHolder(row=command.row, role=holder.value if holder else "")
    if row.own and row.answer is None:
        return ()
    if not (row.transcribed and isinstance(row.answer, Position)):
        raise NothingTranscribed(row=command.row)
    by, source = asked.by.person, row.answer.source
    disputed = PositionDisputed(plan=command.plan, row=command.row, source=source, by=by, on=asked.on)
    return (*_opened(command, row), disputed)
