"""A plan's link for reporting unnamed: opened, renewed (then the old one is worth nothing), closed."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, StreamId, stream
from domain.kernel.rights import Right
from domain.signals.commands import CloseLink, LinkCommand, OpenLink
from domain.signals.events import LinkClosed, LinkEvent, LinkOpened
from domain.signals.refusals import LinkChangedMeanwhile

CATEGORY = "reporting_link"


class Link(Struct, frozen=True):
    """The newest link's number (0: there was none yet), and whether it works."""

    number: int = 0
    open: bool = False


def evolve(state: Link, event: LinkEvent) -> Link:
    """The link after one more event."""
    match event:
        case LinkOpened(number=number):
            return Link(number, open=True)
        case LinkClosed():
            return replace(state, open=False)
        case _:
            assert_never(event)


def decide(command: LinkCommand, state: Link, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.STEER_PLAN)
    match command:
        case OpenLink(after=after):
            if state.open and state.number == after + 1:
                return ()
            if state.number != after:
                raise LinkChangedMeanwhile(seen=after, current=state.number)
            return (LinkOpened(plan=command.plan, number=after + 1),)
        case CloseLink():
            return (LinkClosed(plan=command.plan),) if state.open else ()
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def stream_of(plan: PlanId) -> StreamId:
    """The link's own stream."""
    return stream(CATEGORY, plan)


LINK: Decider[LinkCommand, Link] = Decider(
    category=CATEGORY,
    commands=LinkCommand,
    initial=Link(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
