"""Which cells nobody may know, and which of them an attack on what is shown recovers."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec
from msgspec.structs import replace

from domain.publication.choose import edition
from domain.publication.floors import DEFAULT, FEW
from domain.publication.shown import Edition, Shown, Told, asked_places
from domain.publication.tables import Counted, Counts, Place, banded
from infra.publication.attack import Attack, Cell, Scheme, Stratum, bounds
from infra.publication.referee import FiguresTell, referee
from tests.attack.organisations import Organisation, Person

EXACT, CLOSE = 0.99, 1e-6


class Door:
    """What the door shows, poll after poll; of each but the first the referee says whether (`held`: how often not)."""

    def __init__(self) -> None:
        self.held = 0

    def ours(self, organisation: Organisation) -> list[Edition]:
        """The editions of an organisation."""
        found: list[Edition] = []
        for poll in range(organisation.polls):
            chosen = edition(organisation.counted(poll), found, DEFAULT, b"dice")
            found.append(self._passed(organisation.counted(poll), chosen, found) if poll else chosen)
        return found

    def _passed(self, counted: Counted, chosen: Edition, before: Sequence[Edition]) -> Edition:
        try:
            referee(counted, chosen, before)
        except FiguresTell:
            self.held += 1
            return replace(chosen, tables=tuple(Told(table.question, ()) for table in chosen.tables))
        return chosen


ours = Door().ours


def threshold_only(organisation: Organisation) -> list[Edition]:
    """The control: whatever group has enough answers is shown, answer by answer; so is everybody together."""
    return [_by_threshold(organisation.counted(poll)) for poll in range(organisation.polls)]


def _by_threshold(counted: Counted) -> Edition:
    question, tree, answers = counted.questions[0], counted.tree, counted.answers("q")
    totals = {
        node: tuple(sum(answers[place][answer] for place in tree.places(node)) for answer in range(question.answers))
        for node in tree.nodes
    }
    shown = [Shown(node, 0, counts) for node, counts in totals.items() if sum(counts) >= 5]
    return Edition(counted.poll, counted.on, "1", asked_places(counted), (Told(question, tuple(shown)),))


class Hunt(msgspec.Struct):
    """An attack with the name of each cell, and how wide it must stay."""

    attack: Attack
    names: list[str]


def hunts(organisation: Organisation, editions: Sequence[Edition], coalition: int, seed: int) -> Iterator[Hunt]:
    """All attacks: on each poll by itself; on two and on all, if whoever answered more than once said the same."""
    dice, every = random.Random(seed), range(len(editions))
    for polls in (some for size in range(1, len(editions) + 1) for some in combinations(every, size)):
        if len(polls) == 1 or organisation.still:
            some = [editions[poll] for poll in polls]
            scheme = Scheme(some, organisation.question, organisation.paths(polls))
            yield _hunt(organisation, scheme, polls, coalition, dice, some)


def _hunt(
    organisation: Organisation,
    scheme: Scheme,
    polls: Sequence[int],
    size: int,
    dice: random.Random,
    editions: Sequence[Edition],
) -> Hunt:
    some = [person for person in organisation.people if any(person.at[poll] is not False for poll in polls)]
    inside = dice.sample(some, min(size, len(some)))
    known = scheme.knowing([_as_known(person, polls) for person in inside])
    outside = [person for person in organisation.people if not any(person is one for one in inside)]
    spoke = [{person.path(polls) for person in outside if person.said[poll] is not None} for poll in polls]
    cells, names, widths = [], [], []
    for name, cell, least in _protected(organisation, scheme, polls, editions, inside):
        if not cell.strata.isdisjoint(spoke[cell.poll]):
            cells.append(cell), names.append(name), widths.append(1.0 if size else float(min(least, FEW)))
    return Hunt(Attack(scheme, tuple(cells), tuple(widths), tuple(known)), names)


def _as_known(person: Person, polls: Sequence[int]) -> tuple[Stratum, Mapping[int, int]]:
    said = {at: person.said[poll] for at, poll in enumerate(polls) if person.said[poll] is not None}
    return person.path(polls), said


def _protected(
    organisation: Organisation,
    scheme: Scheme,
    polls: Sequence[int],
    editions: Sequence[Edition],
    inside: Sequence[Person],
) -> Iterator[tuple[str, Cell, int]]:
    """Cells of groups that are too small or too much of one mind; of several polls also of who came, went, moved."""
    question = organisation.question
    tree = organisation.counted(polls[0]).tree
    everybody, alone = tree.places(None), len(polls) == 1
    groups = {tree.places(node) for node in tree.nodes} | {frozenset({place}) for place in everybody}
    for at, poll in enumerate(polls):
        for places in groups:
            asked = sum(p.at[poll] in places for p in organisation.people if p.at[poll] is not False)
            fine = organisation.counts(poll, places)
            whole = asked > sum(p.at[poll] is not False for p in organisation.people) - FEW
            needed = DEFAULT.whole if whole else DEFAULT.split
            others = [(other, edition) for other, edition in zip(polls, editions, strict=True) if other != poll]
            shown = _known_from_another(organisation, places, poll, others, inside)
            for bands in reversed(question.ladder):
                counts = banded(fine, bands)
                good = sum(counts) >= needed and min(counts) >= FEW
                for band, count in zip(_bands(bands), counts, strict=True):
                    few = sum(counts) < needed or not FEW <= count <= sum(counts) - FEW
                    if not good and band not in shown and sum(fine) and (few or alone):
                        # Of several polls only what is exact counts: the first alone tells that a team of ten of whom
                        # two left has nearly the answers that it had, if nobody changed their mind.
                        least = asked if alone else 1
                        yield f"{polls} {poll} {len(places)} {band}", Cell(at, scheme.places(at, places), band), least
                shown |= set(_bands(bands)) if good else set()
    known = _shown_as_a_group(scheme, editions)
    for stratum, people in scheme.people.items() if not alone else ():
        for at in range(len(polls)):
            if None in stratum and stratum[at] is not None and people < DEFAULT.split:
                for answer in (frozenset({each}) for each in range(question.answers)):
                    if (frozenset({stratum}), answer) not in known:
                        yield f"movers {stratum}", Cell(at, frozenset({stratum}), answer), people


def _shown_as_a_group(scheme: Scheme, editions: Sequence[Edition]) -> set[tuple[frozenset[Stratum], frozenset[int]]]:
    """Just these people's bands that a poll shows: those who came are all of those who were asked in it."""
    return {
        (scheme.places(at, tree.places(each.node)), band)
        for at, (shown, tree) in enumerate((edition, edition.tree) for edition in editions)
        for each in shown.tables[0].shown
        for bands in scheme.question.ladder[each.level :]
        for band in _bands(bands)
    }


def _known_from_another(
    organisation: Organisation,
    places: frozenset[Place],
    poll: int,
    others: Sequence[tuple[int, Edition]],
    inside: Sequence[Person],
) -> set[frozenset[int]]:
    """The bands of these people that the attackers have from another poll by itself, if nobody changed their mind.

    Where it shows a group that is the same people but for the attackers themselves, they know from it what all others
    there said together: that figure was released, and it is no find that this poll leaves the same over.
    """
    us = {at for at, person in enumerate(organisation.people) if any(person is one for one in inside)}
    these = {at for at, person in enumerate(organisation.people) if _at(person, poll) in places}
    known = set[frozenset[int]]()
    for other, shown in others:
        table, tree = shown.tables[0], shown.tree
        for each in table.shown:
            within = tree.places(each.node)
            those = {at for at, person in enumerate(organisation.people) if _at(person, other) in within}
            if these ^ those <= us:
                known |= {band for bands in table.question.ladder[each.level :] for band in _bands(bands)}
    return known


def _at(person: Person, poll: int) -> Place | str:
    where = person.at[poll]
    return "nowhere" if isinstance(where, bool) else where


def _bands(sizes: Counts) -> list[frozenset[int]]:
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return [frozenset(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]


class Outcome(msgspec.Struct):
    """How many cells were shown, how many protected ones attacked, and which came out exactly or too closely."""

    shown: int = 0
    cells: int = 0
    exact: int = 0
    wrong: list[str] = msgspec.field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Count these, too."""
        self.cells, self.exact, self.wrong = (
            self.cells + other.cells,
            self.exact + other.exact,
            self.wrong + other.wrong,
        )


def attacked(hunted: Sequence[Hunt], seeds: Sequence[int]) -> Outcome:
    """What these attacks recover."""
    found = Outcome()
    for hunt, seed, seen in zip(hunted, seeds, bounds([hunt.attack for hunt in hunted]), strict=True):
        for name, least, (low, high) in zip(hunt.names, hunt.attack.widths, seen, strict=True):
            found.cells += 1
            found.exact += high - low < EXACT
            if high - low < least - CLOSE:
                found.wrong.append(f"organisation {seed}: {name}: {low:.2f} to {high:.2f}, not {least} apart")
    return found
