"""The shape of the project: its folders, the size of its files, its locks, its licences; contracts that can fail."""

import ast
import re
import shutil
import subprocess
import sys
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest

from tests.architecture.dockerfile import ROOT

FILES = [ROOT / name for name in subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()]  # fmt: skip
# What `./dev client` writes is as long as the API is wide; nobody reads or changes it as a whole.
WRITTEN = [ROOT / "docs" / "client" / "werkbalans_client" / name for name in ("models.py", "operations.py")]
PYTHON = [file for file in FILES if file.suffix == ".py" and file not in WRITTEN]
CODE = [file for file in PYTHON if file.relative_to(ROOT).parts[0] in ("domain", "infra", "services")]
VAGUE = {"utils", "helpers", "common", "base", "manager", "misc", "util", "helper"}
LOCKS = sorted((ROOT / "lock").glob("*.txt"))
MAY_BE_SHIPPED = (
    "MIT",
    "BSD",
    "Apache",
    "PSF",
    "Python Software Foundation",
    "ISC",
    "MPL",
    "LGPL",
    "Lesser",
    "Unlicense",
)


def test_the_top_level_is_what_it_was_agreed_to_be() -> None:
    folders = {file.relative_to(ROOT).parts[0] for file in FILES if len(file.relative_to(ROOT).parts) > 1}
    assert folders == {"services", "domain", "infra", "tests", "docs", "lock", ".ci"}
    assert {file.name for file in (ROOT / "services").iterdir() if file.name[0] != "_"} == {"api", "worker"}
    for name in ("docker-compose.yml", "pyproject.toml", "README.md", "Dockerfile", "dev"):
        assert ROOT / name in FILES


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_is_one_slice_and_a_function_one_thought(file: Path) -> None:
    text = file.read_text()
    assert len(text.splitlines()) <= 250
    assert file.stem not in VAGUE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is long"


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_others_may_use_says_what_it_is(file: Path) -> None:
    tree = ast.parse(file.read_text())
    named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    public = [node for node in tree.body if isinstance(node, named) and not node.name.startswith("_")]
    assert ast.get_docstring(tree) or file.read_text() == ""
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.name)
def test_a_lock_names_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_what_is_shipped_is_what_is_tested() -> None:
    def pinned(name: str) -> set[str]:
        return set(re.findall(r"(?m)^[\w.-]+==\S+", (ROOT / "lock" / name).read_text()))

    assert len(pinned("run.txt")) > 50
    assert pinned("run.txt") | pinned("build.txt") <= pinned("all.txt")


NAMED = {name.lower() for name in re.findall(r"(?m)^([\w.-]+)==", (ROOT / "lock" / "run.txt").read_text())}
SHIPPED = sorted(each.name for each in distributions() if re.sub(r"[_.]", "-", each.name).lower() in NAMED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_package_has_a_licence_that_fits(name: str) -> None:
    assert len(SHIPPED) > 50
    about = distribution(name).metadata
    said = [about.get("License-Expression") or "", *(about.get_all("Classifier") or []), about.get("License") or ""]
    licences = " ".join(line for line in said if "Licen" in line or line in said[:1] or line == said[-1])
    assert any(word in licences for word in MAY_BE_SHIPPED), licences[:200]
    assert not re.search(r"(?<!L)GPL(?!.*(MIT|BSD|Apache))|Affero", licences[:200].replace("Lesser General", "")), name


CONTRACT = "-c", "from importlinter.cli import lint_imports_command as c; c()"


# A module, what it must not import, and whose contract says so.
FORBIDDEN = [
    ("domain.kickoff.state", "litestar", "domain", "litestar"),
    ("domain.kickoff.state", "domain.plan.decider", "domain.kickoff", "domain.plan"),
    ("domain.kernel.ids", "domain.method", "domain.kernel", "domain.method"),
    ("infra.hints", "services.api.app", "infra", "services.api"),
    ("services.worker.post", "services.api.app", "services.worker", "services.api"),
    ("services.api.logs", "sqlalchemy", "services", "sqlalchemy"),
    ("services.api.logs", "infra.local.process", "services", "infra.local"),
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy in which each of these modules imports what it must not."""
    copy = tmp_path_factory.mktemp("broken")
    for name in ("domain", "infra", "services"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for place, forbidden, _, _ in FORBIDDEN:
        with (copy / place.replace(".", "/")).with_suffix(".py").open("a") as file:
            file.write(f"\nimport {forbidden}\n")
    done = subprocess.run([sys.executable, *CONTRACT], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("place", "forbidden", "who", "whom"), FORBIDDEN)
def test_an_import_that_breaks_a_contract_is_noticed(
    broken: str, place: str, forbidden: str, who: str, whom: str
) -> None:
    said = rf"(?m)^{who} is not allowed to import {whom}:\n\n- +{place} -> {forbidden} \("
    assert re.search(said.replace(".", r"\."), broken), broken


def test_no_macro_of_a_template_asks_who_the_caller_is() -> None:
    """There the word means the block that calls the macro: `caller.person` fails for the first who lacks a right."""
    macros = re.compile(r"{% macro (\w+).*?{% endmacro %}", re.DOTALL)
    pages = [file for file in FILES if file.suffix == ".html"]
    found = [m[1] for file in pages for m in macros.finditer(file.read_text("utf-8")) if "caller." in m[0]]
    assert found == []


ASKS_THE_TIME = re.compile(r"datetime\.now|date\.today|utcnow|time\.time\(\)|(?<![\w.])now\(\)|clock_timestamp")
ABOUT_MACHINES = {
    "infra/clock.py": "the machine's clock itself",
    "infra/migrations/sql/clock.sql": "the database's clock itself",
    "infra/tenancy.py": "the ten minutes of a tenant's token",
    "infra/migrations/sql/current_tenant.sql": "the same",
    "infra/identity/sql/account.sql": "the same of an account's token",
    "infra/identity/sql/count_call.sql": "the counting of calls",
    "infra/identity/sql/take_try.sql": "the counting of tries",
    "infra/read_models/sql/checkpoint.sql": "when a checkpoint moved",
    "infra/read_models/checkpoints.py": "the same",
    "infra/read_models/rebuild.py": "the same",
    "infra/local/mail_catcher.py": "when a mail came in",
}


def test_the_time_is_asked_in_one_way() -> None:
    asking = [file for file in FILES if file.suffix in (".py", ".sql", ".html")]
    found = {str(file.relative_to(ROOT)) for file in asking if ASKS_THE_TIME.search(file.read_text("utf-8"))}
    assert {name for name in found if name.split("/")[0] in ("domain", "infra", "services")} <= set(ABOUT_MACHINES)
