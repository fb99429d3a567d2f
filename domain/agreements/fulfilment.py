"""Decisions on whether an agreement was kept: reported by a party, judged by another, overruled only with a reason."""

from collections.abc import Sequence
from typing import Any

from domain.agreements.commands import (
    AgreementCommand,
    ConfirmFulfilment,
    DisputeFulfilment,
    OverruleVerdict,
    ReportFulfilment,
)
from domain.agreements.content import Party
from domain.agreements.events import (
    FulfilmentConfirmed,
    FulfilmentDisputed,
    FulfilmentReported,
    VerdictOverruled,
)
from domain.agreements.reasons import reason_given
from domain.agreements.refusals import (
    FulfilmentInFuture,
    NoSuchReport,
    NotAgreedYet,
    OwnReport,
    VerdictNotYours,
)
from domain.agreements.state import Agreement, Report, kept
from domain.agreements.voices import one_voice, own_voice, party_in
from domain.kernel.decider import Asked
from domain.kernel.events import Event
from domain.kernel.rights import Right


def decide_fulfilment(command: AgreementCommand, state: Agreement, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if state.bound is None:
        raise NotAgreedYet(agreement=command.agreement)
    at: dict[str, Any] = {"plan": command.plan, "agreement": command.agreement, "on": asked.on, "by": asked.by.person}
    match command:
        case ReportFulfilment():
            return _report(command, state, asked, at)
        case ConfirmFulfilment(party=party, report=number):
            report = _judged(party, number, command, state, asked)
            known = report.answers.get(party.key, ...)
            return () if known is None else (FulfilmentConfirmed(**at, report=number, party=party),)
        case DisputeFulfilment(party=party, report=number, reason=reason):
            report = _judged(party, number, command, state, asked)
            reason_given(reason, "reason")
            known = report.answers.get(party.key, ...)
            disputed = FulfilmentDisputed(**at, report=number, party=party, reason=reason)
            return () if known == reason else (disputed,)
        case OverruleVerdict():
            return _overrule(command, state, asked, at)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _report(command: ReportFulfilment, state: Agreement, asked: Asked, at: dict[str, Any]) -> Sequence[Event]:
    _as_party(command.party, command, state, asked)
    reason_given(command.evidence, "evidence")
    if command.fulfilled_on > asked.on:
        raise FulfilmentInFuture(field="fulfilled_on", on=command.fulfilled_on)
    said = (command.party, asked.by.person, command.fulfilled_on, command.whole, command.evidence)
    last = state.report
    if last and (last.party, last.by, last.fulfilled_on, last.whole, last.evidence) == said:
        return ()
    return (
        FulfilmentReported(
            **at,
            report=state.reports + 1,
            party=command.party,
            fulfilled_on=command.fulfilled_on,
            whole=command.whole,
            evidence=command.evidence,
        ),
    )


def _judged(party: Party, number: int, command: AgreementCommand, state: Agreement, asked: Asked) -> Report:
    report = state.report
    if report is None or report.number != number:
        raise NoSuchReport(report=number, current=report.number if report else 0)
    _as_party(party, command, state, asked)
    if report.party == party or report.by == asked.by.person:
        raise OwnReport(party=party.key)
    return report


def _as_party(party: Party, command: AgreementCommand, state: Agreement, asked: Asked) -> None:
    assert state.bound is not None
    party_in(party, state.bound.parties)
    own_voice(party, asked.by, command.own_unit)
    one_voice(party, asked.by, state)


def _overrule(command: OverruleVerdict, state: Agreement, asked: Asked, at: dict[str, Any]) -> Sequence[Event]:
    asked.by.needs(Right.ASSESS)
    if asked.by.person in state.judges:
        raise VerdictNotYours(agreement=command.agreement)
    reason_given(command.reason, "reason")
    if state.overruled == (command.verdict, command.reason):
        return ()
    computed = kept(state, asked.on)
    return (VerdictOverruled(**at, computed=computed, verdict=command.verdict, reason=command.reason),)
