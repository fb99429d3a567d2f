"""A plan told to others, from what really happened: the short guide and the impression, on a page or in print.

Both show the plan at one position of the log and say which; the same position gives the same document.
"""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from domain.analysis.views import ISSUES, TEAM_MEETINGS
from domain.attachments.events import FileKind
from domain.attachments.views import FILES, FileRow
from domain.catalogue import AUDIT
from domain.contact.views import MANDATES
from domain.kernel.refusals import NotFound
from domain.measures.talk_views import CONSULTED
from domain.plan.views import PlanRow
from domain.review.impression import IMPRESSION, stream_of
from domain.review.views import INTERVIEWS, InterviewRow
from domain.support.views import STATEMENTS
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import long_date
from services.api import telling_parts as parts
from services.api.assessing import results_of
from services.api.auth import Caller
from services.api.exchange import await_own_write
from services.api.files import taken_back
from services.api.open_points import VIEWS
from services.api.reviewing import REVIEW_VIEWS
from services.api.telling_parts import Section
from services.api.telling_steps import results, steps

TOLD_VIEWS = (ISSUES, TEAM_MEETINGS, MANDATES, STATEMENTS, INTERVIEWS, FILES, CONSULTED, *VIEWS, *REVIEW_VIEWS)
MOST_PHOTOS, MOST_INTERVIEWS = 6, 4


class Stand(msgspec.Struct, frozen=True):
    """Which state of the plan is shown: the place of its newest fact in the log, when that was, as a local date."""

    seq: int
    at: datetime
    on: date

    @property
    def words(self) -> str:
        """The stand in the language of the moment, for the foot of the page."""
        return _("Stand op %(date)s · plaats %(seq)s in het logboek van de organisatie") % {
            "date": long_date(self.on),
            "seq": self.seq,
        }


class Guide(msgspec.Struct, frozen=True):
    """The short guide: how we did it, in sections of a few lines each."""

    title: str
    lead: str
    stand: Stand
    sections: list[Section]


class Impression(msgspec.Struct, frozen=True):
    """The impression: photos and interviews whose people agreed, and what was reached."""

    title: str
    lead: str
    stand: Stand
    photos: list[FileRow]
    interviews: list[InterviewRow]
    sections: list[Section]


async def stand_of(services: Services, caller: Caller, plan: PlanRow) -> Stand:
    """The newest fact of the plan; the read models are awaited up to it."""
    newest = await services.views.find(caller.tenant, AUDIT, {"plan": plan.plan}, order=("-seq",), limit=1)
    if not newest:
        raise NotFound
    await await_own_write(services, caller, newest[0].seq, *TOLD_VIEWS)
    zone = ZoneInfo(await services.calendar.zone_of(caller.tenant))
    moment = newest[0].recorded_at
    return Stand(newest[0].seq, moment, moment.astimezone(zone).date())


async def guide_of(services: Services, caller: Caller, plan: PlanRow) -> Guide:
    """The guide, in the language of the moment."""
    stand = await stand_of(services, caller, plan)
    known = await _known(services, caller, plan, stand)
    sections = [
        await parts.goals(services, caller, plan),
        await parts.approach(services, caller, plan),
        *await steps(services, caller, plan, known),
        await parts.dates(services, caller, plan),
    ]
    lead = _("Zo werkten we aan werkdruk en energie. Deze handleiding is gemaakt uit wat er echt gebeurd is.")
    return Guide(_("Korte handleiding"), lead, stand, _said(sections))


async def impression_of(services: Services, caller: Caller, plan: PlanRow) -> Impression:
    """The impression, in the language of the moment: only who agreed is in it."""
    stand = await stand_of(services, caller, plan)
    known = await _known(services, caller, plan, stand)
    photos, interviews = await asyncio.gather(
        services.views.find(caller.tenant, FILES, {"plan": plan.plan, "kind": FileKind.PHOTO.value}, order=("seq",)),
        services.views.find(caller.tenant, INTERVIEWS, {"plan": plan.plan}, order=("seq",)),
    )
    agreed = await services.handler.state(caller.tenant, IMPRESSION, stream_of(plan.plan))
    sections = [await parts.measures(services, caller, plan), results(known), parts.agreements(known)]
    return Impression(
        _("Impressie"),
        _("Beelden en woorden van mensen die meededen, om anderen op ideeën te brengen."),
        stand,
        await _agreed(services, caller, [row for row in photos if row.may_be_shown][:MOST_PHOTOS]),
        [row for row in interviews if _whole(row) and agreed.interviews.get(row.interview)][:MOST_INTERVIEWS],
        _said(sections),
    )


async def _agreed(services: Services, caller: Caller, photos: Sequence[FileRow]) -> list[FileRow]:
    """Those that nobody took back since, also when a past day is shown."""
    return [row for row in photos if not await taken_back(services, caller, row)]


def _whole(row: InterviewRow) -> bool:
    return bool(row.name) and all(said.words for said in row.exchanges)


async def _known(services: Services, caller: Caller, plan: PlanRow, stand: Stand) -> parts.Known:
    results = await results_of(services, caller, plan, None, stand.on)
    if not results.assessed and plan.cycle > 1:
        results = await results_of(services, caller, plan, plan.cycle - 1, stand.on)
    return parts.Known(results, stand.on)


def _said(sections: Iterable[Section]) -> list[Section]:
    return [section for section in sections if section.items or section.text]
