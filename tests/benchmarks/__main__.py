"""`./dev bench [name …]`: measure, show, write bench-<name>.json; unnamed: all."""

import sys

from tests.benchmarks import answers, append, http, mails, past, release, replay, verify, visible

BENCHMARKS = {
    "append": append.run,
    "replay": replay.run,
    "http": http.run,
    "visible": visible.run,
    "verify": verify.run,
    "past": past.run,
    "mails": mails.run,
    "release": release.run,
    "answers": answers.run,
}


def main(names: list[str]) -> int:
    """Run those that are named; 2 when there is no such benchmark."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}.")
        return 2
    for name in names or BENCHMARKS:
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
