"""Informal support in words of its own: never those of consent."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.works_council import informal as i
from domain.works_council import refusals as r
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.measures import OTHER_CONTENT
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.MomentExists: Wording(409, Text("Dit moment staat er al", "This moment exists already"), OTHER_CONTENT),
    r.NotYourMoment: Wording(
        403,
        Text("Dit moment is van iemand anders", "This moment is somebody else's"),
        Text(
            "Wie het vastlegde, kan het doorstrepen. Wie het plan stuurt kan het ook, met een reden.",
            "Who recorded it can strike it. So can who steers the plan, with a reason.",
        ),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case i.SupportHeard(occasion=i.Occasion.TEAM_MEETING, unit=unit, on=on):
            words = _("legde informele steun vast uit het werkoverleg van %(unit)s op %(date)s.")
        case i.SupportHeard(unit=unit, on=on):
            words = _("legde vast wat op %(date)s met open oog en oor is gehoord bij %(unit)s.")
        case i.SupportStruck(reason=reason) if reason:
            return _("streepte een moment van informele steun door: “%(reason)s”.") % {"reason": reason}
        case i.SupportStruck():
            return _("streepte een moment van informele steun door.")
        case _:
            return None
    return words % {"unit": names.unit(unit), "date": long_date(on)}
