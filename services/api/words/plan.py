"""The plan in words: its facts as sentences, and what its rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.plan import refusals as r
from domain.plan.events import PlanStarted
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.PlanExists: Wording(
        409,
        Text("Dit plan bestaat al", "This plan exists already"),
        Text("Open het plan in de lijst met plannen.", "Open the plan in the list of plans."),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case PlanStarted(title=title):
            return _("startte het plan “%(title)s”.") % {"title": title}
        case _:
            return None
