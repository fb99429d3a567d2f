"""`werkbalans`: the operator's commands, and the demo, which needs the worker's own tasks."""

import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import psycopg
import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from domain.review.moments import months_later
from infra.cli import app, console, settings_or_stop
from infra.clock import today_in
from infra.demo.long_story.cast import SEEDS, ZONE, Cast
from infra.migrations import migrate
from infra.settings import Settings
from services.worker.played import Played, reason_against, told

FURTHEST = 18


@app.command()
def demo(
    months: Annotated[int, typer.Option(min=1, max=FURTHEST, help="How much of the story, ending today.")] = FURTHEST,
    seed: Annotated[
        int, typer.Option(min=SEEDS[0], max=SEEDS[-1], help="Which organisation; the same plays alike.")
    ] = 1,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day; today.")] = None,
    mailbox: Annotated[Path, typer.Option(envvar="MAILBOX_DIR", help="The folder that the mails go into.")] = Path(
        "demo-mailbox"
    ),
) -> None:
    """Play a year and a half of an invented organisation, with its mails, as it would have come."""
    from services.worker.play import Play

    settings = settings_or_stop()
    last = until.date() if until else today_in(ZONE)
    if last > today_in(ZONE):
        raise typer.BadParameter("Choose a day that has passed, or today.", param_hint="--until")
    migrate(settings.database_url, settings.secret_key)
    cast = Cast(seed, months_later(last, -months))
    _stop_unless_free(settings, cast)
    began = time.monotonic()
    play = Play(settings, cast, last, mailbox.absolute())
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(str(cast.began), total=(last - cast.began).days)

        def on_day(day: date) -> None:
            progress.update(task, completed=(day - cast.began).days, description=f"{day:%d %b %Y}")

        play.run(on_day)
    found = Played(settings, cast, mailbox)
    told(console, found, last, time.monotonic() - began)
    if found.problem:
        raise typer.Exit(1)


def _stop_unless_free(settings: Settings, cast: Cast) -> None:
    with psycopg.connect(settings.worker_database_url) as connection:
        reason = reason_against(connection, cast, urlsplit(settings.worker_database_url).username or "")
    if reason:
        console.print(reason, style="bold red", soft_wrap=True)
        raise typer.Exit(1)


if __name__ == "__main__":
    sys.exit(app())
