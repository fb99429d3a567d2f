"""From a poll to the results of its plan: a released figure about everybody becomes a measurement, baseline beside it.

So step 5 gives its verdict on it, and reports tell it. Nothing but what the ledger holds gets there.
"""

from decimal import Decimal
from uuid import uuid5

from domain.kernel.refusals import NotFound
from domain.plan.views import PlanRow
from domain.publication.outcome import Line
from domain.publication.statistics import Share
from domain.publication.views import EditionRow
from domain.results.commands import RecordMeasurement
from domain.results.readings import Reading
from services.api.outcome_words import side_of
from services.api.outcomes import Asked, Outcome


def can_be_measured(found: Outcome) -> list[Asked]:
    """The scales of which there is a figure about everybody."""
    return [found.asked[each.question.key] for each in found.answered if of_everybody(found, each.question.key)]


def measurement(found: Outcome, key: str, plan: PlanRow) -> RecordMeasurement:
    """Record this scale in the plan's current cycle, once; a later poll completes it. Raises NotFound."""
    line = of_everybody(found, key)
    if line is None or line.share is None:
        raise NotFound
    asked, title = found.asked[key], found.asked[key].text.nl
    now = _reading(found, asked, line.share, found.now)
    then = _reading(found, asked, line.then, found.then) if line.then and found.then else None
    return RecordMeasurement(
        plan=plan.plan,
        cycle=plan.cycle,
        measurement=uuid5(plan.plan, f"poll:{plan.cycle}:{key}"),
        title=f"{title}: {side_of(found, asked)} (%)",
        higher_is_better=asked.cut is None,
        baseline=then or now,
        follow_up=now if then else None,
    )


def of_everybody(found: Outcome, key: str) -> Line | None:
    """What is told of a scale about everybody who was asked; None where nothing is, and of a question."""
    asked = found.asked.get(key)
    lines = [line for each in found.answered if each.question.key == key for line in each.lines]
    return next((line for line in lines if line.node is None and line.share), None) if asked and asked.scale else None


def _reading(found: Outcome, asked: Asked, share: Share, edition: EditionRow) -> Reading:
    percent = 100 - share.percent if asked.below else share.percent
    asked_as = next((name for name in edition.version.split("+") if name.split("/")[0] == asked.key.split(".")[0]), "")
    return Reading(
        value=Decimal(round(percent)),
        respondents=share.answers,
        on=edition.closed_on,
        question=f"{asked.text.nl} ({asked_as})",
        group=", ".join(sorted(found.names.get(unit, "") for unit in found.poll.units)) or "Iedereen in het plan",
        invited=sum(place.asked for place in edition.places),
    )
