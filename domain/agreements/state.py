"""An agreement as its decisions see it: a fold of its events."""

from datetime import date
from types import MappingProxyType
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.agreements.content import Content, Party, Source
from domain.agreements.events import (
    AgreementEnded,
    AgreementEvent,
    AgreementProposed,
    AgreementRevised,
    FulfilmentConfirmed,
    FulfilmentDisputed,
    FulfilmentReported,
    PartyAgreed,
    PartyObjected,
    PartyWithdrew,
    PositionFact,
    TranscriptionDisputed,
    VerdictOverruled,
    VersionFact,
)
from domain.agreements.keeping import Keeping, Kept, verdict
from domain.agreements.stances import Stance, Standing, standing_of
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.personal import PersonalText


class Position(Struct, frozen=True):
    """What a party last said of the version on the table, itself (`own`) or as somebody copied it from the `source`.

    An own position that is WAITING says that the party disputed what was copied for it.
    """

    stance: Stance
    by: PersonId
    on: date
    own: bool
    source: Source | None = None
    reason: PersonalText | None = None


class Version(Struct, frozen=True):
    """One version that lay on the table."""

    digest: str
    content: Content
    by: PersonId
    on: date


class Report(Struct, frozen=True):
    """The last report of fulfilment; `answers` says by party whether it was confirmed (else disputed), and why not."""

    number: int
    party: Party
    by: PersonId
    fulfilled_on: date
    whole: bool
    evidence: PersonalText
    answers: MappingProxyType[str, PersonalText | None] = MappingProxyType({})


class Bound(Struct, frozen=True):
    """What bound before a newer version did, and what was said of it."""

    binding: int
    lapsed_on: date | None
    report: Report | None
    overruled: tuple[Kept, PersonalText] | None
    judges: frozenset[PersonId]


class Agreement(Struct, frozen=True):
    """The whole agreement.

    The last of `versions` lies on the table; `positions` are on it and no other. `binding` is the last version on
    which all parties agreed (its number; 0: none), which binds until a later one does, or until `lapsed_on`.
    `replaced` is what bound before that: it binds again where a party never agreed to the newer version, which was
    copied for it. `spoken_for` says for which party a person spoke; `judges` who reported or judged the fulfilment.
    `refused_before`: by party its own last no, where that was to an earlier version.
    """

    plan: PlanId | None = None
    versions: tuple[Version, ...] = ()
    why: str = ""
    positions: MappingProxyType[str, Position] = MappingProxyType({})
    binding: int = 0
    lapsed_on: date | None = None
    ended: bool = False
    end_reason: PersonalText | None = None
    report: Report | None = None
    reports: int = 0
    overruled: tuple[Kept, PersonalText] | None = None
    spoken_for: MappingProxyType[PersonId, str] = MappingProxyType({})
    judges: frozenset[PersonId] = frozenset()
    replaced: Bound | None = None
    refused_before: MappingProxyType[str, Position] = MappingProxyType({})

    @property
    def number(self) -> int:
        """The number of the version on the table; 0 when there is none."""
        return len(self.versions)

    @property
    def current(self) -> Version:
        """The version on the table."""
        return self.versions[-1]

    @property
    def standing(self) -> Standing:
        """Where the agreement stands."""
        stances = [self.stance(party) for party in self.current.content.parties] if self.versions else []
        return standing_of(stances, self.ended)

    @property
    def bound(self) -> Content | None:
        """What the parties agreed on last, all of them."""
        return self.versions[self.binding - 1].content if self.binding else None

    def stance(self, party: Party) -> Stance:
        """Where a party stands."""
        found = self.positions.get(party.key)
        return found.stance if found else Stance.WAITING


def kept(state: Agreement, today: date) -> Kept:
    """What the record says on `today`; what somebody put beside it does not change it."""
    report, bound = state.report, state.bound
    known = Keeping(due_on=bound.due_on if bound else None, lapsed_on=state.lapsed_on)
    if report is not None:
        known = replace(
            known,
            fulfilled_on=report.fulfilled_on,
            whole=report.whole,
            confirmed=None in report.answers.values(),
            disputed=any(reason is not None for reason in report.answers.values()),
        )
    return verdict(known, today)


def evolve(state: Agreement, event: AgreementEvent) -> Agreement:
    """The agreement after one more event."""
    match event:
        case AgreementProposed():
            return _on_the_table(state, event, "")
        case AgreementRevised(why=why):
            return _on_the_table(state, event, why)
        case PartyAgreed():
            return _agreed(_positioned(state, event, Stance.AGREED))
        case PartyObjected(reason=reason):
            return _unbound(_positioned(state, event, Stance.OBJECTED, reason), event, _copied(state, event))
        case PartyWithdrew(reason=reason):
            return _unbound(_positioned(state, event, Stance.WITHDRAWN, reason), event)
        case TranscriptionDisputed():
            return _unbound(_positioned(state, event, Stance.WAITING), event, _copied(state, event))
        case AgreementEnded(on=on, reason=reason):
            return replace(state, ended=True, end_reason=reason, lapsed_on=state.lapsed_on or on)
        case FulfilmentReported():
            return _reported(state, event)
        case FulfilmentConfirmed(party=party, by=by):
            return _answered(state, party, by, None)
        case FulfilmentDisputed(party=party, by=by, reason=reason):
            return _answered(state, party, by, reason)
        case VerdictOverruled(verdict=found, reason=reason):
            return replace(state, overruled=(found, reason))
        case _:
            assert_never(event)


def _on_the_table(state: Agreement, event: VersionFact, why: str) -> Agreement:
    versions = (*state.versions, Version(event.digest, event.content, event.by, event.on))
    own = {key: said for key, said in state.positions.items() if said.own}
    refused = {key: said for key, said in {**state.refused_before, **own}.items() if said.stance is not Stance.AGREED}
    now = replace(state, plan=event.plan, versions=versions, why=why, positions=MappingProxyType({}))
    return replace(now, refused_before=MappingProxyType(refused))


def _spoke(state: Agreement, person: PersonId, party: Party) -> Agreement:
    return replace(state, spoken_for=MappingProxyType({**state.spoken_for, person: party.key}))


def _positioned(
    before: Agreement, event: PositionFact, stance: Stance, reason: PersonalText | None = None
) -> Agreement:
    state = _spoke(before, event.by, event.party)
    position = Position(stance, event.by, event.on, event.own, event.source, reason)
    return replace(state, positions=MappingProxyType({**state.positions, event.party.key: position}))


def _agreed(state: Agreement) -> Agreement:
    if state.standing is not Standing.AGREED:
        return state
    if state.binding == state.number:
        return replace(state, lapsed_on=None)
    before = Bound(state.binding, state.lapsed_on, state.report, state.overruled, state.judges)
    now = replace(state, binding=state.number, lapsed_on=None, report=None, overruled=None, judges=frozenset())
    return replace(now, replaced=before)


def _copied(state: Agreement, event: PositionFact) -> bool:
    """Whether the party now says itself that it never agreed: that was copied for it."""
    said = state.positions.get(event.party.key)
    return event.own and said is not None and said.stance is Stance.AGREED and not said.own


def _unbound(state: Agreement, event: PositionFact, never: bool = False) -> Agreement:
    """The version binds no longer; one that the party `never` agreed to gives way to what bound before it."""
    if state.binding != event.version or state.lapsed_on is not None:
        return state
    before = state.replaced
    if not never or before is None or not before.binding:
        return replace(state, lapsed_on=event.on)
    names = Bound.__struct_fields__
    return replace(state, replaced=None, **{name: getattr(before, name) for name in names})


def _reported(before: Agreement, event: FulfilmentReported) -> Agreement:
    state = _spoke(before, event.by, event.party)
    report = Report(event.report, event.party, event.by, event.fulfilled_on, event.whole, event.evidence)
    return replace(state, report=report, reports=event.report, judges=state.judges | {event.by})


def _answered(before: Agreement, party: Party, by: PersonId, reason: PersonalText | None) -> Agreement:
    assert before.report is not None
    state = _spoke(before, by, party)
    answers = MappingProxyType({**before.report.answers, party.key: reason})
    return replace(state, report=replace(before.report, answers=answers), judges=state.judges | {by})
