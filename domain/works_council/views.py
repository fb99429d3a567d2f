"""What pages ask of dossiers, and of moments of informal support: two views that share nothing."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import DossierId, PersonId, PlanId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.views import Key, View
from domain.works_council import events as e
from domain.works_council.informal import SupportHeard, SupportStruck
from domain.works_council.state import Dossier, evolve


class DossierRow(Struct, frozen=True):
    """A dossier as it stands; `dossier_state` is the whole of it. `version` is the stream's, for If-Match.

    `settled` says that nothing is to be done about it any more, but for what a clock may bring; `unconfirmed` that its
    answer was copied for the body, which has not said whether it is right.
    """

    dossier: DossierId
    plan: PlanId
    subject: str
    dossier_state: Dossier
    settled: bool
    seq: int
    version: int
    unconfirmed: bool = False


class SupportRow(Struct, frozen=True):
    """A moment of informal support; `said` is None once its words were erased."""

    plan: PlanId
    key: UUID
    occasion: str
    unit: UnitId | None
    mood: str
    said: str | None
    by: PersonId | None
    heard_on: date
    seq: int


DOSSIER_EVENTS = (
    e.DossierOpened,
    e.ConsentRequested,
    e.RequestWithdrawn,
    e.ConsultationMeetingHeld,
    e.Answered,
    e.AnswerDisputed,
    e.ConditionFulfilled,
    e.ConditionReopened,
    e.DecisionNotified,
    e.DecisionDiscovered,
    e.NullityInvoked,
    e.PermissionRequested,
    e.PermissionRuled,
)


def _dossier_keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.dossier,),) if isinstance(recorded.event, DOSSIER_EVENTS) else ()


def _dossier(row: DossierRow | None, recorded: Recorded, _key: Key) -> DossierRow | None:
    event, version = recorded.event, recorded.version
    if not isinstance(event, DOSSIER_EVENTS):
        return row
    if isinstance(event, e.DossierOpened):
        state = evolve(Dossier(), event)
        settled = not state.consenting_body
        return DossierRow(event.dossier, event.plan, event.subject, state, settled, recorded.seq, version)
    if row is None:
        return None
    state = evolve(row.dossier_state, event)
    settled, unconfirmed = _settled(state), state.transcribed
    return replace(row, dossier_state=state, settled=settled, unconfirmed=unconfirmed, version=version)


def _settled(state: Dossier) -> bool:
    if state.decision is None:
        return state.withdrawn is not None and not state.decided
    met = state.answer is None or len(set(state.fulfilled)) == len(state.answer.conditions)
    return state.stands and met


def _support_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan, event.key),) if isinstance(event, SupportHeard | SupportStruck) else ()


def _support(row: SupportRow | None, recorded: Recorded, _key: Key) -> SupportRow | None:
    match recorded.event:
        case SupportHeard(plan=plan, key=key, occasion=occasion, unit=unit, mood=mood, words=words, on=on):
            said = words.text if isinstance(words, Personal) else None
            return SupportRow(plan, key, occasion.value, unit, mood.value, said, recorded.actor, on, recorded.seq)
        case SupportStruck():
            return None
        case _:
            return row


DOSSIERS = View(
    name="dossier",
    version=2,
    row=DossierRow,
    key=("dossier",),
    events=frozenset(DOSSIER_EVENTS),
    keys_of=_dossier_keys,
    evolve=_dossier,
    indexes=(("plan", "seq"), ("settled", "seq"), ("unconfirmed", "seq")),
)
SUPPORT_MOMENTS = View(
    name="support_moment",
    version=1,
    row=SupportRow,
    key=("plan", "key"),
    events=frozenset({SupportHeard, SupportStruck}),
    keys_of=_support_keys,
    evolve=_support,
    indexes=(("plan", "seq"),),
)
