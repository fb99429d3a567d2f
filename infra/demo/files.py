"""The demo's files: minutes in plain text, and a drawn picture of the roster board that shows nobody."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid5

from PIL import Image, ImageDraw

from domain.attachments.decider import AttachFile, SayNobodyShown
from domain.attachments.events import FileKind, Thing
from domain.kernel.ids import FileId
from infra.demo.people import COORDINATOR, DEMO, PLAN, TEAM_LEAD, Story
from infra.demo.review import HELD
from infra.documents.intake import Taken, take_in

MINUTES, BOARD = FileId(uuid5(DEMO, "file-minutes")), FileId(uuid5(DEMO, "file-board"))
WORDS = """Verslag van de tussenstand

Het vaste overleg gaat elke week door. Nieuwe collega's hebben overdag een maatje, in de avonddienst nog niet altijd.
Besloten: we gaan door en sturen bij op het rooster van de avonddienst.
"""


def contents() -> Iterator[tuple[FileId, Taken]]:
    """What is in the files, as it is kept."""
    yield MINUTES, take_in("verslag-tussenstand.txt", WORDS.encode())
    yield BOARD, take_in("roosterbord.png", roster_board())


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=1)
    kept = dict(contents())
    minutes, board = kept[MINUTES], kept[BOARD]
    yield (
        COORDINATOR,
        AttachFile(
            plan=PLAN,
            file=MINUTES,
            kind=FileKind.MINUTES,
            name=minutes.name,
            description="Verslag van de tussenstand",
            content=minutes.content,
            about=Thing("review", str(HELD)),
        ),
    )
    yield (
        TEAM_LEAD,
        AttachFile(
            plan=PLAN,
            file=BOARD,
            kind=FileKind.PHOTO,
            name=board.name,
            description="Het roosterbord van Team Noord, met in elke week een vast overlegmoment.",
            content=board.content,
        ),
    )
    yield TEAM_LEAD, SayNobodyShown(plan=PLAN, file=BOARD)


def roster_board() -> bytes:
    """Four weeks of seven days; the fixed talk of each week stands out."""
    sheet = Image.new("RGB", (1200, 900), "#efe9dc")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((60, 60, 1140, 840), fill="#ffffff", outline="#7b8286", width=6)
    for week in range(4):
        for day in range(7):
            left, top = 100 + day * 148, 110 + week * 178
            shift = ("#cfe3df", "#e6efec", "#f3dfb8")[(week * 2 + day) % 3]
            talk = day == 2
            draw.rectangle((left, top, left + 124, top + 140), fill="#0f5c5c" if talk else shift)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
