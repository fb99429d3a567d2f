"""Interests that pull apart are weighed on the record: options, whose interests, the choice and its reason."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.contact.commands import CorrectWeighing, WeighInterests
from domain.contact.events import Interest, InterestsWeighed, WeighingCorrected
from domain.contact.refusals import NotYourWeighing, WeighingStands
from domain.contact.views import WEIGHINGS
from domain.contact.weighing import WEIGHING
from domain.kernel.ids import StreamId
from domain.kernel.refusals import InvalidValue, NotFound
from tests.domain.specification import ANNA, COORDINATOR, EMPLOYEE, PLAN, TODAY, given, recorded, rows_of

KNOWN: dict[str, Any] = {
    "plan": PLAN,
    "weighing": UUID(int=51),
    "question": "Wanneer is het overleg?",
    "options": ("Overdag", "’s Avonds"),
    "interests": (Interest("De nachtdienst", "Niet na een dienst"), Interest("De dagdienst", "Onder werktijd")),
    "choice": "Overdag, met vervanging",
    "reason": "Zo hoeft niemand in de vrije tijd te komen",
    "on": TODAY,
}
WEIGHED = InterestsWeighed(**KNOWN)


def weigh(**changes: Any) -> WeighInterests:
    return WeighInterests(**{**KNOWN, **changes})


def test_who_steers_or_is_the_contact_person_weighs() -> None:
    given(WEIGHING).when(weigh(), by=COORDINATOR).then(WEIGHED)
    given(WEIGHING).when(weigh(as_contact=True), by=EMPLOYEE).then(WEIGHED)
    given(WEIGHING).when(weigh(), by=EMPLOYEE).then_refused(NotYourWeighing, plan=PLAN)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"question": " "}, "question"),
        ({"options": ("Overdag",)}, "options.1"),
        ({"options": ("Overdag", "")}, "options.1"),
        ({"interests": KNOWN["interests"][:1]}, "interests.1.whose"),
        ({"interests": (*KNOWN["interests"], Interest("", "x"))}, "interests.2.whose"),
        ({"interests": (*KNOWN["interests"], Interest("x", " "))}, "interests.2.what"),
        ({"choice": ""}, "choice"),
        ({"reason": ""}, "reason"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, Any], field: str) -> None:
    given(WEIGHING).when(weigh(**changes), by=COORDINATOR).then_refused(InvalidValue, field=field)


def test_what_was_weighed_stands() -> None:
    given(WEIGHING, WEIGHED).when(weigh(choice="Anders"), by=COORDINATOR).then_refused(WeighingStands)


def test_the_view_says_who_recorded_it() -> None:
    (row,) = rows_of(WEIGHINGS, recorded((WEIGHED,), "weighing-1")).values()  # type: ignore[arg-type]
    assert (row.plan, row.choice, row.by, row.seq) == (PLAN, KNOWN["choice"], ANNA, 1)


def corrected(**changes: Any) -> CorrectWeighing:
    return CorrectWeighing(**{**KNOWN, "choice": "Anders", "correction": "Het was andersom", **changes})


CORRECTED = WeighingCorrected(**{**KNOWN, "choice": "Anders"}, correction="Het was andersom")


def test_what_was_weighed_is_corrected_with_a_reason() -> None:
    given(WEIGHING, WEIGHED).when(corrected(), by=COORDINATOR).then(CORRECTED)
    given(WEIGHING, WEIGHED).when(corrected(as_contact=True), by=EMPLOYEE).then(CORRECTED)
    given(WEIGHING, WEIGHED, CORRECTED).when(corrected(), by=COORDINATOR).then_nothing()
    given(WEIGHING, WEIGHED).when(corrected(correction=" "), by=COORDINATOR).then_refused(
        InvalidValue, field="correction"
    )
    given(WEIGHING, WEIGHED).when(corrected(), by=EMPLOYEE).then_refused(NotYourWeighing, plan=PLAN)
    given(WEIGHING).when(corrected(), by=COORDINATOR).then_refused(NotFound)


def test_what_it_said_before_stays_visible() -> None:
    (row,) = rows_of(WEIGHINGS, recorded([WEIGHED, CORRECTED], StreamId("weighing-1"))).values()
    assert (row.choice, row.correction, row.version) == ("Anders", "Het was andersom", 2)
    assert [each.choice for each in row.earlier] == ["Overdag, met vervanging"]
