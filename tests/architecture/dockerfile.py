"""Walks the Dockerfile's steps in a clean folder, without an engine: what a build would do, as far as that goes.

Run as `python -m tests.architecture.dockerfile FOLDER`. Base images are this machine's Python; `/x` is `FOLDER/x`.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REACH = ("HOME", "PIP_", "UV_", "SSL_", "HTTP", "HTTPS", "NO_PROXY", "REQUESTS_", "CURL_")
OURS = re.compile(r"(?<![\w.])/(?=(?:build|app|opt)\b)")


class StepFailed(Exception):
    """A step of the Dockerfile that did not work, with the end of what it said."""


class Image:
    """What a Dockerfile makes: a folder, an environment, a user, a command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "image"
        self.environment: dict[str, str] = {}
        self.user, self.command = "root", list[str]()
        self.ports: list[int] = []
        self._stages: dict[str, Path] = {}
        self._stage, self._workdir = "", Path("/")
        self._python = folder / "python"
        self._python.mkdir(parents=True)
        (self._python / "python").symlink_to(getattr(sys, "_base_executable", sys.executable))

    def walk(self, dockerfile: str) -> "Image":
        """Do every step. Raises StepFailed."""
        for line in re.sub(r"\\\n\s*", " ", dockerfile).splitlines():
            if line.strip() and not line.startswith("#"):
                word, _, rest = line.partition(" ")
                getattr(self, f"step_{word.lower()}")(rest.strip())
        return self

    def run(self, words: list[str], **changes: str) -> "subprocess.CompletedProcess[str]":
        """Run a command as the image would."""
        return subprocess.run(
            words,
            cwd=self.at(str(self._workdir)),
            env=self.known(**changes),
            capture_output=True,
            text=True,
            check=False,
        )

    def known(self, **changes: str) -> dict[str, str]:
        """The environment in the image."""
        path = f"{self._python}:{os.environ['PATH']}"
        known = {name: self.here(value) for name, value in self.environment.items()}
        reach = {name: value for name, value in os.environ.items() if name.upper().startswith(REACH)}
        return {**reach, **known, "PATH": known.get("PATH", "$PATH").replace("$PATH", path), **changes}

    def here(self, text: str) -> str:
        """The text with the image's paths turned into ours."""
        return OURS.sub(f"{self.folder}/", text)

    def at(self, path: str) -> Path:
        """The place of a path of the image."""
        return self.folder / (self._workdir / path).relative_to("/")

    def step_from(self, rest: str) -> None:
        if self._stage:
            self._stages[self._stage] = self.folder.with_name(self._stage)
            self.folder.rename(self._stages[self._stage])
        self._stage = rest.partition(" AS ")[2] or "last"
        self.environment, self._workdir = {}, Path("/")
        self.folder.mkdir()

    def step_env(self, rest: str) -> None:
        self.environment |= dict(part.split("=", 1) for part in rest.split())

    def step_workdir(self, rest: str) -> None:
        self._workdir = Path(rest)
        self.at(rest).mkdir(parents=True, exist_ok=True)

    def step_copy(self, rest: str) -> None:
        *options, source, target = rest.split()
        stage = next((option.removeprefix("--from=") for option in options), None)
        origin = self._stages[stage] / source.removeprefix("/") if stage else _context(source)
        if stage:  # which changes no more: a second name for each file will do
            shutil.copytree(origin, self.at(target), symlinks=True, dirs_exist_ok=True, copy_function=os.link)
        else:
            shutil.copytree(origin, self.at(target), symlinks=True, dirs_exist_ok=True, ignore=_not_sent)

    def step_run(self, rest: str) -> None:
        done = self.run(["sh", "-c", self.here(rest)])
        if done.returncode:
            raise StepFailed(f"RUN {rest}\n{(done.stdout + done.stderr)[-1500:]}")

    def step_user(self, rest: str) -> None:
        self.user = rest

    def step_expose(self, rest: str) -> None:
        self.ports.append(int(rest))

    def step_cmd(self, rest: str) -> None:
        self.command = json.loads(rest)


def _context(source: str) -> Path:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line.startswith("!")}
    if source not in allowed:
        raise StepFailed(f"COPY {source}: .dockerignore does not let it in")
    return ROOT / source


def _not_sent(folder: str, names: list[str]) -> set[str]:
    built = {"assets"} if folder.endswith("services/api/static") and str(ROOT) in folder else set[str]()
    return {"__pycache__"}.union(built).intersection(names)


if __name__ == "__main__":
    made = Image(Path(sys.argv[1]).resolve()).walk((ROOT / "Dockerfile").read_text())
    print(f"built in {made.folder}; {made.user} runs {' '.join(made.command)}")
