"""Small or large: four questions, and the proposal that follows from the answers. People decide.

Method: "Approach: small or large". Size and complexity of the situation and the ambition decide; no duration does.
"""

from enum import StrEnum

import msgspec

STEPS = (1, 2, 3, 4, 5, 6)
LARGE_FROM = 3


class Size(StrEnum):
    """Local and soon done, or integral, as a project."""

    SMALL = "small"
    LARGE = "large"


class Reach(StrEnum):
    """How many people and units it is about."""

    ONE_TEAM = "one_team"
    SOME_TEAMS = "some_teams"
    ORGANISATION = "organisation"


class Complexity(StrEnum):
    """How many causes there are, and where."""

    ONE_CAUSE = "one_cause"
    SOME_CAUSES = "some_causes"
    MANY_CAUSES = "many_causes"
    NOT_KNOWN = "not_known"


class Ambition(StrEnum):
    """What is wanted: one thing solved, several things better, or a lasting change (sustainable employability)."""

    SOLVE_ONE = "solve_one"
    IMPROVE = "improve"
    LASTING = "lasting"


class Pace(StrEnum):
    """Whether it can wait."""

    AT_ONCE = "at_once"
    STEADY = "steady"


class Answers(msgspec.Struct, frozen=True):
    """What people answered to the four questions."""

    reach: Reach
    complexity: Complexity
    ambition: Ambition
    pace: Pace


class Why(StrEnum):
    """A reason of the proposal, as a code: the words are told at the edge."""

    ONE_TEAM = "one_team"
    SOME_TEAMS = "some_teams"
    ORGANISATION = "organisation"
    ONE_CAUSE = "one_cause"
    SOME_CAUSES = "some_causes"
    MANY_CAUSES = "many_causes"
    NOT_KNOWN = "not_known"
    SOLVE_ONE = "solve_one"
    IMPROVE = "improve"
    LASTING = "lasting"
    CANNOT_WAIT = "cannot_wait"
    LARGE_WANTS_ALL = "large_wants_all"
    LEADER_ACROSS_TEAMS = "leader_across_teams"
    LEADER_OF_PROJECT = "leader_of_project"


class Needless(msgspec.Struct, frozen=True):
    """A step that the answers make needless, and the answer that does."""

    step: int
    why: Why


class Proposal(msgspec.Struct, frozen=True):
    """What the answers point to: the size, the steps worth taking, whether somebody should lead it, and why.

    `leaves_out` says for each step that is not proposed which reason it is for.
    """

    size: Size
    steps: tuple[int, ...]
    leader: bool
    reasons: tuple[Why, ...]
    leaves_out: tuple[Needless, ...] = ()


WEIGHT = {
    Reach.ONE_TEAM: 0,
    Reach.SOME_TEAMS: 1,
    Reach.ORGANISATION: 2,
    Complexity.ONE_CAUSE: 0,
    Complexity.SOME_CAUSES: 1,
    Complexity.NOT_KNOWN: 1,
    Complexity.MANY_CAUSES: 2,
    Ambition.SOLVE_ONE: 0,
    Ambition.IMPROVE: 1,
    Ambition.LASTING: 2,
}


def proposal(answers: Answers) -> Proposal:
    """The reasoned proposal. Reach, complexity and ambition weigh 0 to 2 each; from 3 together on it is large.

    A large approach takes all steps and a project leader. A small one leaves out what its answers make needless.
    """
    weight = sum(WEIGHT[each] for each in (answers.reach, answers.complexity, answers.ambition))
    reasons = [Why(answers.reach.value), Why(answers.complexity.value), Why(answers.ambition.value)]
    if weight >= LARGE_FROM:
        return Proposal(Size.LARGE, STEPS, True, (*reasons, Why.LARGE_WANTS_ALL, Why.LEADER_OF_PROJECT))
    if answers.pace is Pace.AT_ONCE:
        reasons.append(Why.CANNOT_WAIT)
    leader = answers.reach is not Reach.ONE_TEAM
    if leader:
        reasons.append(Why.LEADER_ACROSS_TEAMS)
    left = _needless(answers)
    steps = tuple(step for step in STEPS if step not in {each.step for each in left})
    return Proposal(Size.SMALL, steps, leader, tuple(reasons), left)


def _needless(answers: Answers) -> tuple[Needless, ...]:
    left = []
    if answers.complexity is Complexity.ONE_CAUSE:
        if answers.pace is Pace.AT_ONCE:
            left.append(Needless(1, Why.CANNOT_WAIT))
        left.append(Needless(2, Why.ONE_CAUSE))
    if answers.ambition is Ambition.SOLVE_ONE:
        left.append(Needless(6, Why.SOLVE_ONE))
    return tuple(left)
