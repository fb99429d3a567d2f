"""How the rows of agreements follow from their events."""

from collections.abc import Sequence

from msgspec.structs import replace

from domain.agreements.content import Content
from domain.agreements.events import (
    AgreementEnded,
    AgreementFact,
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
from domain.agreements.rows import (
    AgreementRow,
    AnswerRow,
    BoundRow,
    OverruledRow,
    PartyRow,
    ReportRow,
    SaidRow,
    VersionRow,
    kept_of,
)
from domain.agreements.stances import Stance, Standing, standing_of
from domain.kernel.events import Event, Recorded
from domain.kernel.personal import words
from domain.kernel.views import Key, View

VERSION_EVENTS: tuple[type[Event], ...] = (
    AgreementProposed,
    AgreementRevised,
    PartyAgreed,
    PartyObjected,
    PartyWithdrew,
    TranscriptionDisputed,
)
EVENTS: tuple[type[Event], ...] = (
    *VERSION_EVENTS,
    AgreementEnded,
    FulfilmentReported,
    FulfilmentConfirmed,
    FulfilmentDisputed,
    VerdictOverruled,
)
STANCES = {
    PartyAgreed: Stance.AGREED,
    PartyObjected: Stance.OBJECTED,
    PartyWithdrew: Stance.WITHDRAWN,
    TranscriptionDisputed: Stance.WAITING,
}
Position = PartyAgreed | PartyObjected | PartyWithdrew | TranscriptionDisputed


def _keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.agreement,),) if isinstance(event, AgreementFact) else ()


def _version_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.agreement, event.version),) if isinstance(event, VersionFact | PositionFact) else ()


def _version(row: VersionRow | None, recorded: Recorded, _key: Key) -> VersionRow | None:
    event = recorded.event
    match event:
        case AgreementProposed() | AgreementRevised():
            return VersionRow(
                event.agreement,
                event.version,
                event.plan,
                recorded.seq,
                event.digest,
                event.content,
                event.by,
                event.on,
                event.why if isinstance(event, AgreementRevised) else "",
                tuple(PartyRow(party) for party in event.content.parties),
            )
        case PartyAgreed() | PartyObjected() | PartyWithdrew() | TranscriptionDisputed() if row:
            return replace(row, parties=_positioned(row.parties, event))
        case _:
            return row


def _agreement(before: AgreementRow | None, recorded: Recorded, _key: Key) -> AgreementRow | None:
    event = recorded.event
    if isinstance(event, AgreementProposed | AgreementRevised):
        return _on_the_table(before, event, recorded)
    if before is None:
        return None
    row = replace(before, revision=recorded.version)
    match event:
        case PartyAgreed() | PartyObjected() | PartyWithdrew() | TranscriptionDisputed():
            return _after_position(row, event)
        case AgreementEnded(on=on, by=by, reason=reason):
            lapsed = row.lapsed_on or on
            ended = {"ended_on": on, "ended_by": by, "end_reason": words(reason)}
            return replace(row, state=Standing.ENDED, lapsed_on=lapsed, **ended)
        case FulfilmentReported(report=number, party=party, by=by, on=on, fulfilled_on=day, whole=whole, evidence=said):
            return replace(row, reports=number, report=ReportRow(number, party, by, on, day, whole, words(said)))
        case FulfilmentConfirmed(party=party, by=by, on=on):
            return _answered(row, AnswerRow(party, by, on, True))
        case FulfilmentDisputed(party=party, by=by, on=on, reason=reason):
            return _answered(row, AnswerRow(party, by, on, False, words(reason)))
        case VerdictOverruled(computed=computed, verdict=found, by=by, on=on, reason=reason):
            return replace(row, overruled=OverruledRow(computed, found, by, on, words(reason)))
        case _:
            return row


def _on_the_table(
    before: AgreementRow | None, event: AgreementProposed | AgreementRevised, recorded: Recorded
) -> AgreementRow:
    content = event.content
    said = {
        "revision": recorded.version,
        "version": event.version,
        "digest": event.digest,
        **{name: getattr(content, name) for name in Content.__struct_fields__ if name != "parties"},
        "parties": tuple(PartyRow(party) for party in content.parties),
        "state": Standing.PROPOSED,
        "proposed_by": event.by,
        "proposed_on": event.on,
        "why": event.why if isinstance(event, AgreementRevised) else "",
        "agreed_on": None,
    }
    if before is not None:
        return replace(before, **said)
    return AgreementRow(agreement=event.agreement, plan=event.plan, seq=recorded.seq, **said)


def _positioned(parties: tuple[PartyRow, ...], event: Position) -> tuple[PartyRow, ...]:
    reason = words(event.reason) if isinstance(event, PartyObjected | PartyWithdrew) else None
    said = PartyRow(event.party, STANCES[type(event)], event.on, event.by, event.source, reason, event.own)
    return tuple(replace(said, earlier=_earlier(row)) if row.party == event.party else row for row in parties)


def _earlier(row: PartyRow) -> tuple[SaidRow, ...]:
    if row.on is None or row.by is None:
        return row.earlier
    return (*row.earlier, SaidRow(row.stance, row.on, row.by, row.own, row.source, row.reason))


def _after_position(row: AgreementRow, event: Position) -> AgreementRow:
    parties = _positioned(row.parties, event)
    state = standing_of([each.stance for each in parties], ended=False)
    now = replace(row, parties=parties, state=state, agreed_on=event.on if state is Standing.AGREED else None)
    if state is Standing.AGREED:
        renewed = {} if now.binding == now.version else {"report": None, "overruled": None, "replaced": _bound(row)}
        return replace(now, binding=now.version, binding_due_on=now.due_on, lapsed_on=None, **renewed)
    if isinstance(event, PartyAgreed) or now.binding != now.version or now.lapsed_on is not None:
        return now
    before = now.replaced
    if before is None or not before.binding or not _never_agreed(row, event):
        return replace(now, lapsed_on=event.on)
    return replace(now, replaced=None, **{name: getattr(before, name) for name in BoundRow.__struct_fields__})


def _bound(row: AgreementRow) -> BoundRow:
    return BoundRow(*(getattr(row, name) for name in BoundRow.__struct_fields__))


def _never_agreed(row: AgreementRow, event: Position) -> bool:
    said = next(each for each in row.parties if each.party == event.party)
    return event.own and said.transcribed and said.stance is Stance.AGREED and not isinstance(event, PartyWithdrew)


def _answered(row: AgreementRow, answer: AnswerRow) -> AgreementRow:
    if row.report is None:
        return row
    others = tuple(each for each in row.report.answers if each.party != answer.party)
    return replace(row, report=replace(row.report, answers=(*others, answer)))


AGREEMENTS = View(
    name="agreement",
    version=3,
    row=AgreementRow,
    key=("agreement",),
    events=frozenset(EVENTS),
    keys_of=_keys,
    evolve=_agreement,
    indexes=(("plan", "seq"), ("plan", "state", "seq"), ("state", "seq"), ("measure", "seq")),
)
AGREEMENT_VERSIONS = View(
    name="agreement_version",
    version=2,
    row=VersionRow,
    key=("agreement", "version"),
    events=frozenset(VERSION_EVENTS),
    keys_of=_version_keys,
    evolve=_version,
)

__all__ = ["AGREEMENTS", "AGREEMENT_VERSIONS", "AgreementRow", "PartyRow", "VersionRow", "kept_of"]
