"""The outcome of a poll, for pages and programs alike: from the ledger's views, with the words of its questions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time

import msgspec
from litestar import Response

from domain.kernel.ids import PlanId, PollId, UnitId
from domain.method import Text
from domain.organisation.views import ORGANISATIONS, UNITS
from domain.polls.views import PollRow
from domain.publication.outcome import Answered, Issued, Means, before, outcome
from domain.publication.tables import Place
from domain.publication.views import EDITIONS, FIGURES, EditionRow
from domain.questionnaires.content import Cut, Questionnaire, Side
from domain.reports.events import Kind
from infra.bootstrap import Services
from infra.language import in_language
from infra.reports.document import Document
from infra.reports.forms import MEDIA_TYPES
from infra.reports.sheets import workbook
from services.api.auth import Caller
from services.api.export import tables_csv
from services.api.files import ALONE
from services.api.polls import questionnaires_named


class Asked(msgspec.Struct, frozen=True):
    """A question as it was asked, or a scale over questions (`scale`): its words, its answers from low to high.

    `cut` is the scale's published cut-off; `validated` whether somebody showed that its questions measure one thing.
    """

    key: str
    text: Text
    answers: tuple[Text, ...]
    scale: bool = False
    items: int = 1
    cut: Cut | None = None
    validated: bool = False

    @property
    def means(self) -> Means:
        """What its answers count for: 1 for the lowest, also in the sums of a scale."""
        return Means(1.0, 1 / self.items)

    @property
    def below(self) -> bool:
        """Whether what the cut-off names lies below it."""
        return self.cut is not None and self.cut.side is Side.BELOW


class Outcome(msgspec.Struct, frozen=True):
    """What came of a poll; `then` is the poll beside it. `names` are those of the units."""

    poll: PollRow
    now: EditionRow
    then: EditionRow | None
    asked: Mapping[str, Asked]
    answered: Sequence[Answered]
    names: Mapping[Place, str]
    sources: Sequence[Text]


async def outcome_of(services: Services, caller: Caller, poll: PollRow) -> Outcome | None:
    """What came of the poll; None as long as nothing came out."""
    editions = await services.views.find(caller.tenant, EDITIONS, {"plan": poll.plan}, order=("seq",))
    now = next((each for each in editions if each.poll == poll.poll), None)
    if now is None:
        return None
    then = before(editions, poll.poll, poll.follows)
    questionnaires = await questionnaires_named(services, caller.tenant, poll.questionnaires)
    asked = {each.key: each for each in asked_in(questionnaires)}
    means = {key: each.means for key, each in asked.items()}
    issued = await _issued(services, caller, poll.plan, now)
    beside = await _issued(services, caller, poll.plan, then) if then else None
    units = await services.views.find(caller.tenant, UNITS)
    names: dict[Place, str] = {UnitId(row.unit): row.name for row in units}
    sources = list(dict.fromkeys(each.source for each in questionnaires))
    return Outcome(poll, now, then, asked, outcome(issued, beside, means), names, sources)


async def _issued(services: Services, caller: Caller, plan: PlanId, edition: EditionRow) -> Issued:
    where = {"plan": plan, "poll": PollId(edition.poll)}
    return Issued(edition, await services.views.find(caller.tenant, FIGURES, where, order=("seq",)))


def asked_in(questionnaires: Sequence[Questionnaire]) -> Iterator[Asked]:
    """Every question and scale, by the key of its counters."""
    for each in questionnaires:
        for scale in each.scales:
            for one in scale.questions:
                yield Asked(f"{each.key}.{one.key}", one.text, scale.answers, validated=scale.validated)
            yield Asked(
                key=f"{each.key}.{scale.key}",
                text=scale.title,
                answers=scale.answers,
                scale=True,
                items=len(scale.questions),
                cut=scale.cut,
                validated=scale.validated,
            )


async def organisation_name(services: Services, caller: Caller) -> str:
    """What the organisation is called."""
    row = await services.views.get(caller.tenant, ORGANISATIONS, (caller.tenant,))
    return row.name if row else ""


def taken_along(document: Document, on: date, form: str, language: str) -> Response[bytes]:
    """The outcome to take along: `csv` or `xlsx`."""
    if form == "csv":
        with in_language(language):
            content, kind = tables_csv(document), "text/csv"
    else:
        content, kind = workbook(document, datetime.combine(on, time(), UTC)), MEDIA_TYPES[Kind.SHEETS]
    headers = {
        "content-disposition": f'attachment; filename="peiling-{on}.{form}"',
        "content-security-policy": ALONE,
        "cache-control": "no-store",
    }
    return Response(content, media_type=kind, headers=headers)
