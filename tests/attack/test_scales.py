"""A scale and its questions beside each other: all that is shown of a team, as sums over what one person can say."""

import random
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from domain.publication.floors import FEW

SAID = list(product(range(4), repeat=3))
CUT = 5


def answers(seed: int, people: int) -> list[tuple[int, ...]]:
    """What each of them says to three questions that belong together."""
    dice = random.Random(seed)
    mind = [dice.random() ** 2 for _ in range(4)]
    means = [dice.choices(range(4), mind)[0] for _ in range(people)]
    return [tuple(min(3, max(0, mean + dice.choice((-1, 0, 0, 1)))) for _ in range(3)) for mean in means]


def told(said: list[tuple[int, ...]]) -> tuple[list[list[float]], list[list[float]]]:
    """What is shown, and what is hidden: of each question the answers or the sides, of the scale the sides."""
    shown, hidden = [[1.0] * len(SAID)], []
    for question in range(3):
        each = [[float(one[question] == answer) for one in SAID] for answer in range(4)]
        sides = [[float(one[question] >= 2) for one in SAID], [float(one[question] < 2) for one in SAID]]
        level = next((rows for rows in (each, sides) if min(_sums(rows, said)) >= FEW), [])
        shown += level
        hidden += [row for row in (*each, *sides) if row not in level and not (level is each and row in sides)]
    scale = [[float(sum(one) >= CUT) for one in SAID], [float(sum(one) < CUT) for one in SAID]]
    (shown if min(_sums(scale, said)) >= FEW else hidden).extend(scale)
    return shown, hidden


def _sums(rows: list[list[float]], said: list[tuple[int, ...]]) -> list[int]:
    return [round(sum(row[SAID.index(one)] for one in said)) for row in rows]


@pytest.mark.parametrize("people", [10, 13, 18, 30])
def test_a_scale_beside_its_questions_makes_nothing_known(people: int) -> None:
    for seed in range(3):
        said = answers(seed, people)
        shown, hidden = told(said)
        for row in hidden:
            ends = [
                linprog(np.array(row) * sign, A_eq=shown, b_eq=_sums(shown, said), options={"presolve": False}).fun
                for sign in (1, -1)
            ]
            assert -ends[1] - ends[0] >= FEW - 1e-6
