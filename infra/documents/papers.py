"""PDFs made safe: no metadata, nothing that acts by itself, no files inside; pages, text and links stay.

A signature in the file does not survive that: what was signed is not what is kept.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from domain.attachments.refusals import PaperBroken

# Who made it with what, when, where: on the file, a page, a picture. What happens by itself. Files and forms inside.
HIDDEN = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/OpenAction", "/AA", "/XFA", "/AF", "/Requirements")
INSIDE = ("/JavaScript", "/EmbeddedFiles")
HARMLESS = frozenset({Name.URI, Name.GoTo, Name.Named})
DEEPEST = 100


def clean(content: bytes) -> bytes:
    """The same document, without what nobody sees in it; the same bytes for the same file. Raises PaperBroken."""
    made = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content)) as paper:
            if paper.is_encrypted:
                raise PaperBroken(field="file")
            if Name.Info in paper.trailer:
                del paper.trailer.Info
            for each in (paper.Root, *paper.objects):
                _clean(each, 0)
            for picture in _pictures(paper):
                picture.write(_without_notes(picture.read_raw_bytes()), filter=Name.DCTDecode)
            paper.remove_unreferenced_resources()
            paper.save(made, deterministic_id=True, fix_metadata_version=False)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise PaperBroken(field="file") from error
    return made.getvalue()


def _clean(thing: Object, depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(thing, Array):
        for each in thing:
            if isinstance(each, Object) and not each.is_indirect:
                _clean(each, depth + 1)
    if not isinstance(thing, Dictionary | Stream):
        return
    for key in (*HIDDEN, *INSIDE):
        if key in thing:
            del thing[key]
    for key in ("/A", "/Next"):
        if key in thing and _acts(thing[key]):
            del thing[key]
    if thing.get("/Subtype") == Name.FileAttachment and "/FS" in thing:
        del thing["/FS"]
    for key in list(thing.keys()):
        each = thing[key]
        if isinstance(each, Object) and not each.is_indirect:
            _clean(each, depth + 1)


def _acts(action: Any) -> bool:
    return not isinstance(action, Dictionary) or action.get("/S") not in HARMLESS


def _pictures(paper: pikepdf.Pdf) -> Iterator[Stream]:
    for each in paper.objects:
        if isinstance(each, Stream) and each.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
            yield each


def _without_notes(jpeg: bytes) -> bytes:
    """A JPEG without its notes (EXIF with its place, XMP, comments) and what hangs behind its end, pixels untouched."""
    kept, place = bytearray(jpeg[:2]), 2
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF and jpeg[place + 1] != 0xDA:
        marker, length = jpeg[place + 1], int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if marker not in (0xE1, 0xED, 0xFE):
            kept += jpeg[place : place + 2 + length]
        place += 2 + length
    end = jpeg.find(b"\xff\xd9", place)
    return bytes(kept) + jpeg[place : end + 2 if end > 0 else None]
