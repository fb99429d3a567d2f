"""`./dev client`: write the client anew; with `--check` only say whether it is behind."""

import sys

from services.api.client.document import PLACE, description, sources


def main(words: list[str]) -> int:
    """Write what differs; 1 when `--check` finds something that does."""
    behind = [(PLACE / name, text) for name, text in sources(description()).items() if _read(name) != text]
    if "--check" in words:
        print("\n".join(f"behind: {file.name}; run ./dev client" for file, _ in behind) or "the client is up to date")
        return 1 if behind else 0
    for file, text in behind:
        file.write_text(text, "utf-8")
        print(f"written: {file}")
    return 0


def _read(name: str) -> str:
    file = PLACE / name
    return file.read_text("utf-8") if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
