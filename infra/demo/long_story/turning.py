"""Results, reviews and the next turn of the wheel; and a small plan of the night shift, begun and closed in weeks."""

from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from domain.kernel.ids import ReviewId
from domain.plan import commands as p
from domain.plan.approach import Ambition, Answers, Complexity, Pace, Reach, Size
from domain.plan.events import LeftOut
from domain.results.commands import JudgePerception, JudgeSignal, RecordMeasurement
from domain.results.events import Verdict
from domain.results.readings import Reading
from domain.review import commands as c
from domain.review.events import Choice, Exchange, OpenPoint
from domain.review.impression import RecordInterview
from infra.demo.long_story.cast import Cast, Story
from infra.demo.long_story.signals import signal_of

QUESTION = "Moet je erg snel werken? (NEA taakeisen, CBS/TNO; 1 nooit tot 4 altijd)"
BETTER, SAME = Verdict.BETTER, Verdict.SAME
JUDGED = (
    ("rooster", "teun", BETTER, "Nog één verschoven vrije dag in de laatste twee maanden."),
    ("ruilen", "teun", BETTER, "Van veertig ruilingen naar achttien."),
    ("pauze", "lotte", SAME, "In de peiling zegt de helft dat pauze houden nog niet lukt."),
    ("starters", "sem", BETTER, "Van de vijf nieuwe collega's werken er nog vijf."),
    ("verzuim", "hugo", Verdict.CANNOT_SAY, "Er was een griepgolf; de cijfers zeggen nu niets."),
)


def story(cast: Cast) -> Story:
    """Who did what."""
    yield from _steps(cast)
    yield from _results(cast)
    yield from _reviews(cast)
    yield from _second_turn(cast)
    yield from _night(cast)


def _steps(cast: Cast) -> Story:
    nadia = cast["nadia"]
    for day, done, begun in ((133, 3, 4), (272, 4, 5), (296, 5, 6)):
        yield cast.day(day)
        yield nadia, p.CompleteStep(plan=cast.plan, step=done)
        yield nadia, p.StartStep(plan=cast.plan, step=begun)


def _results(cast: Cast) -> Story:
    nadia, measurement = cast["nadia"], cast.id("measurement")
    before = Reading(Decimal("2.9"), 61, cast.day(70), QUESTION, "De drie teams", 84)
    after = replace(before, value=Decimal("2.5"), respondents=58, on=cast.day(280))
    yield cast.day(72)
    first = RecordMeasurement(
        plan=cast.plan,
        cycle=1,
        measurement=measurement,
        title="Werktempo",
        higher_is_better=False,
        baseline=before,
        follow_up=None,
    )
    yield nadia, first
    yield cast.day(283)
    yield nadia, replace(first, follow_up=after)
    for name, who, verdict, evidence in JUDGED:
        signal = signal_of(cast, name)
        yield cast.day(286, 5)
        yield cast[who], JudgeSignal(plan=cast.plan, cycle=1, signal=signal, verdict=verdict, evidence=evidence)
    yield cast.day(292)
    words = "Van 2,9 naar 2,5, met dezelfde vraag in dezelfde teams."
    yield nadia, JudgePerception(plan=cast.plan, cycle=1, measurement=measurement, verdict=BETTER, evidence=words)


def _reviews(cast: Cast) -> Story:
    nadia, present = cast["nadia"], tuple(cast[name].id for name in ("nadia", "hugo", "marit", "omar", "teun"))
    points = (
        OpenPoint("measure", str(cast.id("measure-pauze")), "Pauze buiten de afdeling"),
        OpenPoint("agreement", str(cast.id("agreement-vervanging")), "Vervanging geregeld voor de zomer"),
    )
    told = (("half", 160, 180, 1, "Tussenstand na een half jaar", Choice.CONTINUE),
            ("year", 280, 304, 1, "Evaluatie van de eerste ronde", Choice.NEW_CYCLE),
            ("second", 440, 468, 2, "Tussenstand van de tweede ronde", Choice.ADJUST))  # fmt: skip
    for name, planned, held, cycle, title, choice in told:
        review, on = ReviewId(cast.id(f"review-{name}")), cast.day(held)
        yield cast.day(planned)
        yield nadia, c.PlanReview(plan=cast.plan, review=review, cycle=cycle, name=title, on=on)
        yield on
        yield nadia, c.HoldReview(plan=cast.plan, review=review, on=on, present=present, open_points=points)
        decision = cast.id(f"decision-{name}")
        yield (
            nadia,
            c.TakeDecision(
                plan=cast.plan,
                review=review,
                decision=decision,
                about="Pauze buiten de afdeling",
                choice=Choice.ADJUST,
                reason="In de nacht en het weekend lukt het nog niet.",
                owner=cast["lotte"].id,
                due_on=cast.day(held + 30),
            ),
        )
        yield cast.day(held + 4)
        why = "De teams zien vooruitgang. Niet alles is af."
        carried = points if choice is Choice.NEW_CYCLE else ()
        yield nadia, c.CloseReview(plan=cast.plan, review=review, choice=choice, reason=why, carried=carried)
        yield cast.day(held + 26, 12)
        yield cast["lotte"], c.FollowUpDecision(plan=cast.plan, review=review, decision=decision)


def _second_turn(cast: Cast) -> Story:
    nadia, eefje = cast["nadia"], cast["eefje"]
    for day, done, begun in ((330, None, 1), (374, 1, 2), (396, 2, 3), (415, 3, 4)):
        yield cast.day(day)
        if done:
            yield nadia, p.CompleteStep(plan=cast.plan, step=done)
        yield nadia, p.StartStep(plan=cast.plan, step=begun)
    yield cast.day(418)
    yield nadia, p.AdoptPlan(plan=cast.plan)
    yield cast.day(320)
    answer = eefje.says("Ik plan weer dingen met vrienden. Dat deed ik niet meer.")
    yield (
        nadia,
        RecordInterview(
            plan=cast.plan,
            interview=cast.id("interview"),
            person=eefje.id,
            name=eefje.says("Eefje, verzorgende"),
            exchanges=(Exchange("Wat is er voor jou veranderd?", answer),),
            consent="Mag met mijn voornaam in de impressie.",
            consented_on=cast.day(319),
        ),
    )
    yield cast.day(515)
    last = ReviewId(cast.id("review-last"))
    yield (
        nadia,
        c.PlanReview(plan=cast.plan, review=last, cycle=2, name="Evaluatie van de tweede ronde", on=cast.day(538)),
    )


def _night(cast: Cast) -> Story:
    roos, plan = cast["roos"], cast.night_plan
    answers = Answers(Reach.ONE_TEAM, Complexity.ONE_CAUSE, Ambition.SOLVE_ONE, Pace.AT_ONCE)
    left_out = tuple(LeftOut(step, "Dit lossen we in het team zelf op.") for step in (2, 3, 5, 6))
    yield cast.day(195)
    yield cast["hugo"], p.StartPlan(plan=plan, title="Rust in de nacht", units=(cast.units["nacht"],))
    chosen: dict[str, Any] = {"answers": answers, "size": Size.SMALL, "steps": (1, 4), "left_out": left_out, "start": 1}
    yield cast["hugo"], p.ChooseApproach(plan=plan, reason="Het gaat om een enkel ding.", **chosen)
    yield cast.day(202)
    yield cast["hugo"], p.CompleteStep(plan=plan, step=1, note=roos.says("De bel bij de deur stoort."))
    yield cast["hugo"], p.StartStep(plan=plan, step=4)
    yield cast.day(209)
    yield cast["hugo"], p.CompleteStep(plan=plan, step=4)
    yield cast["hugo"], p.ClosePlan(plan=plan, reason="De bel gaat 's nachts naar een lampje. Het is stil nu.")
