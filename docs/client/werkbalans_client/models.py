"""What is sent and answered. Written by `./dev client` from the description of the API; do not edit."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType, field
from werkbalans_client.enumeration import Open


class About(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One plan, one unit, or the whole organisation (neither)."""

    scope: Scope
    plan: UUID | None
    unit: UUID | None


class AbsenceRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who stands in for a person, from the first day to the last (local dates); named at the place `seq`."""

    person: UUID
    stand_in: UUID
    first_day: date
    last_day: date
    seq: int


class Accepted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Heard. Whether the address is known is told to its mailbox only."""

    message: str


class AccessOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An access. `stands`: asked, lapsed, granted, over, refused, withdrawn or given_back. Instants are UTC.
    `who` is the address of who asks; null when their words were erased.
    """

    id: UUID
    who: str | None
    reason: str
    hours: int
    asked_on: date
    stands: str
    answered_by: UUID | None
    answered_on: date | None
    refused_because: str
    until: datetime | None
    ended_on: date | None
    pages: int
    last_read_at: datetime | None


class Account(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Your account: the same in all your organisations. `two_steps`: whether this session came in by two."""

    email: str
    methods: list[MethodOut]
    recovery_codes_left: int
    two_steps: bool


class AccountHeld(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Your account, the same in all your organisations; `log` holds the newest 200 lines."""

    email: str
    methods: list[Method]
    recovery_codes_left: int
    sessions: list[SessionRow]
    log: list[Happened]


class AdviserInvitation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody from outside, let in from the first day to the last, both inclusive, in the organisation's time
    zone. They see the plans named, and every plan that is wholly of the units named or of units below those.
    """

    name: str
    email: str
    first_day: date
    last_day: date
    plans: list[UUID] = []
    units: list[UUID] = []
    language: str = "nl"


class AdviserOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An adviser with a name; `active` tells whether they are let in today, `ended_on` that it was ended early."""

    person: UUID
    name: str
    email: str
    first_day: date
    last_day: date
    plans: list[UUID]
    units: list[UUID]
    active: bool
    ended_on: date | None


class AgainIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From which place of the log on, up to which (null: as far as 10,000 places go); or only what failed of it."""

    first: int
    last: int | None = None
    only_failed: bool = False


class Agreed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was agreed to do, by which member and by when, if that was agreed."""

    what: str
    who: UUID | None = None
    by: date | None = None


class AgreementOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An agreement and what the record says of its being kept; `agreement.overruled` may stand beside that."""

    agreement: AgreementRow
    kept: AgreementsKeepingKept


class AgreementPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    agreements: list[AgreementOut]
    next: int | None


class AgreementResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An agreement and whether it was kept: `computed` from the record, `kept` after it was overruled with a
    reason.
    """

    agreement: AgreementRow
    computed: AgreementsKeepingKept
    kept: AgreementsKeepingKept


class AgreementRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An agreement as it stands. `seq` is the place in the log where it began; `revision` its stream's version.
    The words and dates are those of the version on the table (`version`, `digest`), proposed by `proposed_by`
    on `proposed_on`. `binding` is the version on which all parties agreed last (0: none), with its own due
    date `binding_due_on`, until `lapsed_on`. All days are dates in the organisation's time zone.
    """

    agreement: UUID
    plan: UUID
    seq: int
    revision: int
    version: int
    digest: str
    title: str
    text: str
    tasks: str
    time_: str = field(name="time")
    room: str
    support: str
    effective_on: date
    due_on: date
    measure: UUID | None
    parties: list[PartyRow]
    state: AgreementsStancesStanding
    proposed_by: UUID
    proposed_on: date
    why: str
    agreed_on: date | None
    binding: int
    binding_due_on: date | None
    lapsed_on: date | None
    ended_on: date | None
    ended_by: UUID | None
    end_reason: str | None
    report: AgreementsRowsReportRow | None
    reports: int
    overruled: OverruledRow | None
    replaced: BoundRow | None


class Agreements(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many agreements lie on the table, how many were made, and whether those were kept: verdict and number."""

    on_the_table: int
    made: int
    kept: dict[str, int]


class Aim(Open):
    """Where a goal beyond today's problems looks to."""

    PREVENTION = "prevention"
    ENERGY = "energy"
    EMPLOYABILITY = "employability"


class Ambition(Open):
    """What is wanted: one thing solved, several things better, or a lasting change (sustainable employability)."""

    SOLVE_ONE = "solve_one"
    IMPROVE = "improve"
    LASTING = "lasting"


class AnswerCheck(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether the answer that was copied for the body is right; then it is the body's own."""

    right: bool


class AnswerDisputed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body says that the answer that was copied for it is not its own: it has not answered this version yet."""

    plan: UUID
    dossier: UUID
    version: int
    by: UUID
    on: date


class AnswerRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another party's word on a report of fulfilment. `reason` is None where none was needed, or it was erased."""

    party: AgreementsContentParty
    by: UUID
    on: date
    confirmed: bool
    reason: str | None


class Answered(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body's reasoned answer to one version, of the day `on`: its `own`, or copied from the `source` by
    somebody. `recorded_on` is the day on which it came into the dossier; None where that was not kept.
    """

    plan: UUID
    dossier: UUID
    version: int
    outcome: Outcome
    reasons: str
    conditions: list[str]
    by: UUID
    source: WorksCouncilEventsSource | None
    on: date
    own: bool
    recorded_on: date | None


class Answers(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What people answered to the four questions."""

    reach: Reach
    complexity: Complexity
    ambition: Ambition
    pace: PlanApproachPace


class ApiTokenRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A token as its owner sees it; `secret` is told once, when it is made."""

    id: UUID
    name: str
    scopes: list[str]
    expires_at: datetime
    secret: str | None


class AskedGroup(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many members of a unit (None: who belong to none) were asked; those of the units below it not counted."""

    unit: UUID | None
    people: int


class AuditEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fact: its place in the log, when it was recorded (UTC), who did it, what, and its exact content.
    `actor` and `name` are null when the system acted. Erased words stand as `{"personal": "erased", …}`.
    """

    seq: int
    recorded_at: datetime
    actor: UUID | None
    name: str | None
    type_: str = field(name="type")
    row: str | None
    content: dict[str, Any]


class AuditPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor (`before`) of the older page, `previous` (`after`) of the newer; or
    null.
    """

    entries: list[AuditEntry]
    next: int | None
    previous: int | None


class BenefitingGroup(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="benefiting_group"):
    """Row 1f: the group that benefits directly; `exists` false says that there is none. `size` in people."""

    exists: bool
    description: str = ""
    units: list[UUID] = []
    size: int | None = None


class Board(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All figures about the organisation, a unit or a plan, after the event at `position`. `withheld` names what
    is about fewer people than the floor: `signals`, `agreements`, `individual` (measures). `open` and
    `overdue` count dated things that are not done now. `covered` of `units_taking_part` have a contact
    person.
    """

    about: About
    title: str
    on: date
    position: int
    floor: int
    withheld: list[str]
    quarters: list[str]
    columns: list[Column]
    plans: list[AnalyticsContentPlanLine]
    units: list[Place]
    steps: list[StepTime]
    rounds: list[Round]
    rounds_by_plan: list[RoundLine]
    dated: list[Dated]
    open: int
    overdue: int
    measures: list[LevelLine]
    agreements: list[Line] | None
    signals: list[Line] | None
    themes: list[Line] | None
    signals_by_unit: list[UnitLine]
    covered: int
    units_taking_part: int


class Body(Open):
    """Who speaks for the staff."""

    WORKS_COUNCIL = "works_council"
    STAFF_REPRESENTATION = "staff_representation"
    STAFF_MEETING = "staff_meeting"
    NONE = "none"


class BoundRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What bound before a newer version did: it binds again where a party never agreed to that one."""

    binding: int
    binding_due_on: date | None
    lapsed_on: date | None
    report: AgreementsRowsReportRow | None
    overruled: OverruledRow | None


class Card(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The mandate card: who, under which name of the role, with which powers, hours, room and support, from
    when. `minutes_per_week` until `hours_until` (None: as long as the mandate). `valid_to` is the last day
    (None: no end).
    """

    person: UUID
    role_name: str
    powers: str
    minutes_per_week: int
    valid_from: date
    room: str
    support: str
    deputy: UUID | None
    hours_until: date | None
    valid_to: date | None


class CardIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The mandate card. `role_name` is free; `valid_to` and `hours_until` are last days."""

    person: UUID
    role_name: str
    powers: str
    minutes_per_week: int
    valid_from: date
    room: str = ""
    support: str = ""
    deputy: UUID | None = None
    hours_until: date | None = None
    valid_to: date | None = None


class Carried(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point that the last cycle handed on; `settled` once it does not stand open any more."""

    kind: str
    id: str
    text: str
    settled: bool


class Cause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A possible cause, and who named it. `text` is None once erased."""

    id: UUID
    direction: Direction
    kind: CauseKind
    text: str | None
    named_by: UUID


class CauseKind(Open):
    """Where a cause lies; with the person only in how person and surroundings fit, never in a person alone."""

    ORGANISATION = "organisation"
    TASK = "task"
    TEAM = "team"
    FIT = "fit"


class Caution(Open):
    """Why a baseline and a follow-up do not simply stand beside each other."""

    NO_BASELINE = "no_baseline"
    NO_FOLLOW_UP = "no_follow_up"
    OTHER_QUESTION = "other_question"
    OTHER_GROUP = "other_group"
    OTHER_RESPONSE = "other_response"
    OTHER_NUMBER = "other_number"
    NOT_LATER = "not_later"


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By how much it changed, from `low` to `high` with 95 % certainty; `may_be_chance` where zero lies between."""

    by: float
    low: float
    high: float
    may_be_chance: bool


class Changed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the text that differs: before with what was taken away marked, after with what came in."""

    part: str
    before: list[Piece]
    after: list[Piece]


class ChecklistOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The kick-off as it stands: the meeting and the rows in the form's order, each with its text."""

    kickoff: KickoffRow
    rows: list[RowOut]


class ChecklistRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a checklist. `position` is its place on the form; `own_text` is set for an own row only. Dates
    are in the organisation's time zone; `changed_in` is the stream's version of the last change.
    `transcribed`: the answer is a party's position that was copied and that it has not confirmed. `said`: all
    positions, in order.
    """

    plan: UUID
    row: str
    position: int
    asks: str
    changed_in: int
    own_text: str | None
    responsible: list[UUID]
    due_on: date | None
    answer: (
        KickoffAnswersGoals
        | YesNo
        | Position
        | Involvement
        | Leadership
        | BenefitingGroup
        | ResultsDate
        | OthersInvolved
        | Planning
        | Means
        | None
    )
    answered_by: UUID | None
    remark: str | None
    remarked_by: UUID | None
    checked: bool
    checked_by: UUID | None
    checked_on: date | None
    transcribed: bool
    said: list[SaidPosition]


class Closing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The choice for the plan as a whole. `carried` names open points (`kind:id`), for a new cycle only."""

    choice: ReviewEventsChoice
    reason: str
    carried: list[str] = []


class Code(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Six digits from the code app, or a recovery code."""

    code: str


class Column(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One column of figures: a quarter, or (`since` null) all up to and including it. `key` is its name."""

    key: str
    since: Quarter | None
    until: Quarter


class Communication(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is told to whom, when and by whom."""

    what: str
    to_whom: str
    on: date
    by: str


class Complexity(Open):
    """How many causes there are, and where."""

    ONE_CAUSE = "one_cause"
    SOME_CAUSES = "some_causes"
    MANY_CAUSES = "many_causes"
    NOT_KNOWN = "not_known"


class Conclusion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of it, and when."""

    outcome: str
    on: date


class Confirmed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The session has a new secret in its cookie; requests carry this token from now on. It holds for ten
    minutes.
    """

    csrf_token: str


class ConsentAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The reasoned answer to one version; `source` where it is copied from a document by somebody else."""

    version: int
    outcome: Outcome
    reasons: str
    on: date
    conditions: list[str] = []
    source: WorksCouncilEventsSource | None = None


class ConsentRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The written request, with reasons and with consequences for staff (WOR 27(2)); `on` is the letter's date."""

    text: str
    reasons: str
    consequences: str
    on: date


class ConsentRequested(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The written request, its reasons and its consequences for staff; a changed one is a new version to ask
    anew.
    """

    plan: UUID
    dossier: UUID
    version: int
    text: str
    reasons: str
    consequences: str
    by: UUID
    on: date


class ConsentRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody's consent. `name` is None when it was erased; `withdrawn_on` when it was taken back."""

    consent: UUID
    person: UUID | None
    name: str | None
    words: str
    given_on: date
    withdrawn_on: date | None


class ConsultationMeeting(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A consultation meeting that was held; `minutes` says where it is noted."""

    on: date
    minutes: str = ""


class ConsultationMeetingHeld(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The consultation meeting (overlegvergadering) about the request took place; `minutes` says where it is
    noted.
    """

    plan: UUID
    dossier: UUID
    on: date
    minutes: str


class ConsultationPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    consultations: list[ConsultationRow]
    next: int | None


class ConsultationRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A consultation that was held: `day` in the organisation's time zone, `size` in people."""

    consultation: UUID
    plan: UUID
    signals: list[UUID]
    day: date
    way: str
    unit: UUID | None
    people: list[UUID]
    size: int | None
    outcome: str
    by: UUID | None
    seq: int


class ContentInput(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The exact words, the parties and the dates. Any change of these makes another version."""

    title: str
    text: str
    parties: list[AgreementsContentParty]
    effective_on: date
    due_on: date
    tasks: str = ""
    time_: str = field(name="time", default="")
    room: str = ""
    support: str = ""
    measure: UUID | None = None


class CorrectedWeighing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the weighing is to say from now on, and why it is corrected."""

    question: str
    options: list[str]
    interests: list[InterestIn]
    choice: str
    reason: str
    on: date
    correction: str


class Counted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many signals of each kind."""

    too_high: int
    too_low: int
    energy_source: int
    energy_drain: int


class Course(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Close the issue, let it go on inside another (`into`), or open it again; and why."""

    closed: bool
    reason: str
    into: UUID | None = None


class CourtRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which court was asked for permission, and when."""

    court: str
    on: date


class Cut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A published cut-off: a mean (in hundredths) from which on, or below which, a score is called `name`."""

    at: int
    side: Side
    name: Text


class Cycle(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One turn of the wheel of a plan, step by step."""

    cycle: int
    turns: list[AnalyticsViewsTurn]


class CycleRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One turn of the wheel: from when to when, and from which open points it began."""

    plan: UUID
    cycle: int
    opened_on: date
    carried: list[PlanEventsOpenPoint]
    closed_on: date | None


class Dated(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Rows of the checklist, measures and reviews of which the date was in this quarter and has passed."""

    quarter: str
    on_time: int
    late: int
    not_done: int


class Day(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The local date on which it happened."""

    on: date


class DecisionDiscovered(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body found out, without notice, that a decision was taken or is being carried out; `how` may be empty."""

    plan: UUID
    dossier: UUID
    what: str
    source: WorksCouncilEventsSource | None
    on: date
    own: bool
    how: str


class DecisionNotified(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Management told the body in writing what it decided. `covered`: with consent or permission for this
    version. `by` and `recorded_on`: who brought it into the dossier, and on which day; None where that was
    not kept.
    """

    plan: UUID
    dossier: UUID
    version: int
    decision: str
    covered: bool
    source: WorksCouncilEventsSource | None
    on: date
    by: UUID | None
    recorded_on: date | None


class DecisionRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision of a review, about which `point` (`kind:id`, or none), who follows it up, whether that was
    done.
    """

    decision: UUID
    review: UUID
    plan: UUID
    about: str
    choice: str
    reason: str
    owner: UUID | None
    due_on: date | None
    followed_up_on: date | None
    seq: int
    point: str


class Defect(Open):
    """What is amiss with a unit's contact person."""

    NOBODY = "nobody"
    LEFT = "left"
    NO_HOURS = "no_hours"
    HOURS_END_SOON = "hours_end_soon"
    ENDS_SOON = "ends_soon"


class Deliveries(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page of messages, newest event first; `next` is the cursor (`before`) of the older page, or null."""

    items: list[DeliveryOut]
    next: int | None


class DeliveryOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message: of the event at `seq`. `status` is the last HTTP status (null: no answer). Instants in UTC."""

    seq: int
    type_: str = field(name="type")
    state: RoutesWebhookMessagesState
    tries: int
    status: int | None
    detail: str
    changed_at: datetime
    next_try_at: datetime | None


class DialogueMessage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message, of the reporter or of somebody who steers the plan, and the date on which it came to the log."""

    from_reporter: bool
    text: str | None
    written_on: date


class DialogueOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`arrived` is false while the report still waits for its release; `waiting` counts messages that do.
    `closed_on`: since when the plan is closed. What was said before arrives all the same, and nobody answers.
    """

    arrived: bool
    messages: list[DialogueMessage]
    waiting: int
    closed_on: date | None


class Direction(Open):
    """Whether a cause makes the work pressure too high or too low."""

    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"


class Discovery(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is being carried out without notice; `on` is the day on which the body found out."""

    what: str
    on: date
    source: WorksCouncilEventsSource | None = None
    how: str = ""


class Done(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of a command. `seq` is its place in the organisation's log (null: it was so already). `version`
    is the thing's version now; `chain` the log's chain value at `seq`, in hex: a receipt worth keeping.
    """

    version: int
    seq: int | None
    chain: str | None


class Dossier(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One dossier. `requests` are the versions 1, 2, … `fulfilled` numbers the conditions of the newest answer
    that the body says are met, `reported` those that others say are. `disputed`: the body said after the
    newest answer that this is not its own.
    """

    opened: DossierOpened | None
    requests: list[ConsentRequested]
    withdrawn: RequestWithdrawn | None
    meetings: list[ConsultationMeetingHeld]
    answers: list[Answered]
    disputed: AnswerDisputed | None
    fulfilled: list[int]
    reported: list[int]
    decision: DecisionNotified | None
    discovery: DecisionDiscovered | None
    invocation: NullityInvoked | None
    permission: Permission | None


class DossierOpened(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dossier lies on the table. `staff` is the number of people in the enterprise, as the organisation says."""

    plan: UUID
    dossier: UUID
    subject: str
    ground: Ground
    body: Body
    staff: int
    on: date


class DossierOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dossier; whose turn it is today, since when, and until which day where the law sets one."""

    dossier: DossierRow
    turn: WorksCouncilTurnTurn


class DossierPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    dossiers: list[DossierOut]
    next: int | None


class DossierRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dossier as it stands; `dossier_state` is the whole of it. `version` is the stream's, for If-Match.
    `settled` says that nothing is to be done about it any more, but for what a clock may bring; `unconfirmed`
    that its answer was copied for the body, which has not said whether it is right.
    """

    dossier: UUID
    plan: UUID
    subject: str
    dossier_state: Dossier
    settled: bool
    seq: int
    version: int
    unconfirmed: bool


class DryRun(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an import would bring. `health`: the questions that look as if they ask about health."""

    faults: list[FaultOut]
    scales: list[Scale]
    health: list[str]


class Due(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A review is due since this date, for this reason; `what` names the moment or the measure."""

    since: date
    why: ReviewMomentsWhy
    what: str
    moment: UUID | None


class DueDate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a row is to be ready; null takes the date away."""

    due_on: date | None


class EndIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The last day, and why."""

    unit: UUID | None
    on: date
    reason: str


class Ending(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why the agreement holds no longer."""

    digest: str
    reason: str


class Erased(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="personal", tag="erased"):
    """What is left of a Personal value whose key was destroyed."""

    subject: UUID


class ErasureAskedOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who asked to be erased, on a local date, and by when an answer is due."""

    person: UUID
    asked_on: date
    answer_by: date


class Example(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What worked, where, and whom to ask."""

    what_worked: str
    where: str
    contact: UUID


class ExchangeIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question, and what was said."""

    question: str
    said: str


class ExportOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file with everything of the organisation: being made (`until` null), or there up to the day `until`."""

    export: UUID
    asked_on: date
    size: int
    until: date | None


class FaultLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that cannot be taken (0: the file as a whole), its column, why as a word and as a sentence."""

    line: int
    field: str
    trouble: str
    detail: str


class FaultOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that cannot be read (1 is the first, 0 the file as a whole) and why, as a word and as a sentence."""

    line: int
    trouble: Trouble
    detail: str


class Feed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Events after the cursor, oldest first; go on with `next`, also when there are none yet."""

    events: list[FeedEvent]
    next: int


class FeedEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event: `seq` is its place in the log, without gaps; `actor` is null when the system acted."""

    seq: int
    at: str
    type_: str = field(name="type")
    actor: str | None
    data: dict[str, Any]


class FeedOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Since when your calendar has an address (null: it has none); the address itself is told once, when it is
    made.
    """

    since: datetime | None
    address: str | None


class FileKind(Open):
    """What a file is to the plan."""

    PHOTO = "photo"
    MINUTES = "minutes"
    OTHER = "other"


class FileRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that is there. `seq` is where it came."""

    file: UUID
    plan: UUID
    kind: str
    name: str
    description: str
    content: AttachmentsEventsContent
    about: Thing | None
    attached_by: UUID | None
    attached_on: date
    version: int
    seq: int
    nobody: bool
    consents: list[ConsentRow]


class FilesPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    files: list[FileRow]
    next: int | None


class FollowUp(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was agreed to do, by which member (None: it says so in the words) and by when (None: not agreed)."""

    what: str
    who: UUID | None
    by: date | None


class Form(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One kept form: in which language (data has none), its size in bytes, and the SHA-256 (hex) of exactly
    these.
    """

    kind: ReportsEventsKind
    language: str | None
    digest: str
    size: int


class Format(Open):
    """What an export looks like."""

    JSONL = "jsonl"
    CSV = "csv"


class Fulfilment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A party's report that the agreement was kept: when, wholly or in part, and by what that shows."""

    party: AgreementsContentParty
    fulfilled_on: date
    evidence: str
    whole: bool = True


class GatheredSignals(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Exactly the signals that the issue is made of."""

    signals: list[UUID]


class Goal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A goal, and how one will see that it was reached."""

    text: str
    measured_by: str


class GoalIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A goal beyond today's problems."""

    text: str
    aim: Aim


class Granted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """For how many hours from now: a week at most."""

    hours: int


class Ground(Open):
    """Why consent is asked: the part of WOR 27(1), or an agreement that goes beyond it (WOR 32)."""

    WORKING_CONDITIONS = "working_conditions"
    PERSONAL_DATA = "personal_data"
    MONITORING = "monitoring"
    OTHER = "other"


class GroupOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group. `unit` null: everybody. Where nothing is told apart, all but `unit` and `asked` is null. `bands`:
    how many answers each count takes together; `upper` of `answers` are from the cut-off on. A change is in
    points of a hundred, one of the mean in answers.
    """

    unit: UUID | None
    asked: int
    answers: int | None
    bands: list[int] | None
    counts: list[int] | None
    upper: int | None
    mean: float | None
    upper_percent_then: float | None
    change: Change | None
    change_of_mean: Change | None
    doubts: list[str]


class Guide(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The short guide: how we did it, in sections of a few lines each."""

    title: str
    lead: str
    stand: Stand
    sections: list[Section]


class HandOverIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """To whom, from which day on, with a note for them (erasable words)."""

    unit: UUID | None
    to: UUID
    on: date
    note: str = ""


class HandedOver(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went to somebody else, and what did not."""

    handed: list[HandingOverHeld]
    kept: list[ServicesApiHandingOverKept]


class Happened(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of an account's own log."""

    number: int
    kind: str
    detail: str
    device: str
    at: datetime


class HrmCycleIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All moments, and the months after which the last review is too old."""

    moments: list[MomentIn]
    maximum_age: int = 12


class HrmCycleOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The moments; `own` is false while they are the usual ones: two pulses and one evaluation a year.
    `maximum_age` is in months. Twelve is custom, not law.
    """

    moments: list[Moment]
    maximum_age: int
    own: bool


class Import(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A questionnaire as a file: `content` is CSV or JSON, a row a question, with the columns scale, question,
    question_en, reversed, answers, answers_en. `looked_at`: you read why questions about health do not
    belong. `questionnaire`: of which one it is the next version; null for a new one.
    """

    title: str
    source: str
    content: str
    title_en: str = ""
    source_en: str = ""
    questionnaire: UUID | None = None
    looked_at: bool = False


class Impression(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The impression: photos and interviews whose people agreed, and what was reached."""

    title: str
    lead: str
    stand: Stand
    photos: list[FileRow]
    interviews: list[InterviewRow]
    sections: list[Section]


class Interest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One interest: whose it is, and what they want. Groups, not names of people."""

    whose: str
    what: str


class InterestIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whose interest, and what they want. Groups, not names of people."""

    whose: str
    what: str


class Interval(Open):
    """For how long one pays at a time."""

    MONTH = "month"
    YEAR = "year"


class InterviewRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An interview that may be shown. Words that were erased are None, and leave their place empty."""

    interview: UUID
    plan: UUID
    person: UUID | None
    name: str | None
    exchanges: list[Said]
    consent: str
    consented_on: date
    seq: int


class Invitation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody to invite: name, address, roles, and a unit when the roles are for that unit only."""

    name: str
    email: str
    roles: list[Role]
    unit: UUID | None = None
    language: str = "nl"


class Invocation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The letter in which the body declares the decision void, and its date."""

    document: str
    on: date
    source: WorksCouncilEventsSource | None = None


class Involvement(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="involvement"):
    """Row 1d: whether employees feel involved, and how they were asked."""

    yes: bool
    how_asked: str


class IssueRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One issue as it stands. `priority` counts from 1, None without one; `urgent_reason` holds while `urgent`.
    `closed_reason` holds while `closed`; `merged_into` names the issue in which it goes on.
    """

    issue: UUID
    plan: UUID
    title: str
    signals: list[UUID]
    urgent: bool
    priority: int | None
    closed: bool
    seq: int
    version: int
    description: str
    causes: list[Cause]
    opportunities: list[Opportunity]
    urgent_reason: str
    closed_reason: str
    merged_into: UUID | None


class IssueWords(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the issue is put."""

    title: str
    description: str = ""


class Item(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line, and a quieter note behind it."""

    text: str
    note: str


class Judgement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another party's word on report number `report`. `reason` is needed when it is not right."""

    party: AgreementsContentParty
    report: int
    right: bool
    reason: str = ""


class KickoffProposal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which of the means of the kick-off's row 4, by the id that `/from-kickoff` lists."""

    agreement: UUID


class KickoffRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One kick-off: its template and its meeting. `at` is a local time; `version` is the stream's."""

    plan: UUID
    template: int
    version: int
    meeting_on: date | None
    meeting_at: time | None
    meeting_place: str
    held_on: date | None
    present: list[UUID]
    guests: str | None


class LastDay(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Until when an adviser is let in, that day included."""

    last_day: date


class Leader(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who leads; null takes the leader away."""

    person: UUID | None


class Leadership(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="leadership"):
    """Row 1e: line managers do it themselves (`who` is None), or this person does, under this role's name."""

    who: Member | Outsider | None
    role_name: str


class LeadershipInput(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="leadership"):
    """Row 1e: line managers do it themselves (`who` is null), or this person does, under this role's name."""

    who: Member | OutsiderInput | None = None
    role_name: str = ""


class Level(Open):
    """Where a measure takes hold. Collective goes before individual (Arbowet art. 3(1)(a, b))."""

    SOURCE = "source"
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class LevelLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many measures of one level (`source`, `collective`, `individual`) are in each state, and past their
    date. There is no line of `individual` where these are about too few people.
    """

    level: str
    proposed: int
    planned: int
    started: int
    done: int
    dropped: int
    overdue: int


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Numbers of one thing, column by column. `name` is its key."""

    name: str
    numbers: list[int]


class LinkOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The link that works now; null while none does. `number` is that of the newest there was (0: none yet)."""

    number: int
    link: str | None


class MandateIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where, and with which card."""

    unit: UUID | None
    card: CardIn


class MandateRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One mandate in a unit (None: in the whole organisation). `version` is the version of the unit's stream.
    `over`: it was handed over (to `handed_to`, with a note) or ended, for a reason; its card then says until
    when.
    """

    mandate: UUID
    unit: UUID | None
    seq: int
    version: int
    card: Card
    over: bool
    ended_reason: str
    handed_to: UUID | None
    note: str | None


class MapCell(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many signals of one kind there are about a unit (null: the whole organisation) and a theme. Withdrawn
    ones do not count. `weight` is the sum of their weights.
    """

    unit: UUID | None
    theme: str
    kind: SignalKind
    signals: int
    weight: int


class Me(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who you are here."""

    person: UUID
    name: str
    language: str
    roles: list[str]
    organisation: OrganisationRow


class Means(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="means"):
    """Row 4: agreements on time, room and support."""

    agreements: list[MeansFor]


class MeansFor(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The time, room and support agreed for one member or one unit (exactly one of the two)."""

    person: UUID | None = None
    unit: UUID | None = None
    time_: str = field(name="time", default="")
    room: str = ""
    support: str = ""


class MeasurePage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    measures: list[MeasureRow]
    next: int | None


class MeasurePlan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who owns it, and between which local dates."""

    owner: UUID | None
    starts_on: date
    due_on: date


class MeasureRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A measure as it stands. Dates are local to the organisation; `seq` is its place in the log where it began.
    `level` is source, collective or individual; `state` proposed, planned, started, done or dropped; `before`
    is the state that it would be reopened to; `version` is the stream's.
    """

    measure: UUID
    plan: UUID
    title: str
    goal: str
    active_role: str
    level: str
    unit: UUID | None
    signals: list[UUID]
    issues: list[UUID]
    proposed_by: UUID
    proposed_on: date
    seq: int
    version: int
    state: str
    before: str
    owner: UUID | None
    starts_on: date | None
    due_on: date | None
    started_on: date | None
    done_on: date | None
    result: str
    reason: str
    percent: int | None
    notes: list[Note]
    origin: UUID | None
    shelved: bool


class MeasureText(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the measure is. `active_role` is what employees do in it; source and collective go before individual."""

    title: str
    goal: str
    active_role: str
    level: Level
    unit: UUID | None = None
    signals: list[UUID] = []
    issues: list[UUID] = []


class MeasurementResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A measurement, what to keep in mind when comparing, and how much the value rose (null: not to be said)."""

    measurement: MeasurementRow
    cautions: list[Caution]
    change: str | None


class MeasurementRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A measurement, baseline beside follow-up, and the verdict that was given on these figures (None: not yet)."""

    plan: UUID
    measurement: UUID
    cycle: int
    title: str
    higher_is_better: bool
    baseline: ResultsReadingsReading | None
    follow_up: ResultsReadingsReading | None
    recorded_by: UUID | None
    changed_in: int
    seq: int
    verdict: str | None
    evidence: str | None
    judged_on: date | None
    judged_by: UUID | None


class Member(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="member"):
    """Somebody of the organisation."""

    person: UUID


class MemberOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member with a name."""

    person: UUID
    name: str
    email: str
    roles: list[str]
    unit: UUID | None


class MembersPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    members: list[MemberOut]
    next: int | None


class Message(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is told, to whom, on which day, and by whom: a member (`by`), or somebody in words."""

    what: str
    to_whom: str
    on: date
    by: UUID | None
    by_words: str


class MessageIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What, to whom, on which day, by whom: a member (`by`), or somebody in words."""

    what: str
    to_whom: str
    on: date
    by: UUID | None = None
    by_words: str = ""


class MessagePage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """In the order in which they were planned. `next` is the cursor of the following page, null on the last one."""

    messages: list[SupportViewsMessageRow]
    next: int | None


class Method(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A way to sign in: its kind and name, never its secret."""

    kind: str
    name: str
    created_at: datetime
    last_used_at: datetime | None


class MethodOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to sign in; `kind` is password, code_app or passkey."""

    id: UUID
    kind: str
    name: str
    created_at: datetime
    last_used_at: datetime | None


class MilestoneIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point on the time path."""

    text: str
    on: date
    reached: bool = False


class Moment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fixed moment: every year on this day of this month, or once, on `once`. `id` stays when it is renamed."""

    id: UUID
    name: str
    kind: MomentKind
    month: int
    day: int
    once: date | None


class MomentIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A moment: every year on `day` of `month`, or once. Keep its `id` when you change it."""

    id: UUID
    name: str
    kind: MomentKind
    month: int = 1
    day: int = 1
    once: date | None = None


class MomentKind(Open):
    """What happens at a moment."""

    PULSE = "pulse"
    EVALUATION = "evaluation"
    TALK = "talk"


class Mood(Open):
    """How people stood towards the approach."""

    BEHIND = "behind"
    DIVIDED = "divided"
    NOT_BEHIND = "not_behind"


class NamedCount(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Signals about one theme (`name` is its key), or about one unit and those below it (its name; empty: the
    rest).
    """

    name: str
    counted: Counted


class Needless(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step that the answers make needless, and the answer that does."""

    step: int
    why: PlanApproachWhy


class NewAddress(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where mail should go from now on."""

    email: str


class NewAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer, of the kind that the row asks for."""

    answer: (
        KickoffAnswersGoals
        | YesNo
        | Position
        | Involvement
        | LeadershipInput
        | BenefitingGroup
        | ResultsDate
        | OthersInvolvedInput
        | Planning
        | Means
    )


class NewApiToken(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A token for a program: what for, what it may do, for how many days."""

    name: str
    scopes: list[str]
    days: int = 90


class NewCause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A possible cause: which way it works, where it lies."""

    direction: Direction
    kind: CauseKind
    text: str


class NewConsent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who agreed (a member, or somebody else by name), to what, and when."""

    name: str
    words: str
    given_on: date
    person: UUID | None = None


class NewConsultation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which signals, when, how, with whom (a unit, members, or a number of people), and what came of it."""

    signals: list[UUID]
    on: date
    way: Way
    outcome: str
    unit: UUID | None = None
    people: list[UUID] = []
    size: int | None = None


class NewDecision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was decided about one point: continue, adjust or stop; the last two with an owner and a date. `point`
    names one that stood open (`kind:id`), empty for something else.
    """

    about: str
    choice: ReviewEventsChoice
    reason: str
    owner: UUID | None = None
    due_on: date | None = None
    point: str = ""


class NewDiscovery(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A decision that was never put to the body: `what` was found, `how`, and `on` which day the body knew."""

    subject: str
    ground: Ground
    body: Body
    staff: int
    what: str
    on: date
    how: str = ""


class NewDossier(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What it is about, and which body the organisation has; `staff` is the number of people in the enterprise."""

    subject: str
    ground: Ground
    body: Body
    staff: int


class NewFile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file of 10 MB at most: JPEG, PNG or WebP (a photo, at most 40 megapixels), PDF, or plain text. A photo
    has a description. `about_kind` and `about_id` name what in the plan it belongs to.
    """

    file: bytes
    kind: FileKind
    description: str = ""
    about_kind: str = ""
    about_id: str = ""


class NewInterview(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A short interview with a member, or somebody else by name, and what they agreed to."""

    name: str
    exchanges: list[ExchangeIn]
    consent: str
    consented_on: date
    person: UUID | None = None


class NewIssue(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An issue and the signals that it is made of."""

    title: str
    description: str = ""
    signals: list[UUID] = []


class NewMeasure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A proposal; `origin` is the best practice that it is started from."""

    title: str
    goal: str
    active_role: str
    level: Level
    unit: UUID | None = None
    signals: list[UUID] = []
    issues: list[UUID] = []
    origin: UUID | None = None


class NewMeasurement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A pulse question or another named figure: baseline beside follow-up, at least one of them."""

    title: str
    higher_is_better: bool = True
    baseline: ReadingIn | None = None
    follow_up: ReadingIn | None = None


class NewMoment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where it was heard, of which unit, how people stood, and in which words; they can be erased."""

    occasion: Occasion
    mood: Mood
    said: str
    on: date
    unit: UUID | None = None


class NewOpportunity(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An opportunity that somebody sees, and what it is good for."""

    kind: OpportunityKind
    text: str


class NewOrder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The issues in the order decided on, and why."""

    order: list[UUID]
    reason: str


class NewPassword(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """At least 12 characters, not one that guessers know."""

    password: str


class NewPlan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A plan for some units, or for the whole organisation when none is named."""

    title: str
    units: list[UUID] = []


class NewPractice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A best practice that was no measure here."""

    what_worked: str
    where: str
    contact: UUID
    title: str
    goal: str
    active_role: str
    level: Level


class NewRanking(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All issues of the round, the most important first."""

    ranking: list[UUID]


class NewReport(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """About a plan, or a unit; about the whole organisation with neither."""

    plan: UUID | None = None
    unit: UUID | None = None


class NewResearch(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is looked into, why, by whom (an office or function), ready when, with which means."""

    question: str
    why: str
    by_whom: str
    due_on: date
    means: str = ""
    signals: list[UUID] = []


class NewReview(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """For which moment of the HRM cycle (null: outside it), under which name, and when."""

    name: str
    on: date
    moment: UUID | None = None


class NewRound(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The open issues to rank, in the round that comes after round `after` (0: the first)."""

    after: int
    issues: list[UUID]


class NewRule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """For how many days from now on."""

    days: int


class NewSignal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A signal and how heavy it weighs."""

    kind: SignalKind
    theme: str
    source: SignalsKindsSource
    noticed_on: date
    text: str
    unit: UUID | None = None
    weight: int = 3


class NewTitle(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the plan is called from now on."""

    title: str


class NewUnit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the organisation, under `parent` or at the top."""

    name: str
    parent: UUID | None = None


class NewVerdict(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The verdict and what shows it."""

    verdict: Verdict
    evidence: str


class NewWeight(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another weight, and why."""

    weight: int
    reason: str


class NextCycle(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The open points from which the next cycle begins."""

    carried: list[ServicesApiRoutesCoursePoint] = []


class NextLink(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`after`: the number that you saw; the new link gets the next one, and the old one stops working."""

    after: int


class NoResearch(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is not looked into, and why not."""

    question: str
    because: str


class NotGranted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why not, if you want to say so."""

    reason: str = ""


class Note(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A progress note: by whom, on which local date; `text` is None once its words were erased."""

    by: UUID | None
    on: date
    text: str | None
    percent: int | None


class Notice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was decided; `on` is the date of the written notice to the body."""

    decision: str
    on: date
    source: WorksCouncilEventsSource | None = None


class NoticeKind(Open):
    """What a notice is about: one kind for each sort of dated thing that a person may turn off or slow down."""

    CHECKLIST = "checklist"
    MEASURES = "measures"
    RESEARCH = "research"
    AGREEMENTS = "agreements"
    WORKS_COUNCIL = "works_council"
    MANDATES = "mandates"
    REVIEWS = "reviews"
    REPORTS = "reports"
    SUBSCRIPTION = "subscription"
    POLLS = "polls"


class NoticeOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One kind of notice and how often it comes. `may_be_off` is false for what nobody may forget."""

    notice: NoticeKind
    pace: KernelNoticesPace
    may_be_off: bool


class NullityInvoked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body declared in writing that the decision is void (WOR 27(5)). `in_time`: up to and with the last
    day.
    """

    plan: UUID
    dossier: UUID
    document: str
    source: WorksCouncilEventsSource | None
    in_time: bool
    on: date
    own: bool


class Occasion(Open):
    """Where support was felt."""

    TEAM_MEETING = "team_meeting"
    OPEN_EAR = "open_ear"


class Opportunity(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An opportunity, and who sees it. `text` is None once erased."""

    id: UUID
    kind: OpportunityKind
    text: str | None
    named_by: UUID


class OpportunityKind(Open):
    """What an opportunity is good for."""

    BALANCE = "balance"
    ENERGY = "energy"
    ENJOYMENT = "enjoyment"


class OrganisationRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One organisation and its settings. `version` is the stream's."""

    id: UUID
    name: str
    time_zone: str
    reminders: Times
    version: int


class Other(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or project that must be involved, and what was agreed with them."""

    who: Member | Outsider | Project
    agreed: str


class OtherInput(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or project that must be involved, and what was agreed with them."""

    who: Member | OutsiderInput | Project
    agreed: str


class OthersInvolved(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="others_involved"):
    """Row 2: who else is involved; an empty list says: nobody."""

    others: list[Other]


class OthersInvolvedInput(
    Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="others_involved"
):
    """Row 2: who else is involved; an empty list says: nobody."""

    others: list[OtherInput]


class Outcome(Open):
    """What the body answers."""

    CONSENT = "consent"
    CONDITIONS = "conditions"
    REFUSAL = "refusal"


class OutcomeOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that is ever shown of a poll; it never changes. `beside` is the poll that changes are measured from."""

    poll: UUID
    released_on: date
    closed_on: date
    version: str
    floors: PublicationFloorsFloors
    beside: UUID | None
    questions: list[QuestionOut]


class Outsider(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="outsider"):
    """Somebody from outside, by name."""

    name: Personal | Erased


class OutsiderInput(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="outsider"):
    """Somebody from outside, by name; the name can be erased later."""

    name: str


class OverruledRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A verdict put beside the computed one."""

    computed: AgreementsKeepingKept
    verdict: AgreementsKeepingKept
    by: UUID
    on: date
    reason: str | None


class Overruling(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another verdict beside the computed one, with its reason."""

    verdict: AgreementsKeepingKept
    reason: str


class OwnName(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What you are called from now on."""

    name: str


class OwnRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of your own."""

    text: str


class PaceIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often: in one mail a day, in one mail a week, or not at all."""

    pace: KernelNoticesPace


class PackageChoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The package that is wanted, and for how long one pays at a time."""

    package: str
    interval: Interval | UnsetType = UNSET


class PackageOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A package: for how many members, and its price without VAT in euro cents, by the month and by the year."""

    key: str
    name: str
    seats: int
    month: int
    year: int


class PartyKind(Open):
    """Who can be a party."""

    MANAGEMENT = "management"
    WORKS_COUNCIL = "works_council"
    CONTACT_PERSON = "contact_person"
    TEAM = "team"
    PERSON = "person"


class PartyRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A party and its last position on a version. `on` and `by` are None while it said nothing. `own`: the party
    itself said so; else it was copied from the `source`. An own position that waits says that the party
    disputed a transcription. `reason` is None where none was needed, or it was erased. `earlier`: oldest
    first.
    """

    party: AgreementsContentParty
    stance: Stance
    on: date | None
    by: UUID | None
    source: AgreementsContentSource | None
    reason: str | None
    own: bool
    earlier: list[SaidRow]


class Password(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An address and its password."""

    email: str
    password: str


class PeopleDryRun(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the file would bring. `free` is how many seats are left (null: no limit); send `seen` with the
    import. `invite` are invited, `already` take part and stay as they are, `faults` are passed over,
    `ignored` are columns that are not read.
    """

    invite: list[PersonLine]
    already: list[PersonLine]
    faults: list[FaultLine]
    ignored: list[str]
    free: int | None
    seen: str


class PeopleFile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A CSV file of 2,000 people at most: UTF-8, UTF-16 or Windows-1252, with semicolons, commas or tabs. Its
    first line names the columns, in Dutch or English: name and email; roles (several with commas; none:
    employee), unit (a name or a path, `Care / Team North`) and language (nl or en) if you like. `seen` is
    what the dry run gave.
    """

    file: bytes
    seen: str = ""


class PeopleImported(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who was invited since the dry run, who took part before it, and which lines were passed over."""

    invited: list[PersonLine]
    already: list[PersonLine]
    faults: list[FaultLine]


class Perception(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measurement, baseline beside follow-up, each with its day and how many answered; and what to keep in
    mind.
    """

    title: str
    plan: str
    higher_is_better: bool
    then: str | None
    then_on: date | None
    then_respondents: int | None
    now: str | None
    now_on: date | None
    now_respondents: int | None
    change: str | None
    verdict: str | None
    cautions: list[str]


class Permission(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was asked of the court for a version, and what it ruled (None: nothing yet)."""

    version: int
    court: str
    asked_on: date
    granted: bool | None
    document: str
    ruled_on: date | None


class PersonLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody in the file, and the line (1 is the first)."""

    line: int
    name: str
    email: str
    roles: list[str]
    unit: UUID | None
    language: str


class Personal(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="personal", tag="text"):
    """Free words written by, or naming, `subject`."""

    subject: UUID
    text: str


class Phase(Open):
    """Where a dossier is."""

    NO_BODY = "no_body"
    TO_REQUEST = "to_request"
    TO_MEET = "to_meet"
    TO_ANSWER = "to_answer"
    TO_DECIDE = "to_decide"
    REFUSED = "refused"
    AT_COURT = "at_court"
    NULLITY = "nullity"
    NULLITY_PASSED = "nullity_passed"
    INVOKED = "invoked"
    CONDITIONS_OPEN = "conditions_open"
    CONDITIONS_TO_CONFIRM = "conditions_to_confirm"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class Piece(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of words that stayed, or that is only in this one of the two texts."""

    text: str
    changed: bool


class Place(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A unit that takes part. `named`: figures about its people are told."""

    unit: UUID
    name: str
    named: bool


class PlanRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A plan and where it stands. `size` is None until an approach is chosen; `version` is the stream's.
    `running` tells that it is not closed; `closed_seq` is the log position at which it was closed, 0 while it
    runs. `cycle_seq` is the log position at which a next cycle began, 0 in the first. `open_rows` and
    `adopted_reason` tell what of the kick-off was open when it was adopted, and why that was well.
    """

    plan: UUID
    title: str
    template: int
    units: list[UUID]
    started_on: date
    seq: int
    version: int
    size: str | None
    answers: Answers | None
    proposed: PlanApproachProposal | None
    chosen_on: date | None
    choice_reason: str
    upgraded_on: date | None
    upgrade_reason: str
    leader: UUID | None
    milestones: list[PlanEventsMilestone]
    goals: list[ProactiveGoal]
    steps: list[StepRow]
    cycle: int
    cycle_on: date | None
    cycle_seq: int
    carried: list[PlanEventsOpenPoint]
    adopted_on: date | None
    open_rows: list[str]
    adopted_reason: str
    closed_on: date | None
    closed_reason: str
    closed_seq: int
    running: bool


class Planning(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="planning"):
    """Row 3: the time path and the communication plan."""

    milestones: list[KickoffAnswersMilestone]
    communications: list[Communication]


class PlansPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    plans: list[PlanRow]
    next: int | None


class Points(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All of one kind: how many there are, and the first MOST of them."""

    kind: str
    total: int
    points: list[ReportsContentPoint]


class PollAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By question, 1 for the first answer. Any question may be left out, but not all."""

    answers: dict[str, int]


class PollIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who is asked what, and when. `units` with all below them; none: everybody in the plan. Dates are local.
    `follows`: the closed poll whose figures these will stand beside; of a follow-up only.
    """

    title: str
    kind: PollKind
    questionnaires: list[str]
    opens_on: date
    closes_on: date
    reminds_on: date | None = None
    units: list[UUID] = []
    follows: UUID | None = None


class PollKind(Open):
    """What a poll is in its plan: the state before (nulmeting), or a look at what changed since (vervolgmeting)."""

    BASELINE = "baseline"
    FOLLOW_UP = "follow_up"


class PollQuestions(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is asked. Answer by `<questionnaire key>.<question key>`."""

    organisation: str
    title: str
    questionnaires: list[Questionnaire]


class PollRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One poll. Dates are local; `floors` and `groups` are fixed when it opens. `seq` is its beginning in the
    log.
    """

    plan: UUID
    poll: UUID
    title: str
    kind: PollKind
    follows: UUID | None
    units: list[UUID]
    questionnaires: list[str]
    opens_on: date
    reminds_on: date | None
    closes_on: date
    stage: Stage
    seq: int
    version: int
    floors: PollsFloorsFloors | None
    groups: list[AskedGroup]
    opened_on: date | None
    reminded_on: date | None
    lost_on: date | None
    closed_on: date | None


class PollsPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    polls: list[PollRow]
    next: int | None


class Position(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="position"):
    """Rows 1b and 1c: a party's position, given by who holds its role, or copied from a named document."""

    behind: bool
    source: Transcription | None = None


class PositionInput(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A party's position on exactly this version. `reason` is needed unless it agrees. `source` names the
    document from which it was copied: needed unless you speak for the party, and always for a team.
    """

    party: AgreementsContentParty
    stance: Literal["agreed", "objected", "withdrawn"]
    digest: str
    reason: str = ""
    source: AgreementsContentSource | None = None


class PracticePage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    practices: list[PracticeRow]
    next: int | None


class PracticeRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A best practice on the shelf. `measure` and `plan` are set where it was a measure here."""

    practice: UUID
    title: str
    goal: str
    active_role: str
    level: str
    what_worked: str
    place: str
    contact: UUID
    by: UUID | None
    shelved_on: date
    seq: int
    plan: UUID | None
    measure: UUID | None


class Prepared(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a review is due (empty: none is), what stands open now, and what this cycle took along from the last
    one.
    """

    due: list[Due]
    open_points: list[ReviewEventsOpenPoint]
    carried: list[Carried]


class PrioritiesOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The newest round (null: there was none), your own ranking while it goes on, and the order decided on. A
    closed round without a result had too few participants to show one: use the team meeting instead.
    """

    round: RoundRow | None
    own_ranking: list[UUID]
    decided: PrioritiesRow | None


class PrioritiesRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The order of the issues that was decided on, by whom and why."""

    plan: UUID
    issues: list[UUID]
    reason: str
    set_by: UUID | None
    set_at: datetime
    version: int


class ProactiveGoal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A goal beyond today's problems (proactive steering, sustainable employability)."""

    text: str
    aim: Aim


class Project(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="project"):
    """A running project, by name."""

    name: str


class Proof(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Your password, or a code from your app: one of both."""

    password: str = ""
    code: str = ""


class Quarter(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quarter of a year, 1 to 4."""

    year: int
    number: int


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question. `key` is its own within the questionnaire and stays the same over versions."""

    key: str
    text: Text
    reversed: bool


class QuestionOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question, or a scale that is counted for itself. `validated`: somebody showed what its questions
    measure.
    """

    key: str
    text: str
    scale: bool
    validated: bool
    groups: list[GroupOut]


class Questionnaire(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A version of a questionnaire. `source` names who published it, where and in which year."""

    key: str
    version: int
    title: Text
    source: Text
    scales: list[Scale]


class Questions(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the form asks, and for which plan."""

    organisation: str
    plan: str
    themes: list[ThemeChoice]
    units: list[UnitChoice]


class Ranked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the participants together ranked one issue: `mean_rank` in hundredths (100: everybody put it first).
    `points` is its Borda count: for each participant, the number of issues that they put below it.
    """

    issue: UUID
    points: int
    mean_rank: int
    spread: Spread


class RankingResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The issues, best ranked first, by at least as many participants as the anonymity threshold asks for."""

    participants: int
    issues: list[Ranked]


class Reach(Open):
    """How many people and units it is about."""

    ONE_TEAM = "one_team"
    SOME_TEAMS = "some_teams"
    ORGANISATION = "organisation"


class ReadOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page that was read; `seq` is its place in the organisation's log."""

    page: str
    at: datetime
    seq: int


class ReadingIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A figure about at least five people: its value on the question's own scale, and what it is about."""

    value: str
    respondents: int
    on: date
    question: str
    group: str
    invited: int | None = None


class ReadingRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That somebody read a version of the statement."""

    plan: UUID
    version: int
    person: UUID
    on: date


class ReadingsOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The newest first. `next` is the cursor `before` of the following ones, null on the last page."""

    items: list[InfraPrivacyReadingsReading]
    next: UUID | None


class ReadsOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Pages, the newest first; `next` is the cursor `before` of the following ones, null on the last."""

    reads: list[ReadOut]
    next: int | None


class Received(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The code for coming back. It is told this once; whoever has it can read and write in the dialogue."""

    code: str


class Receiver(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The member to whom it all goes."""

    to: UUID


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The day it was held, the members who were there, and guests in words."""

    on: date
    present: list[UUID]
    guests: str = ""


class Refused(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why not: the person is told."""

    reason: str


class Remark(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A remark with a row; empty takes it away."""

    text: str


class ReminderOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of your dated things. `fixed`: a term of law, never put off. `snoozed_until`: when it comes back."""

    thing: UUID
    item: str
    kind: NoticeKind
    what: str
    due_on: date
    plan: UUID | None
    href: str
    fixed: bool
    snoozed_until: date | None


class Reminders(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When reminders go out: days before a date, and from which hour (local time) on. What is overdue is told to
    the contact person and to management after so many days (0: never). No mail goes out in the quiet hours,
    nor on days off; Good Friday is one where you say so.
    """

    days_before: int
    hour: int
    contact_after: int = 7
    management_after: int = 14
    quiet_from: int = 20
    quiet_until: int = 7
    weekends: bool = False
    holidays: bool = False
    good_friday: bool = False


class Removal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why the file goes."""

    reason: str


class Report(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report. `position` is how far in the log it looks. `withheld` names what is about too few people, and is
    null or left out: `signals`, `agreements`, `individual` (measures); `names`: of some plan no agreement and
    no individual measure is listed by name, for the same reason.
    """

    template: int
    organisation: str
    about: About
    title: str
    moment: str
    on: date
    position: int
    since: Since | None
    plans: list[ReportsContentPlanLine]
    measures: list[LevelLine]
    agreements: Agreements | None
    signals: Signals | None
    perception: list[Perception]
    contact: list[ReportsContentCover]
    open_points: list[Points]
    asks: list[Points]
    withheld: list[str]


class ReportPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor (`before`) of the older page, or null."""

    reports: list[ReportsViewsReportRow]
    next: int | None


class RequestWithdrawn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The request was taken back, for this reason."""

    plan: UUID
    dossier: UUID
    version: int
    reason: str
    on: date


class ResearchPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    research: list[ResearchRow]
    next: int | None


class ResearchRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Research, decided on or against. `state` is decided, rejected or concluded; dates are local."""

    research: UUID
    plan: UUID
    question: str
    state: str
    decided_on: date
    decided_by: UUID | None
    seq: int
    version: int
    why: str
    by_whom: str
    due_on: date | None
    means: str
    signals: list[UUID]
    because: str
    outcome: str
    concluded_on: date | None


class Responsible(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The members who arrange or work out a row."""

    people: list[UUID]


class Result(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of it."""

    on: date
    result: str


class Results(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All of a cycle. `over` is the day on which the cycle ended, null while it is the current one. Signals come
    heaviest first; `next` is the place of the first one that is not on this page, null on the last.
    """

    cycle: int
    over: date | None
    signals: list[SignalResult]
    measurements: list[MeasurementResult]
    agreements: list[AgreementResult]
    next: int | None


class ResultsDate(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="results_date"):
    """Row 1g: when results can be expected."""

    on: date


class ReviewOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A review and its decisions."""

    review: ReviewRow
    decisions: list[DecisionRow]


class ReviewRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One review. `open_points` stood open on the day it was held; `carried` went along into the next cycle."""

    review: UUID
    plan: UUID
    cycle: int
    name: str
    moment: UUID | None
    planned_on: date
    version: int
    seq: int
    held_on: date | None
    present: list[UUID]
    guests: str | None
    open_points: list[ReviewEventsOpenPoint]
    cancelled_because: str | None
    choice: str | None
    reason: str | None
    carried: list[ReviewEventsOpenPoint]
    closed_on: date | None
    closed_by: UUID | None


class ReviewsPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    reviews: list[ReviewRow]
    next: int | None


class Revision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another version, instead of the one with this digest."""

    digest: str
    content: ContentInput
    why: str = ""


class Role(Open):
    """What a person is in one organisation; one person may be several, but an adviser is nothing else."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    HR = "hr"
    MANAGEMENT = "management"
    WORKS_COUNCIL = "works_council"
    TEAM_LEAD = "team_lead"
    EMPLOYEE = "employee"
    ADVISER = "adviser"
    AUDITOR = "auditor"


class Roles(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All roles of a member."""

    roles: list[Role]


class Round(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All first rounds together, all second ones: how many plans were in it, how many ended it, how long it
    took.
    """

    cycle: int
    plans: int
    ended: int
    median_days: str | None
    steps: list[StepTime]
    on_time: int
    late: int
    not_done: int
    done_at_the_source: int
    done_collective: int


class RoundLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One round of one plan: its days (`days` null while it goes on), its steps, what of it had a date that has
    passed. `done_at_the_source` and `done_collective` count the measures that were finished in it.
    """

    plan: UUID
    title: str
    cycle: int
    began_on: date
    ended_on: date | None
    days: int | None
    steps_done: int
    turns: list[AnalyticsViewsTurn]
    on_time: int
    late: int
    not_done: int
    done_at_the_source: int
    done_collective: int


class RoundRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One round. A closed one without a result had too few participants; instants in UTC; `seq` is its
    beginning.
    """

    plan: UUID
    round: int
    issues: list[UUID]
    open: bool
    opened_at: datetime
    seq: int
    result: RankingResult | None


class RowOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row and its text in both languages (an own row has its own words only)."""

    text: Text
    row: ChecklistRow


class Ruling(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the court ruled, in which document."""

    granted: bool
    document: str
    on: date


class RunRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went at one time, in numbers."""

    run: UUID
    on: date
    went: list[Went]
    seq: int


class Said(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question and what was said to it; None when the words were erased."""

    question: str
    words: str | None


class SaidPosition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A position in a row's history: `behind` it or not (None: the party disputed what was copied for it).
    `own`: the party itself said so; else it was copied from the `source`. `on` is None where the day was not
    kept.
    """

    behind: bool | None
    own: bool
    source: Transcription | None
    by: UUID | None
    on: date | None


class SaidRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a party once said of a version, or what was copied for it (`own` is false), and later stood no more."""

    stance: Stance
    on: date
    by: UUID
    own: bool
    source: AgreementsContentSource | None
    reason: str | None


class Scale(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Questions that measure one thing together. `validated` is false where nobody showed that they do."""

    key: str
    title: Text
    answers: list[Text]
    questions: list[Question]
    validated: bool
    cut: Cut | None


class Scope(Open):
    """What a report is about."""

    PLAN = "plan"
    UNIT = "unit"
    ORGANISATION = "organisation"


class Section(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One part: a title, a sentence, some lines."""

    title: str
    text: str
    items: list[Item]


class Sensitive(Open):
    """What is read: the word stands in the table."""

    SIGNAL = "signal"
    DOSSIER = "dossier"
    STATEMENT_READERS = "statement_readers"
    RESPONSIBILITIES = "responsibilities"
    ERASURE = "erasure"
    ACTS_OF_ONE = "acts_of_one"
    AUDIT_EXPORT = "audit_export"
    EVERYTHING = "everything"


class SessionRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session as its owner sees it; instants in UTC. `device` is a rough word about the browser."""

    id: UUID
    tenant: UUID
    device: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime


class SharingIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The choice that is to hold from now on."""

    share: bool


class SharingOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The choice; `since` is null while nobody ever chose: then nothing is shared."""

    share: bool
    since: date | None


class Side(Open):
    """On which side of a cut-off a score has what the cut-off names."""

    AT_LEAST = "at_least"
    BELOW = "below"


class SignInWish(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where to send the link."""

    email: str


class SignUp(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A new organisation and the person who signs it up, who becomes its administrator and coordinator. `terms`
    and `processing` are the versions of the terms and of the processing agreement that this person accepts.
    """

    organisation: str
    name: str
    email: str
    language: str = "nl"
    time_zone: str = "Europe/Amsterdam"
    terms: str = ""
    processing: str = ""


class SignalContent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a signal says. `unit` null: it is about the whole organisation; `theme` is a key of the method's
    list.
    """

    kind: SignalKind
    theme: str
    source: SignalsKindsSource
    noticed_on: date
    text: str
    unit: UUID | None = None


class SignalKind(Open):
    """Work pressure that is too high or too low; or what gives energy, or drains it."""

    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"
    ENERGY_SOURCE = "energy_source"
    ENERGY_DRAIN = "energy_drain"


class SignalPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    signals: list[SignalRow]
    next: int | None


class SignalResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A signal, the verdict on it in this cycle (null: not yet), and the one before this cycle."""

    signal: SignalRow
    verdict: SignalVerdictRow | None
    before: SignalVerdictRow | None


class SignalRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One signal as it stands. `unit` None: the whole organisation; `reported_by` None: reported unnamed. `text`
    is None once its words were erased. `seq` is where it began in the log, `version` its stream's. `messages`
    counts those of its dialogue; `awaits_answer`: the unnamed reporter wrote last.
    """

    signal: UUID
    plan: UUID
    kind: SignalKind
    unit: UUID | None
    theme: str
    source: SignalsKindsSource
    noticed_on: date
    weight: int
    text: str | None
    reported_by: UUID | None
    withdrawn: bool
    seq: int
    version: int
    weighed_by: UUID | None
    weight_reason: str | None
    withdrawn_by: UUID | None
    withdrawn_reason: str | None
    messages: int
    awaits_answer: bool


class SignalVerdictRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The verdict on a signal in a cycle: what, on which evidence, when and by whom. `seq` is where it began."""

    plan: UUID
    cycle: int
    signal: UUID
    verdict: str
    evidence: str
    judged_on: date
    judged_by: UUID | None
    changed_in: int
    seq: int


class Signals(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Signals that were not withdrawn, now and at the moment before (null: none, or about too few people then).
    `units` is empty where the report is about one unit, or no unit may be named.
    """

    now: Counted
    then: Counted | None
    unjudged: int
    themes: list[NamedCount]
    units: list[NamedCount]


class SignedIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The session stands in the cookie; its forms and unsafe requests carry `csrf_token` (header x-csrf-token).
    `step` is "code" while a second step is due (202): then nobody is signed in yet.
    """

    csrf_token: str | None
    step: str | None


class Since(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is compared with: the report of the moment before, its day, and how far in the log it looked."""

    report: UUID
    on: date
    position: int


class Size(Open):
    """Local and soon done, or integral, as a project."""

    SMALL = "small"
    LARGE = "large"


class SnoozeIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Until when you do not want to be reminded, at most 30 days from today, and why."""

    until: date
    reason: str


class Spread(Open):
    """How far the participants' ranks of one issue lie apart: in words, so that no single rank can be read off."""

    CLOSE = "close"
    MIXED = "mixed"
    FAR = "far"


class Stage(Open):
    """How far a poll is."""

    NONE = "none"
    PLANNED = "planned"
    DROPPED = "dropped"
    TOO_SMALL = "too_small"
    OPEN = "open"
    CLOSED = "closed"


class Stance(Open):
    """Where a party stands on the version on the table."""

    WAITING = "waiting"
    AGREED = "agreed"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"


class Stand(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which state of the plan is shown: the place of its newest fact in the log, when that was, as a local date."""

    seq: int
    at: datetime
    on: date


class StandIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who stands in, from the first day to the last, both inclusive. It ends by itself."""

    stand_in: UUID
    first_day: date
    last_day: date


class StatementIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The goals, the results that are meant, the people and the means."""

    goals: str
    results: str
    people: str
    means: str


class StatementRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One version of management's statement, who published it and when."""

    plan: UUID
    version: int
    seq: int
    words: Words
    on: date
    by: UUID | None


class StepChange(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What to do with a step. `note` belongs to `complete` (erasable words), `reason` to `leave_out`."""

    do: What
    note: str = ""
    reason: str = ""


class StepLeftOutIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step that you do without, and why."""

    step: int
    reason: str


class StepLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the six steps: `open`, `busy`, `done` or `left_out`, since when."""

    step: int
    progress: str
    since: date | None


class StepRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of a plan: how far (`open`, `busy`, `done`, `left_out`), since when, why left out, what was
    noted.
    """

    step: int
    progress: PlanStateProgress
    since: date | None
    reason: str
    note: str | None


class StepTime(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How long a step took: how many were done in the quarters shown, of how many the days are known, their
    median.
    """

    step: int
    done: int
    timed: int
    median_days: str | None


class SubscriptionOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the subscription stands. `until` is the day on which the trial or the paid interval is over; `seats`
    null: there is no limit. `coming` is the package from that day on. `ends_on` and `deletes_on` are set once
    it was cancelled.
    """

    standing: SubscriptionStateStanding
    read_only: bool
    package: str | None
    interval: Interval
    until: date | None
    seats: int | None
    members: int
    coming: str | None
    ends_on: date | None
    deletes_on: date | None
    packages: list[PackageOut]


class SupportPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    moments: list[SupportRow]
    next: int | None


class SupportRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A moment of informal support; `said` is None once its words were erased."""

    plan: UUID
    key: UUID
    occasion: str
    unit: UUID | None
    mood: str
    said: str | None
    by: UUID | None
    heard_on: date
    seq: int


class TeamMeetingRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One team meeting: planned on a date, with what came of it once `held_on` is set. `attendance` counts
    everybody who was there, `present` names the members among them whom the record names.
    """

    meeting: UUID
    plan: UUID
    planned_on: date
    unit: UUID | None
    agenda: list[str]
    seq: int
    version: int
    held_on: date | None
    present: list[UUID]
    attendance: int
    outcomes: str | None
    follow_up: list[FollowUp]


class Text(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One text in both languages, level B1."""

    nl: str
    en: str


class ThemeChoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a report can be about."""

    theme: str
    title: Text


class Thing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What in the plan a file belongs to: of which kind (`agreement`, `measure`, `review`, …), and which."""

    kind: str
    id: str


class TimePath(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All milestones; those that are not there any more are gone."""

    milestones: list[MilestoneIn]


class Times(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an organisation chose; hours and days are local to it. `days_before` a date comes the first reminder,
    from `hour` o'clock on. What is overdue is told to the contact person after `contact_after` days and to
    management after `management_after` (0: never). No mail goes out from `quiet_from` to `quiet_until`
    o'clock, nor on a day off: in `weekends` and on `holidays` only where that is chosen; Good Friday is a
    holiday where `good_friday` says so.
    """

    days_before: int
    hour: int
    contact_after: int
    management_after: int
    quiet_from: int
    quiet_until: int
    weekends: bool
    holidays: bool
    good_friday: bool


class TodoOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that you can do now: in words, the page where, the plan, and the date by which (null: no date).
    `stands_in_for` is whose it is, where you stand in for a colleague who is away (null: your own).
    """

    what: str
    href: str
    plan: UUID | None
    due_on: date | None
    stands_in_for: UUID | None


class ToldIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """On which day, and who was informed (empty: as planned)."""

    on: date
    informed: str = ""


class Transcription(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The document from which somebody else's position was copied (minutes, letter), and its date."""

    document: str
    dated: date


class TranscriptionAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether what was copied for your party on this version is right; then it is the party's own position."""

    party: AgreementsContentParty
    digest: str
    right: bool


class Trouble(Open):
    """What can be wrong with a line."""

    UNREADABLE = "unreadable"
    NO_COLUMNS = "no_columns"
    NO_QUESTIONS = "no_questions"
    TOO_MANY = "too_many"
    SCALE_MISSING = "scale_missing"
    QUESTION_MISSING = "question_missing"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    REVERSED_UNCLEAR = "reversed_unclear"
    ANSWERS_MISSING = "answers_missing"
    ANSWERS_NUMBER = "answers_number"
    ANSWERS_DIFFER = "answers_differ"
    ENGLISH_NUMBER = "english_number"
    QUESTION_TWICE = "question_twice"


class UnitChoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A unit that may be named: so many people belong to it that it points at nobody."""

    unit: UUID
    name: str


class UnitLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Signals of one unit, column by column; `unit` null: of all others together, and of no unit in particular."""

    unit: UUID | None
    name: str
    numbers: list[int]


class UnitRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the organisation."""

    unit: UUID
    name: str
    parent: UUID | None


class UnnamedReport(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody noticed. Name nobody in it, yourself included. `unit`: one of the units offered, or null."""

    kind: SignalKind
    theme: str
    text: str
    weight: int = 3
    unit: UUID | None = None


class Unreached(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member whose address is stopped: since when (UTC), after how many dead mails, the last status (RFC
    3463).
    """

    person: UUID
    since: datetime
    dead: int
    status: str


class Upgrade(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """From small to large: who leads, the time path, which steps are taken in after all, and why."""

    leader: UUID
    milestones: list[MilestoneIn]
    reason: str
    steps: list[int] = []


class Urgency(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether it must be solved quickly, and why."""

    urgent: bool
    reason: str


class Verdict(Open):
    """The answer to “did it change positively?”; who cannot say, says why."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    CANNOT_SAY = "cannot_say"


class VersionRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One version that lay on the table, with the last position of each party on it."""

    agreement: UUID
    version: int
    plan: UUID
    seq: int
    digest: str
    content: AgreementsContentContent
    proposed_by: UUID
    proposed_on: date
    why: str
    parties: list[PartyRow]


class Way(Open):
    """How those concerned were consulted."""

    TEAM_MEETING = "team_meeting"
    TALK = "talk"
    GROUP = "group"
    SURVEY = "survey"
    OTHER = "other"


class WebhookIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where it is, and of which parts of the method it is told (none: of all)."""

    address: str
    parts: list[str] = []


class WebhookOut(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A webhook. `rests` says why nothing is sent (null: it is on); `messages` counts them by state."""

    id: UUID
    address: str
    parts: list[str]
    rests: str | None
    renewed_at: datetime
    messages: dict[str, int]
    version: int


class Weighed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a weighing said before it was corrected, who had recorded that, and when, in UTC."""

    question: str
    options: list[str]
    interests: list[Interest]
    choice: str
    reason: str
    on: date
    by: UUID | None
    recorded_at: datetime


class WeighingIn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The question, at least two options and two interests, the choice and its reason, and the day."""

    question: str
    options: list[str]
    interests: list[InterestIn]
    choice: str
    reason: str
    on: date


class WeighingPage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    weighings: list[WeighingRow]
    next: int | None


class WeighingRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Interests weighed in a plan, and who recorded it as it is now. `version` is the stream's; `earlier` what
    it said before, oldest first; `correction` why it was corrected last.
    """

    weighing: UUID
    plan: UUID
    seq: int
    question: str
    options: list[str]
    interests: list[Interest]
    choice: str
    reason: str
    on: date
    by: UUID | None
    recorded_at: datetime
    version: int
    correction: str
    earlier: list[Weighed]


class Went(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """So many of a kind."""

    kept: RetentionRulesKept
    count: int


class What(Open):
    """What can be done with a step."""

    START = "start"
    COMPLETE = "complete"
    REOPEN = "reopen"
    LEAVE_OUT = "leave_out"
    TAKE_IN = "take_in"


class WholeAgreement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An agreement with all its versions. SHA-256 over `canonical` (UTF-8) is the digest of the last one."""

    agreement: AgreementRow
    kept: AgreementsKeepingKept
    canonical: str
    versions: list[VersionRow]


class WithCode(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The code, in the body so that it stands in no address."""

    code: str


class WithSecret(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of it, and the secret that signs (`whsec_…`). It is told this once."""

    id: UUID
    secret: str
    seq: int | None
    version: int


class Words(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the statement says: the goals, the results that are meant, and the people and means for it."""

    goals: str
    results: str
    people: str
    means: str


class WouldGo(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much would go in the next night."""

    kept: RetentionRulesKept
    days: int
    would_go: int


class YesNo(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="yes_no"):
    """Row 1a: yes or no; the remark stands with the row."""

    yes: bool


class AgreementsContentContent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that the parties agree on: any change of it is material and makes another version. It takes effect on
    `effective_on` and is to be kept by `due_on` (dates in the organisation's time zone). `time`, `room` and
    `support` are what is granted for it (the method, row 4).
    """

    title: str
    text: str
    parties: list[AgreementsContentParty]
    effective_on: date
    due_on: date
    tasks: str
    time_: str = field(name="time")
    room: str
    support: str
    measure: UUID | None


class AgreementsContentParty(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A party: a team has its `unit`, a person its `person`, a unit's contact person both, the others neither."""

    kind: PartyKind
    unit: UUID | None = None
    person: UUID | None = None


class AgreementsContentSource(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The document from which a party's position was copied (minutes, a letter), and its date."""

    document: str
    dated: date


class AgreementsRowsReportRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The last report of fulfilment and what other parties said of it. `evidence` is None when it was erased."""

    number: int
    party: AgreementsContentParty
    by: UUID
    on: date
    fulfilled_on: date
    whole: bool
    evidence: str | None
    answers: list[AnswerRow]


class AnalyticsContentPlanLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A plan: how far, and what of it is overdue. `cycles` only where it is the plan that was asked for."""

    plan: UUID
    title: str
    cycle: int
    closed: bool
    steps_done: int
    steps_taken: int
    overdue: int
    cycles: list[Cycle]


class AnalyticsViewsTurn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step in one cycle: when work on it began and when it was done (local dates; None: not, or not told)."""

    cycle: int
    step: int
    began_on: date | None
    done_on: date | None


class ApproachInputsBecause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why."""

    reason: str


class AttachmentsEventsContent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is kept: SHA-256 of the bytes in hex, their number, their media type; for a picture its size in
    pixels. `thumbnail` is the digest of a small picture of it.
    """

    digest: str
    size: int
    media_type: str
    width: int | None
    height: int | None
    thumbnail: str | None


class CourseBecause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why; adopting a plan without open rows needs no reason."""

    reason: str = ""


class AgreementsKeepingKept(Open):
    """The third verdict of step 5, for one agreement."""

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    NOT_YET_DUE = "not_yet_due"
    DISPUTED = "disputed"


class AgreementsStancesStanding(Open):
    """Where the agreement stands: agreed only when all parties agreed on the same version."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class KickoffAnswersGoals(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="goals"):
    """Row 1: the goals."""

    goals: list[Goal]


class PlanApproachProposal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the answers point to: the size, the steps worth taking, whether somebody should lead it, and why.
    `leaves_out` says for each step that is not proposed which reason it is for.
    """

    size: Size
    steps: list[int]
    leader: bool
    reasons: list[PlanApproachWhy]
    leaves_out: list[Needless]


class PlanStateProgress(Open):
    """How far a step is."""

    OPEN = "open"
    BUSY = "busy"
    DONE = "done"
    LEFT_OUT = "left_out"


class ReportsContentCover(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A participating unit (null: the whole organisation), and what is amiss with its contact person."""

    unit: str | None
    defects: list[str]


class ReportsContentPoint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is not finished, or asks for a decision. `key` is its number in the method, where it has
    one.
    """

    text: str
    plan: str
    key: str
    on: date | None
    why: str


class ReportsEventsKind(Open):
    """The form in which a report is kept."""

    JSON = "json"
    PDF = "pdf"
    XLSX = "xlsx"


class ResultsReadingsReading(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One figure: `value` on the question's own scale, what was asked (with its version) of which group, and
    when. `respondents` answered of `invited` (None: not known).
    """

    value: str
    respondents: int
    on: date
    question: str
    group: str
    invited: int | None


class RetentionRulesKept(Open):
    """One kind of what is kept."""

    READINGS = "readings"
    MAILS = "mails"
    LEAVERS = "leavers"


class ReviewEventsChoice(Open):
    """What a review decides; a plan as a whole may also stop, or begin its next cycle."""

    CONTINUE = "continue"
    ADJUST = "adjust"
    STOP = "stop"
    NEW_CYCLE = "new_cycle"


class SubscriptionStateStanding(Open):
    """How a subscription stands. NONE: the organisation never subscribed, as the demo; nothing is limited."""

    NONE = "none"
    TRIAL = "trial"
    ACTIVE = "active"
    CANCELLED = "cancelled"
    SUSPENDED = "suspended"
    ENDED = "ended"
    DELETING = "deleting"


class HandingOverHeld(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a person is responsible for, where it is; `able`: whether there is a command to hand it
    over.
    """

    kind: ServicesApiHandingOverKind
    id: str
    title: str
    href: str
    plan: UUID | None
    able: bool


class HeldHeld(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that is held about you in one organisation. `account` is null when you ask with an API token. Times
    are UTC. `seen_by`: who read what is about you. What you reported without a name and what you answered in
    a poll is not here: nothing says that it is yours.
    """

    made_at: datetime
    organisation: UUID
    person: dict[str, Any]
    roles: list[str]
    account: AccountHeld | None
    mails: list[dict[str, Any]]
    notices: list[dict[str, Any]]
    sessions: list[dict[str, Any]]
    sign_in_links: list[dict[str, Any]]
    api_tokens: list[dict[str, Any]]
    calendar_since: datetime | None
    provider: dict[str, Any]
    files: list[FileRow]
    seen_by: list[InfraPrivacyReadingsReading]
    log: list[HeldLogLine]


class HeldLogLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event that you caused (`yours`), or that names you. `content`: what it says, or of it only what is
    yours.
    """

    seq: int
    recorded_at: datetime
    type_: str = field(name="type")
    yours: bool
    content: dict[str, Any]


class InfraPrivacyReadingsReading(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person read on a day, about whom, how often; instants in UTC. `thing` is the signal, dossier or
    export.
    """

    id: UUID
    reader: UUID
    what: str
    plan: UUID | None
    thing: UUID | None
    subject: UUID | None
    first_at: datetime
    last_at: datetime
    times: int


class KernelNoticesPace(Open):
    """How often somebody gets the notices of a kind: in one mail a day, in one mail a week, or not at all."""

    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


class KickoffAnswersMilestone(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point on the time path."""

    text: str
    on: date


class MeasureWorkReason(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why."""

    reason: str


class MeetingMeetingPlan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When and where; `at` is a local time."""

    on: date
    at: time | None = None
    place: str = ""


class MeetingMeetingRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The day it was held, the members who were there, and guests in words."""

    on: date
    present: list[UUID]
    guests: str = ""


class MessagesBecause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why."""

    reason: str


class OverviewStandingState(Open):
    """How a place stands. What waits for nobody in particular is busy; stuck says that somebody must act. What
    is still to arrange before a plan can go on is not stuck while the plan is being prepared.
    """

    NOT_STARTED = "not_started"
    BUSY = "busy"
    TO_ARRANGE = "to_arrange"
    STUCK = "stuck"
    DONE = "done"
    LEFT_OUT = "left_out"


class PlanApproachPace(Open):
    """Whether it can wait."""

    AT_ONCE = "at_once"
    STEADY = "steady"


class PlanApproachWhy(Open):
    """A reason of the proposal, as a code: the words are told at the edge."""

    ONE_TEAM = "one_team"
    SOME_TEAMS = "some_teams"
    ORGANISATION = "organisation"
    ONE_CAUSE = "one_cause"
    SOME_CAUSES = "some_causes"
    MANY_CAUSES = "many_causes"
    NOT_KNOWN = "not_known"
    SOLVE_ONE = "solve_one"
    IMPROVE = "improve"
    LASTING = "lasting"
    CANNOT_WAIT = "cannot_wait"
    LARGE_WANTS_ALL = "large_wants_all"
    LEADER_ACROSS_TEAMS = "leader_across_teams"
    LEADER_OF_PROJECT = "leader_of_project"


class PlanEventsMilestone(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point on the time path, and whether it was reached."""

    text: str
    on: date
    reached: bool


class PlanEventsOpenPoint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a cycle hands on to the next: the kind of thing (`measure`, `signal`, …), its id, and what it is
    about. `text` is the thing's own title, empty where the method words it; a person's own words stay where
    they can be erased and are found by `id`.
    """

    kind: str
    id: str
    text: str


class PollsFloorsFloors(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many answers stand behind a figure, at least: about all who were asked, and about a part of them."""

    whole: int = 5
    split: int = 10


class PublicationFloorsFloors(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many answers a figure needs: about everybody who was asked, and about any part of them."""

    whole: int
    split: int


class ReportsContentPlanLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A plan: its cycle, its steps, its checklist (rows checked of all, and past their date), its reviews."""

    plan: UUID
    title: str
    cycle: int
    started_on: date
    closed_on: date | None
    steps: list[StepLine]
    rows: int
    rows_checked: int
    rows_overdue: int
    last_review: date | None
    next_review: date | None


class ReportsViewsReportRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report. `built_in` is the place in the log of its building, 0 until it is there; `position` what it
    shows. `readers` says for whom it is: `everybody` (a plan is for all its staff), `unit:<id>`, or
    `who_steers`.
    """

    report: UUID
    seq: int
    scope: Scope
    plan: UUID | None
    unit: UUID | None
    readers: str
    on: date
    version: int
    asked_by: UUID | None
    name: str
    moment: UUID | None
    position: int
    since: Since | None
    template: int
    late: int
    forms: list[Form]
    built_in: int


class RetentionRule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How long a kind is kept, in days: what holds, what is usual, the bounds; who chose it on which local date.
    `would_go` is how much the next night takes by it.
    """

    kept: RetentionRulesKept
    days: int
    usual: int
    low: int
    high: int
    chosen_by: UUID | None
    chosen_on: date | None
    would_go: int


class ReviewEventsOpenPoint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is not finished: of which kind (`measure`, `agreement`, `signal`, …), which, and its own
    title. `text` is empty where the method words it, or a person did; older releases kept words in the
    recorder's language.
    """

    kind: str
    id: str
    text: str


class ReviewMomentsWhy(Open):
    """Why a review is due."""

    TOO_OLD = "too_old"
    MOMENT = "moment"
    MEASURE_FINISHED = "measure_finished"
    MEASURE_MISSED = "measure_missed"


class ReviewsCancellation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why the review is not held."""

    reason: str


class RoutesAccountLogLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What happened to your account, when (UTC), on what sort of device."""

    number: int
    kind: str
    detail: str
    device: str
    at: datetime


class RoutesAccountRule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether members sign in by two steps."""

    two_steps: bool


class RoutesWebhookMessagesState(Open):
    """Where a message stands."""

    WAITING = "waiting"
    SENDING = "sending"
    ARRIVED = "arrived"
    FAILED = "failed"


class ServicesApiContactPersonsCover(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A participating unit (None: the whole organisation) and its contact person today, if there is one.
    `coming` begins later, `earlier` is over; `defects` say what is amiss today (method: invariant 9).
    """

    unit: UUID | None
    now: MandateRow | None
    coming: list[MandateRow]
    earlier: list[MandateRow]
    defects: list[Defect]


class ServicesApiHandingOverKept(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was not handed over, and why; `why` is empty where it never can be."""

    held: HandingOverHeld
    why: str


class ServicesApiHandingOverKind(Open):
    """What somebody can be responsible for."""

    ROW = "row"
    MEASURE = "measure"
    LEADER = "leader"
    MANDATE = "mandate"
    DECISION = "decision"
    AGREEMENT = "agreement"


class ServicesApiMeansProposal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What row 4 says for one person or unit; `content` lacks only a due date when `dated` is false."""

    agreement: UUID
    content: AgreementsContentContent
    dated: bool


class ServicesApiOverviewStandingStanding(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a place of a plan stands: `words` in one line, what is `stuck` and why, one sentence each, and `who`
    acts.
    """

    place: str
    state: OverviewStandingState
    words: str
    stuck: list[str]
    who: list[UUID]


class ServicesApiRoutesApproachInputsChoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The choice, with the answers that the proposal follows from. `start` begins a step at once. `reason` is
    needed where size or leader differ from the proposal, or a step is taken that it leaves out.
    """

    answers: Answers
    size: Size
    steps: list[int]
    left_out: list[StepLeftOutIn] = []
    leader: UUID | None = None
    milestones: list[MilestoneIn] = []
    reason: str = ""
    start: int | None = None


class ServicesApiRoutesApproachInputsGoals(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All goals beyond today's problems."""

    goals: list[GoalIn]


class ServicesApiRoutesCoursePoint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An open point of the last cycle: the kind of thing, its id, what it is about."""

    kind: str
    id: str
    text: str


class ServicesApiRoutesMeasureWorkProgress(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A note; the words are kept under your own key and can be erased."""

    on: date
    text: str
    percent: int | None = None


class SignalsNewMessage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message to the unnamed reporter, after the `number` messages that there were when you wrote it."""

    text: str
    number: int


class SignalsReason(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why."""

    reason: str


class SignalsKindsSource(Open):
    """Where a signal comes from (the guide's step 1)."""

    TEAM_MEETING = "team_meeting"
    SICK_LEAVE = "sick_leave"
    SURVEY = "survey"
    TALK = "talk"
    OBSERVATION = "observation"
    PLANNING_DATA = "planning_data"
    OTHER = "other"


class SignalsViewsMessageRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message between the unnamed reporter (`written_by` None) and somebody who steers the plan."""

    signal: UUID
    seq: int
    plan: UUID
    written_by: UUID | None
    text: str | None
    written_on: date


class SubscriptionCancellation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The name of the organisation, so that nobody cancels by mistake."""

    confirmation: str


class SupportViewsMessageRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something to tell: planned for `planned_on`, told or dropped. `told_by` is who recorded that it was told."""

    item: UUID
    plan: UUID
    seq: int
    planned_on: date
    message: Message
    open: bool
    told_on: date | None
    told_by: UUID | None
    informed: str
    dropped_reason: str


class TeamMeetingsMeetingPlan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When, for which unit (null: everybody), about what."""

    on: date
    agenda: list[str]
    unit: UUID | None = None


class TeamMeetingsMeetingRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How it went. `attendance` counts everybody who was there; `present` names members among them, or nobody."""

    on: date
    attendance: int
    outcomes: str
    present: list[UUID] = []
    follow_up: list[Agreed] = []


class UnnamedNewMessage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message of the reporter's."""

    code: str
    text: str


class WorksCouncilEventsSource(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The document from which somebody else's act was copied (letter, minutes), and its date."""

    document: str
    dated: date


class WorksCouncilTurnParty(Open):
    """Whose move it is."""

    MANAGEMENT = "management"
    BODY = "body"
    BOTH = "both"
    COURT = "court"
    NOBODY = "nobody"


class WorksCouncilTurnTurn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The phase, whose turn it is, since when it waits, and the last day where the law sets one."""

    phase: Phase
    party: WorksCouncilTurnParty
    since: date | None
    until: date | None
