"""There is no way to the counters of a closed poll but through the door: not in the database, not in the code."""

import re
import subprocess
from pathlib import Path

import psycopg
import pytest

from tests.conftest import Database

ROOT = Path(__file__).parents[2]
# Where the counters are put when a poll closes, and where the door takes them.
KNOWS_THE_TABLE = {"infra/polls/counted.py", "infra/polls/rows.py"}
OPENS_THEM = {"services/worker/publishing.py"}


def test_only_the_worker_may_read_the_counters_of_a_closed_poll(database: Database) -> None:
    with psycopg.connect(database.admin_url) as admin:
        readers = admin.execute(
            "SELECT r.rolname FROM pg_roles r WHERE r.rolname LIKE 'werkbalans%%' AND r.rolname <> 'werkbalans_owner'"
            " AND has_any_column_privilege(r.oid, 'werkbalans.poll_counted', 'SELECT')"
        ).fetchall()
        functions = admin.execute(
            "SELECT proname FROM pg_proc"
            " WHERE pronamespace = 'werkbalans'::regnamespace AND prosrc LIKE '%poll_counted%'"
        ).fetchall()
        views = admin.execute("SELECT viewname FROM pg_views WHERE definition LIKE '%poll_counted%'").fetchall()
    assert {name for (name,) in readers} == {"werkbalans_worker"}
    assert (functions, views) == ([], [])


def test_the_api_is_refused_by_the_database_itself(database: Database) -> None:
    with psycopg.connect(database.api_url) as api, pytest.raises(psycopg.errors.InsufficientPrivilege):
        api.execute("SELECT * FROM werkbalans.poll_counted")


def files_with(pattern: str) -> set[str]:
    files = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = [name for name in files.stdout.splitlines() if name.startswith(("domain/", "infra/", "services/"))]
    return {name for name in names if re.search(pattern, (ROOT / name).read_text())}


def test_no_other_code_names_the_table_or_opens_what_is_in_it() -> None:
    assert files_with("poll_counted") == KNOWS_THE_TABLE
    assert files_with(r"from infra\.polls\.counted import .*\bcounted\b") == OPENS_THEM
    assert files_with(r"from infra\.publication|import infra\.publication") == {
        "infra/publication/referee.py",
        "services/worker/publishing.py",
    }
