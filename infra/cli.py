"""`werkbalans`: the operator's commands. They read the same settings as the services."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from uuid import UUID

import psycopg
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from domain.catalogue import VIEWS
from domain.kernel.ids import PersonId, TenantId
from infra.event_store.verify import Proof, verify_tenant
from infra.event_store.worker import WorkerLog
from infra.identity.commands import app as accounts
from infra.keys import KeyRing
from infra.keys.erasing import erase
from infra.migrations import migrate as run_migrations
from infra.observe import ALIVE_SECONDS
from infra.read_models.checkpoints import resume as resume_projection
from infra.read_models.rebuild import CannotRebuild, Rebuilder, tenants
from infra.read_models.tidying import outdated, remove
from infra.settings import BadSetting, Settings, read
from infra.tenancy import TenantTokens, enter

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Run and look after Werkbalans.")
app.add_typer(accounts)
console = Console()
TenantOption = Annotated[UUID | None, typer.Option("--tenant", help="Only this organisation's id.")]


@app.command()
def migrate() -> None:
    """Bring the database up to this release; safe to run again."""
    settings = settings_or_stop()
    run_migrations(settings.database_url, settings.secret_key, lambda step: console.print(f"done: {step}"))
    console.print("The database is of this release.")


@app.command("seed-demo")
def seed_demo() -> None:
    """Fill the demo organisation, once."""
    from infra.demo import seed

    with console.status("Filling the demo organisation ..."):
        seed(settings_or_stop())
    console.print("The demo organisation is there.")


@app.command()
def verify(
    tenant: TenantOption = None,
    receipt: Annotated[str, typer.Option(help="SEQ:CHAIN that somebody kept; needs --tenant.")] = "",
) -> None:
    """Compute every organisation's hash chain again and name the first bad row. Exit code 1 when there is one."""
    settings = settings_or_stop()
    known = _receipt(receipt, tenant)
    tokens = TenantTokens(settings.key("tenant-token"))
    proofs: list[Proof] = []
    with psycopg.connect(settings.worker_database_url) as connection, _progress() as progress:
        found = _wanted(connection, tenant)
        task = progress.add_task("events", total=sum(seq for _, seq in found))
        for identity, _ in found:
            proofs.append(verify_tenant(connection, tokens, identity, known, lambda done: progress.advance(task, done)))
    for proof in proofs:
        if proof.problem:
            console.print(f"{proof.tenant}: {proof.problem}", style="bold red", soft_wrap=True)
        else:
            console.print(f"{proof.tenant}: {proof.events} events hold; chain {proof.chain.hex()}", soft_wrap=True)
    if any(proof.problem for proof in proofs):
        raise typer.Exit(1)
    console.print(f"Verified {sum(proof.events for proof in proofs)} events of {len(proofs)} organisations.")


@app.command()
def rebuild(
    view: Annotated[str, typer.Option(help="Only this view, by name.")] = "", tenant: TenantOption = None
) -> None:
    """Build read models anew beside those in use and flip when they have caught up; nobody notices."""
    wanted = [each for each in VIEWS if view in ("", each.name)]
    if not wanted:
        raise typer.BadParameter(f"There is no view {view!r}; there are {', '.join(each.name for each in VIEWS)}.")
    settings = settings_or_stop()
    tokens = TenantTokens(settings.key("tenant-token"))
    log = WorkerLog(tokens, KeyRing(settings.key("keys")))
    with psycopg.connect(settings.worker_database_url) as connection, _progress() as progress:
        found = _wanted(connection, tenant)
        rebuilder = Rebuilder(connection, log, tokens)
        for each in wanted:
            task = progress.add_task(each.name, total=sum(seq for _, seq in found))
            for identity, _ in found:
                _rebuild(rebuilder, each, identity, progress, task)


@app.command()
def resume(
    projection: Annotated[str, typer.Option(help="Only this projection, by name.")] = "", tenant: TenantOption = None
) -> None:
    """Let parked projections try again where they stopped, after what parked them was repaired."""
    settings = settings_or_stop()
    tokens = TenantTokens(settings.key("tenant-token"))
    with psycopg.connect(settings.worker_database_url) as connection:
        parked = connection.execute("SELECT tenant_id, projection, error FROM werkbalans.parked()").fetchall()
        connection.rollback()
        for identity, name, error in parked:
            if projection in ("", name) and tenant in (None, identity):
                with connection.transaction():
                    enter(connection, tokens.of(TenantId(identity)))
                    resume_projection(connection, TenantId(identity), name)
                console.print(f"{identity}: {name} goes on; it was parked at: {error}", soft_wrap=True)
        if not parked:
            console.print("Nothing is parked.")


@app.command()
def tidy(
    yes: Annotated[bool, typer.Option("--yes", help="Remove them; without it they are only named.")] = False,
) -> None:
    """Remove the tables of view versions that no release uses any more. Run it once the newest release runs alone."""
    settings = settings_or_stop()
    tokens = TenantTokens(settings.key("tenant-token"))
    with (
        psycopg.connect(settings.database_url) as owner,
        psycopg.connect(settings.worker_database_url) as worker,
    ):
        found = outdated(owner)
        owner.rollback()
        for each in found:
            if yes:
                remove(owner, worker, tokens, each)
            console.print(f"{each.table}: {'removed' if yes else 'not used any more'}")
    if not found:
        console.print("There is nothing to remove.")
    elif not yes:
        console.print("Nothing was removed: say --yes to remove them.")


@app.command("erase-words")
def erase_words(
    tenant: Annotated[UUID, typer.Option(help="The organisation's id.")],
    person: Annotated[UUID, typer.Option(help="Whose words: a person's id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Destroy a person's key: what they wrote is unreadable from now on, in the log and in the read models."""
    if not yes:
        typer.confirm("Nobody can ever read these words again. Go on?", abort=True)
    settings = settings_or_stop()
    tokens, identity = TenantTokens(settings.key("tenant-token")), TenantId(tenant)
    with psycopg.connect(settings.database_url) as owner:
        owner.execute("SET LOCAL ROLE werkbalans_eraser")
        enter(owner, tokens.of(identity))
        found = erase(owner, PersonId(person))
    console.print("The key is destroyed." if found else "There was no key (any more); the read models are made anew.")
    rebuild(tenant=tenant)


@app.command("read-bounces")
def read_bounces(
    path: Annotated[Path, typer.Argument(help="An mbox file or a Maildir folder, with reports of mail servers in it.")],
) -> None:
    """Count the mails that came back, from the reports in a mailbox. Reading it again counts nothing twice."""
    from infra.mail.bounces import Counted, in_report, take
    from infra.mail.mailbox import messages_in

    counts, messages, reports = Counter[Counted](), 0, 0
    try:
        with psycopg.connect(settings_or_stop().worker_database_url, autocommit=True) as connection:
            for raw in messages_in(path):
                bounces = in_report(raw)
                messages, reports = messages + 1, reports + bool(bounces)
                counts.update(take(connection, bounce) for bounce in bounces)
    except FileNotFoundError:
        raise typer.BadParameter(f"There is no mailbox at {path}.") from None
    console.print(f"{messages} messages, of which {reports} report mail that came back.")
    console.print(", ".join(f"{each.value}: {counts[each]}" for each in Counted))


@app.command()
def alive() -> None:
    """Say whether some worker took up work in the last half minute; exit code 1 when none did."""
    settings = settings_or_stop()
    with psycopg.connect(settings.worker_database_url, connect_timeout=5) as connection:
        row = connection.execute(
            "SELECT extract(epoch FROM werkbalans.clock() - beat_at)::double precision FROM werkbalans.heartbeat"
        ).fetchone()
    if row is None or row[0] >= ALIVE_SECONDS:
        console.print("No worker took up work lately: look at the worker, beat and the broker.", style="bold red")
        raise typer.Exit(1)
    console.print(f"Work was taken up {row[0]:.0f} s ago.")


def _rebuild(rebuilder: Rebuilder, view: object, tenant: TenantId, progress: Progress, task: object) -> None:
    try:
        rebuilder.rebuild(view, tenant, lambda done: progress.advance(task, done))  # type: ignore[arg-type]
    except CannotRebuild as reason:
        console.print(f"{tenant}: {reason}; the view in use stays.", style="bold red")
        raise typer.Exit(1) from None


def _wanted(connection: "psycopg.Connection[object]", tenant: UUID | None) -> list[tuple[TenantId, int]]:
    found = [(identity, seq) for identity, seq in tenants(connection) if tenant in (None, identity)]
    connection.rollback()
    if tenant and not found:
        raise typer.BadParameter(f"There are no events of {tenant}.")
    return found


def _receipt(text: str, tenant: UUID | None) -> tuple[int, bytes] | None:
    if not text:
        return None
    seq, _, chain = text.partition(":")
    try:
        known = int(seq), bytes.fromhex(chain)
    except ValueError:
        raise typer.BadParameter("A receipt looks like 42:9f86d0….") from None
    if tenant is None or len(known[1]) != 32:
        raise typer.BadParameter("A receipt belongs to one --tenant and has a chain value of 64 digits.")
    return known


@contextmanager
def _progress() -> Iterator[Progress]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield progress


def settings_or_stop() -> Settings:
    """The settings; a bad one stops the command with a sentence that names it."""
    try:
        return read()
    except BadSetting as problem:
        console.print(str(problem), style="bold red")
        raise typer.Exit(1) from None


if __name__ == "__main__":
    sys.exit(app())
