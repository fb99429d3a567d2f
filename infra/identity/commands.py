"""The operator's commands about accounts: for who lost their phone, and for an address that nobody has any more."""

from typing import Annotated, Any
from uuid import UUID, uuid4

import psycopg
import typer
from rich.console import Console

from domain.kernel.ids import TenantId
from infra.identity.accounts import CODE_APP
from infra.identity.happenings import Happening
from infra.settings import Settings, read
from infra.tenancy import TenantTokens

app = typer.Typer()
console = Console()
EmailOption = Annotated[str, typer.Option(help="The address of the account.")]


@app.command("lost-phone")
def lost_phone(
    email: EmailOption,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Turn somebody's code app off, and its recovery codes; they sign in by a link again. A mail tells them."""
    if not yes:
        typer.confirm("Did you make sure, not by mail, that it is they who ask?", abort=True)
    settings = read()
    with psycopg.connect(settings.api_database_url) as connection:
        account = _one(connection, "SELECT werkbalans.find_account(%s)", email)
        done = account is not None and _turn_off(connection, settings, account, email)
    console.print(
        "Their code app is off, and their sessions have ended." if done else "There is no code app to turn off."
    )
    if not done:
        raise typer.Exit(1)


@app.command("forget-account")
def forget_account(email: EmailOption) -> None:
    """Forget how somebody signed in, whose address no organisation has any more."""
    with psycopg.connect(read().api_database_url) as connection:
        gone = _one(connection, "SELECT werkbalans.forget_account(%s)", email)
    console.print("The account is forgotten." if gone else "Somebody has this address, or there is no account.")
    if not gone:
        raise typer.Exit(1)


def _turn_off(connection: "psycopg.Connection[Any]", settings: Settings, account: UUID, email: str) -> bool:
    tokens = TenantTokens(settings.key("tenant-token"))
    token = tokens.of_account(account)
    rows = connection.execute("SELECT method_id FROM werkbalans.methods_of(%s) WHERE kind = %s", (token, CODE_APP))
    method = rows.fetchone()
    if method is None:
        return False
    _one(connection, "SELECT werkbalans.remove_method(%s, %s)", token, method[0])
    _one(connection, "SELECT werkbalans.end_sessions(%s, NULL, NULL)", token)
    _one(connection, "SELECT werkbalans.note_account_event(%s, %s, '', '')", token, Happening.CODE_APP_REMOVED.value)
    home = connection.execute("SELECT * FROM werkbalans.people_at(%s)", (email,)).fetchone()
    if home:
        asked = (tokens.of(TenantId(home[0])), home[1], uuid4(), "security", Happening.CODE_APP_REMOVED.value)
        _one(connection, "SELECT werkbalans.plan_account_mail(%s, %s, %s, %s, %s)", *asked)
    return True


def _one(connection: "psycopg.Connection[Any]", query: str, *values: Any) -> Any:
    row = connection.execute(query, values).fetchone()
    return row[0] if row else None
