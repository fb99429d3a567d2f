"""The referee lets pass what the door chose, and stops what anybody else would show."""

import pytest

from domain.publication.choose import edition
from domain.publication.floors import DEFAULT
from domain.publication.shown import Edition, Shown, Told, asked_places
from domain.publication.tables import Question, usual_ladder
from infra.publication.referee import FiguresTell, referee
from tests.attack.organisations import UNITS, Organisation, Person, drawn
from tests.attack.recovered import ours, threshold_only


@pytest.mark.parametrize("seed", range(500, 515))
def test_what_the_door_chose_passes(seed: int) -> None:
    organisation = drawn(seed)
    shown = ours(organisation)
    for poll, each in enumerate(shown):
        referee(organisation.counted(poll), each, shown[:poll])


def test_what_a_threshold_alone_would_show_is_stopped() -> None:
    stopped = 0
    for seed in range(500, 508):
        organisation = drawn(seed)
        try:
            referee(organisation.counted(0), threshold_only(organisation)[0], ())
        except FiguresTell:
            stopped += 1
    assert stopped > 5


def test_a_second_poll_that_tells_what_the_one_who_joined_said_is_stopped() -> None:
    """Chosen as if there had been no first one, the figures of a second poll give joiners away."""
    stopped = 0
    for seed in range(530, 542):
        organisation = drawn(seed)
        if organisation.polls == 2 and organisation.still:
            first, counted = ours(organisation)[0], organisation.counted(1)
            try:
                referee(counted, edition(counted, (), DEFAULT, b"coin"), [first])
            except FiguresTell:
                stopped += 1
    assert stopped


def test_three_polls_that_tell_together_what_no_two_of_them_do_are_stopped() -> None:
    """First P and Q are asked, then P alone, then Q alone with one who is new: what is more than before is theirs."""
    p, q = UNITS[:2]
    of_p = [Person([p, p, False], [at % 2, at % 2, None]) for at in range(12)]
    of_q = [Person([q, False, q], [at % 2, None, at % 2]) for at in range(12)]
    new = Person([False, False, q], [None, None, 1])
    question = Question("q", 2, usual_ladder(2, 1))
    organisation = Organisation({p: None, q: None}, [*of_p, *of_q, new], question, 3, True)
    shown = [only_the_whole(organisation, poll) for poll in range(3)]
    counted = organisation.counted(2)
    for before in (shown[:0], shown[:1], shown[1:2]):
        referee(counted, shown[2], before)
    with pytest.raises(FiguresTell):
        referee(counted, shown[2], shown[:2])


def only_the_whole(organisation: Organisation, poll: int) -> Edition:
    """What everybody said who was asked in a poll, and nothing else of it."""
    counted = organisation.counted(poll)
    everybody = Shown(None, 0, organisation.counts(poll, counted.tree.places(None)))
    return Edition(counted.poll, counted.on, "1", asked_places(counted), (Told(organisation.question, (everybody,)),))
