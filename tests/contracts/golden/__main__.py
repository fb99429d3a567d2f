"""`python -m tests.contracts.golden --write-missing`: write the golden payload of each new example, touch no other."""

import sys

from tests.contracts.golden import FOLDER, bytes_of, examples


def main(arguments: list[str]) -> int:
    """Tell what is missing; write it when asked to."""
    missing = [(name, event) for name, event in examples() if not (FOLDER / name).exists()]
    for name, event in missing:
        if arguments == ["--write-missing"]:
            (FOLDER / name).write_bytes(bytes_of(event) + b"\n")
            print(f"written: {name}")
        else:
            print(f"missing: {name}")
    return 1 if missing and arguments != ["--write-missing"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
