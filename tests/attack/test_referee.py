"""The referee lets pass what the door chose, and stops what anybody else would show."""

import pytest

from domain.publication.choose import edition
from domain.publication.floors import DEFAULT
from infra.publication.referee import FiguresTell, referee
from tests.attack.organisations import drawn
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
