"""The record of interests weighed: who wanted what, which options there were, what was chosen and why."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from domain.contact.commands import CorrectWeighing, WeighInterests
from domain.contact.events import InterestsWeighed, WeighingCorrected, WeighingEvent
from domain.contact.refusals import NotYourWeighing, WeighingStands
from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, stream
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right
from domain.kernel.texts import needed

CATEGORY = "weighing"


class Weighing(msgspec.Struct, frozen=True):
    """What was recorded, None while nothing was."""

    recorded: InterestsWeighed | None = None


def evolve(_state: Weighing, event: WeighingEvent) -> Weighing:
    """The record after one more event."""
    if isinstance(event, InterestsWeighed):
        return Weighing(event)
    said = {name: getattr(event, name) for name in InterestsWeighed.__struct_fields__}
    return Weighing(InterestsWeighed(**said))


def decide(command: WeighInterests, state: Weighing, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal."""
    if not (command.as_contact or asked.by.may(Right.STEER_PLAN)):
        raise NotYourWeighing(plan=command.plan)
    weighed = _weighed(command)
    _enough(weighed)
    if command.on > asked.on:
        raise InvalidValue(field="on", reason="in_future")
    if isinstance(command, CorrectWeighing):
        return _correct(command, weighed, state)
    if state.recorded is None:
        return (weighed,)
    if state.recorded == weighed:
        return ()
    raise WeighingStands(weighing=command.weighing)


def _weighed(command: WeighInterests) -> InterestsWeighed:
    return InterestsWeighed(
        plan=command.plan,
        weighing=command.weighing,
        question=needed("question", command.question),
        options=tuple(needed(f"options.{i}", each) for i, each in enumerate(command.options)),
        interests=tuple(
            msgspec.structs.replace(
                each, whose=needed(f"interests.{i}.whose", each.whose), what=needed(f"interests.{i}.what", each.what)
            )
            for i, each in enumerate(command.interests)
        ),
        choice=needed("choice", command.choice),
        reason=needed("reason", command.reason),
        on=command.on,
    )


def _correct(command: CorrectWeighing, weighed: InterestsWeighed, state: Weighing) -> Sequence[Event]:
    if state.recorded is None or state.recorded.plan != command.plan:
        raise NotFound(weighing=command.weighing)
    if state.recorded == weighed:
        return ()
    said = {name: getattr(weighed, name) for name in InterestsWeighed.__struct_fields__}
    return (WeighingCorrected(**said, correction=needed("correction", command.correction)),)


def _enough(weighed: InterestsWeighed) -> None:
    if len(weighed.options) < 2:
        raise InvalidValue(field=f"options.{len(weighed.options)}", reason="too_few", low=2)
    if len(weighed.interests) < 2:
        raise InvalidValue(field=f"interests.{len(weighed.interests)}.whose", reason="too_few", low=2)


def stream_of(weighing: UUID) -> StreamId:
    """The record's own stream."""
    return stream(CATEGORY, weighing)


WEIGHING: Decider[WeighInterests, Weighing] = Decider(
    category=CATEGORY,
    commands=WeighInterests,
    initial=Weighing(),
    stream_of=lambda command: stream_of(command.weighing),
    evolve=evolve,
    decide=decide,
)
