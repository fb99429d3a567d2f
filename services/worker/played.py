"""Whether the long demo may be played somewhere, and what came of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from rich.console import Console
from rich.table import Table

from infra.demo import links_for
from infra.demo.long_story.cast import NAME, SEEDS, Cast, people_of, tenant_of
from infra.demo.people import DEMO
from infra.event_store.verify import verify_tenant
from infra.identity.house import HOUSE
from infra.read_models.rebuild import tenants
from infra.settings import Settings
from infra.tenancy import TenantTokens, enter

Connection = psycopg.Connection[Any]
EVENTS = "SELECT split_part(type, '.', 1), count(*) FROM werkbalans.event GROUP BY 1 ORDER BY 1"
PARKED = "SELECT projection, error FROM werkbalans.checkpoint WHERE error IS NOT NULL"
MAILS = "SELECT kind, rule, state, count(*) FROM werkbalans.outbox GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
# Reminders of a date that had passed, told in some digest.
LATE = "SELECT count(*) FROM werkbalans.notice WHERE rule = 'overdue' AND told_in IS NOT NULL"


def reason_against(connection: Connection, cast: Cast, worker_login: str) -> str:
    """Why it cannot be played here, as a sentence; empty when it can."""
    there = {tenant for tenant, _ in tenants(connection)}
    connection.rollback()
    if cast.tenant in there:
        return f"Seed {cast.seed} was played here already: choose another --seed, or another place."
    if there - {DEMO, HOUSE, *map(tenant_of, SEEDS)}:
        return "This database holds organisations that are no demo: play it in a folder of its own, with --data."
    others = connection.execute(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND usename = %s AND pid <> pg_backend_pid()",
        (worker_login,),
    ).fetchone()
    if others and others[0]:
        return "A worker works on this database: stop it (Ctrl-C in `./dev run`), play, and start it again."
    return ""


class Played:
    """What the database holds of a played organisation."""

    def __init__(self, settings: Settings, cast: Cast, mailbox: Path) -> None:
        tokens = TenantTokens(settings.key("tenant-token"))
        with psycopg.connect(settings.worker_database_url) as connection:
            proof = verify_tenant(connection, tokens, cast.tenant)
            self.proof, self.problem = proof, proof.problem
            enter(connection, tokens.of(cast.tenant))
            self.events = connection.execute(EVENTS).fetchall()
            self.mails = connection.execute(MAILS).fetchall()
            self.parked = connection.execute(PARKED).fetchall()
            (self.late,) = connection.execute(LATE).fetchone() or (0,)
        self.cast, self.mailbox = cast, mailbox
        self.links = links_for(settings, cast.tenant, people_of(cast.seed))


def told(console: Console, played: Played, last: date, seconds: float) -> None:
    """Print it."""
    cast = played.cast
    console.rule(f"{NAME}: {cast.began} to {last}, seed {cast.seed}")
    console.print(_table("What happened", ("slice", "events"), played.events))
    console.print(_table("Mails", ("kind", "rule", "state", "mails"), played.mails))
    console.print(f"Reminders of a date that had passed: {played.late}")
    for name, error in played.parked:
        console.print(f"parked: {name}: {error}", style="bold red", soft_wrap=True)
    if played.problem:
        console.print(f"verify: {played.problem}", style="bold red", soft_wrap=True)
    else:
        chain = played.proof.chain.hex()[:16]
        console.print(f"verify: {played.proof.events} events hold; chain {chain}…", style="green")
    console.print(f"Mails are in {played.mailbox}; played in {seconds:.1f} s.", soft_wrap=True)
    console.print("Look around: ./dev run --empty, with --data for the folder that this was played in.")
    console.print("Sign in as (once per link, within a week):")
    for label, link in played.links:
        console.print(f"  {label:<46} {link}", soft_wrap=True, markup=False, highlight=False)


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    table = Table(title=title, title_justify="left")
    for head in heads:
        table.add_column(head, justify="right" if head == heads[-1] else "left")
    for row in rows:
        table.add_row(*map(str, row))
    table.add_section()
    table.add_row("all", *([""] * (len(heads) - 2)), str(sum(row[-1] for row in rows)))
    return table
