"""What the last poll of a plan says of how work is perceived, for step 1 and step 5: in words, to take over, to judge.

Made of released figures alone. A verdict is offered with its source and never given by itself.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from domain.kernel.ids import PlanId
from domain.plan.views import PlanRow
from domain.polls.views import POLLS, PollRow
from domain.publication.outcome import Line
from domain.publication.views import EDITIONS, EditionRow
from domain.results.commands import RecordMeasurement
from domain.results.events import Verdict
from domain.results.views import MEASUREMENTS, MeasurementRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import in_language, long_date
from services.api.auth import Caller
from services.api.measured import can_be_measured, measurement, of_everybody
from services.api.outcome_words import in_a_sentence
from services.api.outcomes import Outcome, outcome_of


class Perceived(msgspec.Struct, frozen=True):
    """One scale of the poll: what came of it in words, and the measurement that it makes in the current cycle.

    `taken`: it stands among the results already. `verdict` is what its figures say beside the poll before, None where
    there is none; `evidence` says why, with the source.
    """

    key: str
    title: str
    words: str
    command: RecordMeasurement
    taken: bool
    verdict: Verdict | None
    evidence: str


class LastPoll(msgspec.Struct, frozen=True):
    """The plan's last poll of which figures came out, and its scales that tell of everybody."""

    poll: PollRow
    edition: EditionRow
    scales: Sequence[Perceived]

    @property
    def to_take(self) -> list[Perceived]:
        """Those that do not stand among the results yet."""
        return [each for each in self.scales if not each.taken]

    @property
    def verdicts(self) -> dict[UUID, Perceived]:
        """What is offered as a verdict, by the measurement that it is about."""
        return {each.command.measurement: each for each in self.scales if each.verdict}


async def last_poll(services: Services, caller: Caller, plan: PlanRow, language: str) -> LastPoll | None:
    """What the last one says; None before the first came out."""
    editions = await services.views.find(caller.tenant, EDITIONS, {"plan": plan.plan}, order=("-seq",), limit=1)
    poll = await services.views.get(caller.tenant, POLLS, (editions[0].poll,)) if editions else None
    found = await outcome_of(services, caller, poll) if poll else None
    if poll is None or found is None:
        return None
    where = {"plan": plan.plan, "cycle": plan.cycle}
    rows = {row.measurement: row for row in await services.views.find(caller.tenant, MEASUREMENTS, where)}
    keys = [asked.key for asked in can_be_measured(found)]
    return LastPoll(poll, found.now, [_perceived(found, key, plan, rows, language) for key in keys])


async def polled_plans(services: Services, caller: Caller) -> frozenset[PlanId]:
    """The plans of which a poll came out."""
    return frozenset(row.plan for row in await services.views.find(caller.tenant, EDITIONS))


def _perceived(found: Outcome, key: str, plan: PlanRow, rows: dict[UUID, MeasurementRow], language: str) -> Perceived:
    with in_language("nl"):
        command, evidence = measurement(found, key, plan), _evidence(found, key)
    with in_language(language):
        title, words = found.asked[key].text.to(language), in_a_sentence(found, key)
    row, line = rows.get(command.measurement), of_everybody(found, key)
    taken = row is not None and found.now.closed_on in {each.on for each in (row.baseline, row.follow_up) if each}
    return Perceived(key, title, words, command, taken, _verdict(command, line), evidence)


def _verdict(command: RecordMeasurement, line: Line | None) -> Verdict | None:
    """What may be chance, or was asked of others, is not to be said."""
    then, now = command.baseline, command.follow_up
    if line is None or line.change is None or then is None or now is None:
        return None
    if line.change.may_be_chance or line.doubts:
        return Verdict.CANNOT_SAY
    return Verdict.BETTER if (now.value > then.value) == command.higher_is_better else Verdict.WORSE


def _evidence(found: Outcome, key: str) -> str:
    day, name = long_date(found.now.closed_on), found.poll.title
    source = _("Bron: peiling “%(name)s”, gesloten op %(day)s.") % {"name": name, "day": day}
    return f"{in_a_sentence(found, key)} {source}"
