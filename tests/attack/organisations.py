"""Random organisations that answer up to three times: people in a tree of units, who come, go and move between polls.

The dice are against us: small units, units of one mind, full response, people who answer the same again, and polls that
ask only some of the units.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.ids import PollId, UnitId
from domain.publication.tables import Counted, Part, Path, Place, Question, Together, usual_ladder

POLLS = [PollId(UUID(int=number)) for number in (1, 2, 3)]
UNITS = [UnitId(UUID(int=number)) for number in range(1, 12)]


class Person(msgspec.Struct):
    """Where somebody was asked in each poll (False: not), and what they answered (None: nothing)."""

    at: list[Place | bool]
    said: list[int | None]

    def path(self, polls: Sequence[int]) -> Path:
        """Where in each of these polls."""
        return tuple(None if self.at[poll] is False else (self.at[poll],) for poll in polls)


class Organisation(msgspec.Struct):
    """The truth: who is where and said what. `still`: whoever answered more than once said the same."""

    parents: Mapping[UnitId, Place]
    people: Sequence[Person]
    question: Question
    polls: int
    still: bool

    def counted(self, poll: int) -> Counted:
        """The counters of a poll, and how many were asked where in those before it."""
        return Counted(
            POLLS[poll],
            date(2026, 1 + 4 * poll, 1),
            "1",
            (self.question,),
            tuple(self._part(place, poll) for place in (None, *self.parents)),
            {POLLS[before]: self.stayed(before, poll) for before in range(poll)},
            Together(tuple(POLLS[: poll + 1]), self.paths(range(poll + 1))),
        )

    def stayed(self, before: int, after: int) -> Mapping[tuple[Place, Place], int]:
        """How many were asked in both polls, by where."""
        both = [(person.at[before], person.at[after]) for person in self.people]
        return Counter((then, now) for then, now in both if then is not False and now is not False)

    def paths(self, polls: Sequence[int]) -> Mapping[Path, int]:
        """How many were asked where in each of these polls."""
        paths = [person.path(polls) for person in self.people]
        return Counter(path for path in paths if any(path))

    def counts(self, poll: int, places: frozenset[Place]) -> tuple[int, ...]:
        """What the people in these places answered."""
        said = Counter(person.said[poll] for person in self.people if person.at[poll] in places)
        return tuple(said[answer] for answer in range(self.question.answers))

    def _part(self, place: Place, poll: int) -> Part:
        asked = sum(person.at[poll] == place for person in self.people if person.at[poll] is not False)
        counts = {self.question.key: self.counts(poll, frozenset({place}))}
        return Part(place, self.parents.get(place) if place else None, asked, counts)


def drawn(seed: int) -> Organisation:
    """An organisation from the dice."""
    dice = random.Random(seed)
    units = UNITS[: dice.randint(1, 7)]
    parents: dict[UnitId, Place] = {unit: dice.choice([None, *units[:at]]) for at, unit in enumerate(units)}
    answers = dice.choice((2, 3, 4, 4, 5))
    question = Question("q", answers, usual_ladder(answers, (answers + 1) // 2))
    places: list[Place] = [*units, *([None] if dice.random() < 0.4 else [])]
    response, polls, still = dice.choice((1.0, 1.0, 0.9, 0.7)), dice.choice((1, 2, 2, 3)), dice.random() < 0.8
    people: list[Person] = []
    for place in places:
        mind = [dice.random() ** dice.choice((1, 3)) for _ in range(answers)]
        for _ in range(dice.choice((1, 2, 3, 4, 8, 10, 11, 12, 13, 16, 22))):
            people.append(_person(dice, place, places, mind, response, polls, still))
    for poll in range(polls) if dice.random() < 0.2 else ():
        _ask_only(dice.sample(places, dice.randint(1, len(places))), people, poll)
    return Organisation(parents, people, question, polls, still)


def _ask_only(some: Sequence[Place], people: Sequence[Person], poll: int) -> None:
    for person in people:
        if person.at[poll] not in some:
            person.at[poll], person.said[poll] = False, None


def _person(
    dice: random.Random, place: Place, places: Sequence[Place], mind: Sequence[float], response: float,
    polls: int, still: bool,
) -> Person:  # fmt: skip
    at: list[Place | bool] = [place] * polls
    if polls > 1 and dice.random() < 0.12:
        at[dice.randrange(polls)] = dice.choice([False, False, *places])
    mine = dice.choices(range(len(mind)), mind)[0]
    said: list[int | None] = []
    for poll in range(polls):
        if poll and not still and dice.random() < 0.4:
            mine = dice.choices(range(len(mind)), mind)[0]
        said.append(mine if at[poll] is not False and dice.random() < response else None)
    return Person(at, said)
