"""What an issue was made of is not lost when it goes on inside another."""

from collections.abc import Sequence

from domain.analysis.commands import TakeOverSignals
from domain.analysis.events import IssueMerged
from domain.kernel.decider import Command
from domain.kernel.events import Event


def merged_issue_keeps_its_signals(event: Event) -> Sequence[Command]:
    """The issue in which another goes on takes over its signals; it must be open and of the same plan."""
    match event:
        case IssueMerged(plan=plan, into=into, signals=signals):
            return (TakeOverSignals(plan=plan, issue=into, signals=signals),)
        case _:
            return ()
