"""`./dev audit`: asks PyPI for advisories about every pinned package; what could not be asked about is not clean."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

LOCKS = ("all.txt", "assets.txt", "uv.txt")
CLEAN, WEAK, NOT_ASKED = 0, 1, 2


class Weakness(msgspec.Struct, frozen=True):
    """One advisory."""

    id: str
    fix_versions: tuple[str, ...] = ()


class Package(msgspec.Struct, frozen=True):
    """A package, what is known against it, and why it could not be asked about."""

    name: str
    version: str = ""
    vulns: tuple[Weakness, ...] = ()
    skip_reason: str = ""


class Told(msgspec.Struct, frozen=True):
    """What pip-audit says of one lock file."""

    dependencies: tuple[Package, ...]


def main(folder: Path = Path("lock")) -> int:
    """0: all were asked about and none is weak. 1: one is weak. 2: not all could be asked about."""
    packages: dict[str, Package] = {}
    for name in LOCKS:
        found = _asked(folder / name)
        if found is None:
            return NOT_ASKED
        packages |= {each.name: each for each in found}
    lines, code = verdict(list(packages.values()))
    print("\n".join(lines))
    return code


def verdict(packages: Sequence[Package]) -> tuple[list[str], int]:
    """What to tell of these packages, and how it ends: a weakness weighs more than what could not be asked."""
    weak = [each for each in packages if each.vulns]
    missed = [each for each in packages if each.skip_reason]
    lines = [
        f"{each.name} {each.version}: {known.id}, mended in {', '.join(known.fix_versions) or 'no release yet'}"
        for each in weak
        for known in each.vulns
    ]
    if missed:
        names = ", ".join(each.name for each in missed[:5]) + (", …" if len(missed) > 5 else "")
        lines.append(f"NOT ASKED: {len(missed)} of {len(packages)} packages are unknown where we asked ({names}).")
        lines.append("A mirror or a machine without internet knows no advisories: ask from one that reaches pypi.org.")
    elif not weak:
        lines.append(f"{len(packages)} packages, no known weakness")
    return lines, WEAK if weak else NOT_ASKED if missed or not packages else CLEAN


def _asked(lock: Path) -> tuple[Package, ...] | None:
    """The answer about one lock file; without one it says so and there is None."""
    flags = ["-r", str(lock), "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-f", "json"]
    done = subprocess.run([sys.executable, "-m", "pip_audit", *flags], capture_output=True, check=False)
    try:
        return msgspec.json.decode(done.stdout, type=Told).dependencies
    except msgspec.DecodeError:
        why = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no answer"]
        print(f"NOT ASKED: {lock} was not asked about ({why[0][:200]}). Offline? Nothing is known either way.")
        return None


if __name__ == "__main__":
    sys.exit(main())
