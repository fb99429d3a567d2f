"""What people ask of a signal."""

from datetime import date

from domain.kernel.decider import Command
from domain.kernel.ids import PlanId, SignalId, UnitId
from domain.kernel.personal import Personal
from domain.signals.kinds import SignalKind, Source


class SignalCommand(Command, frozen=True, kw_only=True):
    """A command to one signal of a plan."""

    plan: PlanId
    signal: SignalId


class Said(Command, frozen=True, kw_only=True):
    """What a signal says. `template`: the version of the method that its `theme` is from; dates are local."""

    kind: SignalKind
    unit: UnitId | None
    theme: str
    source: Source
    noticed_on: date
    text: Personal
    template: int


class ReportSignal(SignalCommand, frozen=True, kw_only=True):
    """Report a signal in one's own name."""

    said: Said
    weight: int


class CorrectSignal(SignalCommand, frozen=True, kw_only=True):
    """Put one's own signal right."""

    said: Said


class WeighSignal(SignalCommand, frozen=True, kw_only=True):
    """Give the signal another weight, with the reason."""

    weight: int
    reason: Personal


class WithdrawSignal(SignalCommand, frozen=True, kw_only=True):
    """Let the signal count no longer, with the reason."""

    reason: Personal


class WriteToReporter(SignalCommand, frozen=True, kw_only=True):
    """Write to whoever reported the signal unnamed. `number` messages there were when one wrote this."""

    number: int
    text: Personal


class LinkCommand(Command, frozen=True, kw_only=True):
    """A command about a plan's link for reporting unnamed."""

    plan: PlanId


class OpenLink(LinkCommand, frozen=True, kw_only=True):
    """Let the link work. `after` is the number that one saw (0: none yet); the new link has the next one."""

    after: int


class CloseLink(LinkCommand, frozen=True, kw_only=True):
    """Let no link work any longer."""
