"""What pages ask of an organisation's own questionnaires: every version, with its questions."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import QuestionnaireId
from domain.kernel.views import Key, View
from domain.method import Text
from domain.questionnaires.content import Scale
from domain.questionnaires.decider import QuestionnaireImported, QuestionnaireRetired


class QuestionnaireRow(Struct, frozen=True):
    """The newest version of an own questionnaire; `earlier` are the versions before it, oldest first."""

    questionnaire: QuestionnaireId
    version: int
    title: Text
    source: Text
    scales: tuple[Scale, ...]
    health: int
    retired: bool
    seq: int
    earlier: tuple[tuple[Scale, ...], ...] = ()


def _keys(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case QuestionnaireImported(questionnaire=key) | QuestionnaireRetired(questionnaire=key):
            return ((key,),)
        case _:
            return ()


def _row(row: QuestionnaireRow | None, recorded: Recorded, _key: Key) -> QuestionnaireRow | None:
    match recorded.event:
        case QuestionnaireImported() as new:
            return QuestionnaireRow(
                new.questionnaire,
                new.version,
                new.title,
                new.source,
                new.scales,
                new.health,
                retired=False,
                seq=row.seq if row else recorded.seq,
                earlier=(*row.earlier, row.scales) if row else (),
            )
        case QuestionnaireRetired() if row:
            return replace(row, retired=True)
        case _:
            return row


QUESTIONNAIRES = View(
    name="questionnaire",
    version=1,
    row=QuestionnaireRow,
    key=("questionnaire",),
    events=frozenset({QuestionnaireImported, QuestionnaireRetired}),
    keys_of=_keys,
    evolve=_row,
    indexes=(("seq",),),
)
