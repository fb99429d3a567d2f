"""An operator's command on the folder of an installation that does not run."""

import subprocess
import sys
from pathlib import Path

from infra.local.folder import own_folder
from tests.architecture.dockerfile import ROOT


def beside(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "infra.local.beside", str(folder), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_its_database_runs_for_as_long_as_the_command(tmp_path: Path) -> None:
    done = beside(tmp_path / "data", "migrate")
    assert (done.returncode, "The database is of this release." in done.stdout) == (0, True), done.stderr
    assert not (tmp_path / "data" / "postgres" / "postmaster.pid").exists()


def test_a_folder_that_is_not_ours_or_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    refused = beside(tmp_path, "verify")
    assert (refused.returncode, "holds files that are not ours" in refused.stderr) == (1, True)
    with own_folder(tmp_path / "data"):
        refused = beside(tmp_path / "data", "verify")
    assert (refused.returncode, "runs already on" in refused.stderr) == (1, True)
