"""docker-compose.yml and the Dockerfile say what the code says: commands, variables, ports and paths in them exist."""

import importlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
import typer.main
import yaml

from infra import settings
from infra.cli import app as cli
from infra.local.servers import free_port
from infra.queues import GROUPS
from tests.architecture.dockerfile import ROOT, Image
from tests.conftest import Database, Servers

COMPOSE = (ROOT / "docker-compose.yml").read_text()
FILLED = {
    "SECRET_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "PUBLIC_URL": "https://werkbalans.test",
    "POSTGRES_PASSWORD": "p0",
    "VALKEY_PASSWORD": "v0",
}
VARIABLE = re.compile(r"\$\{(\w+)(?::([?-])([^}]*))?\}")
NOT_OURS = {"FORWARDED_ALLOW_IPS": "uvicorn"}


def interpolated(text: str) -> str:
    """What compose puts in the place of variables."""
    return VARIABLE.sub(lambda found: FILLED.get(found[1], found[3] if found[2] == "-" else ""), text)


SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(interpolated(COMPOSE))["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}


def environment_of(name: str) -> dict[str, str]:
    """A service's environment as compose gives it: what is empty is an empty text."""
    return {key: value or "" for key, value in OURS[name]["environment"].items()}


class Asked(dict[str, str]):
    """An environment that notes what is read from it."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self.names: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """A variable."""
        self.names.add(key)
        return super().get(key, default)


def test_docker_compose_accepts_the_file(tmp_path: Path) -> None:
    if shutil.which("docker-compose") is None:
        if os.environ.get("REQUIRE_TOOLS"):
            pytest.fail("no docker-compose here, and REQUIRE_TOOLS is set")
        pytest.skip("no docker-compose here: the file was NOT checked by it")
    example = (ROOT / "infra" / "example.env").read_text()
    filled = re.sub(r"(?m)^(\w+)=$", lambda found: f"{found[1]}={FILLED.get(found[1], '')}", example)
    (tmp_path / ".env").write_text(filled)
    shutil.copy(ROOT / "docker-compose.yml", tmp_path)
    done = subprocess.run(["docker-compose", "config"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (tmp_path / ".env").unlink()
    refused = subprocess.run(["docker-compose", "config"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "fill it in in .env" in refused.stderr


def test_the_example_names_every_variable_that_the_file_uses() -> None:
    example = (ROOT / "infra" / "example.env").read_text()
    assert {found[0] for found in VARIABLE.findall(COMPOSE)} == set(re.findall(r"(?m)^(\w+)=", example))


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_read_by_the_code_and_none_is_missing(name: str) -> None:
    environment = Asked(environment_of(name))
    read = settings.read(environment)
    assert set(environment) - set(NOT_OURS) <= environment.names
    assert read.smtp_url == "smtp://mail:1025"


def test_only_the_migrations_know_a_login_that_owns_anything() -> None:
    knowing = {name for name, service in SERVICES.items() if FILLED["POSTGRES_PASSWORD"] in str(service)}
    assert knowing == {"migrate", "postgres"}
    api = settings.read(environment_of("api"))
    assert api.api_database_url.startswith("postgresql://werkbalans_api:")
    assert "@postgres:5432/werkbalans" in api.worker_database_url


@pytest.mark.parametrize("name", [name for name in OURS if name != "api"])
def test_every_command_exists(name: str) -> None:
    runs_here(OURS[name]["command"])
    if check := OURS[name].get("healthcheck"):
        runs_here(check["test"][1:])


def runs_here(words: list[str]) -> None:
    if words[:3] == ["python", "-m", "services.worker.keep"]:
        assert words[3] in ("worker", "beat")
        assert set(words[4::2]) <= {f"--{group}" for group in GROUPS}
        assert all(size.isdigit() for size in words[5::2])
    else:
        assert words[:3] == ["python", "-m", "infra.cli"]
        assert words[3] in typer.main.get_command(cli).commands  # type: ignore[attr-defined]


def test_one_port_for_the_api_everywhere_and_nothing_else_is_open_to_the_network() -> None:
    image = (ROOT / "Dockerfile").read_text()
    (exposed,) = re.findall(r"EXPOSE (\d+)", image)
    assert f'"--port", "{exposed}"' in image
    assert OURS["api"]["ports"] == [f"127.0.0.1:{exposed}:{exposed}"]
    checked = re.search(r"http://127\.0\.0\.1:(\d+)(/[\w/]+)", str(OURS["api"]["healthcheck"]["test"]))
    assert checked
    assert checked[1] == exposed
    health = importlib.import_module("services.api.health")
    assert checked[2] in health.ready.paths
    assert all(port.startswith("127.0.0.1:") for service in SERVICES.values() for port in service.get("ports", []))


def test_nobody_is_root_and_nobody_gains_rights() -> None:
    (user,) = re.findall(r"(?m)^USER (\d+):\d+$", (ROOT / "Dockerfile").read_text())
    assert int(user) > 999
    for name, service in SERVICES.items():
        assert "build" in service or service["user"] not in ("root", "0"), name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["restart"] == ("no" if name == "migrate" else "unless-stopped"), name
        assert name == "migrate" or "healthcheck" in service, name


def test_what_others_wait_for_can_become_true() -> None:
    for service in SERVICES.values():
        for other, wait in service.get("depends_on", {}).items():
            assert wait["condition"] != "service_healthy" or "healthcheck" in SERVICES[other]
            assert wait["condition"] != "service_completed_successfully" or SERVICES[other]["restart"] == "no"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Image]:
    """The Dockerfile's steps, walked in a clean folder."""
    folder = tmp_path_factory.mktemp("docker")
    yield Image(folder).walk((ROOT / "Dockerfile").read_text())
    shutil.rmtree(folder, ignore_errors=True)


def test_the_built_image_migrates_a_database_and_answers(image: Image, database: Database, servers: Servers) -> None:
    port = str(free_port())
    known = {
        **environment_of("api"),
        "DATABASE_URL": database.admin_url,
        "API_DATABASE_URL": database.api_url,
        "WORKER_DATABASE_URL": database.worker_url,
        "REDIS_URL": servers.redis_url,
        "SECRET_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    }
    migrated = image.run(OURS["migrate"]["command"], **known)
    assert migrated.returncode == 0, migrated.stderr
    command = [word.replace(str(image.ports[0]), port) for word in image.command]
    process = subprocess.Popen(command, cwd=image.at("/app"), env=image.known(**known))
    try:
        assert page(f"http://127.0.0.1:{port}/health/ready")["status"] == "ok"
        assert "Werkbalans" in httpx.get(f"http://127.0.0.1:{port}/").text
    finally:
        process.terminate()
        assert process.wait(20) in (0, -15)
    assert not (image.at("/app") / "infra" / "local").exists()
    assert image.run(["python", "-c", "import pytest"]).returncode != 0
    compiled = {file.name.partition(".")[0] for file in image.folder.glob("app/services/api/__pycache__/*.pyc")}
    assert {"app", "errors"} <= compiled
    assert list(image.folder.glob("opt/venv/lib/*/site-packages/litestar/__pycache__/app.*.pyc"))


def page(url: str) -> Any:
    until = time.monotonic() + 60
    while True:
        try:
            return httpx.get(url).json()
        except httpx.TransportError:
            assert time.monotonic() < until, f"{url} does not answer"
            time.sleep(0.1)
