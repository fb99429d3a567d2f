"""The organisation comes to be, starts a plan, holds its kick-off and works through the checklist, partly late."""

from datetime import timedelta

from domain.kickoff import answers as a
from domain.kickoff import commands as k
from domain.organisation.decider import AddUnit, InviteMember, RegisterOrganisation
from domain.plan import commands as p
from domain.plan.approach import Ambition, Answers, Complexity, Pace, Reach, Size
from domain.plan.events import Aim, Milestone, ProactiveGoal
from domain.review.hrm_cycle import SetHrmCycle
from domain.review.moments import DEFAULT_MOMENTS
from infra.demo.long_story.cast import NAME, UNITS, ZONE, Cast, Story

GOALS = (
    ("Iedereen weet drie weken vooruit wanneer hij vrij is.", "De roosters van een kwartaal, en het aantal ruilingen."),
    ("Nieuwe collega's blijven langer dan een jaar.", "Het verloop in het eerste jaar."),
    ("In elke dienst is er een echte pauze.", "De vraag daarover in de peiling."),
)


def story(cast: Cast) -> Story:
    """Who did what."""
    yield from _organisation(cast)
    yield from _approach(cast)
    yield from _meeting(cast)
    yield from _first_rows(cast)
    yield from _late_rows(cast)
    yield from _last_rows(cast)


def _organisation(cast: Cast) -> Story:
    nadia = cast["nadia"]
    yield cast.day(0)
    yield nadia, RegisterOrganisation(tenant=cast.tenant, name=NAME, time_zone=ZONE)
    for key, name in UNITS.items():
        yield nadia, AddUnit(tenant=cast.tenant, unit=cast.units[key], name=name, parent=None)
    for player in list(cast.people.values())[1:]:
        yield nadia, InviteMember(tenant=cast.tenant, person=player.id, roles=player.roles, unit=player.unit)
    yield cast.day(3)
    yield cast["hugo"], SetHrmCycle(tenant=cast.tenant, moments=DEFAULT_MOMENTS, maximum_age=9)
    yield cast.day(7)
    taking_part = (cast.units["oost"], cast.units["west"], cast.units["eik"])
    yield nadia, p.StartPlan(plan=cast.plan, title="Rust in het rooster", units=taking_part)


def path_of(cast: Cast, reached: int) -> tuple[Milestone, ...]:
    """The time path, of which the first so many points are behind them."""
    points = (
        ("Alle teams hebben signalen verzameld", 75),
        ("De maatregelen staan vast", 130),
        ("Eerste oordeel over de resultaten", 290),
        ("De avond begint op tijd", 575),
    )
    return tuple(Milestone(text, cast.day(day), reached=place < reached) for place, (text, day) in enumerate(points))


def _approach(cast: Cast) -> Story:
    nadia = cast["nadia"]
    yield cast.day(11, 3)
    yield (
        nadia,
        p.ChooseApproach(
            plan=cast.plan,
            answers=Answers(Reach.SOME_TEAMS, Complexity.MANY_CAUSES, Ambition.LASTING, Pace.STEADY),
            size=Size.LARGE,
            steps=(1, 2, 3, 4, 5, 6),
            leader=nadia.id,
            milestones=path_of(cast, 0),
            start=1,
        ),
    )
    goal = ProactiveGoal("Ook wie vijftig is, doet dit werk graag nog vijftien jaar.", Aim.EMPLOYABILITY)
    yield nadia, p.SetGoals(plan=cast.plan, goals=(goal,))
    for reached, day in ((1, 77), (2, 134), (3, 293)):
        yield cast.day(day)
        yield nadia, p.SetMilestones(plan=cast.plan, milestones=path_of(cast, reached))


def _meeting(cast: Cast) -> Story:
    nadia, held = cast["nadia"], cast.day(21)
    yield cast.day(14)
    yield nadia, k.ScheduleMeeting(plan=cast.plan, on=held, place="De Eik, grote zaal")
    yield held
    present = tuple(cast[name].id for name in ("nadia", "hugo", "marit", "omar", "teun", "lotte", "sem", "eefje"))
    yield nadia, k.RecordMeeting(plan=cast.plan, on=held, present=present)
    yield nadia, k.AnswerRow(plan=cast.plan, row="1", answer=a.Goals(tuple(a.Goal(*goal) for goal in GOALS)))
    arranged = {
        "1": ("nadia",), "1a": ("nadia", "teun"), "1b": ("marit",), "1c": ("omar",), "1d": ("lotte", "eefje"),
        "1e": ("hugo",), "1f": ("sem",), "1g": ("nadia",), "2": ("hugo",), "3": ("nadia",), "4": ("marit", "hugo"),
    }  # fmt: skip
    for number, (row, names) in enumerate(arranged.items()):
        due = cast.day(49 if row == "1" else 28 + 2 * number)
        yield nadia, k.AssignRow(plan=cast.plan, row=row, responsible=tuple(cast[name].id for name in names))
        yield nadia, k.SetRowDue(plan=cast.plan, row=row, due_on=due)


def _first_rows(cast: Cast) -> Story:
    yield cast.day(24, 2)
    yield (
        cast["teun"],
        k.RemarkOnRow(
            plan=cast.plan, row="1a", remark=cast["teun"].says("Haalbaar, als de nieuwe mensen in maart beginnen.")
        ),
    )
    yield from _answered(cast, "nadia", "1a", a.YesNo(yes=True))
    yield cast.day(27, 2)
    yield from _answered(cast, "marit", "1b", a.Position(behind=True))
    yield cast.day(33, 2)
    yield from _answered(cast, "hugo", "1e", a.Leadership(who=a.Member(cast["nadia"].id), role_name="projectleider"))
    yield cast.day(36, 3)
    three = tuple(cast.units[key] for key in ("oost", "west", "eik"))
    group = a.BenefitingGroup(True, "Verzorgenden met wisselende diensten", three, 84)
    yield from _answered(cast, "sem", "1f", group)
    yield cast.day(40)
    yield from _answered(cast, "nadia", "1g", a.ResultsDate(on=cast.day(290)))


def _late_rows(cast: Cast) -> Story:
    """The works council and the teams answer after a reminder, and then after another."""
    yield cast.day(42, 4)
    yield from _answered(cast, "omar", "1c", a.Position(behind=True))
    yield cast.day(46, 5)
    asked = "In drie werkoverleggen, met een rondje: wat levert dit jou op?"
    yield from _answered(cast, "lotte", "1d", a.Involvement(yes=True, how_asked=asked))
    yield cast.day(54, 4)
    agreed = "Denkt mee over het rooster en schuift elke twee weken aan."
    other = a.Other(a.Project("Project Capaciteit en rooster"), agreed)
    yield from _answered(cast, "hugo", "2", a.OthersInvolved((other,)))


def _last_rows(cast: Cast) -> Story:
    nadia = cast["nadia"]
    yield cast.day(47)
    told = a.Communication("Wat we gaan doen en waarom", "Alle medewerkers", cast.day(60), "Nadia")
    path = (a.Milestone("Signalen verzameld", cast.day(75)), a.Milestone("Maatregelen vast", cast.day(130)))
    yield from _answered(cast, "nadia", "3", a.Planning(path, (told,)))
    yield cast.day(60, 3)
    means = (
        a.MeansFor(unit=cast.units["oost"], time="Drie uur per week", support="Een vaste vervanger"),
        a.MeansFor(unit=cast.units["west"], time="Drie uur per week"),
        a.MeansFor(unit=cast.units["eik"], time="Vijf uur per week", room="Mag het rooster zelf veranderen"),
    )
    yield from _answered(cast, "marit", "4", a.Means(means))
    yield cast.day(65)
    yield nadia, k.CheckRow(plan=cast.plan, row="1")
    yield cast.day(65) + timedelta(days=1)
    yield nadia, p.AdoptPlan(plan=cast.plan)


def _answered(cast: Cast, name: str, row: str, answer: a.Answer) -> Story:
    yield cast[name], k.AnswerRow(plan=cast.plan, row=row, answer=answer)
    yield cast[name], k.CheckRow(plan=cast.plan, row=row)
