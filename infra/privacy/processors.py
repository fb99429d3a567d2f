"""Other parties that see personal data on behalf of whoever runs this installation: named in the settings."""

import msgspec


class SubProcessor(msgspec.Struct, frozen=True):
    """A party (AVG art. 28(2)): its name, what it does, and in which country the data stand there."""

    name: str
    task: str
    place: str


def sub_processors(text: str) -> tuple[SubProcessor, ...]:
    """From `name | task | country`, with semicolons between. Raises ValueError where one has not three parts."""
    found = []
    for each in filter(None, (part.strip() for part in text.split(";"))):
        parts = [part.strip() for part in each.split("|")]
        if len(parts) != 3 or not all(parts):
            raise ValueError(each)
        found.append(SubProcessor(*parts))
    return tuple(found)
