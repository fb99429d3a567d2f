"""Management says openly what it stands behind, in versions; nobody else says it, and everybody can read it."""

import pytest

from domain.kernel.refusals import InvalidValue, VersionIsStale
from domain.kernel.rights import Actor, Role
from domain.support.commands import PublishStatement, ReadStatement
from domain.support.decider import SUPPORT
from domain.support.events import StatementPublished, StatementRead, Words
from domain.support.reading import READING, stream_of
from domain.support.refusals import ReadForYourself, StatementNeedsManagement
from domain.support.views import READINGS, STATEMENTS
from tests.domain.specification import (
    BAS,
    COORDINATOR,
    DEWI,
    EMPLOYEE,
    MANAGEMENT,
    PLAN,
    TODAY,
    given,
    recorded,
    rows_of,
)

WORDS = Words("Rust in het rooster", "Elke week overleg", "Dewi, 4 uur per week", "€ 2.000 voor vervanging")
OTHER = Words("Rust in het rooster", "Elke week overleg", "Dewi, 6 uur per week", "€ 2.000 voor vervanging")
FIRST = StatementPublished(plan=PLAN, version=1, words=WORDS, on=TODAY)
SECOND = StatementPublished(plan=PLAN, version=2, words=OTHER, on=TODAY)


def publish(words: Words = WORDS, seen: int | None = None) -> PublishStatement:
    return PublishStatement(plan=PLAN, words=words, seen=seen)


def test_management_publishes_and_a_change_is_a_new_version() -> None:
    given(SUPPORT).when(publish(), by=MANAGEMENT).then(FIRST)
    given(SUPPORT, FIRST).when(publish(OTHER, seen=1), by=MANAGEMENT).then(SECOND)
    rows = rows_of(STATEMENTS, recorded((FIRST, SECOND), "support-1"))  # type: ignore[arg-type]
    assert [(row.version, row.words) for row in rows.values()] == [(1, WORDS), (2, OTHER)]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGEMENT])
def test_nobody_else_speaks_for_management(role: Role) -> None:
    given(SUPPORT).when(publish(), by=Actor(BAS, frozenset({role}))).then_refused(StatementNeedsManagement)


@pytest.mark.parametrize("part", ["goals", "results", "people", "means"])
def test_a_statement_says_all_four_things(part: str) -> None:
    said = {"goals": "a", "results": "b", "people": "c", "means": "d", part: " "}
    given(SUPPORT).when(publish(Words(**said)), by=MANAGEMENT).then_refused(InvalidValue, field=part)


def test_a_version_is_built_on_the_one_that_was_seen() -> None:
    given(SUPPORT, FIRST, SECOND).when(publish(WORDS, seen=1), by=MANAGEMENT).then_refused(VersionIsStale, current=2)


def test_the_same_words_bring_no_new_version() -> None:
    given(SUPPORT, FIRST).when(publish(seen=0), by=MANAGEMENT).then_nothing()


def test_everybody_reads_once_a_version_and_for_themselves() -> None:
    read = StatementRead(plan=PLAN, version=1, person=DEWI, on=TODAY)
    asks = ReadStatement(plan=PLAN, version=1, person=DEWI)
    given(READING).when(asks, by=EMPLOYEE).then(read)
    given(READING, read).when(ReadStatement(plan=PLAN, version=2, person=DEWI), by=EMPLOYEE).then(
        StatementRead(plan=PLAN, version=2, person=DEWI, on=TODAY)
    )
    given(READING).when(asks, by=COORDINATOR).then_refused(ReadForYourself, person=DEWI)
    assert stream_of(PLAN, DEWI) != stream_of(PLAN, BAS)
    (row,) = rows_of(READINGS, recorded((read,), stream_of(PLAN, DEWI))).values()
    assert (row.version, row.person, row.on) == (1, DEWI, TODAY)
