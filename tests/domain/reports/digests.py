"""The forms of the tests' own reports; run, it prints their digests: to see that they are the same elsewhere."""

from datetime import UTC, datetime

from domain.reports.events import About, Kind
from domain.reports.report import report
from domain.reports.stand import Stand
from infra.reports.forms import Made, forms_of
from tests.domain.agreements.history import COUNCIL_PARTY, MANAGEMENT_PARTY, agreed, proposed
from tests.domain.reports.history import (
    AUTUMN,
    OF_ORGANISATION,
    OF_PLAN,
    SPRING,
    STEPS,
    Log,
    appointed,
    measure,
    organised,
    signal,
)
from tests.domain.reports.test_report import BEFORE, Since
from tests.domain.specification import BAS, CEM, DAY_CARE, NIGHT

AT = datetime(2026, 9, 30, 12, tzinfo=UTC)


def log() -> Log:
    """Something of everything."""
    made = organised().on(SPRING, *STEPS, *measure(1), signal(1), signal(2, DAY_CARE), appointed(NIGHT))
    made.on(SPRING, proposed(), agreed(MANAGEMENT_PARTY, BAS), agreed(COUNCIL_PARTY, CEM))
    return made.on(AUTUMN, *measure(2, due=SPRING), signal(3, kind="energy_source"))


def forms(about: About = OF_PLAN) -> dict[tuple[Kind, str | None], Made]:
    """Kind and language, and what was made."""
    facts = log().facts
    now, then = Stand(facts, len(facts), AUTUMN), Stand(facts, len(facts) - 3, SPRING)
    since = Since(BEFORE, SPRING, len(facts) - 3)
    made = forms_of(report(about, "Peiling najaar", now, since, then), AT)
    return {(each.form.kind, each.form.language): each for each in made}


if __name__ == "__main__":
    for subject in (OF_PLAN, OF_ORGANISATION):
        for one in forms(subject).values():
            print(one.form.kind, one.form.language, one.form.digest)
