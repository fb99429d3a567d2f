"""The questionnaires of a poll: those that are shipped, and the organisation's own, which the log holds."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg

from domain.kernel.ids import QuestionnaireId, TenantId
from domain.polls.layout import Item, Layout, Sum
from domain.questionnaires.content import Questionnaire, Scale
from domain.questionnaires.decider import QuestionnaireImported, content_of, stream_of
from domain.questionnaires.shipped import SHIPPED
from infra.event_store.worker import WorkerLog

Own = Callable[[QuestionnaireId], Sequence[Questionnaire]]


def named(names: Iterable[str], own: Own) -> list[Questionnaire]:
    """The questionnaires by their names, in order; `own` gives the versions of an organisation's own one.

    Raises KeyError for a name that there is not.
    """
    return [SHIPPED[name] if name in SHIPPED else _own(name, own) for name in names]


def own_key(name: str) -> QuestionnaireId | None:
    """Which of the organisation's own questionnaires a name is of, None for a shipped one or for what is no name."""
    try:
        return QuestionnaireId(UUID(name.partition("/")[0]))
    except ValueError:
        return None


def from_log(
    log: WorkerLog, connection: "psycopg.Connection[Any]", tenant: TenantId, names: Iterable[str]
) -> list[Questionnaire]:
    """The questionnaires as the worker finds them."""

    def own(key: QuestionnaireId) -> Sequence[Questionnaire]:
        events = log.load(connection, tenant, stream_of(key)).events
        return [content_of(each.event) for each in events if isinstance(each.event, QuestionnaireImported)]

    return named(names, own)


def _own(name: str, own: Own) -> Questionnaire:
    key = own_key(name)
    found = next((each for each in own(key) if each.name == name), None) if key else None
    if found is None:
        raise KeyError(name)
    return found


def layout_of(questionnaires: Iterable[Questionnaire]) -> Layout:
    """The counters of these questionnaires; a key names the questionnaire, too."""
    return Layout(tuple(_sum(each.key, scale) for each in questionnaires for scale in each.scales))


def _sum(key: str, scale: Scale) -> Sum:
    answers = len(scale.answers)
    items = tuple(Item(f"{key}.{each.key}", answers, each.reversed) for each in scale.questions)
    return Sum(f"{key}.{scale.key}", items)
