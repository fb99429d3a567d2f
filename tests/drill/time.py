"""Every due thing once, whatever clocks do: summer time both ways, leap days, ends of months, jumps, 0 to 3 beats.

The worker's own tasks work on a played clock; what comes of it is held against an oracle that knows no time zone
database. Size is the number of critical days, from four (one of each sort) to all of 2025 to 2035.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from infra.clock import PlayedClock, played
from services.worker.play import Rounds
from tests.conftest import Database, settings_for
from tests.drill.counts import Counts, one_database
from tests.drill.oracle import DAY, HOUR, critical_days, expected, instant_of, local_day, wanted
from tests.drill.reminded import Reminded

FIRST, LAST = 2025, 2035
FULL = len(critical_days(FIRST, LAST))
KNOWN = datetime(2024, 12, 1, 12, tzinfo=UTC)
DAYS_BEFORE = 3
# The rows of the checklist, so that the reminder ahead, that of the day and the overdue one each meet the critical day.
ROWS = (("1", DAYS_BEFORE), ("1a", 0), ("1b", -1))
Stops = list[tuple[datetime, int]]
Way = Callable[[list[datetime]], Stops]


def on_time(moments: list[datetime]) -> Stops:
    """A second before each moment, and at it."""
    return [(stop, 1) for each in moments for stop in (each - timedelta(seconds=1), each)]


def after_a_gap(moments: list[datetime]) -> Stops:
    """No beat for as long as moments come within four days of each other; then one, two days later."""
    ends = [
        each for each, after in zip(moments, [*moments[1:], None], strict=True) if not after or after - each > 4 * DAY
    ]
    return [(end + 2 * DAY, 1) for end in ends]


def jumping(by: timedelta) -> Way:
    """At each moment, then so much earlier, then so much later than it."""
    return lambda moments: [(each + jump * by, 1) for each in moments for jump in (0, -1, 1)]


WAYS: dict[str, Way] = {
    "one beat, on time": on_time,
    "two beats": lambda moments: [(each, 2) for each in moments],
    "three beats": lambda moments: [(each, 3) for each in moments],
    "two hours late": lambda moments: [(each + 2 * HOUR, 1) for each in moments],
    "no beat, then one": after_a_gap,
    "an hour back and forth": jumping(HOUR),
    "a day back and forth": jumping(DAY),
}


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder):
        return against(database, folder, seed, size)


def against(database: Database, folder: Path, seed: int, size: int, ways: Sequence[str] = tuple(WAYS)) -> Counts:
    """The same on this database, with mails into the folder."""
    dice, clock = random.Random(seed), PlayedClock(KNOWN)
    days = critical_days(FIRST, LAST)[:size]
    settings = settings_for(database, "redis://127.0.0.1:1", smtp_url=f"folder:{folder / 'mails'}")
    figures, wrong = Counter[str](), list[str]()
    # What is noted of a mail goes after a year, and this plays ten: nothing goes, so that all is counted at the end.
    keeps_all = patch("services.worker.tasks.keep", lambda *_: False)
    with keeps_all, Rounds(played(settings), clock) as rounds:
        for way in ways:
            reminded = Reminded(rounds.parts, clock, database, "Europe/Amsterdam", dice.randint(7, 19))
            found = _played(rounds, clock, reminded, days, WAYS[way])
            wrong += [f"{way}: {line}" for line in found]
            figures.update(reminded.figures())
        mails = len(list((folder / "mails").glob("*.eml")))
        caught = _controls(rounds, clock, database, days)
    if mails != figures["mails accepted"]:
        wrong.append(f"{mails} mails in the folder, {figures['mails accepted']} accepted")
    told = {"critical days": len(days), "ways": len(ways), **figures}
    return Counts(told, tuple(wrong), "a zone without summer time; a reminder stored twice", caught)


def _played(rounds: Rounds, clock: PlayedClock, reminded: Reminded, days: Sequence[date], way: Way) -> list[str]:
    """What is wrong after the clock went this way."""
    dates = [(row, day + after * DAY) for day in days for row, after in ROWS]
    reminders = wanted(dates, DAYS_BEFORE, reminded.hour)
    stops = way(sorted({each.at for each in reminders}))
    clock.move(KNOWN)
    reminded.begin(dates, DAYS_BEFORE)
    rounds.settle()
    for moment, beats in stops:
        clock.move(moment)
        if beats == 1:
            rounds.settle()
        else:
            with ThreadPoolExecutor(beats) as pool:
                for done in [pool.submit(rounds.settle) for _ in range(beats)]:
                    done.result()
    # What may wait for a mail of another day, since nobody gets two a day, and none at night.
    end = local_day(stops[-1][0])
    after = [instant_of(end + later * DAY, reminded.hour) for later in (1, 2, 3)]
    for moment in after:
        clock.move(moment)
        rounds.settle()
    return reminded.differences(list(expected(reminders, [*(moment for moment, _ in stops), *after])))


def _controls(rounds: Rounds, clock: PlayedClock, database: Database, days: Sequence[date]) -> bool:
    """Whether what is wrong on purpose is found to be wrong."""
    few = days[:2]
    no_summer = Reminded(rounds.parts, clock, database, "Etc/GMT-1", 9)
    unnoticed = not _played(rounds, clock, no_summer, few, on_time)
    doubled = Reminded(rounds.parts, clock, database, "Europe/Amsterdam", 9)
    clean = _played(rounds, clock, doubled, few, on_time)
    again = doubled.once_more()
    return not unnoticed and not clean and again
