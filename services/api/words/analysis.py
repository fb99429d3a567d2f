"""The analysis in words: its facts as sentences, and what its rules say when they say no."""

from collections.abc import Mapping

from domain.analysis import events as e
from domain.analysis import refusals as r
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind, Spread
from domain.analysis.meeting_events import TeamMeetingHeld, TeamMeetingPlanned
from domain.analysis.ranking_events import PrioritiesSet, RankingClosed, RankingOpened
from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

DIRECTIONS: Mapping[str, Text] = {
    Direction.TOO_HIGH: Text("maakt de werkdruk te hoog", "makes work pressure too high"),
    Direction.TOO_LOW: Text("maakt de werkdruk te laag", "makes work pressure too low"),
}
CAUSES: Mapping[str, Text] = {
    CauseKind.ORGANISATION: Text("de organisatie", "the organisation"),
    CauseKind.TASK: Text("het werk zelf", "the work itself"),
    CauseKind.TEAM: Text("het team", "the team"),
    CauseKind.FIT: Text("hoe mens en werk bij elkaar passen", "how people and work fit together"),
}
OPPORTUNITIES: Mapping[str, Text] = {
    OpportunityKind.BALANCE: Text("balans", "balance"),
    OpportunityKind.ENERGY: Text("energie", "energy"),
    OpportunityKind.ENJOYMENT: Text("werkplezier", "enjoyment of work"),
}
SPREADS: Mapping[str, Text] = {
    Spread.CLOSE: Text("eens", "agreed"),
    Spread.MIXED: Text("verschillend", "mixed"),
    Spread.FAR: Text("ver uiteen", "far apart"),
}
CHOOSE_OTHER = Text("Kijk wat er nu staat en kies opnieuw.", "Look at what it says now and choose again.")
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.IssueUnknown: NOT_FOUND,
    r.MeetingUnknown: NOT_FOUND,
    r.IssueExists: Wording(
        409,
        Text("Deze kwestie bestaat al", "This issue exists already"),
        Text("Open de kwestie in de lijst.", "Open the issue in the list."),
    ),
    r.IssueIsClosed: Wording(
        409,
        Text("Deze kwestie is gesloten", "This issue is closed"),
        Text("Heropen de kwestie eerst. Daarna kun je hem veranderen.", "Reopen the issue first. Then change it."),
    ),
    r.NotYourWords: Wording(
        403,
        Text("Dit schreef iemand anders", "Somebody else wrote this"),
        Text("Wie het schreef of de analyse leidt, kan het weghalen.", "Who wrote it or leads the analysis can."),
    ),
    r.MergeIntoItself: Wording(
        422,
        Text("Dit is dezelfde kwestie", "This is the same issue"),
        Text("Kies een andere kwestie om in op te gaan.", "Choose another issue to go on in."),
    ),
    r.RankingIsOpen: Wording(
        409,
        Text("Er loopt al een rangschikking", "A ranking is going on already"),
        Text("Sluit rangschikking {round} eerst.", "Close ranking {round} first."),
    ),
    r.RankingNotOpen: Wording(
        409, Text("Deze rangschikking loopt niet (meer)", "This ranking is not going on"), CHOOSE_OTHER
    ),
    r.RankingNeedsIssues: Wording(
        422,
        Text("Kies andere aantallen", "Choose another number"),
        Text("Laat {low} tot {high} kwesties ordenen.", "Let people rank {low} to {high} issues."),
    ),
    r.RankingIncomplete: Wording(
        422,
        Text("Elke kwestie krijgt een eigen plaats", "Each issue gets a place of its own"),
        Text(
            "Gebruik elke plaats van 1 tot en met {issues} precies één keer.",
            "Use each place from 1 to {issues} exactly once.",
        ),
    ),
    r.ResultTooSmall: Wording(
        422,
        Text("Er deden te weinig mensen mee", "Too few people took part"),
        Text("Een uitslag tonen we vanaf {floor} mensen.", "A result is shown from {floor} people on."),
    ),
    r.TeamMeetingInFuture: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Leg het werkoverleg vast als het geweest is.", "Record the team meeting once it has taken place."),
    ),
    r.MoreByNameThanPresent: Wording(
        422,
        Text("De aantallen kloppen niet", "The numbers do not fit"),
        Text(
            "Je noemt {named} mensen bij naam, maar er waren er {attendance}.",
            "You name {named} people, but there were {attendance}.",
        ),
    ),
    r.TeamMeetingWasHeld: Wording(
        409,
        Text("Dit werkoverleg is al gehouden", "This team meeting took place already"),
        Text("Plan een nieuw werkoverleg.", "Plan another team meeting."),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.IssueOpened(title=title):
            return _("maakte de kwestie “%(title)s”.") % {"title": title}
        case e.IssueReworded(title=title):
            return _("noemde een kwestie voortaan “%(title)s”.") % {"title": title}
        case e.SignalsGathered(signals=signals):
            return _("bracht %(count)s signalen onder bij een kwestie.") % {"count": len(signals)}
        case e.CauseNamed():
            return _("noemde een mogelijke oorzaak bij een kwestie.")
        case e.CauseTakenBack():
            return _("haalde een oorzaak weg bij een kwestie.")
        case e.OpportunityNamed():
            return _("noemde een kans bij een kwestie.")
        case e.OpportunityTakenBack():
            return _("haalde een kans weg bij een kwestie.")
        case _:
            return _course(event) or _together(event, names)


def _course(event: Event) -> str | None:
    match event:
        case e.IssueMadeUrgent(reason=reason):
            return _("zei dat een kwestie snel opgelost moet zijn: “%(reason)s”.") % {"reason": reason}
        case e.UrgencyLifted(reason=reason):
            return _("zei dat een kwestie geen haast meer heeft: “%(reason)s”.") % {"reason": reason}
        case e.IssueClosed(reason=reason):
            return _("sloot een kwestie: “%(reason)s”.") % {"reason": reason}
        case e.IssueMerged(reason=reason):
            return _("liet een kwestie opgaan in een andere: “%(reason)s”.") % {"reason": reason}
        case e.IssueReopened(reason=reason):
            return _("heropende een kwestie: “%(reason)s”.") % {"reason": reason}
        case _:
            return None


def _together(event: Event, names: Names) -> str | None:
    match event:
        case RankingOpened(round=number, issues=issues):
            words = _("liet iedereen %(count)s kwesties op volgorde zetten (rangschikking %(round)s).")
            return words % {"count": len(issues), "round": number}
        case RankingClosed(round=number, result=None):
            return _("sloot rangschikking %(round)s; er deden te weinig mensen mee voor een uitslag.") % {
                "round": number
            }
        case RankingClosed(round=number, result=result) if result:
            words = _("sloot rangschikking %(round)s; %(people)s mensen deden mee.")
            return words % {"round": number, "people": result.participants}
        case PrioritiesSet(order=order, reason=reason):
            words = _("zette %(count)s kwesties op volgorde: “%(reason)s”.")
            return words % {"count": len(order), "reason": reason}
        case TeamMeetingPlanned(on=on, unit=unit):
            return _("zette een werkoverleg klaar voor %(unit)s op %(date)s.") % {
                "unit": names.unit(unit),
                "date": long_date(on),
            }
        case TeamMeetingHeld(on=on):
            return _("legde het werkoverleg van %(date)s vast.") % {"date": long_date(on)}
        case _:
            return None
