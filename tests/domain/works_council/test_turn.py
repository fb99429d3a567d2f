"""Whose turn it is, and until when."""

from datetime import date, timedelta

import pytest

from domain.kernel.events import Event
from domain.works_council import events as e
from domain.works_council.decider import DOSSIER as DECIDER
from domain.works_council.law import Body
from domain.works_council.turn import Party, Phase, turn_of
from tests.domain.specification import CEM, DEWI, PLAN, TODAY
from tests.domain.works_council import history as h

RULED = e.PermissionRuled(plan=PLAN, dossier=h.DOSSIER, version=1, granted=False, document="x", on=TODAY)
CONDITIONS = h.answered(e.Outcome.CONDITIONS)
FOUND = h.discovered(date(2026, 1, 31))
COPIED = h.answered(source=h.MINUTES, by=DEWI)
DISPUTED = e.AnswerDisputed(plan=PLAN, dossier=h.DOSSIER, version=1, by=CEM, on=TODAY)


@pytest.mark.parametrize(
    ("history", "phase", "party"),
    [
        ((h.opened(Body.NONE, 8),), Phase.NO_BODY, Party.NOBODY),
        ((h.OPENED,), Phase.TO_REQUEST, Party.MANAGEMENT),
        ((h.OPENED, h.REQUESTED), Phase.TO_MEET, Party.BOTH),
        (h.LYING, Phase.TO_ANSWER, Party.BODY),
        ((*h.LYING, h.answered()), Phase.TO_DECIDE, Party.MANAGEMENT),
        ((*h.LYING, h.REFUSED), Phase.REFUSED, Party.MANAGEMENT),
        ((*h.LYING, h.REFUSED, h.ASKED_COURT), Phase.AT_COURT, Party.COURT),
        ((*h.LYING, h.REFUSED, h.ASKED_COURT, h.GRANTED), Phase.TO_DECIDE, Party.MANAGEMENT),
        ((*h.LYING, h.REFUSED, h.ASKED_COURT, RULED), Phase.REFUSED, Party.MANAGEMENT),
        ((*h.LYING, h.answered(), h.requested(2, "Anders")), Phase.TO_ANSWER, Party.BODY),
        ((*h.LYING, h.WITHDRAWN), Phase.WITHDRAWN, Party.NOBODY),
        ((*h.LYING, h.answered(), h.notified(True)), Phase.DECIDED, Party.NOBODY),
        ((*h.LYING, CONDITIONS, h.notified(True)), Phase.CONDITIONS_OPEN, Party.MANAGEMENT),
        ((*h.LYING, CONDITIONS, h.notified(True), h.met(own=False)), Phase.CONDITIONS_TO_CONFIRM, Party.BODY),
        ((*h.LYING, CONDITIONS, h.notified(True), h.met()), Phase.DECIDED, Party.NOBODY),
        ((*h.LYING, COPIED, DISPUTED), Phase.TO_ANSWER, Party.BODY),
        ((*h.LYING, COPIED, h.notified(True)), Phase.DECIDED, Party.NOBODY),
        ((*h.LYING, COPIED, h.notified(True), h.REFUSED), Phase.NULLITY, Party.BODY),
        ((*h.LYING, COPIED, h.notified(True), DISPUTED), Phase.NULLITY, Party.BODY),
        ((*h.LYING, COPIED, h.notified(True), h.REFUSED, h.invoked()), Phase.INVOKED, Party.MANAGEMENT),
        ((*h.LYING, h.REFUSED, h.notified(False)), Phase.NULLITY, Party.BODY),
        ((*h.LYING, h.REFUSED, h.notified(False), h.invoked()), Phase.INVOKED, Party.MANAGEMENT),
        ((h.OPENED, FOUND), Phase.NULLITY_PASSED, Party.NOBODY),
    ],
)
def test_every_dossier_says_whose_turn_it_is(history: tuple[Event, ...], phase: Phase, party: Party) -> None:
    turn = turn_of(DECIDER.fold(history), TODAY)
    assert (turn.phase, turn.party) == (phase, party)


def test_an_unanswered_request_counts_its_days() -> None:
    assert turn_of(DECIDER.fold(h.LYING), TODAY).waiting(TODAY) == (TODAY - h.ASKED_ON).days == 21


def test_the_month_of_nullity_runs_up_to_and_with_its_last_day() -> None:
    state = DECIDER.fold((*h.LYING, h.REFUSED, h.notified(False, date(2026, 1, 31))))
    last = date(2026, 2, 28)
    assert turn_of(state, last) == turn_of(state, date(2026, 2, 1))
    assert (turn_of(state, last).phase, turn_of(state, last).until) == (Phase.NULLITY, last)
    assert turn_of(state, last + timedelta(days=1)).phase is Phase.NULLITY_PASSED
