"""The time: the machine's, or one that a demo or a test plays; in the database by its function `clock()`, alike.

Played time needs the owner's login: `played` gives settings with which the API's and the worker's parts come in by it,
each in its own role. docs/decisions/0110-one-clock.md says why nobody else can move the time.
"""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import asyncpg
import msgspec
import psycopg

from domain.kernel.ports import Clock
from infra.settings import Settings

TELL = "SELECT set_config('werkbalans.clock', {}, false)"


class MachineClock:
    """The time of this machine. The database has its own, which is the same within the network's care for clocks."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)


class PlayedClock:
    """A clock that stands still until it is moved, also back."""

    def __init__(self, moment: datetime) -> None:
        self.move(moment)

    def now(self) -> datetime:
        """The moment at which it stands, in UTC."""
        return self._moment

    def move(self, moment: datetime) -> None:
        """Stand at an instant, of any time zone."""
        self._moment = moment.astimezone(UTC)


MACHINE = MachineClock()


def today_in(time_zone: str, clock: Clock = MACHINE) -> date:
    """The date of this moment in a time zone; in Amsterdam's when there is no such zone."""
    try:
        return clock.now().astimezone(ZoneInfo(time_zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return clock.now().astimezone(ZoneInfo("Europe/Amsterdam")).date()


def played(settings: Settings) -> Settings:
    """The same settings, for a process whose clock is played: all logins are the owner's, each in its lesser role.

    Commits do not wait for the disk: what a crash takes from a play can be played again.
    """
    return msgspec.structs.replace(
        settings,
        api_database_url=_in_role(settings.database_url, "werkbalans_api"),
        worker_database_url=_in_role(settings.database_url, "werkbalans_worker"),
    )


def tell(clock: Clock, connection: "psycopg.Connection[Any]") -> None:
    """Bring an idle connection of the worker to the played time; nothing to do where the clock is the machine's."""
    if isinstance(clock, PlayedClock):
        connection.execute(TELL.format("%s"), (clock.now().isoformat(),))
        connection.commit()


async def tell_driver(clock: Clock, connection: "asyncpg.Connection[Any]") -> None:
    """The same for a connection of the API."""
    if isinstance(clock, PlayedClock):
        await connection.execute(TELL.format("$1"), clock.now().isoformat())


def _in_role(url: str, role: str) -> str:
    options = urlencode({"options": f"-c role={role} -c search_path=werkbalans -c synchronous_commit=off"}).replace(
        "+", "%20"
    )
    return f"{url}{'&' if '?' in url else '?'}{options}"
