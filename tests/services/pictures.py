"""Pictures that the tests upload, with secrets in them that must not come out again."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

CANARY = b"CANARY-5219"


def photo(kind: str = "JPEG", width: int = 640, height: int = 480, green: int = 140) -> bytes:
    """A photo that lies on its side, with a GPS place, a camera, XMP, a comment and something behind its end."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = CANARY.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (52.0, 5.0, 21.0), "E", (5.0, 7.0, 13.0)
    place[29] = CANARY.decode()
    out = io.BytesIO()
    more: dict[str, Any] = {"comment": CANARY} if kind == "JPEG" else {}
    picture = Image.new("RGB", (width, height), (90, green, 70))
    picture.save(out, kind, exif=exif, xmp=b"<x:xmpmeta>" + CANARY + b"</x:xmpmeta>", **more)
    return out.getvalue() + b"<script>" + CANARY + b"</script>"


def enormous() -> bytes:
    """A PNG of a few bytes that says that it is 60,000 by 60,000 pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
