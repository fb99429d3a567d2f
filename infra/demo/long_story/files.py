"""What the people attach: minutes of the kick-off and of a review, and a picture of the roster that shows nobody."""

from collections.abc import Iterator
from functools import cache

from domain.attachments.decider import AttachFile, SayNobodyShown
from domain.attachments.events import FileKind
from domain.kernel.ids import FileId
from infra.demo.files import roster_board
from infra.demo.long_story.cast import Cast, Story
from infra.documents.intake import Taken, take_in

KICKOFF = """Verslag van de aftrap, De Eik, grote zaal

We willen drie weken vooruit weten wanneer we vrij zijn. Daar staat iedereen achter, ook de ondernemingsraad.
Afgesproken: elk team verzamelt signalen in het werkoverleg. Wie dat liever zonder naam doet, gebruikt de link.
"""
REVIEW = """Verslag van de evaluatie

Minder ruilingen, maar pauzes lukken nog niet. We sluiten de ronde af en beginnen een nieuwe, over de avonddienst.
"""
# name in the story, name of the file, day, who, kind, what it is
FILES = (
    ("kickoff", "verslag-aftrap.txt", 22, "nadia", FileKind.MINUTES, "Verslag van de aftrap"),
    ("board", "roosterbord.png", 96, "teun", FileKind.PHOTO, "Het roosterbord, met elke week een vast overleg"),
    ("review", "verslag-evaluatie.txt", 301, "nadia", FileKind.MINUTES, "Verslag van de evaluatie"),
)


def contents(cast: Cast) -> Iterator[tuple[FileId, Taken]]:
    """What is in the files, as it is kept."""
    for name, _, _, _, _, _ in FILES:
        yield _id(cast, name), _taken(name)


def story(cast: Cast) -> Story:
    """Who did what."""
    for name, _, day, who, kind, description in FILES:
        file, taken = _id(cast, name), _taken(name)
        yield cast.day(day)
        yield (
            cast[who],
            AttachFile(
                plan=cast.plan,
                file=file,
                kind=kind,
                name=taken.name,
                description=description,
                content=taken.content,
            ),
        )
        if kind is FileKind.PHOTO:
            yield cast[who], SayNobodyShown(plan=cast.plan, file=file)


def _id(cast: Cast, name: str) -> FileId:
    return FileId(cast.id(f"file-{name}"))


@cache
def _taken(name: str) -> Taken:
    words = {"kickoff": KICKOFF, "review": REVIEW}
    file = next(each[1] for each in FILES if each[0] == name)
    return take_in(file, words[name].encode() if name in words else roster_board())
