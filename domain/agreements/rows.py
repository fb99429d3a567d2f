"""What pages see of agreements: each as it stands, and every version that lay on the table."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.agreements.content import Content, Party, Source
from domain.agreements.keeping import Keeping, Kept, verdict
from domain.agreements.stances import Stance, Standing
from domain.kernel.ids import AgreementId, MeasureId, PersonId, PlanId


class SaidRow(Struct, frozen=True):
    """What a party once said of a version, or what was copied for it (`own` is false), and later stood no more."""

    stance: Stance
    on: date
    by: PersonId
    own: bool
    source: Source | None
    reason: str | None


class PartyRow(Struct, frozen=True):
    """A party and its last position on a version. `on` and `by` are None while it said nothing.

    `own`: the party itself said so; else it was copied from the `source`. An own position that waits says that the
    party disputed a transcription. `reason` is None where none was needed, or it was erased. `earlier`: oldest first.
    """

    party: Party
    stance: Stance = Stance.WAITING
    on: date | None = None
    by: PersonId | None = None
    source: Source | None = None
    reason: str | None = None
    own: bool = False
    earlier: tuple[SaidRow, ...] = ()

    @property
    def transcribed(self) -> bool:
        """Whether its position is a transcription that the party itself has not confirmed."""
        return self.on is not None and not self.own


class AnswerRow(Struct, frozen=True):
    """Another party's word on a report of fulfilment. `reason` is None where none was needed, or it was erased."""

    party: Party
    by: PersonId
    on: date
    confirmed: bool
    reason: str | None = None


class ReportRow(Struct, frozen=True):
    """The last report of fulfilment and what other parties said of it. `evidence` is None when it was erased."""

    number: int
    party: Party
    by: PersonId
    on: date
    fulfilled_on: date
    whole: bool
    evidence: str | None
    answers: tuple[AnswerRow, ...] = ()


class OverruledRow(Struct, frozen=True):
    """A verdict put beside the computed one."""

    computed: Kept
    verdict: Kept
    by: PersonId
    on: date
    reason: str | None


class BoundRow(Struct, frozen=True):
    """What bound before a newer version did: it binds again where a party never agreed to that one."""

    binding: int
    binding_due_on: date | None
    lapsed_on: date | None
    report: ReportRow | None
    overruled: OverruledRow | None


class AgreementRow(Struct, frozen=True, kw_only=True):
    """An agreement as it stands. `seq` is the place in the log where it began; `revision` its stream's version.

    The words and dates are those of the version on the table (`version`, `digest`), proposed by `proposed_by` on
    `proposed_on`. `binding` is the version on which all parties agreed last (0: none), with its own due date
    `binding_due_on`, until `lapsed_on`. All days are dates in the organisation's time zone.
    """

    agreement: AgreementId
    plan: PlanId
    seq: int
    revision: int
    version: int
    digest: str
    title: str
    text: str
    tasks: str
    time: str
    room: str
    support: str
    effective_on: date
    due_on: date
    measure: MeasureId | None
    parties: tuple[PartyRow, ...]
    state: Standing
    proposed_by: PersonId
    proposed_on: date
    why: str = ""
    agreed_on: date | None = None
    binding: int = 0
    binding_due_on: date | None = None
    lapsed_on: date | None = None
    ended_on: date | None = None
    ended_by: PersonId | None = None
    end_reason: str | None = None
    report: ReportRow | None = None
    reports: int = 0
    overruled: OverruledRow | None = None
    replaced: BoundRow | None = None

    @property
    def fulfilled_on(self) -> date | None:
        """The day on which it was kept, as the last report says."""
        return self.report.fulfilled_on if self.report else None


class VersionRow(Struct, frozen=True):
    """One version that lay on the table, with the last position of each party on it."""

    agreement: AgreementId
    version: int
    plan: PlanId
    seq: int
    digest: str
    content: Content
    proposed_by: PersonId
    proposed_on: date
    why: str
    parties: tuple[PartyRow, ...]


def kept_of(row: AgreementRow, today: date) -> Kept:
    """What the record says on `today`; whether somebody put another verdict beside it is in `row.overruled`."""
    known = Keeping(due_on=row.binding_due_on, lapsed_on=row.lapsed_on)
    if row.report is not None:
        known = replace(
            known,
            fulfilled_on=row.report.fulfilled_on,
            whole=row.report.whole,
            confirmed=any(answer.confirmed for answer in row.report.answers),
            disputed=any(not answer.confirmed for answer in row.report.answers),
        )
    return verdict(known, today)
