"""Pictures that the tests upload, with secrets in them that must not come out again."""

import io
import struct
import zlib
from typing import Any

import pikepdf
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


PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def telling_pdf() -> bytes:
    """A page with a link, and with all that nobody sees: an author, XMP, a photo's place, a script, a file inside."""
    made = io.BytesIO()
    with pikepdf.new() as paper:
        page = paper.add_blank_page(page_size=(200, 200))
        jpeg = photo("JPEG", 40, 30)
        picture = pikepdf.Stream(paper, jpeg, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        picture.Filter = pikepdf.Name.DCTDecode
        picture.Width, picture.Height, picture.ColorSpace, picture.BitsPerComponent = 40, 30, pikepdf.Name.DeviceRGB, 8
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
        page.Contents = paper.make_stream(b"q 40 0 0 30 10 10 cm /Im0 Do Q")
        link = {"S": "/URI", "URI": "https://zorg.example/rooster"}
        script = {"S": "/JavaScript", "JS": f"app.alert('{CANARY.decode()}')"}
        page.Annots = pikepdf.Array([_annotation(link), _annotation(script)])
        page.AA = pikepdf.Dictionary(O=_action(script))
        paper.Root.OpenAction = _action(script)
        paper.attachments["geheim.txt"] = CANARY
        paper.docinfo["/Author"] = CANARY.decode()
        with paper.open_metadata() as metadata:
            metadata["dc:creator"] = [CANARY.decode()]
        paper.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return made.getvalue()


def _annotation(action: dict[str, str]) -> pikepdf.Dictionary:
    kind = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "Rect": pikepdf.Array([0, 0, 9, 9])}
    return pikepdf.Dictionary(**kind, A=_action(action))


def _action(action: dict[str, str]) -> pikepdf.Dictionary:
    named = {key: pikepdf.Name(each) if key == "S" else pikepdf.String(each) for key, each in action.items()}
    return pikepdf.Dictionary(**named)
