"""Invariant 9: a participating unit without an active contact person is a defect; so are hours that run out."""

from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.contact.events import Card
from domain.contact.state import Defect, active_on, defects_on, holds
from tests.domain.contact.history import NEXT_YEAR, card
from tests.domain.specification import ANNA, TODAY

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
IN_30, IN_31 = TODAY + timedelta(days=30), TODAY + timedelta(days=31)


@pytest.mark.parametrize(
    "cards",
    [
        (),
        (card(valid_from=TOMORROW),),
        (card(valid_from=date(2026, 1, 1), valid_to=YESTERDAY),),
        (card(valid_from=date(2026, 1, 1), valid_to=YESTERDAY), card(valid_from=TOMORROW)),
    ],
)
def test_invariant_9_a_unit_without_an_active_contact_person_is_a_defect(cards: tuple[Card, ...]) -> None:
    assert active_on(cards, TODAY) is None
    assert defects_on(cards, TODAY) == (Defect.NOBODY,)


def test_the_first_and_the_last_day_count() -> None:
    one_day = (card(valid_from=TODAY, valid_to=TODAY),)
    assert [active_on(one_day, day) is not None for day in (YESTERDAY, TODAY, TOMORROW)] == [False, True, False]


def test_a_card_that_holds_with_its_hours_is_no_defect() -> None:
    assert defects_on((card(),), TODAY) == ()
    assert defects_on((card(valid_to=NEXT_YEAR, hours_until=NEXT_YEAR),), TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"minutes_per_week": 0}, (Defect.NO_HOURS,)),
        ({"valid_from": date(2026, 1, 1), "hours_until": YESTERDAY}, (Defect.NO_HOURS,)),
        ({"hours_until": TODAY}, (Defect.HOURS_END_SOON,)),
        ({"hours_until": IN_30}, (Defect.HOURS_END_SOON,)),
        ({"hours_until": IN_31}, ()),
        ({"valid_to": IN_30}, (Defect.ENDS_SOON,)),
        ({"valid_to": IN_31}, ()),
        ({"valid_to": IN_30, "hours_until": IN_30}, (Defect.ENDS_SOON,)),
    ],
)
def test_hours_or_a_mandate_that_run_out_within_30_days_are_said(
    changes: dict[str, object], found: tuple[Defect, ...]
) -> None:
    assert defects_on((card(**changes),), TODAY) == found


def test_a_mandate_that_ends_with_a_successor_the_day_after_is_no_defect() -> None:
    after = card(person=ANNA, valid_from=IN_30 + timedelta(days=1))
    assert defects_on((card(valid_to=IN_30), after), TODAY) == ()
    late = card(person=ANNA, valid_from=IN_30 + timedelta(days=2))
    assert defects_on((card(valid_to=IN_30), late), TODAY) == (Defect.ENDS_SOON,)


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@for_all(starts=days, length=st.none() | st.integers(0, 500), day=days)
def test_nobody_is_said_exactly_on_the_days_that_no_card_holds(starts: date, length: int | None, day: date) -> None:
    ends = None if length is None else starts + timedelta(days=length)
    one = card(valid_from=starts, valid_to=ends)
    assert (Defect.NOBODY in defects_on((one,), day)) is not holds(one, day)
