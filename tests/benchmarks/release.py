"""Deciding what is shown of a poll in an organisation of 200 units, and the attack on it; limit: 5 seconds."""

import random
import statistics
import time
from datetime import date
from uuid import UUID

import scipy
from msgspec.structs import replace

from domain.kernel.ids import PollId, UnitId
from domain.publication.choose import edition
from domain.publication.floors import DEFAULT
from domain.publication.tables import Counted, Part, Place, Question, usual_ladder
from infra.publication.referee import referee
from tests.benchmarks.stage import tell

UNITS, TURNS, LIMIT = 200, 3, 5.0
QUESTIONS = (
    *(Question(f"nea-{number}", 4, usual_ladder(4, 2)) for number in range(8)),
    *(Question(f"energy-{number}", 5, usual_ladder(5, 3)) for number in range(3)),
)


def organisation(number: int, seed: int, units: int = UNITS) -> Counted:
    """Eight divisions, 32 departments, teams of 2 to 30 of whom four in five answer."""
    dice, ids = random.Random(seed), [UnitId(UUID(int=at + 1)) for at in range(units)]
    parts = []
    for at, unit in enumerate(ids):
        parent = None if at < 8 else ids[at % 8] if at < 40 else ids[8 + at % 32]
        asked = dice.randint(2, 30) if at >= 8 else dice.randint(0, 4)
        people = sum(dice.random() < 0.8 for _ in range(asked))
        parts.append(Part(unit, parent, asked, {each.key: answers(dice, each, people) for each in QUESTIONS}))
    return Counted(PollId(UUID(int=number)), date(2026, number, 1), "1", QUESTIONS, tuple(parts))


def answers(dice: random.Random, question: Question, people: int) -> tuple[int, ...]:
    """What these people say: mostly something in the middle."""
    said = [round(dice.gauss(question.answers / 2 - 0.5, question.answers / 4)) for _ in range(people)]
    return tuple(
        sum(min(question.answers - 1, max(0, each)) == answer for each in said) for answer in range(question.answers)
    )


def run() -> None:
    """Both the first poll and the one after it."""
    first, rows = organisation(1, 1), []
    before = edition(first, (), DEFAULT, b"coin")
    dice = random.Random(3)
    stayed: dict[tuple[Place, Place], int] = {
        (part.place, part.place): max(0, part.asked - dice.randint(0, 3)) for part in first.parts
    }
    second = replace(organisation(2, 2), stayed={first.poll: stayed}, parts=tuple(
        replace(part, asked=then.asked) for part, then in zip(organisation(2, 1).parts, first.parts, strict=True)
    ))  # fmt: skip
    for name, counted, earlier in (("a first poll", first, ()), ("the poll after it", second, (before,))):
        times: list[tuple[float, float]] = []
        for _ in range(TURNS):
            began = time.perf_counter()
            shown = edition(counted, earlier, DEFAULT, b"coin")
            chosen = time.perf_counter()
            referee(counted, shown, earlier)
            times.append((chosen - began, time.perf_counter() - chosen))
        choice, attack = (statistics.median(each) for each in zip(*times, strict=True))
        told = sum(len(table.shown) for table in shown.tables)
        rows.append(
            {"decision": name, "figures": told, "choice s": choice, "attack s": attack, "all s": choice + attack,
             "limit s": LIMIT}
        )  # fmt: skip
    settings = {"units": UNITS, "questions": len(QUESTIONS), "turns": TURNS, "scipy": scipy.__version__}
    tell("release", f"What is shown of a poll: {UNITS} units, {len(QUESTIONS)} questions", rows, settings)
